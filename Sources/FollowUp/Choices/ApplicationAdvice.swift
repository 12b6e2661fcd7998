public import Store
import Territory
import Wording

/// What the applications on the table would do about a policy's gaps, one by one, and which of them a budget would
/// choose (ansökningar). Advice: it decides nothing.
public struct ApplicationAdvice: Sendable {
    /// In the order of the file.
    public let applications: [Item]
    public let choice: Choice?
    /// Gaps now, by severity.
    public let mustGaps: Int
    public let shouldGaps: Int
    /// The policy's condition on initiatives can't be asked of what is not in the store: applications count as meeting
    /// it.
    public let isConditionSkipped: Bool

    public struct Item: Sendable {
        public let application: Application
        /// Its place under the policy's scheme: codes of the cells that it falls on; empty where its place is unknown
        /// or outside.
        public let cells: [String]
        /// Whether the policy counts it: programme and strength area as its filter asks, and not county-wide where
        /// those are left out.
        public let counts: Bool
        /// Gaps that it narrows, closes, widens or opens alone.
        public let changes: [Change]
        public let isChosen: Bool
        public let isGreedilyChosen: Bool
    }

    /// One demand of the policy, without and with.
    public struct Change: Sendable {
        public let rule: String
        public let severity: Policy.Severity
        /// Nil: the county.
        public let part: Part?
        public let dimension: String?
        public let unit: GapReport.Unit
        public let required: Double
        public let before: Double?
        public let after: Double?
        public let wasMet: Bool
        public let isMet: Bool
    }

    public struct Choice: Sendable {
        /// Öre.
        public let budget: Int64
        public let spent: Int64
        /// Gaps closed less gaps opened.
        public let must: Int
        public let should: Int
        public let score: Double
        /// The same of choosing one by one what adds most.
        public let greedyMust: Int
        public let greedyShould: Int
        public let greedyScore: Double
        public let greedySpent: Int64
        /// No choice within the budget closes more: searched to the end, step by step.
        public let isProven: Bool
        /// The most that any choice can close of `must` gaps; `must` itself where it is proven.
        public let mustBound: Int
        /// With all that are chosen.
        public let changes: [Change]
    }
}
