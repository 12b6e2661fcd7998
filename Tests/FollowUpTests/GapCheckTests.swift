import FollowUp
import Store
import Territory
import Testing
import Wording

@Suite struct GapCheckTests {
    private func run(_ rules: String, countyWide: String = "exclude", on initiatives: [Initiative] = DistributorTests.mixed) throws -> GapReport {
        let store = try Squareland.store(initiatives)
        let reader = PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        let policy = try reader.read("version: 1\nname: Prov\ncounty_wide: \(countyWide)\nrules:\n\(rules)")
        return try GapCheck(policy, store: store).run()
    }

    @Test func aMunicipalityThatNobodyReachesIsAGap() throws {
        let report = try run("  - {id: a, kind: minimum_initiatives, per: municipality, minimum: 1}\n")
        #expect(!report.passed)
        #expect(report.gaps.map(\.part?.code) == ["9904"])
        #expect(report.gaps.first?.required == 1)
        #expect(report.gaps.first?.observed == 0)
        #expect(report.gaps.first?.population == 400)
        #expect(report.unlocated == 2)
    }

    @Test func aCountyWideInitiativeCountsOnlyWhenThePolicySaysSo() throws {
        let report = try run("  - {id: a, kind: minimum_initiatives, per: municipality, minimum: 1}\n", countyWide: "by_population")
        #expect(report.passed)
    }

    @Test func strengthAreasAreCheckedMunicipalityByMunicipality() throws {
        let report = try run("  - {id: a, kind: matrix, dimension: strength_area, per: municipality, minimum: 1}\n")
        #expect(report.gaps.map(\.part?.code) == ["9902", "9903", "9904"])
        #expect(Set(report.gaps.map(\.dimension)) == ["Energi"])
    }

    /// 9904 has 4 % of the people and nothing; 9901 80 % of the people and 1,033.33 of 2,633.33 kr.
    @Test func sharesAreComparedWithSharesOfPeople() throws {
        let report = try run("  - {id: a, kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5}\n")
        #expect(report.gaps.map(\.part?.code) == ["9901", "9904"])
        #expect(abs(report.gaps[0].required - 0.4) < 1e-12)
        #expect(abs(try #require(report.gaps[0].observed) - 1_033.33 / 2_633.33) < 1e-12)
        // What would have to fall there instead of elsewhere.
        #expect(abs(try #require(report.gaps[0].missing.kronor) - (0.4 * 2_633.33 - 1_033.33)) < 1e-9)
    }

    /// The town's 7,000 live within 1 km of the initiative in the town; of the other 1,000 of 9901 a disc's part of the area.
    @Test func reachIsTheUnionOfDiscs() throws {
        let report = try run("  - {id: a, kind: reach, distance_m: 1000, at_least: 0.99}\n")
        let result = try #require(report.rules.first)
        // A 64-cornered disc of 1 km: 32 sin(2π/64) km² of the 100 km² over which the 1,000 are spread, 12.5 % of them in the
        // urban zone by its area; shapely 2.2 gives the same area, 3.136548 km².
        #expect(abs(try #require(result.observed) * 10_000 - 7_031.3) < 0.5)
        #expect(!result.passed)
        let near = try run("  - {id: a, kind: reach, distance_m: 60000, at_least: 0.99}\n")
        #expect(near.passed)
    }

    @Test func theSamePlaceTwiceReachesNoMore() throws {
        let once = try run("  - {id: a, kind: reach, distance_m: 1000, at_least: 0.99}\n")
        let twice = try run(
            "  - {id: a, kind: reach, distance_m: 1000, at_least: 0.99}\n",
            on: DistributorTests.mixed + [Squareland.initiative("d2", .place("Staden"), kronor: 1)])
        #expect(once.rules.first?.observed == twice.rules.first?.observed)
    }
}

@Suite struct PolicyReaderTests {
    private let reader = PolicyReader(file: "p.yaml", indicators: ["granted_sek", "initiatives"], schemes: ["accessibility"])

    private static let head = "version: 1\nname: x\n"
    private static let rule = "rules:\n  - id: a\n    kind: minimum_initiatives\n    per: zone\n    minimum: 1\n"

    @Test func everythingIsRead() throws {
        let policy = try reader.read(
            Self.head
                + "round: 2026-09-15\nperiod:\n  from: 2014\n  to: 2026-06\nscheme: accessibility\ncounty_wide: by_population\nfilter:\n  strength_area: [Energi, Skog]\n"
                + Self.rule + "    severity: should\n")
        #expect(policy.round == PartialDate("2026-09-15"))
        #expect(policy.selection.from == PartialDate("2014"))
        #expect(policy.selection.to == PartialDate("2026-06"))
        #expect(policy.selection.strengthAreas == ["Energi", "Skog"])
        #expect(!policy.selection.withoutCountyWide)
        #expect(policy.rules.first?.severity == .should)
        #expect(policy.rules.first?.kind == .minimumInitiatives(per: .zone, parts: nil, minimum: 1))
        #expect(policy.rules.first?.line == 12)
    }

    @Test(arguments: [
        ("version: 1\nname: x\nrulez: []\n", 3, "rules"),
        ("version: 2\nname: x\n" + rule, 1, "version 1"),
        ("version: 1\n" + rule, 1, "name"),
        (head + "rules: []\n", 3, "minst ett element"),
        (head + "scheme: deso\n" + rule, 3, "accessibility"),
        (head + "county_wide: exklude\n" + rule, 3, "exclude"),
        (head + "period:\n  from: igår\n" + rule, 4, "datum"),
        (head + "rules:\n  - id: a\n    kind: minimum_initiative\n", 5, "minimum_initiatives"),
        (head + "rules:\n  - id: a\n    kind: reach\n    distance_km: 3\n    at_least: 1\n", 6, "distance_m"),
        (head + "rules:\n  - id: a\n    kind: reach\n    distance_m: 3\n    at_least: 90\n", 7, "0.9"),
        (head + "rules:\n  - id: a\n    kind: minimum_share\n    of: granted_sec\n    per: zone\n    at_least: 1\n", 6, "granted_sek"),
        (head + "rules:\n  - id: a\n    kind: minimum_initiatives\n    per: zone\n    minimum: two\n", 7, "heltal"),
        (head + rule + "  - id: a\n    kind: minimum_initiatives\n    per: zone\n    minimum: 1\n", 8, "unikt"),
        ("version: 1\nname: [\n", 3, "YAML"),
    ])
    func mistakesNameTheirLineAndTheRightWord(text: String, line: Int, word: String) {
        #expect {
            try reader.read(text)
        } throws: { error in
            guard let errors = (error as? PolicyErrors)?.errors, errors.count == 1, let error = errors.first else { return false }
            #expect(error.line == line, "\(error.wording.sv)")
            #expect(error.wording.sv.contains(word), "\(error.wording.sv)")
            return true
        }
    }
}
