import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct PolicyReaderTests {
    private let reader = PolicyReader(
        file: "p.yaml", indicators: ["granted_sek", "initiatives"], schemes: ["accessibility"])

    private static let head = "version: 1\nname: x\n"
    private static let rule = "rules:\n  - id: a\n    kind: minimum_initiatives\n    per: zone\n    minimum: 1\n"

    @Test func `everything is read`() throws {
        let policy = try reader.read(
            Self.head
                + """
                round: 2026-09-15\nperiod:\n  from: 2014\n  to: 2026-06\nscheme: accessibility\ncounty_wide: \
                by_population\nfilter:\n  strength_area: [Energi, Skog]\n
                """
                + Self.rule + "    severity: should\n")
        #expect(policy.round == PartialDate("2026-09-15"))
        #expect(policy.selection.from == PartialDate("2014"))
        #expect(policy.selection.to == PartialDate("2026-06"))
        #expect(policy.selection.strengthAreas == ["Energi", "Skog"])
        #expect(!policy.selection.withoutCountyWide)
        #expect(policy.rules.first?.severity == .should)
        #expect(
            policy.rules.first
                == Policy.Rule(
                    id: "a", severity: .should, content: MinimumInitiatives(per: .zone, parts: nil, minimum: 1),
                    line: 12))
    }

    @Test(arguments: [
        (
            "version: 1\nname: x\nrulez: []\n", 3,
            """
            p.yaml, rad 3: rulez är inte en nyckel här; menades rules? Möjliga: county_wide, filter, name, period, \
            round, rules, scheme, version, weights
            """
        ),
        (
            "version: 2\nname: x\n" + rule, 1,
            "p.yaml, rad 1: version 2 kan inte läsas; det här programmet läser version 1"
        ),
        ("version: 1\n" + rule, 1, "p.yaml, rad 1: nyckeln name saknas"),
        (head + "rules: []\n", 3, "p.yaml, rad 3: rules ska vara en lista med minst ett element (rader med -)"),
        (head + "scheme: deso\n" + rule, 3, "p.yaml, rad 3: deso är inte en indelning. Möjliga: accessibility"),
        (
            head + "county_wide: exklude\n" + rule, 3,
            """
            p.yaml, rad 3: exklude är inte ett sätt att räkna länstäckande insatser; menades exclude? Möjliga: \
            by_population, equal, equally, exclude, left_out, population
            """
        ),
        (
            head + "period:\n  from: igår\n" + rule, 4,
            "p.yaml, rad 4: from ska vara ett datum (2026, 2026-12 eller 2026-12-01)"
        ),
        (
            head + "rules:\n  - id: a\n    kind: minimum_initiative\n", 5,
            """
            p.yaml, rad 5: minimum_initiative är inte en sorts regel; menades minimum_initiatives? Möjliga: \
            achievement, change, matrix, maximum_concentration, minimum_amount, minimum_initiatives, minimum_share, \
            reach, recency, trend
            """
        ),
        (
            head + "rules:\n  - id: a\n    kind: reach\n    distance_km: 3\n    at_least: 1\n", 6,
            """
            p.yaml, rad 6: distance_km är inte en nyckel här; menades distance_m? Möjliga: at_least, distance_m, id, \
            kind, per, severity, title, to
            """
        ),
        (
            head + "rules:\n  - id: a\n    kind: reach\n    distance_m: 3\n    at_least: 90\n", 7,
            "p.yaml, rad 7: at_least ska vara en andel av befolkningen, 0–1; 0.9 betyder 90 %"
        ),
        (
            head + "rules:\n  - id: a\n    kind: minimum_share\n    of: granted_sec\n    per: zone\n    at_least: 1\n",
            6,
            """
            p.yaml, rad 6: granted_sec är inte en indikator; menades granted_sek? Möjliga: granted_sek, initiatives
            """
        ),
        (
            head + "rules:\n  - id: a\n    kind: minimum_initiatives\n    per: zone\n    minimum: two\n", 7,
            "p.yaml, rad 7: minimum ska vara ett heltal större än noll"
        ),
        (
            head + rule + "  - id: a\n    kind: minimum_initiatives\n    per: zone\n    minimum: 1\n", 8,
            "p.yaml, rad 8: regeln a finns redan på rad 4; varje id måste vara unikt"
        ),
        (
            "version: 1\nname: [\n", 3,
            """
            p.yaml, rad 3: ogiltig YAML, tecken 1: ett värde saknas
            """
        ),
    ])
    func `mistakes name their line and the right word`(text: String, line: Int, message: String) {
        #expect {
            try reader.read(text)
        } throws: { error in
            guard let errors = (error as? PolicyErrors)?.errors, errors.count == 1, let error = errors.first else {
                return false
            }
            #expect(error.line == line, "\(error.wording.sv)")
            #expect(error.wording.sv == message)
            return true
        }
    }

    @Test func `every mistake is named at once`() throws {
        let errors = #expect(throws: PolicyErrors.self) {
            try reader.read(
                """
                version: 1
                name: x
                county_wide: exklude
                rules:
                  - {id: a, kind: minimum_initiatives, per: zon, minimum: -1}
                  - {id: b, kind: reach, distance_km: 3, at_least: 80}
                """)
        }
        #expect(errors?.errors.map(\.line) == [3, 5, 5, 6, 6])
        #expect(errors?.errors.map(\.key) == ["county_wide", "minimum", "per", "at_least", "distance_km"])
        #expect(
            errors?.wording.sv == """
                p.yaml, rad 3: exklude är inte ett sätt att räkna länstäckande insatser; menades exclude? Möjliga: \
                by_population, equal, equally, exclude, left_out, population
                p.yaml, rad 5: minimum ska vara ett heltal större än noll
                p.yaml, rad 5: zon är inte en indelning i delar; menades zone? Möjliga: cell, fa_region, \
                municipality, roll_up, zone
                p.yaml, rad 6: at_least ska vara en andel av befolkningen, 0–1; 0.9 betyder 90 %
                p.yaml, rad 6: distance_km är inte en nyckel här; menades distance_m? Möjliga: at_least, \
                distance_m, id, kind, per, severity, title, to
                """)
        #expect(
            errors?.wording.en == """
                p.yaml, line 3: exklude is not a way to count county-wide initiatives; was exclude meant? Possible: \
                by_population, equal, equally, exclude, left_out, population
                p.yaml, line 5: minimum must be a whole number above zero
                p.yaml, line 5: zon is not a division into parts; was zone meant? Possible: cell, fa_region, \
                municipality, roll_up, zone
                p.yaml, line 6: at_least must be a share of the population, 0–1; 0.9 means 90%
                p.yaml, line 6: distance_km is not a key here; was distance_m meant? Possible: at_least, \
                distance_m, id, kind, per, severity, title, to
                """)
    }

    @Test func `a rule has a title in one language or in both`() throws {
        let policy = try PolicyReader(file: "p.yaml").read(
            """
            version: 1
            name: a
            rules:
              - {id: a, kind: minimum_initiatives, per: municipality, minimum: 1}
              - {id: b, title: Golv, kind: minimum_initiatives, per: municipality, minimum: 1}
              - {id: c, title: {sv: Golv, en: A floor}, kind: minimum_initiatives, per: municipality, minimum: 1}
            """)
        #expect(policy.rules.map(\.title) == [nil, Wording(verbatim: "Golv"), Wording(sv: "Golv", en: "A floor")])
        #expect(policy.rules.map(\.name.en) == ["a", "Golv", "A floor"])
        let half = #expect(throws: PolicyErrors.self) {
            try PolicyReader(file: "p.yaml").read(
                """
                version: 1
                name: a
                rules:
                  - {id: c, title: {sv: Golv}, kind: minimum_initiatives, per: municipality, minimum: 1}
                """)
        }
        #expect(half?.wording.en == "p.yaml, line 4: the key en is missing")
    }

    @Test func `a period ends after it begins`() throws {
        let errors = #expect(throws: PolicyErrors.self) {
            try reader.read(Self.head + "period: {from: 2020-05, to: 2019}\n" + Self.rule)
        }
        #expect(errors?.errors.map(\.line) == [3])
    }

    /// What depends on a store is left unchecked without one.
    @Test func `without a store names of indicators will do`() throws {
        let text =
            Self.head + "scheme: deso\nrules:\n  - {id: a, kind: minimum_share, of: jobs, per: zone, at_least: 1}\n"
        #expect(try PolicyReader(file: "p.yaml").read(text).selection.scheme == "deso")
        let errors = #expect(throws: PolicyErrors.self) { try reader.read(text) }
        #expect(errors?.errors.map(\.line) == [3, 5])
    }
}
