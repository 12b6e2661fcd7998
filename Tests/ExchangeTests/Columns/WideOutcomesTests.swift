import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct WideOutcomesTests {
    private func read(_ text: String) throws -> (ImportBatch<Outcome>, defining: [Indicator]) {
        try withFile(text) { try OutcomeImport.read(file: $0, initiatives: ["I001", "I002"], known: []) }
    }

    @Test(arguments: [
        ("Nya jobb mål", WideOutcomes.Heading(indicator: "Nya jobb", kind: .target, period: "", unit: "")),
        ("Nya jobb resultat 2024", .init(indicator: "Nya jobb", kind: .result, period: "2024", unit: "")),
        ("nya_jobb_utgångsvärde_2023", .init(indicator: "nya jobb", kind: .baseline, period: "2023", unit: "")),
        (
            "Target 2029, new jobs (persons)",
            .init(indicator: "new jobs", kind: .target, period: "2029", unit: "persons")
        ),
        (
            "Besök / Delmål 2025-06 (antal)",
            .init(indicator: "Besök", kind: .milestone, period: "2025-06", unit: "antal")
        ),
        ("Resultat 2024", .init(indicator: "", kind: .result, period: "2024", unit: "")),
    ]) func `a heading names indicator, kind, period and unit`(name: String, heading: WideOutcomes.Heading) {
        #expect(WideOutcomes.heading(name) == heading)
    }

    @Test(arguments: [
        "Nya jobb", "Målgrupp", "Nya jobb 2024", "mål och resultat", "jobb mål 2023 2024", "Nya mål jobb",
    ])
    func `other headings are other columns`(name: String) {
        #expect(WideOutcomes.heading(name) == nil)
    }

    @Test func `each box is an outcome and a blank one states nothing`() throws {
        let (batch, defining) = try read(
            """
            insats;projektnamn;Nya jobb mål;Nya jobb resultat 2023;Nya jobb resultat 2024;källa
            I001;Ett;10;3;6,5;rapport
            I002;Två;4;;-;

            """)
        #expect(batch.rejected.isEmpty)
        #expect(
            batch.accepted.map(\.record) == [
                Outcome(initiative: "I001", indicator: "nya_jobb", kind: .target, value: 10, source: "rapport"),
                Outcome(
                    initiative: "I001", indicator: "nya_jobb", kind: .result, period: PartialDate("2023"), value: 3,
                    source: "rapport"),
                Outcome(
                    initiative: "I001", indicator: "nya_jobb", kind: .result, period: PartialDate("2024"), value: 6.5,
                    source: "rapport"),
                Outcome(initiative: "I002", indicator: "nya_jobb", kind: .target, value: 4),
            ])
        #expect(batch.accepted.map(\.row) == [2, 2, 2, 3])
        #expect(defining.map(\.title.sv) == ["Nya jobb"] && defining.map(\.unit.sv) == ["jobb"])
        #expect(defining.map(\.kind) == [.extensive])
        #expect(
            batch.understood.map(\.en).filter { $0.hasPrefix("Wide") } == [
                "Wide table: 3 columns of values (Nya jobb mål, Nya jobb resultat 2023, Nya jobb resultat 2024); "
                    + "2 blank boxes state nothing."
            ])
        #expect(batch.understood.map(\.en).contains("Not read: projektnamn."))
    }

    @Test func `several indicators, and the indicator in a column of its own`() throws {
        let (several, defining) = try read(
            "insats;Andel kvinnor (procent) utgångsvärde;Besök mål (antal);Andel kvinnor resultat 2024 (procent)\n"
                + "I001;40;1 200;45\n")
        #expect(several.rejected.isEmpty, "\(several.rejected)")
        #expect(several.accepted.map(\.record.kind) == [.baseline, .target, .result])
        #expect(several.accepted.map(\.record.value) == [40, 1_200, 45])
        #expect(Set(defining.map(\.kind)) == [.extensive, .intensive])
        let (named, _) = try read(
            "insats;indikator;enhet;Mål 2025;Resultat 2024\nI001;jobb;antal;5;2\nI002;jobb;antal;;1\n")
        #expect(
            named.accepted.map(\.record) == [
                Outcome(initiative: "I001", indicator: "jobb", kind: .target, period: PartialDate("2025"), value: 5),
                Outcome(initiative: "I001", indicator: "jobb", kind: .result, period: PartialDate("2024"), value: 2),
                Outcome(initiative: "I002", indicator: "jobb", kind: .result, period: PartialDate("2024"), value: 1),
            ])
    }

    @Test func `errors name the row and the box's own column`() throws {
        let (batch, _) = try read(
            "insats;Nya jobb mål;Nya jobb resultat 2024\nI001;tio;2\nI009;3;\nI002;5;Nya jobb\n")
        #expect(batch.accepted.map(\.record.value) == [2, 5])
        #expect(batch.rejected.map(\.row) == [2, 3, 4])
        #expect(batch.rejected.map(\.column) == ["Nya jobb mål", "insats", "Nya jobb resultat 2024"])
        #expect(
            batch.rejected[0].reason.en
                == "“tio” is not a number. Correct it, or leave the field empty if it is missing.")
        #expect(batch.rejected[0].fields.map(\.value) == ["I001", "tio", "2"])
    }

    @Test func `a new indicator that may be a sum or a rate has to say which`() throws {
        #expect(throws: ImportError.self) { try read("insats;Företagsklimat mål\nI001;4\n") }
        let (batch, defining) = try read("insats;indikatortyp;Företagsklimat mål\nI001;kvot;4\n")
        #expect(batch.accepted.count == 1 && defining.map(\.kind) == [.intensive])
    }
}
