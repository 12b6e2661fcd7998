import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Who lives within a distance of an initiative.
@Suite struct ReachRuleTests {
    /// The town's 7,000 live within 1 km of the initiative in the town; of the other 1,000 of 9901 a disc's part of the
    /// area.
    @Test func `reach is the union of discs`() throws {
        let report = try SquarelandPolicy.run("kind: reach, distance_m: 1000, at_least: 0.99")
        let result = try #require(report.rules.first)
        // A 64-cornered disc of 1 km: 32 sin(2π/64) km² of the 100 km² over which the 1,000 are spread, 12.5 % of them
        // in the urban zone by its area; shapely 2.2 gives the same area, 3.136548 km².
        #expect(abs(try #require(result.observed) * 10_000 - 7_031.3) < 0.5)
        #expect(!result.passed)
        let near = try SquarelandPolicy.run("kind: reach, distance_m: 60000, at_least: 0.99")
        #expect(near.passed)
    }

    @Test func `the same place twice reaches no more`() throws {
        let once = try SquarelandPolicy.run("kind: reach, distance_m: 1000, at_least: 0.99")
        let twice = try SquarelandPolicy.run(
            "kind: reach, distance_m: 1000, at_least: 0.99",
            on: DistributorTests.mixed + [Squareland.initiative("d2", .place("Staden"), kronor: 1)])
        #expect(once.rules.first?.observed == twice.rules.first?.observed)
    }

    @Test func `reach part by part`() throws {
        let report = try SquarelandPolicy.run("kind: reach, distance_m: 1000, per: municipality, at_least: 0.8")
        // d in the town: the 7,000 of 8,000; nobody elsewhere. f lies beyond the county.
        #expect(report.codes == ["9902", "9903", "9904"])
        #expect(report.gaps.map(\.missing) == [.init(people: 800), .init(people: 480), .init(people: 320)])
        // b is known to be in 9902 or 9903, and e and g may be anywhere.
        #expect(report.gaps.map(\.unlocated.initiatives) == [3, 3, 2])
        #expect(
            report.variants == [
                .countyWide(.population), .countyWide(.equal), .radius(factor: 0.75), .radius(factor: 1.25),
            ])
    }

    /// d and a have the area Energi; only d has a known place.
    @Test func `reach to some initiatives`() throws {
        func reached(_ to: String) throws -> Double? {
            try SquarelandPolicy.run("kind: reach, distance_m: 1000, at_least: 0.99\(to)").rules[0].observed
        }
        let all = try reached("")
        #expect(try reached(", to: {strength_area: [energi]}") == all)
        #expect(try reached(", to: {where: \"strength_area = 'Energi' AND granted_sek > 30\"}") == all)
        // a brings 1,000 kronor and has no exact place.
        #expect(try reached(", to: {where: granted_sek > 900}") == 0)
        let wrong = #expect(throws: PolicyError.self) { try reached(", to: {where: area = 'Energi'}") }
        #expect(wrong?.key == "where")
    }

    @Test func `reach to nothing can't be judged`() throws {
        let report = try SquarelandPolicy.run("kind: reach, distance_m: 1000, at_least: 0.9, to: {strength_area: Skog}")
        #expect(report.standing == .cannotBeJudged && report.gaps.isEmpty && report.rules[0].observed == nil)
        #expect(
            report.notJudged.map(\.reason.sv) == [
                "ingen insats som räknas är en av dem som to anger, så det finns inget att nå"
            ])
    }
}
