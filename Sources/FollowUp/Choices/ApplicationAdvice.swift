package import Store
import Territory
import Wording

/// The effect of applications (ansökningar) on a policy's gaps, one by one, and the choice of them within a budget.
/// Advice: it decides nothing.
package struct ApplicationAdvice: Sendable {
    /// In the order of the file.
    package let applications: [Item]
    package let choice: Choice?
    /// Gaps now, by severity.
    package let mustGaps: Int
    package let shouldGaps: Int
    /// The policy's condition on initiatives can't be asked of applications, which aren't in the store: they count as
    /// meeting it.
    package let isConditionSkipped: Bool

    package struct Item: Sendable {
        package let application: Application
        /// Its place under the policy's scheme: codes of the cells that it falls on; empty where its place is unknown
        /// or outside.
        package let cells: [String]
        /// Whether the policy counts it: programme and strength area as its filter asks, and not county-wide where
        /// those are left out.
        package let counts: Bool
        /// Gaps that it narrows, closes, widens or opens alone.
        package let changes: [Change]
        /// Whether its status says that it was refused or withdrawn: it is neither counted nor chosen.
        package let isRejected: Bool
        package let isChosen: Bool
        package let isGreedilyChosen: Bool
    }

    /// One demand of the policy, without and with.
    package struct Change: Sendable {
        package let rule: String
        package let severity: Policy.Severity
        /// Nil: the county.
        package let part: Part?
        package let dimension: String?
        package let unit: GapReport.Unit
        package let required: Double
        package let before: Double?
        package let after: Double?
        package let wasMet: Bool
        package let isMet: Bool
        /// Met because the rule is about a larger whole, such as the county, which now holds: the part's own figure
        /// still falls short.
        package let isMetByWhole: Bool
    }

    package struct Choice: Sendable {
        /// Öre.
        package let budget: Int64
        package let spent: Int64
        /// Gaps closed less gaps opened.
        package let must: Int
        package let should: Int
        package let score: Double
        /// The same of choosing one by one what adds most.
        package let greedyMust: Int
        package let greedyShould: Int
        package let greedyScore: Double
        package let greedySpent: Int64
        /// No choice within the budget closes more: searched to the end, step by step.
        package let isProven: Bool
        /// The most that any choice can close of `must` gaps; `must` itself where it is proven.
        package let mustBound: Int
        /// With all that are chosen.
        package let changes: [Change]
    }
}
