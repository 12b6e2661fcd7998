import Testing

@testable import Exchange

struct HeaderSearchTests {
    /// The positions of the header's rows among rows of text with a semicolon between the cells.
    private func header(_ rows: String...) -> Range<Int> {
        HeaderSearch(rows.enumerated().map { row($1, $0 + 1) }.filter { !$0.cells.isEmpty }).header
    }

    private func row(_ text: String, _ number: Int) -> HeaderSearch.Row {
        let fields = text.split(separator: ";", omittingEmptySubsequences: false).enumerated()
        return HeaderSearch.Row(
            number: number, cells: fields.compactMap { HeaderSearch.Cell(column: $0, field: String($1)) })
    }

    @Test func `titles and remarks above the header are passed over`() {
        #expect(header("Beslut;;;;", "Uttag:;2024-11-29;;;", "id;a;b;c;d", "x;y;1;2;3", "x;y;1;2;3") == 2..<3)
        #expect(header("Beslut;;;;", ";;;;", "id;a;b;c;d", "x;y;1;2;3") == 1..<2)
        #expect(header("id;a;b", "x;1;2") == 0..<1)
        #expect(header("namn", "Åre", "Berg") == 0..<1)
    }

    @Test func `periods may be names of columns, amounts may not`() {
        #expect(header("Folkmängd;;;", "region;2022;2023;2024", "Åre;1;2;3") == 1..<2)
        #expect(header("region;2022-01;2022M02;2022K1", "Åre;1;2;3") == 0..<1)
        #expect(header("Åre;1;2;3", "Berg;1;2;3") == 0..<1)
        #expect(HeaderSearch.Cell.isPeriod("2024"))
        for text in ["2024-03-01", "20245", "2024 kr", "1700", "24-01"] { #expect(!HeaderSearch.Cell.isPeriod(text)) }
    }

    @Test func `groups above the names belong to the header, where they leave gaps`() {
        #expect(header("Insats;;Belopp (tkr);", "id;titel;Beviljat;Utbetalt", "1;a;2;3") == 0..<2)
        #expect(header("Lista;;;", "Insats;;Belopp (tkr);", "id;titel;Beviljat;Utbetalt", "1;a;2;3") == 1..<3)
        #expect(header("Insats;;;;;Belopp;", "id;a;b;c;d;Beviljat;Utbetalt", "1;a;b;c;d;2;3") == 0..<2)
        // A title that names who took it out, right above the header.
        #expect(header("Uttaget av:;Registrator;;", "id;titel;Beviljat;Utbetalt", "1;a;2;3") == 1..<2)
    }

    @Test func `groups that fill half of the columns are none of the names, nor are units below them`() {
        let table = ["A1;Bro;10,5;8,25;Åre", "A2;Väg;20;15,5;Berg"]
        let (groups, names) = ("Projekt;;Belopp;;Plats", "Dnr;Rubrik;Sökt;Beviljat;Kommun")
        #expect(header(groups, names, table[0], table[1]) == 0..<2)
        #expect(header("Lista;;;;", groups, names, ";;tkr;tkr;", table[0], table[1]) == 1..<4)
        #expect(header("Projekt;;Belopp;;", names, ";;tkr;tkr;", table[0], table[1]) == 0..<3)
        #expect(header(names, ";;tkr;tkr;", table[0], table[1]) == 0..<2)
        // A row of the table isn't one of names, though the header has a gap.
        #expect(header("Dnr;;Beviljat;Kommun", "A1;Bro;10;Åre", "A2;Väg;20;Berg") == 0..<1)
    }

    @Test func `names and units below the header belong to it`() {
        #expect(header("id;titel;Belopp;;Status", ";;Beviljat;Utbetalt;", "1;a;2;3;x", "2;a;2;3;x") == 0..<2)
        #expect(header("id;titel;Beviljat;Area", ";;tkr;ha", "1;a;2;3", "2;a;2;3") == 0..<2)
        // A row of the table without an id is none.
        #expect(header("id;titel;Beviljat", ";okänt;", "1;a;2", "2;b;3") == 0..<1)
        #expect(header("id;titel;Beviljat", ";okänt;saknas", "1;a;2", "2;b;3") == 0..<1)
    }

    @Test func `a group's name extends over the gap to its right and no further`() {
        let rows = [row("Insats;;Belopp;;Status", 1), row("id;titel;Beviljat;Utbetalt;", 2)]
        #expect(
            HeaderSearch.names(rows) == [
                0: "Insats / id", 1: "Insats / titel", 2: "Belopp / Beviljat", 3: "Belopp / Utbetalt", 4: "Status",
            ])
        #expect(
            HeaderSearch.names([row("id;Belopp;", 1), row(";Beviljat;Sökt", 2)]) == [
                0: "id", 1: "Belopp / Beviljat", 2: "Belopp / Sökt",
            ])
    }
}
