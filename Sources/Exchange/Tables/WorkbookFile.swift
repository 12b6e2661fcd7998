import Archive
import Wording

/// Which sheet of which kind of workbook is read.
enum WorkbookFile {
    /// All formats that can be read. A new one is added here and nowhere else.
    private static var formats: [any Workbook.Type] { [ExcelWorkbook.self, OpenDocumentWorkbook.self] }

    /// The sheets of the program's own answers: the table, and what it rests on.
    private static let ofAnswers = [["Svar", "Om"], ["Answer", "About"]]

    /// A sheet as it was chosen, with its cells.
    struct Chosen {
        let format: Wording
        let sheet: WorkbookSheet
        let grid: SheetGrid
    }

    /// Whether bytes begin as a zip archive does, be it an empty or a cut one.
    static func isArchive(_ bytes: some Sequence<UInt8>) -> Bool {
        let first = Array(bytes.prefix(4))
        return first == [0x50, 0x4B, 0x03, 0x04] || first == [0x50, 0x4B, 0x05, 0x06]
    }

    /// - Parameter name: of the sheet; nil takes the only one with a table that isn't hidden.
    /// - Throws: `ArchiveError`, `WorkbookError`.
    static func read(_ bytes: [UInt8], file: String, sheet name: String?) throws -> Chosen {
        try bytes.withUnsafeBytes { bytes in
            try ZipArchive.with(bytes, file: file) { archive in
                for format in formats where try format.recognises(archive) {
                    return try choose(format.init(archive), file: file, sheet: name)
                }
                throw WorkbookError(file: file, problem: .foreign(foreign(archive)))
            }
        }
    }

    private static func choose(_ workbook: some Workbook, file: String, sheet name: String?) throws -> Chosen {
        let sheets = workbook.sheets
        func chosen(_ index: Int) throws -> Chosen {
            let grid = try workbook.grid(ofSheet: index, peeks: false).ordered()
            return Chosen(format: type(of: workbook).title, sheet: sheets[index], grid: grid)
        }
        if let name {
            let found =
                sheets.firstIndex { $0.name == name }
                ?? sheets.firstIndex { $0.name.lowercased() == name.lowercased() }
            guard let found else {
                throw WorkbookError(file: file, problem: .noSheet(name, sheets: sheets.map(\.name)))
            }
            return try chosen(found)
        }
        let visible = sheets.indices.filter { !sheets[$0].isHidden }
        if visible.count == 1 || Self.ofAnswers.contains(visible.map { sheets[$0].name }) {
            return try chosen(visible[0])
        }
        let declared = visible.filter { !sheets[$0].tables.isEmpty }
        if declared.count == 1 { return try chosen(declared[0]) }
        let peeked = try visible.map { (index: $0, grid: try workbook.grid(ofSheet: $0, peeks: true)) }
        let filled = peeked.filter { $0.grid.count > 0 }
        let tables = filled.filter(\.grid.hasTable)
        let candidates = tables.isEmpty ? filled : tables
        guard let only = candidates.first else { throw WorkbookError(file: file, problem: .empty) }
        guard candidates.count == 1 else {
            throw WorkbookError(file: file, problem: .whichSheet(candidates.map { sheets[$0.index].name }))
        }
        return try chosen(only.index)
    }

    private static func foreign(_ archive: ZipArchive) -> Wording {
        if archive.contains("xl/workbook.bin") {
            return Wording(sv: "en binär Excelbok (.xlsb)", en: "a binary Excel workbook (.xlsb)")
        }
        if archive.contains("word/document.xml") { return Wording(sv: "ett Worddokument", en: "a Word document") }
        if archive.contains("ppt/presentation.xml") {
            return Wording(sv: "en PowerPointpresentation", en: "a PowerPoint presentation")
        }
        return Wording(sv: "ett zip-arkiv utan kalkylbok", en: "a zip archive without a workbook")
    }
}
