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
