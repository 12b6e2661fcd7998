import Archive
import Foundation
import Store

/// Which part of a workbook leads to which other: a file of relationships.
final class ExcelRelationships: XMLHandler {
    struct Relationship {
        let id: String
        /// The last word of the type, which the editions of the standard have in common: `worksheet`.
        let kind: String
        /// Where the other part is.
        let target: String
    }

    private(set) var list: [Relationship] = []
    private let folder: [Substring]

    /// - Parameter part: whose relationships are read; empty for the whole package. A part without any has none.
    init(of part: String, in archive: ZipArchive) throws {
        let names = part.split(separator: "/")
        folder = Array(names.dropLast())
        let file = (folder + ["_rels"]).joined(separator: "/") + "/" + (names.last ?? "") + ".rels"
        if archive.contains(file) { try XMLStream.read(file, of: archive, self) }
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.is("Relationship"), let id = attributes.string("Id"), let type = attributes.string("Type"),
            let target = attributes.string("Target"), attributes.string("TargetMode") != "External"
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? type
        list.append(Relationship(id: id, kind: kind, target: resolved(target)))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}

    func target(ofKind kind: String) -> String? { list.first { $0.kind == kind }?.target }

    /// From the package's root, without `..` and the escapes of addresses.
    private func resolved(_ target: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part.removingPercentEncoding ?? String(part)) }
        }
        return parts.joined(separator: "/")
    }
}

/// The workbook part: its sheets and its epoch.
final class ExcelSheetList: XMLHandler {
    private(set) var sheets: [(name: String, isHidden: Bool, relationship: String)] = []
    private(set) var calendar = ExcelCalendar()

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.isInNamespace("main") else { return }
        if name.is("sheet") {
            let state = attributes.string("state") ?? "visible"
            sheets.append(
                (
                    String(decoding: ExcelText.unescaped(Array((attributes.string("name") ?? "").utf8)), as: UTF8.self),
                    state != "visible", attributes.string("relationships", "id") ?? ""
                ))
        } else if name.is("workbookPr") {
            calendar.isOf1904 = attributes.isTrue("date1904")
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The formats of cells, by the number that a cell gives as its style.
final class ExcelStyles: XMLHandler {
    private(set) var formats: [ExcelFormat] = []
    private var own: [Int: ExcelFormat] = [:]
    private var isInCells = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("numFmt"), let id = attributes.integer("numFmtId"), let code = attributes.string("formatCode") {
            own[id] = ExcelFormat(code: code)
        } else if name.is("cellXfs") {
            isInCells = true
        } else if isInCells, name.is("xf") {
            let id = attributes.integer("numFmtId") ?? 0
            formats.append(own[id] ?? ExcelFormat(builtIn: id))
        }
    }

    func end(_ name: XMLName) { if name.is("cellXfs") { isInCells = false } }
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The texts that cells refer to by number. Runs are joined, and what only shows how to read them is left out. Nothing
/// is reserved by the number that the part states.
final class ExcelSharedStrings: XMLHandler {
    private(set) var texts = TextColumn()
    private var text: [UInt8] = []
    private var isInText = false
    private var isPhonetic = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("t") {
            isInText = !isPhonetic
        } else if name.is("rPh") {
            isPhonetic = true
        } else if name.is("si") {
            text.removeAll(keepingCapacity: true)
        }
    }

    func end(_ name: XMLName) {
        if name.is("t") {
            isInText = false
        } else if name.is("rPh") {
            isPhonetic = false
        } else if name.is("si") {
            ExcelText.unescaped(text).withUnsafeBytes { texts.append($0) }
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) { if isInText { text += bytes } }
}

/// A table object of a sheet.
final class ExcelTable: XMLHandler {
    private(set) var table: WorkbookSheet.Table?

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        // One without a header says nothing about its columns.
        guard name.is("table"), attributes.integer("headerRowCount") ?? 1 == 1,
            let area = attributes.string("ref").flatMap(SheetGrid.area)
        else { return }
        table = WorkbookSheet.Table(
            area: area, totals: min(max(0, attributes.integer("totalsRowCount") ?? 0), SheetGrid.mostRows))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}
