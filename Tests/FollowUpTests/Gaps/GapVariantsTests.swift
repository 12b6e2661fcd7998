import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Other ways of counting, under which a verdict is tried.
@Suite struct GapVariantsTests {
    @Test func `periods a year longer and shorter`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: municipality, minimum: 1", head: "period: {from: 2021, to: 2021}\n")
        // Only b counts: 9901 and 9904 have none; with 2020 a reaches 9901, and 2022 has only the county-wide c.
        #expect(report.codes == ["9901", "9904"])
        #expect(report.undated == 4)
        let earlier = GapVariant.period(from: PartialDate("2020"), to: PartialDate("2021"))
        #expect(report.gaps[0].dependsOn == [earlier])
        #expect(report.gaps[1].isRobust)
        // Neither 2022–2021 nor 2021–2020 is a period.
        #expect(
            report.variants.map(\.code).filter { $0.hasPrefix("period") } == ["period=2020/2021", "period=2021/2022"])
        let wide = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: municipality, minimum: 1",
            head: "period: {to: 2021}\ncounty_wide: by_population\n")
        #expect(wide.gaps.map { $0.dependsOn.map(\.code) } == [["period=../2022"]])
    }

    /// Under a scheme whose town is larger the same part of the county has another share.
    @Test func `other schemes are tried`() throws {
        let initiatives = [
            Squareland.initiative("u", Squareland.point(8_500, 5_000), kronor: 60),
            Squareland.initiative("r", Squareland.point(25_000, 5_000), kronor: 40),
        ]
        let wider = try Squareland.territory(scheme: "wider", distances: [4_000, 12_000])
        let rule = "kind: minimum_share, of: granted_sek, per: roll_up, parts: [urban], at_least: 0.5"
        let report = try SquarelandPolicy.run(rule, on: initiatives, scheme: wider)
        // 3.5 km from the town's middle: rural near urban in one scheme, urban in the other.
        #expect(report.codes == ["urban"])
        #expect(report.gaps[0].dependsOn == [.scheme("wider")])
        #expect(report.rules[0].dependsOn == [.scheme("wider")])
        // A zone of its own scheme: 9901's rural part is the same part by another name.
        let cells = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: cell, minimum: 1", on: initiatives, scheme: wider)
        #expect(cells.gaps.first { $0.part?.code == "9901/urban" }?.dependsOn == [.scheme("wider")])
        #expect(cells.gaps.first { $0.part?.code == "9904/far" }?.isRobust == true)
        // Municipalities don't change with the scheme.
        #expect(
            try SquarelandPolicy.run(
                "kind: minimum_initiatives, per: municipality, minimum: 1", on: initiatives, scheme: wider
            ).variants
                .isEmpty)
    }

    private static func initiative(
        _ code: String, _ kronor: Double, _ programme: String, status: String? = nil
    ) -> Initiative {
        var one = Squareland.initiative("i\(code)", .municipalities([.init(code: code)]), kronor: kronor)
        one.programme = programme
        one.status = status
        return one
    }

    /// As the people: 80, 10, 6 and 4 %. What lies in 9904 isn't decided yet.
    private static let initiatives = [
        initiative("9901", 8_000, "ERUF"), initiative("9902", 1_000, "1:1-medel", status: "beviljad"),
        initiative("9903", 600, "Region Fyrkanten", status: "beviljad"),
        initiative("9904", 400, "1:1-medel", status: "sökt"),
    ]

    @Test func `what isn't decided yet is tried`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_amount, per: municipality, minimum: 100", on: Self.initiatives)
        #expect(report.codes == ["9904"] && report.gaps[0].dependsOn == [.undecided])
        #expect(report.rules[0].dependsOn == [.undecided])
        #expect(report.variants.map(\.code) == ["status=undecided", "own_funds", "without=i9901"])
        // Of the statuses that the policy names, those that mean a decision.
        let named = try SquarelandPolicy.run(
            "kind: minimum_amount, per: municipality, parts: ['9904'], minimum: 100",
            head: "filter: {status: [beviljad, sökt]}\n", on: Self.initiatives)
        #expect(named.passed && named.rules[0].dependsOn == [.decidedOnly])
    }

    @Test func `own funds and what is left without the largest are tried`() throws {
        // 8,000 of 9,600; of the other two 1,000 of 1,600.
        let report = try SquarelandPolicy.run(
            "kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, at_most: 0.7",
            on: Self.initiatives)
        #expect(report.standing == .notMet)
        #expect(report.rules[0].dependsOn == [.ownFunds, .withoutLargest(id: "i9901")])
        // Another part has most then: the gap of 9901 closes, and that of 9902 opens.
        let narrow = try SquarelandPolicy.run(
            "kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, at_most: 0.6",
            on: Self.initiatives)
        #expect(narrow.rules[0].isRobust && narrow.gaps[0].dependsOn == report.rules[0].dependsOn)
    }

    /// A quarter of the area each.
    @Test func `other bases of shares are tried`() throws {
        var initiatives = Self.initiatives
        initiatives[3].status = nil
        let report = try SquarelandPolicy.run(
            "kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5", on: initiatives)
        #expect(report.passed && report.rules[0].dependsOn.contains(.base(.area)))
        #expect(!report.variants.contains(.base(.need)))
        let area = try SquarelandPolicy.run(
            "kind: minimum_share, of: granted_sek, against: area, per: municipality, at_least: 0.5", on: initiatives)
        #expect(area.codes == ["9902", "9903", "9904"] && area.rules[0].dependsOn == [.base(.population)])
    }

    /// The more people out of work, the more need; the tax base says the opposite.
    @Test func `need is put together in other ways`() throws {
        let need = ["work", "tax"].map {
            Indicator(
                id: Indicator.ID($0), title: Wording(verbatim: $0), unit: Wording(verbatim: "%"), kind: .intensive,
                direction: .lowerIsBetter)
        }
        let values = zip(["9901", "9902", "9903", "9904"], [(0.0, 3.0), (1, 2), (2, 1), (3, 0)]).flatMap { code, pair in
            [
                AreaValue(indicator: "work", municipalityCode: code, year: 2020, value: pair.0),
                AreaValue(indicator: "tax", municipalityCode: code, year: 2020, value: pair.1),
            ]
        }
        let report = try SquarelandPolicy.run(
            "kind: minimum_share, of: granted_sek, against: need, per: municipality, parts: ['9904'], at_least: 0.5",
            head: "weights: [{indicator: work, weight: 9}, {indicator: tax, weight: 1}]\n",
            on: Self.initiatives, values: values, defining: need)
        // By work alone 1,200 of 3,400; by the tax base alone nothing: everybody there is well off.
        #expect(report.codes == ["9904"])
        #expect(report.gaps[0].dependsOn.map(\.code) == ["weights-work"])
        #expect(
            report.variants.map(\.code).filter { $0.hasPrefix("weights") } == [
                "weights=equal", "weights-work", "weights-tax",
            ])
    }

    /// A way of counting under which a part can't be asked doesn't close its gap: the year before isn't measured.
    @Test func `what can't be asked under a variant says nothing`() throws {
        let jobs = Indicator(
            id: "jobs", title: Wording(verbatim: "j"), unit: Wording(verbatim: "j"), kind: .extensive,
            direction: .higherIsBetter)
        let values = ["9901", "9902", "9903", "9904"].flatMap { code in
            (2019...2020).map {
                AreaValue(indicator: "jobs", municipalityCode: code, year: $0, value: Double(2_030 - $0))
            }
        }
        let report = try SquarelandPolicy.run(
            "kind: trend, indicator: jobs, years: 1, at_least: 1.5", on: Self.initiatives, values: values,
            defining: [jobs])
        #expect(report.codes == ["9901", "9902", "9903", "9904"])
        #expect(report.variants.map(\.code) == ["status=undecided", "own_funds", "without=i9901"])
        #expect(report.gaps.allSatisfy { !$0.dependsOn.map(\.code).contains("years+1") })
    }
}
