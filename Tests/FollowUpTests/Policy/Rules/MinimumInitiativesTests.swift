import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// How many initiatives reach each part of Squareland.
@Suite struct MinimumInitiativesTests {
    /// Nothing lies in 9904.
    @Test func `what is missing is counted in initiatives`() throws {
        let report = try SquarelandPolicy.run("kind: minimum_initiatives, per: municipality, minimum: 2")
        #expect(report.rules[0].unit == .initiatives)
        #expect((report.rules[0].required, report.rules[0].observed) == (2, 0))
        #expect(
            report.gaps.allSatisfy { $0.missing == .init(initiatives: $0.required - ($0.observed ?? 0)) })
        #expect(report.gaps.last?.part?.code == "9904")
    }

    @Test func `only the parts that a rule names are asked`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: municipality, parts: ['9901', '9904'], minimum: 1")
        #expect(report.codes == ["9904"])
    }
}
