import Store
import Territory
import Testing

@testable import Exchange

@Suite struct ApplicationImportTests {
    private let register = [Municipality(code: "2380", name: "Östersund"), Municipality(code: "2326", name: "Berg")]

    private func read(_ text: String) throws -> ImportBatch<Application> {
        try ApplicationImport.read(bytes: Array(text.utf8), name: "ansökningar.csv", register: register)
    }

    @Test func `score and amount are recognised`() throws {
        let batch = try read(
            "Ärendenummer;Projektnamn;Sökt belopp (tkr);Totalpoäng;Kommun\n1;Ett;1 250,5;71,5;Berg\n2;Två;;;Östersund\n"
        )
        #expect(batch.accepted.map(\.record.initiative.grantedOre) == [125_050_000, nil])
        #expect(batch.accepted.map(\.record.score) == [71.5, nil])
        #expect(batch.rejected.isEmpty)
        #expect(
            batch.understood.map(\.sv) == [
                "Text med semikolon mellan fälten, UTF-8, 2 rader.",
                """
                Kolumner: Ärendenummer → insatsens id, Projektnamn → titel, Kommun → kommuner, Sökt belopp (tkr) → \
                sökt belopp (tusental kronor).
                """,
                "Bevaras som de är: Totalpoäng.",
                "För ansökningar: Totalpoäng → poäng, Sökt belopp (tkr) → sökt belopp.",
            ])
    }

    @Test func `without a column of its own the amount is the initiatives`() throws {
        let batch = try read("id,title,granted_sek,score\n1,One,500,3\n")
        #expect(batch.accepted.map(\.record.initiative.grantedOre) == [50_000])
        #expect(batch.accepted.map(\.record.score) == [3])
    }

    @Test func `a county-wide application may name the municipalities that take part`() throws {
        let batch = try read(
            """
            id;title;Kommuner;Deltagande kommuner
            1;Ett;hela länet;Berg
            2;Två;;Berg och Östersund
            3;Tre;Östersund;Berg
            4;Fyra;hela länet;
            5;Fem;hela länet;Bergg
            6;Sex;Berg och Östersund;Berg

            """)
        #expect(
            batch.accepted.map(\.record.initiative.location) == [
                .municipalities([.init(code: "2326")]), .municipalities([.init(code: "2326"), .init(code: "2380")]),
                .municipalities([.init(code: "2380")]), .county,
                // All municipalities of the county that there are.
                .municipalities([.init(code: "2326")]),
            ])
        #expect(
            batch.rejected.map(\.reason.sv) == ["ingen kommun har koden eller namnet ”Bergg”; menades Berg?"])
        #expect(
            batch.understood.suffix(2).map(\.sv) == [
                """
                Deltagande kommuner: läget för 3 ansökningar som gäller hela länet eller saknar läge; 1 anger ett eget \
                läge, som gäller.
                """, "För ansökningar: Deltagande kommuner → deltagande kommuner.",
            ])
    }

    @Test func `what is no score is rejected with its reason`() throws {
        let batch = try read("id;title;score\n1;One;bra\n2;Two;4\n3;;5\n")
        #expect(batch.accepted.map(\.record.initiative.id) == ["2"])
        #expect(batch.rejected.map(\.row) == [2, 4])
        #expect(batch.rejected.first?.column == "score")
    }
}
