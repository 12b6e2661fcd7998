import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@Suite struct GapCheckTests {
    private func run(
        _ rules: String, countyWide: String = "exclude", on initiatives: [Initiative] = DistributorTests.mixed
    ) throws -> GapReport {
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
        let report = try run(
            "  - {id: a, kind: minimum_initiatives, per: municipality, minimum: 1}\n", countyWide: "by_population")
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

    /// The town's 7,000 live within 1 km of the initiative in the town; of the other 1,000 of 9901 a disc's part of the
    /// area.
    @Test func reachIsTheUnionOfDiscs() throws {
        let report = try run("  - {id: a, kind: reach, distance_m: 1000, at_least: 0.99}\n")
        let result = try #require(report.rules.first)
        // A 64-cornered disc of 1 km: 32 sin(2π/64) km² of the 100 km² over which the 1,000 are spread, 12.5 % of them
        // in the urban zone by its area; shapely 2.2 gives the same area, 3.136548 km².
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
