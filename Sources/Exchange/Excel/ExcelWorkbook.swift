import Archive
import Store
import Wording

/// A workbook of Excel: .xlsx and .xlsm, transitional or strict.
///
/// Source: ECMA-376, Office Open XML, parts 1 and 2.
struct ExcelWorkbook: Workbook {
    static var title: Wording { Wording(sv: "Excelbok", en: "Excel workbook") }

    private let archive: ZipArchive
    private let parts: [String]
    private let formats: [ExcelFormat]
    private let calendar: ExcelCalendar
    private let sharedStrings: String?
    let sheets: [WorkbookSheet]

    static func recognises(_ archive: ZipArchive) throws -> Bool {
        guard archive.contains("_rels/.rels") else { return false }
        let main = try ExcelRelationships(of: "", in: archive).target(ofKind: "officeDocument")
        guard let main, archive.contains(main) else { return false }
        // A document of Word begins in the same way.
        return main.lowercased().hasSuffix(".xml") && main.lowercased().contains("workbook")
    }

    init(_ archive: ZipArchive) throws {
        self.archive = archive
        let main = try ExcelRelationships(of: "", in: archive).target(ofKind: "officeDocument") ?? "xl/workbook.xml"
        let relationships = try ExcelRelationships(of: main, in: archive)
        let list = ExcelSheetList()
        try XMLStream.read(main, of: archive, list)
        calendar = list.calendar
        let styles = ExcelStyles()
        if let part = relationships.target(ofKind: "styles"), archive.contains(part) {
            try XMLStream.read(part, of: archive, styles)
        }
        formats = styles.formats
        sharedStrings = relationships.target(ofKind: "sharedStrings").flatMap { archive.contains($0) ? $0 : nil }
        var parts: [String] = []
        var sheets: [WorkbookSheet] = []
        for (name, isHidden, id) in list.sheets {
            guard let part = relationships.list.first(where: { $0.id == id && $0.kind == "worksheet" })?.target else {
                continue
            }
            var sheet = WorkbookSheet(name: name, isHidden: isHidden)
            for table in try ExcelRelationships(of: part, in: archive).list where table.kind == "table" {
                let object = ExcelTable()
                try XMLStream.read(table.target, of: archive, object)
                if let table = object.table { sheet.tables.append(table) }
            }
            parts.append(part)
            sheets.append(sheet)
        }
        (self.parts, self.sheets) = (parts, sheets)
    }

    func grid(ofSheet index: Int, peeks: Bool) throws -> SheetGrid {
        let strings = ExcelSharedStrings()
        // Whether there is a table shows without the texts.
        if !peeks, let sharedStrings { try XMLStream.read(sharedStrings, of: archive, strings) }
        let reader = ExcelSheetReader(
            ExcelCells(
                formats: formats, calendar: calendar, texts: peeks ? nil : strings.texts, file: archive.file,
                sheet: sheets[index].name))
        try XMLStream.read(parts[index], of: archive, reader)
        return reader.grid
    }
}

/// The parts of a workbook that the cells of its sheets refer to.
struct ExcelCells {
    let formats: [ExcelFormat]
    let calendar: ExcelCalendar
    /// The shared texts; nil where no cell's text is needed.
    let texts: TextColumn?
    let file: String
    let sheet: String

    func problem(_ problem: WorkbookError.Problem) -> WorkbookError {
        WorkbookError(file: file, sheet: sheet, problem: problem)
    }
}
