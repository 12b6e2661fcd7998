import Store
public import Territory
public import Wording

/// The outcome of checking a policy: each rule with what it required and what was observed, and every gap.
public struct GapReport: Sendable, Hashable {
    public let policy: Policy
    public let scheme: ZoningScheme
    public let rules: [RuleResult]
    /// Ranked by people affected, most first.
    public let gaps: [Gap]
    /// Initiatives that the check counted, and those it could not place.
    public let counted: Int
    public let unlocated: Int
    public let undated: Int

    public var passed: Bool { gaps.isEmpty }

    public struct RuleResult: Sendable, Hashable {
        public let rule: Policy.Rule
        public let passed: Bool
        /// In the rule's unit: initiatives, a share. For rules over many parts: the requirement and the worst part.
        public let required: Double
        public let observed: Double
        public let shortfall: Double
        /// What the rule could not judge, in words.
        public let remark: Wording?
    }

    /// A part of the county that a policy says should be reached and is not (täckningslucka).
    public struct Gap: Sendable, Hashable {
        public let rule: String
        public let part: Part?
        public let level: Level
        /// For example a strength area.
        public let dimension: String?
        public let required: Double
        public let observed: Double
        public let shortfall: Double
        /// People who live where the gap is.
        public let population: Int
    }
}
