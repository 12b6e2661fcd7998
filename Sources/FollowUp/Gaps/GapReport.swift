public import Store
public import Territory
public import Wording

/// What a check of a policy found: each rule with what it required and what was observed, and every gap.
/// More than twelve properties because each is a part of the answer.
public struct GapReport: Sendable, Hashable {
    public let policy: Policy
    public let scheme: ZoningScheme
    public let rules: [RuleResult]
    /// Ranked by people affected, most first.
    public let gaps: [Gap]
    /// Parts of which a rule can't be asked, in the order of the rules.
    public let notApplicable: [NotApplicable]
    /// The other ways of counting under which each rule was repeated.
    public let variants: [GapVariant]
    /// Initiatives that the check counted, and those it could not place.
    public let counted: Int
    public let unlocated: Int
    /// Granted to those it could not place.
    public let unlocatedOre: Int64
    /// Left out: without a date where the policy has a period; without what the policy's condition asks for.
    public let undated: Int
    public let unknown: Int
    /// What counts and what is left out by status; and with a date that may lie in the policy's period or not.
    public let statuses: StatusAccount
    public let straddling: InitiativeTable.Undated

    public var passed: Bool { gaps.isEmpty }

    /// Whether a rule of this severity, or of a graver one, is not met.
    public func fails(on severity: Policy.Severity) -> Bool {
        rules.contains { !$0.passed && (severity == .should || $0.rule.severity == .must) }
    }

    /// In what a rule's figures are given.
    public enum Unit: String, Sendable, Hashable {
        case initiatives, share, months, index
        case sek
        /// The indicator's own unit.
        case indicator
    }

    public struct RuleResult: Sendable, Hashable {
        public let rule: Policy.Rule
        public let passed: Bool
        public let unit: Unit
        /// For rules over many parts: the requirement and what the part has that falls furthest short.
        public let required: Double
        /// Nil where there is nothing to observe, as for the time since a decision that was never made.
        public let observed: Double?
        public let shortfall: Double
        /// What the rule could not judge, in words.
        public let remark: Wording?
        /// Variants under which the verdict is another one.
        public internal(set) var dependsOn: [GapVariant]
        /// Whether the verdict is the same under every variant that touches the rule.
        public var isRobust: Bool { dependsOn.isEmpty }
    }

    /// A part of the county that a policy says should be reached and is not (täckningslucka).
    /// More than twelve properties because each is a column of the answer.
    public struct Gap: Sendable, Hashable {
        public let rule: String
        public let severity: Policy.Severity
        public let unit: Unit
        /// Nil: the county.
        public let part: Part?
        public let level: Level
        /// For example a strength area, or the indicator that falls short.
        public let dimension: String?
        public let required: Double
        public let observed: Double?
        public let shortfall: Double
        public let missing: Missing
        /// People who live where the gap is.
        public let population: Int
        /// Nil where something is there, but too little.
        public let nothing: Nothing?
        /// What might lie here and isn't known to.
        public let unlocated: Unlocated
        /// Variants under which the gap is closed.
        public internal(set) var dependsOn: [GapVariant]
        /// Initiatives whose place is known and that are nearest to the part without being in it.
        public internal(set) var nearest: [Nearby]

        public var isRobust: Bool { dependsOn.isEmpty }
    }

    /// What would have to be added or moved to the part to close the gap, in the units that have a meaning for the
    /// rule.
    public struct Missing: Sendable, Hashable {
        public var initiatives: Double?
        /// Of what is granted now, kept in sum: what would have to fall here instead of elsewhere.
        public var kronor: Double?
        public var people: Int?

        public init(initiatives: Double? = nil, kronor: Double? = nil, people: Int? = nil) {
            self.initiatives = initiatives
            self.kronor = kronor
            self.people = people
        }
    }

    /// Why there is nothing.
    public enum Nothing: String, Sendable, Hashable, CaseIterable {
        /// None, and none of those with an unknown location can be meant.
        case noInitiative = "no_initiative"
        /// None is known, but some with an unknown location might lie here.
        case unknownLocation = "unknown_location"
        /// The rule can't be asked of this part.
        case notApplicable = "not_applicable"
    }

    /// Initiatives without a known location that fit the rule: an upper bound of what may lie in the part.
    public struct Unlocated: Sendable, Hashable {
        public let initiatives: Int
        public let grantedOre: Int64
        /// Whether all of it here would close the gap; nil where that can't be told from counts and money.
        public let couldClose: Bool?
        /// Those with the largest grants, at most three.
        public let largest: [Candidate]

        public struct Candidate: Sendable, Hashable {
            public let id: String
            public let title: String
            public let grantedOre: Int64
        }
    }

    public struct NotApplicable: Sendable, Hashable {
        public let rule: String
        public let severity: Policy.Severity
        public let level: Level
        /// `2321/urban`, also where no such part exists.
        public let code: String?
        public let name: Wording
        public let municipalityCode: String?
        public let zone: String?
        public let dimension: String?
        public let population: Int
        public let reason: Wording
    }

    /// An initiative near a gap.
    public struct Nearby: Sendable, Hashable {
        public let id: String
        public let title: String
        /// Metres from the part's border, straight line.
        public let distance: Double
    }
}
