import Testing

@testable import FollowUp

/// Squareland has four municipalities and two parts, town and country.
@Suite struct ImpossibleRulesTests {
    private static func most(_ id: String, _ level: String, _ share: String) -> String {
        """
        {id: \(id), kind: maximum_concentration, of: granted_sek, per: \(level), measure: largest_share, \
        at_most: \(share)}
        """
    }

    /// Two parts of at most 45 % are 90 % together; four municipalities of at most 25 % are all of it.
    @Test func `a rule that others are impossible without is not to blame`() throws {
        let report = try SquarelandPolicy.run(
            """
            kind: maximum_concentration, of: granted_sek, per: roll_up, measure: largest_share, at_most: 0.45}
              - \(Self.most("b", "municipality", "0.25"))
              - \(Self.most("c", "municipality", "0.2")
                .dropLast())
            """)
        #expect(Set(report.impossible) == [["a"], ["c"]])
    }

    /// The town's people are 80 %: half of that and at most 30 % can't both be, and each can be alone.
    @Test func `rules that are impossible only together are one group`() throws {
        let report = try SquarelandPolicy.run(
            """
            kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5}
              - \(Self.most("b", "municipality", "0.3").dropLast())
            """)
        #expect(report.impossible == [["a", "b"]])
    }
}
