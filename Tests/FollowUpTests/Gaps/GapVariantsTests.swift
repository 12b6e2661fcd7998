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
}
