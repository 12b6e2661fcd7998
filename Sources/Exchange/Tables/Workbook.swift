import Archive
import Wording

/// A file of worksheets. Each format is one type in a folder of its own.
protocol Workbook {
    /// The format's name for people.
    static var title: Wording { get }
    /// Whether an archive holds a workbook of this format.
    static func recognises(_ archive: ZipArchive) throws -> Bool

    /// Reads the workbook's own parts: names of sheets, styles, shared texts.
    init(_ archive: ZipArchive) throws

    /// In the order of the workbook; those without cells, such as charts, aside.
    var sheets: [WorkbookSheet] { get }

    /// The cells of a sheet.
    ///
    /// - Parameter peeks: only until it is known whether the sheet has a table.
    func grid(ofSheet index: Int, peeks: Bool) throws -> SheetGrid
}

struct WorkbookSheet: Sendable {
    /// A range that the workbook itself calls a table, with its header.
    struct Table: Sendable {
        let area: SheetGrid.Area
        /// Rows of totals at its end.
        let totals: Int
    }

    let name: String
    let isHidden: Bool
    var tables: [Table] = []
}
