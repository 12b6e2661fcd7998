import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// A policy asked of Squareland: what counts, what is a gap, and what is a mistake.
@Suite struct GapCheckTests {
    @Test func `a municipality that nobody reaches is a gap`() throws {
        let report = try SquarelandPolicy.run("kind: minimum_initiatives, per: municipality, minimum: 1")
        #expect(!report.passed)
        #expect(report.gaps.map(\.part?.code) == ["9904"])
        #expect(report.gaps.first?.required == 1)
        #expect(report.gaps.first?.observed == 0)
        #expect(report.gaps.first?.population == 400)
        #expect(report.unlocated == 2)
    }

    @Test func `a condition in CQL`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: municipality, minimum: 1",
            head: "filter: {where: \"strength_area = 'Energi'\"}\n")
        #expect(report.counted == 2)
        #expect(report.codes == ["9902", "9903", "9904"])
        // Those without a strength area can't be told.
        #expect(report.unknown == 5)
        let error = #expect(throws: PolicyError.self) {
            try SquarelandPolicy.run(
                "kind: minimum_initiatives, per: municipality, minimum: 1",
                head: "filter:\n  where: strength = 'Energi'\n")
        }
        #expect(error?.line == 4 && error?.key == "where")
    }

    /// As `distribution --county-wide left_out` tells them.
    @Test func `statuses are those of what the check looks at`() throws {
        let status = { (initiative: Initiative, status: String?) in
            var initiative = initiative
            initiative.status = status
            return initiative
        }
        let initiatives = [
            status(Squareland.initiative("a", .county, kronor: 100), "avslag"),
            status(Squareland.initiative("b", .county, kronor: 100), "etapp två"),
            status(Squareland.initiative("c", .county, kronor: 100), nil),
            status(Squareland.initiative("d", Squareland.point(500, 500), kronor: 10), "avslag"),
            status(Squareland.initiative("e", Squareland.point(500, 500), kronor: 10), "beviljad"),
        ]
        let rule = "kind: minimum_initiatives, per: municipality, minimum: 1"
        let without = try SquarelandPolicy.run(rule, head: "county_wide: left_out\n", on: initiatives).statuses
        #expect(without.leftOut.map(\.initiatives) == [1] && without.leftOut.map(\.grantedOre) == [10_00])
        #expect(without.assumed.isEmpty && without.withoutStatus == 0)
        let with = try SquarelandPolicy.run(rule, head: "county_wide: population\n", on: initiatives).statuses
        #expect(with.leftOut.map(\.initiatives) == [2] && with.leftOut.map(\.grantedOre) == [110_00])
        #expect(with.assumed.map(\.status) == ["etapp två"] && with.withoutStatus == 1)
    }

    @Test func `the part of an initiative whose place is unknown is money without a place`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: municipality, minimum: 1",
            on: [
                Squareland.initiative("a", .place("Staden, Ingenstans"), kronor: 1_000),
                Squareland.initiative("b", .place("Ingenstans"), kronor: 300),
                Squareland.initiative("c", .place("Staden"), kronor: 70),
            ])
        #expect(report.unlocated == 1 && report.partlyUnlocated == 1 && report.unlocatedOre == 800_00)
    }

    @Test func `names that are not there are mistakes`() throws {
        let part = #expect(throws: PolicyError.self) {
            try SquarelandPolicy.run("kind: minimum_initiatives, per: zone, parts: [urbane], minimum: 1")
        }
        #expect(
            part?.wording.en
                == """
                Prov, line 4: urbane is not the code of a part of the county; was urban meant? Possible: far, near, \
                urban
                """)
        let statistics = Indicator(
            id: "people", title: Wording(verbatim: "p"), unit: Wording(verbatim: "p"), kind: .extensive)
        let municipal = #expect(throws: PolicyError.self) {
            try SquarelandPolicy.run("kind: minimum_amount, of: people, per: zone, minimum: 1", defining: [statistics])
        }
        #expect(municipal?.line == 4)
    }

    @Test func `must and should differ in what fails`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_initiatives, severity: should, per: municipality, minimum: 1")
        func fails(_ words: String) throws -> Bool { report.fails(on: try #require(GapFailure(words))) }
        #expect(try !report.passed && report.fails(on: .any) && fails("should") && !fails("must"))
        #expect(try fails("not_met") && fails("must,should") && fails("should,not_met"))
        #expect(try !fails("cannot_be_judged") && !fails("must, not_met"))
        for words in ["", "may", "must,", "met", "not_applicable"] { #expect(GapFailure(words) == nil, "\(words)") }
    }

    @Test func `parts that dont exist are not gaps`() throws {
        let report = try SquarelandPolicy.run("kind: minimum_initiatives, per: cell, minimum: 1")
        #expect(
            report.notApplicable.map(\.code) == [
                "9901/far", "9902/urban", "9903/urban", "9903/near", "9904/urban", "9904/near",
            ])
        #expect(report.codes == ["9904/far"])
    }
}
