package import Wording

/// A fault of a delimited text file, its place, and the remedy.
package struct DelimitedError: WordedError, Hashable {
    package enum Problem: Sendable, Hashable {
        case file(FileError)
        /// An empty file, without even a header.
        case empty
        /// Nothing in the rows that should hold the names of the columns.
        case noHeader
        /// A record with another number of fields than the header.
        case ragged(found: Int, expected: Int)
        /// A quote that opens a field and is never closed.
        case unclosedQuote
        /// Text between a closing quote and the next delimiter.
        case textAfterQuote
        /// A zero byte: not text, or text in an undeclared encoding.
        case nulByte
        /// Bytes that are not UTF-8 in a file that otherwise is.
        case undecodable
        /// A record that does not end within so many bytes.
        case tooLong(limit: Int)
    }

    package let file: String
    /// The line in the file, the header's being 1.
    package let row: Int?
    /// Position from 1.
    package let column: Int?
    package let problem: Problem

    package init(file: String, row: Int? = nil, column: Int? = nil, problem: Problem) {
        self.file = file
        self.row = row
        self.column = column
        self.problem = problem
    }

    /// Whether the reader can go on with the next record.
    var isRecoverable: Bool {
        switch problem {
        case .ragged, .textAfterQuote: true
        default: false
        }
    }

    package var wording: Wording {
        if case .file(let error) = problem { return error.wording }
        let place = Wording(
            sv: file + (row.map { ", rad \($0)" } ?? "") + (column.map { ", kolumn \($0)" } ?? ""),
            en: file + (row.map { ", row \($0)" } ?? "") + (column.map { ", column \($0)" } ?? ""))
        let problem = self.problem.wording
        return Wording(sv: "\(place.sv): \(problem.sv)", en: "\(place.en): \(problem.en)")
    }
}

extension DelimitedError.Problem {
    /// The problem without its place, and the remedy.
    package var wording: Wording {
        switch self {
        case .file(let error):
            error.wording
        case .empty:
            Wording(
                sv: "filen är tom. Den ska börja med en rad kolumnnamn.",
                en: "the file is empty. It should begin with a row of column names.")
        case .noHeader:
            Wording(
                sv: "inga kolumnnamn. Ange med --header-row den rad som har dem, räknad från 1.",
                en: "no column names. Name the row that has them with --header-row, counted from 1.")
        case .ragged(let found, let expected):
            Wording(
                sv: "raden har \(found) fält men rubrikraden \(expected). "
                    + "Sätt citattecken om fält som innehåller skiljetecknet, eller fyll ut raden.",
                en: "the row has \(found) fields but the header has \(expected). "
                    + "Put quotes around fields that contain the delimiter, or complete the row.")
        case .unclosedQuote:
            Wording(
                sv:
                    """
                    ett citattecken öppnar ett fält och stängs aldrig. Stäng det, eller dubbla citattecken inuti \
                    fält.
                    """,
                en: "a quote opens a field and is never closed. Close it, or double the quotes inside fields.")
        case .textAfterQuote:
            Wording(
                sv: "det står text efter fältets avslutande citattecken. Dubbla citattecken inuti fält.",
                en: "there is text after the field's closing quote. Double the quotes inside fields.")
        case .nulByte:
            Wording(
                sv: "en nollbyte: filen är inte text, eller är UTF-16 utan byteordningsmärke. Spara den som CSV UTF-8.",
                en: "a zero byte: the file is not text, or is UTF-16 without a byte order mark. Save it as CSV UTF-8.")
        case .undecodable:
            Wording(
                sv:
                    """
                    bytes som inte är UTF-8 i en fil som annars är det. Spara filen som UTF-8, eller ange dess \
                    teckenkodning.
                    """,
                en:
                    """
                    bytes that are not UTF-8 in a file that otherwise is. Save the file as UTF-8, or name its \
                    encoding.
                    """
            )
        case .tooLong(let limit):
            Wording(
                sv: "raden är längre än \(limit >> 20) MiB. Troligen saknas ett avslutande citattecken.",
                en: "the row is longer than \(limit >> 20) MiB. A closing quote is probably missing.")
        }
    }
}
