import Testing
import Wording

@testable import Exchange

struct DelimitedHeaderTests {
    private func reader(_ text: String, header: DelimitedHeader.Place = .found) throws -> DelimitedReader {
        try DelimitedReader(ByteSource(bytes: Array(text.utf8), name: "f.csv"), header: header)
    }

    private let titled = """
        Beviljade projekt, utdrag
        Uttaget av: Registrator

        Diarienummer;Projektnamn;Beviljat
        RUN/1;a;1
        RUN/2;b;2

        """

    @Test func `the header is found below titles that have no delimiters, and so is the delimiter`() throws {
        let reader = try reader(titled)
        #expect(
            reader.understood.map(\.en) == [
                "The column names were found in row 4, below 2 rows that are no part of the table."
            ])
        #expect(reader.titles == ["Beviljade projekt, utdrag", "Uttaget av: Registrator"])
        let table = try Table(reader)
        #expect(table.header == ["Diarienummer", "Projektnamn", "Beviljat"])
        #expect(table.records == [["RUN/1", "a", "1"], ["RUN/2", "b", "2"]])
        #expect(table.rows == [5, 6])
    }

    @Test func `a header in two rows is one`() throws {
        let reader = try reader("Insats;;Belopp (tkr);\nid;titel;Beviljat;Utbetalt\n1;a;2;3\n")
        #expect(
            reader.header == [
                "Insats / id", "Insats / titel", "Belopp (tkr) / Beviljat", "Belopp (tkr) / Utbetalt",
            ])
        #expect(reader.understood.map(\.sv) == ["Kolumnnamnen hittades på rad 1–2."])
    }

    @Test func `the row that somebody names is the header, whatever it looks like`() throws {
        let table = try Table(reader("a;b\n1;2\nc;d\n3;4\n", header: .rows(HeaderRows(3...3))))
        #expect(table.header == ["c", "d"])
        #expect(table.records == [["3", "4"]])
    }

    @Test func `a row that holds nothing is no header`() throws {
        let error = #expect(throws: DelimitedError.self) {
            _ = try reader("a;b\n;\n1;2\n", header: .rows(HeaderRows(2...2)))
        }
        #expect(
            error?.wording.en == """
                f.csv, row 2: no column names. Name the row that has them with --header-row, counted from 1.
                """)
        #expect(throws: DelimitedError.self) { _ = try reader("a;b\n", header: .rows(HeaderRows(9...9))) }
    }

    @Test func `rows are given as one or from and to`() {
        #expect(HeaderRows("4") == HeaderRows(4...4))
        #expect(HeaderRows("3-4") == HeaderRows(3...4))
        for text in ["", "0", "4-3", "1-9", "a", "-3", "1-2-3"] { #expect(HeaderRows(text) == nil) }
    }

    @Test func `the header of an ordinary file is its first row`() throws {
        for text in ["id;title\n1;a\n", "namn\nBerg, Åre\nBräcke, Krokom\n", "v\n1,5\n2,5\n"] {
            let reader = try reader(text)
            #expect(reader.understood.isEmpty)
            #expect(reader.headerRows == [1])
            #expect(reader.titles.isEmpty)
        }
    }
}
