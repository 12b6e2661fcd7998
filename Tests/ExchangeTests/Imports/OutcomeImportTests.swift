import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct OutcomeImportTests {
    private func read(_ text: String) throws -> (ImportBatch<Outcome>, defining: [Indicator]) {
        try withFile(text) { try OutcomeImport.read(file: $0, initiatives: ["I001", "I002"], known: []) }
    }

    @Test func `reads outcomes`() throws {
        let (batch, defining) = try read(
            """
            insats;indikator;slag;period;värde;enhet;källa
            I001;nya_jobb;utgångsvärde;2023;0;personer;rapport
            I001;nya_jobb;Mål;2025-12;12;personer;
            I002;nya_jobb;result;;3,5;personer;

            """)
        #expect(batch.rejected.isEmpty)
        #expect(defining.map(\.id) == ["nya_jobb"] && defining.first?.kind == .extensive)
        #expect(
            batch.accepted.map(\.record) == [
                Outcome(
                    initiative: "I001", indicator: "nya_jobb", kind: .baseline, period: PartialDate("2023"), value: 0,
                    source: "rapport"),
                Outcome(
                    initiative: "I001", indicator: "nya_jobb", kind: .target, period: PartialDate("2025-12"),
                    value: 12),
                Outcome(initiative: "I002", indicator: "nya_jobb", kind: .result, value: 3.5),
            ])
    }

    @Test(arguments: [
        (
            "I009;jobb;mål;2024;1", "insats", "no initiative in the database has the id “I009”; was I001, I002 meant?"
        ),
        (";jobb;mål;2024;1", "insats", "the initiative's id is missing."),
        ("i001;jobb;mål;2024;1", "insats", "no initiative in the database has the id “i001”; was I001 meant?"),
        ("I001;jobb;prognos;2024;1", "slag", "“prognos” is neither baseline, milestone, target nor result."),
        (
            "I001;jobb;mål;snart;1", "period",
            "“snart” is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, or leave the field empty."
        ),
        ("I001;jobb;mål;2024;", "värde", "the value is missing. Fill it in, or remove the row."),
        (
            "I001;jobb;mål;2024;x1", "värde",
            "“x1” is not a number. Correct it, or leave the field empty if it is missing."
        ),
        ("I001;;mål;2024;1", "indikator", "the indicator is missing."),
    ])
    func `refuses what is not understood`(row: String, column: String, reason: String) throws {
        let (batch, _) = try read(
            "insats;indikator;slag;period;värde;indicator_kind\n\(row);extensive\nI002;jobb;mål;2024;1;extensive\n")
        #expect(batch.accepted.map(\.row) == [3])
        #expect(batch.rejected.first?.column == column)
        #expect(batch.rejected.first?.reason.en == reason)
    }

    /// Else the county's population couldn't be imported any more: one name means one thing.
    @Test(arguments: ["population", "Population", "folkmängd", "Folkmängd", "invånare"])
    func `an outcome can't be called population`(name: String) throws {
        let (batch, defining) = try read(
            "insats;indikator;slag;period;värde;enhet\nI001;\(name);resultat;2024;5;personer\n"
                + "I001;nya_invanare;resultat;2024;5;personer\n")
        #expect(batch.accepted.map(\.row) == [3] && batch.rejected.map(\.row) == [2])
        #expect(batch.rejected.first?.column == "indikator" && defining.map(\.id) == ["nya_invanare"])
        #expect(batch.rejected.first?.reason.en.hasSuffix("with rackvidd import indicators.") == true)
    }

    @Test func `refuses repetitions`() throws {
        let (batch, _) = try read(
            "insats;indikator;slag;period;värde;enhet\nI001;jobb;mål;2024;1;antal\nI001;jobb;mål;2024;1;antal\n"
                + "I001;jobb;mål;2024;2;antal\nI001;jobb;mål;2025;2;antal\n"
        )
        #expect(batch.accepted.map(\.row) == [2, 5] && batch.rejected.map(\.row) == [3, 4])
    }

    /// A large file is judged by several threads; one with a repetition by one. Both say the same of the same rows.
    @Test func `many readers read what one reads`() throws {
        var text = "insats;indikator;slag;period;värde;enhet;källa\n"
        for row in 0..<6_000 {
            let day = "\(1_000 + row / 12)-\(row % 12 < 9 ? "0" : "")\(row % 12 + 1)"
            text +=
                "I00\(1 + row % 2);\(row % 3 == 0 ? "jobb" : "företag");\(row % 13 == 0 ? "prognos" : "mål");\(day);"
            text += "\(row % 17 == 0 ? "x" : "\(row),5");\(row % 19 == 0 ? "km" : "antal");"
            text += "\(row % 5 == 0 ? "rapport \(row)" : "")\n"
        }
        let (many, defining) = try read(text)
        let (one, definingToo) = try read(
            text + "I002;företag;mål;1000-02;1,5;antal;\nI002;företag;mål;1000-02;7;antal;\n")
        #expect(many.accepted.count + many.rejected.count == 6_000 && many.rejected.count > 900)
        #expect(
            many.accepted.map(\.row) == one.accepted.map(\.row)
                && many.accepted.map(\.record) == one.accepted.map(\.record))
        #expect(many.rejected == one.rejected.dropLast(2) && one.rejected.suffix(2).map(\.row) == [6_002, 6_003])
        #expect(
            one.rejected.suffix(2).map(\.reason.en) == [
                "the same value is already in row 3. Remove one of them.",
                "row 3 has another value for the same initiative, indicator, kind and period. Keep the right one.",
            ])
        #expect(defining == definingToo)
    }

    @Test func `asks for its columns`() {
        #expect(throws: ImportError.self) { try read("insats;indikator;värde\nI001;jobb;1\n") }
    }
}
