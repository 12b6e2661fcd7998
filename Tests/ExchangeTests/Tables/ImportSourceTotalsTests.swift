import Store
import Testing
import Wording

@testable import Exchange

struct ImportSourceTotalsTests {
    private func source(_ text: String) throws -> ImportSource {
        try ImportSource(bytes: Array(text.utf8), path: "f.csv", kind: .initiatives, crs: nil)
    }

    @Test func `a total is left out whatever column names it, and is told`() throws {
        for total in ["Totalt;2 projekt;36 230 500,50 kr", ";Summa;36 230 500,50 kr"] {
            let source = try source("id;title;Beviljat\nA;a;36 000 000,00 kr\nB;b;230 500,50 kr\n\(total)\n")
            #expect(source.rows.map(\.number) == [2, 3])
            #expect(source.rejected.isEmpty)
            #expect(source.understood.map(\.sv).last == "Summor av andra rader, som lämnas utanför: rad 4.")
        }
    }

    @Test func `a total that is no sum is rejected with what the sum is`() throws {
        let source = try source("id;title;Beviljat\nA;a;1,50\nB;b;2\nSumma;;5\n")
        #expect(source.rows.map(\.number) == [2, 3])
        #expect(source.rejected.map(\.row) == [4])
        #expect(
            source.rejected.map(\.reason.en) == [
                "the row calls itself a total, but the rows above give 3.5. Remove the row, or correct it."
            ])
    }

    /// The name of a case, its column and its lines, of which the last is the total.
    static let rounded: [(String, String)] = [
        ("Beviljat", "A;a;36 000 000,00 kr\nB;b;230 500,50 kr\nTotalt;;36 230 501 kr"),
        ("Beviljat", "A;a;36 000 000,00 kr\nB;b;230 500,50 kr\nTotalt;;36,2 mnkr"),
        ("Beviljat", "A;a;36 000 000,00 kr\nB;b;230 500,50 kr\nTotalt;;36 231 000"),
        ("Beviljat", "A;a;36 000 000,00 kr\nB;b;230 500,50 kr\nTotalt (tkr);;36 231"),
        ("Beviljat", "A;a;36 000 000,00 kr\nB;b;230 500,50 kr\nSumma, miljoner kronor;;36,23"),
        ("Beviljat (tkr)", "A;a;36000,4\nB;b;230,5\nSumma beviljat;;36 231"),
    ]

    @Test(arguments: rounded) func `a rounded total is left out, and told as one`(heading: String, lines: String) throws
    {
        let source = try source("id;title;\(heading)\n\(lines)\n")
        #expect(source.rows.map(\.number) == [2, 3])
        #expect(source.rejected.isEmpty, "\(source.rejected)")
        let sum = heading == "Beviljat" ? ("36\u{A0}230\u{A0}500,5", "36,230,500.5") : ("36\u{A0}230,9", "36,230.9")
        #expect(
            source.understood.last
                == Wording(
                    sv: "Avrundade summor av andra rader, som lämnas utanför: rad 4 (raderna ger \(sum.0)).",
                    en: "Rounded totals of other rows, left out: row 4 (the rows give \(sum.1))."))
    }

    @Test(arguments: ["36 230 502", "36,3 mnkr", "36 232 000", "36 230 500,4"])
    func `a total that is another number however it is rounded is rejected`(_ total: String) throws {
        let source = try source(
            "id;title;Beviljat\nA;a;36 000 000,00 kr\nB;b;230 500,50 kr\nTotalt;;\(total)\n")
        #expect(source.rows.map(\.number) == [2, 3])
        #expect(source.rejected.map(\.row) == [4])
    }

    @Test func `a project with a total's words is none because its number rounds to another row's`() throws {
        let source = try source(
            "id;title;Beviljat\nA;Bro;1 499 900\nB;Totalrenovering, total skola;1 500 000\nC;Väg;12,50\n")
        #expect(source.rows.map(\.number) == [2, 3, 4])
        #expect(source.rejected.isEmpty)
    }

    @Test func `a project whose title begins so stays`() throws {
        let source = try source("id;title;Beviljat\nA;Totalt förnyad skola;5\nB;Summa summarum;5\n")
        #expect(source.rows.map(\.number) == [2, 3])
    }

    private let head = "Dnr;Projektnamn;Kommun;Beviljat belopp"

    private func left(_ head: String, _ lines: String) throws -> [Int] {
        let source = try source(head + "\n" + lines + "\n")
        #expect(source.rejected.isEmpty)
        return source.rows.map(\.number)
    }

    @Test func `totals of the parts that they name are left out, with ids of their own too`() throws {
        let parts = """
            A1;Ett;Åre;1000
            A2;Två;Åre;2000
            Åre totalt;Åre totalt;Åre;3000
            A3;Tre;Berg;3000
            A4;Fyra;Berg;500
            Berg totalt;Berg totalt;Berg;3500
            Totalt;Totalt;Hela länet;6500
            """
        #expect(try left(head, parts) == [2, 3, 5, 6])
        // The parts' totals at the end, where none follows its own rows.
        let atEnd = """
            A1;Ett;Åre;1000
            A2;Två;Berg;2000
            A3;Tre;Åre;500
            S1;Summa Åre;;1500
            S2;Summa Bergs kommun;;2000
            """
        #expect(try left(head, atEnd) == [2, 3, 4])
        #expect(try left(head, "A1;Ett;Åre;1000\nA2;Två;Åre;500\n1;Åre, summa;Åre;1500") == [2, 3])
    }

    @Test func `totals of the years that they name are left out`() throws {
        let years = """
            A1;Ett;Åre;1000;2023-01-01
            A3;Tre;Berg;3000;2024-01-01
            A2;Två;Åre;2000;2023-02-01
            2023;Summa 2023;;3000;
            2024;Summa 2024;;3000;
            ;Summa 2023–2024;;6000;
            """
        #expect(try left(head + ";Beslutsdatum", years) == [2, 3, 4])
    }

    @Test func `totals are known in English, by what they sum, and by their title alone`() throws {
        let english = "A1;One;Åre;1000\nA2;Two;Berg;2000\nGrand total;Grand total;;3000"
        #expect(try left("id;title;municipality;granted", english) == [2, 3])
        #expect(try left(head, "A1;Ett;Åre;1000\nA2;Två;Berg;500\nTOT;Summa beviljat;;1500") == [2, 3])
        #expect(try left(head, "A1;Ett;Åre;1000\nA2;Två;Berg;500\nA3;Totalt;;1500") == [2, 3])
    }

    @Test func `a total with one amount that is no sum is rejected`() throws {
        let source = try source(head + ";Utbetalt\nA1;Ett;Åre;1000;100\nA2;Två;Åre;2000;100\nS;Summa;;3000;250\n")
        #expect(source.rows.map(\.number) == [2, 3])
        #expect(source.rejected.map(\.column) == ["Utbetalt"])
        #expect(
            source.rejected.map(\.reason.en) == [
                "the row calls itself a total, but the rows above give 200. Remove the row, or correct it."
            ])
    }

    @Test func `a project that is named so stays unless it is the sum of the rows of its place`() throws {
        let projects = "A1;Ett;Åre;1000\nA2;Två;Berg;2000\nA3;Tre;Krokom;3000"
        #expect(try left(head, projects + "\nA4;Summa summarum;Åre;6000") == [2, 3, 4, 5])
        #expect(try left(head, "A1;Ett;Åre;1000\nA2;Totalt grepp om ungas hälsa;;1000") == [2, 3])
        // Of the same place and sum, but with everything that an initiative states: it stays, and that is told.
        let source = try source(head + "\nA1;Ett;Åre;1000\nA2;Två;Åre;2000\nA3;Totalt grepp om Åre torg;Åre;3000\n")
        #expect(source.rows.map(\.number) == [2, 3, 4])
        #expect(
            source.understood.last?.en
                == "Named like a total and with the sum of other rows, but filled in as an initiative and read as one: "
                + "row 4. Remove the row if it is a total.")
    }

    @Test func `a category named total is no total`() throws {
        let rows = "A1;Ett;Total;1000\nA2;Två;Total;1000\nA3;Tre;Total;2000"
        #expect(try left("Dnr;Projektnamn;Stödform;Beviljat belopp", rows) == [2, 3, 4])
    }

    @Test func `years are no amounts of a total of outcomes or of values of indicators`() throws {
        for (kind, text) in [
            (
                ImportFile.Kind.outcomes,
                "Diarienummer;Indikator;Slag;År;Värde\nA;Nya jobb;Resultat;2024;3,5\nB;Nya jobb;Resultat;2024;1 000,5\n"
                    + "Totalt;Nya jobb;Resultat;2024;1004\nB;Nya jobb;Resultat;2023;7\n"
                    + "Summa;Nya jobb;Resultat;2024;1005\n"
            ),
            (.indicators, "kommun;år;Arbetslösa\n2303;2024;7\n2380;2024;4\nTotalt;2024;11\nSumma;2024;12\n"),
        ] {
            let source = try ImportSource(bytes: Array(text.utf8), path: "f.csv", kind: kind, crs: nil)
            let isOutcomes = kind == .outcomes
            #expect(source.rows.map(\.number) == (isOutcomes ? [2, 3, 5] : [2, 3]))
            #expect(source.rejected.map(\.column) == [isOutcomes ? "Värde" : "Arbetslösa"])
            #expect(
                source.rejected.map(\.reason.sv) == [
                    "raden kallar sig summa, men raderna ovanför ger \(isOutcomes ? 1004 : 11). Ta bort raden, eller "
                        + "rätta den."
                ])
        }
    }
}
