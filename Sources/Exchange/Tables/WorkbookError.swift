import Archive
import Wording

/// Why a workbook can't be read as a table.
struct WorkbookError: WordedError, Hashable {
    enum Problem: Hashable {
        case noSheet(String, sheets: [String])
        /// Several sheets have a table.
        case whichSheet([String])
        /// No sheet has cells.
        case empty
        /// A cell refers to a text that isn't there.
        case textOutside(cell: String, text: String, count: Int)
        case tooManyCells(limit: Int)
        /// A row that calls itself a total, whose cell isn't the sum of those above.
        case wrongTotal(cell: String, sum: String)
        case beyondTheSheet(String)
        /// Nothing in the row that should hold the names of the columns.
        case noHeader(row: Int)
        /// `--sheet` for a file without sheets.
        case noWorkbook
        case foreign(Wording)
    }

    let file: String
    var sheet: String?
    let problem: Problem

    var wording: Wording {
        let place = Wording(
            sv: file + (sheet.map { ", blad \($0)" } ?? ""), en: file + (sheet.map { ", sheet \($0)" } ?? ""))
        let text = text
        return Wording(sv: "\(place.sv): \(text.sv)", en: "\(place.en): \(text.en)")
    }

    private var text: Wording {
        switch problem {
        case .noSheet(let name, let sheets):
            Wording(
                sv: "det finns inget blad \(quoted(name).sv). Bladen är \(quoted(sheets).sv).",
                en: "there is no sheet \(quoted(name).en). The sheets are \(quoted(sheets).en).")
        case .whichSheet(let sheets):
            Wording(
                sv:
                    "flera blad kan menas: \(quoted(sheets).sv). Ange vilket med --sheet, eller dölj de andra.",
                en:
                    "several sheets could be meant: \(quoted(sheets).en). Name one with --sheet, or hide the others."
            )
        case .empty:
            Wording(
                sv: "inget i något blad. Tabellen ska ha en rad kolumnnamn.",
                en: "there is nothing in any sheet. The table should have a row of column names.")
        case .textOutside(let cell, let text, let count):
            Wording(
                sv: "cell \(cell) hänvisar till delad text \(text) av \(count). Spara om filen i Excel.",
                en: "cell \(cell) refers to shared string \(text) of \(count). Save the file again in Excel.")
        case .tooManyCells(let limit):
            Wording(
                sv:
                    "fler än \(limit / 1_000_000) miljoner celler läses inte. Dela bladet, eller spara det som CSV.",
                en: "more than \(limit / 1_000_000) million cells are not read. Split the sheet, or save it as CSV.")
        case .wrongTotal(let cell, let sum):
            Wording(
                sv: "cell \(cell) kallar sig summa, men raderna ovanför ger \(sum). Ta bort raden, eller rätta den.",
                en: "cell \(cell) calls itself a total, but the rows above give \(sum). Remove the row, or correct it."
            )
        case .beyondTheSheet(let cell):
            Wording(
                sv: "\(quoted(cell).sv) är ingen cell i ett blad. Spara om filen i programmet som gjorde den.",
                en: "\(quoted(cell).en) is not a cell of a sheet. Save the file again in the program that made it.")
        case .noHeader(let row):
            Wording(
                sv: "rad \(row) har inga kolumnnamn. Ange med --header-row den rad som har dem, räknad från 1.",
                en: "row \(row) has no column names. Name the row that has them with --header-row, counted from 1.")
        case .noWorkbook:
            Wording(
                sv: "--sheet gäller bara kalkylböcker (.xlsx, .xlsm, .ods), och filen är ingen sådan.",
                en: "--sheet is for workbooks only (.xlsx, .xlsm, .ods), and the file is none.")
        case .foreign(let format):
            Wording(
                sv: "filen är \(format.sv). Öppna den i sitt program och spara tabellen som .xlsx eller CSV UTF-8.",
                en: "the file is \(format.en). Open it in its program and save the table as .xlsx or CSV UTF-8.")
        }
    }
}
