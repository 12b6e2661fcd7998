import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Values of a dimension in each part of Squareland.
@Suite struct MatrixTests {
    @Test func `strength areas are checked municipality by municipality`() throws {
        let report = try SquarelandPolicy.run("kind: matrix, dimension: strength_area, per: municipality, minimum: 1")
        #expect(report.gaps.map(\.part?.code) == ["9902", "9903", "9904"])
        #expect(Set(report.gaps.map(\.dimension)) == ["Energi"])
    }

    @Test func `a matrix without any value can't be judged and is not met`() throws {
        let report = try SquarelandPolicy.run("kind: matrix, dimension: priority, per: municipality, minimum: 1")
        #expect(report.gaps.isEmpty && report.notJudged.map(\.code) == [nil] && report.standing == .cannotBeJudged)
        #expect(
            report.rules[0].remark
                == Wording(
                    sv: "kan inte bedömas: ingen insats som räknas anger prioritering, så det finns inga kombinationer",
                    en: "can't be judged: no initiative that counts states a priority, so there are no combinations"))
    }

    @Test(arguments: [
        "dimension: priority, values: [Skola]", "dimension: sustainability", "dimension: theme, values: [Service]",
    ])
    func `a dimension that nobody states can't be judged, whatever values are asked for`(_ rule: String) throws {
        let report = try SquarelandPolicy.run("kind: matrix, \(rule), per: municipality, minimum: 1")
        #expect(report.standing == .cannotBeJudged && report.gaps.isEmpty && report.notJudged.map(\.code) == [nil])
    }

    @Test func `a matrix may be filled in part`() throws {
        let half = try SquarelandPolicy.run(
            "kind: matrix, dimension: strength_area, per: municipality, minimum: 1, at_least: 0.25")
        #expect(half.passed)
        let all = try SquarelandPolicy.run(
            "kind: matrix, dimension: strength_area, per: municipality, minimum_sek: 1000")
        // Energi: a and d bring 1,033.33 to 9901.
        #expect(all.codes == ["9902", "9903", "9904"])
        #expect(all.gaps.allSatisfy { $0.dimension == "Energi" && $0.missing == .init(kronor: 1_000) })
    }

    /// Skog: 500 kronor in 9901, nobody knows how much in 9902, 50 in 9903 and nothing in 9904.
    private static let silent = [("9901", 500.0 as Double?), ("9902", nil), ("9903", 50)].map {
        Squareland.initiative("i\($0)", .municipalities([.init(code: $0)]), kronor: $1, strengthArea: "Skog")
    }

    private func filled(_ more: String) throws -> GapReport {
        try SquarelandPolicy.run(
            "kind: matrix, dimension: strength_area, per: municipality, minimum_sek: 100\(more)", on: Self.silent)
    }

    @Test func `a combination of which nobody states an amount can't be judged`() throws {
        let report = try filled("")
        #expect(report.codes == ["9903", "9904"] && report.standing == .notMet)
        #expect(report.gaps.map(\.missing.kronor) == [50, 100] && report.rules[0].observed == 0)
        #expect(report.notJudged.map(\.code) == ["9902"] && report.notJudged.map(\.dimension) == ["Skog"])
        #expect(
            report.notJudged.map(\.reason) == [
                Wording(
                    sv: "inget belopp är angivet för styrkeområde Skog",
                    en: "no amount is stated for the strength area Skog")
            ])
        #expect(
            report.rules[0].remark
                == Wording(
                    sv: """
                        1 av 4 kombinationer är uppfyllda; 1 kombination kan inte bedömas: inget belopp är angivet där
                        """,
                    en: "1 of 4 combinations are met; 1 combination can't be judged: no amount is stated there"))
    }

    /// One of four is met, two aren't, and one is either.
    @Test func `a matrix filled in part is judged where the unknown ones don't decide`() throws {
        let met = try filled(", at_least: 0.25")
        #expect(met.standing == .met && met.gaps.isEmpty && met.notJudged.isEmpty)
        let open = try filled(", at_least: 0.5")
        #expect(open.standing == .cannotBeJudged && open.gaps.isEmpty)
        #expect(open.notJudged.map(\.code) == ["9902", "9903", "9904"])
        let short = try filled(", at_least: 0.75")
        #expect(short.standing == .notMet && short.codes == ["9903", "9904"])
        #expect(short.notJudged.map(\.code) == ["9902"])
    }

    @Test func `a matrix of which nobody states an amount anywhere can't be judged`() throws {
        let everywhere = Squareland.initiative(
            "a", .municipalities(["9901", "9902", "9903", "9904"].map { .init(code: $0) }), kronor: nil,
            strengthArea: "Skog")
        let report = try SquarelandPolicy.run(
            "kind: matrix, dimension: strength_area, per: municipality, minimum_sek: 100",
            head: "county_wide: by_population\n", on: [everywhere])
        #expect(report.standing == .cannotBeJudged && report.gaps.isEmpty && report.rules[0].observed == nil)
        #expect(report.notJudged.map(\.code) == ["9901", "9902", "9903", "9904"])
    }

    /// From 2020 on there is an initiative of another strength area, without a location: eight combinations would have
    /// one filled.
    @Test func `the combinations are the policy's under every way of counting`() throws {
        let initiatives = [
            Squareland.initiative(
                "x", .municipalities([.init(code: "9901")]), kronor: 10, strengthArea: "Skog", date: "2021"),
            Squareland.initiative("y", .unknown, kronor: 10, strengthArea: "Energi", date: "2020"),
        ]
        let report = try SquarelandPolicy.run(
            "kind: matrix, dimension: strength_area, per: municipality, minimum: 1, at_least: 0.25",
            head: "period: {from: 2021}\n", on: initiatives)
        #expect(report.standing == .met && report.rules[0].dependsOn.map(\.code) == ["period=2022/.."])
        #expect(report.variants.map(\.code).contains("period=2020/.."))
    }

    /// No box to fill is no filled box.
    @Test func `a dimension that no initiative states can't be judged`() throws {
        let report = try SquarelandPolicy.run(
            "kind: matrix, dimension: priority, per: municipality, minimum: 1", on: [])
        #expect(!report.passed && report.rules.map(\.standing) == [.cannotBeJudged])
        #expect(report.notJudged.map(\.name) == [Wording(sv: "länet", en: "the county")])
        #expect(
            report.rules[0].remark
                == Wording(
                    sv: "kan inte bedömas: ingen insats som räknas anger prioritering, så det finns inga kombinationer",
                    en: "can't be judged: no initiative that counts states a priority, so there are no combinations"))
    }
}
