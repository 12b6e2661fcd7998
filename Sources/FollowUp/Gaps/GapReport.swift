package import Store
package import Territory
package import Wording

/// The findings of a policy's check: each rule with the figures required and observed, and every gap. More than twelve
/// properties because each is a part of the answer.
package struct GapReport: Sendable, Hashable {
    package let policy: Policy
    package let scheme: ZoningScheme
    package let rules: [RuleResult]
    /// Ranked by people affected, most first.
    package let gaps: [Gap]
    /// Parts of which a rule can't be asked, in the order of the rules: that aren't what it is about, and about which
    /// too little is known.
    package let unasked: [Unasked]
    /// The other ways of counting under which each rule was repeated.
    package let variants: [GapVariant]
    /// Initiatives that the check counted, and those it could not place.
    package let counted: Int
    package let unlocated: Int
    /// Initiatives with a known and an unknown part.
    package let partlyUnlocated: Int
    /// Öre granted that the check could not place; of `partlyUnlocated` the unknown part. Nil where none of them states
    /// an amount.
    package let unlocatedOre: Int64?
    /// Left out: without a date where the policy has a period; without what the policy's condition asks for.
    package let undated: Int
    package let unknown: Int
    /// Initiatives counted and left out by status, and those with a date that may lie in the policy's period or not.
    package let statuses: StatusAccount
    package let straddling: AmountTally
    /// Remarks on the amounts; nil where no rule is about money.
    package var money: MoneyAccount?
    /// Initiatives that don't say what they were granted, where a rule is about money; nil where none is.
    package var unstated: Int?
    /// Groups of rules, by identifier, that no distribution over the county can satisfy together.
    package var impossible: [[String]] = []
    /// Of the parts that rules name by code.
    package var partNames = PartNames()
    /// What the places of the initiatives counted rest on.
    package var placing = InitiativeTable.PlacingCount()
    /// Whose people parts' shares are compared with; of several levels, the first.
    package var population = PopulationBasis(year: nil, valueYear: nil, source: .territory)
    /// The same by the levels of the rules that compare: zones and subareas count on the division's own people.
    package var populations: [Level: PopulationBasis] = [:]
    /// Without, county-wide initiatives count by area.
    package var hasPopulation = true

    package var passed: Bool { rules.allSatisfy(\.standing.passes) }

    /// The title of a rule, else its id.
    package func name(ofRule id: String) -> Wording {
        rules.first { $0.rule.id == id }?.rule.name ?? Wording(verbatim: id)
    }

    /// Of the policy as a whole.
    package var standing: RuleStanding {
        let all = rules.map(\.standing)
        if let worst = [RuleStanding.notMet, .cannotBeJudged].first(where: all.contains) { return worst }
        return all.contains(.met) ? .met : .notApplicable
    }
    package var notApplicable: [Unasked] { unasked.filter { $0.standing == .notApplicable } }
    package var notJudged: [Unasked] { unasked.filter { $0.standing == .cannotBeJudged } }

    /// Codes of the parts at a level that have a gap.
    package func parts(at level: Level) -> Set<String> {
        Set(gaps.filter { $0.level == level }.compactMap { $0.part?.code })
    }

    package func fails(on failure: GapFailure) -> Bool { rules.contains(where: failure.concerns) }

    /// The unit of a rule's figures.
    package enum Unit: String, Sendable, Hashable {
        case initiatives, share, months, index
        /// A change in per cent; differences are percentage points.
        case percent
        case sek
        /// The indicator's own unit.
        case indicator
    }

    package struct RuleResult: Sendable, Hashable {
        package let rule: Policy.Rule
        package let standing: RuleStanding
        package let unit: Unit
        /// For rules over many parts: the requirement and the figure of the part that falls furthest short.
        package let required: Double
        /// Nil where there is nothing to observe, as for the time since a decision that was never made.
        package let observed: Double?
        package let shortfall: Double
        /// Remarks on the judgement, such as the parts that could not be judged.
        package let remark: Wording?
        /// Variants under which the verdict is another one.
        package internal(set) var dependsOn: [GapVariant]
        package var passed: Bool { standing == .met }
        /// Whether the verdict is the same under every variant that touches the rule.
        package var isRobust: Bool { dependsOn.isEmpty }
    }

    /// A part of the county that a policy says should be reached and is not (täckningslucka).
    /// More than twelve properties because each is a column of the answer.
    package struct Gap: Sendable, Hashable {
        package let rule: String
        package let severity: Policy.Severity
        package let unit: Unit
        /// Nil: the county.
        package let part: Part?
        package let level: Level
        /// For example a strength area, or the indicator that falls short.
        package let dimension: String?
        package let required: Double
        package let observed: Double?
        package let shortfall: Double
        package let missing: Missing
        /// Whole kronor or initiatives of what is missing: the fewest that close the gap, as the rule itself compares.
        package let toClose: Int?
        /// Inhabitants of the gap's part; nil where unknown.
        package let population: Int?
        /// Nil where something is there, but too little.
        package let nothing: Nothing?
        /// Initiatives and öre that might lie here, their location being unknown.
        package let unlocated: Unlocated
        /// Of rules about money: initiatives that may lie here and don't state an amount. The missing kronor may be
        /// theirs.
        package let unstated: Int
        /// Variants under which the gap is closed.
        package internal(set) var dependsOn: [GapVariant]
        /// Initiatives whose place is known and that are nearest to the part without being in it.
        package internal(set) var nearest: [Nearby]

        package var isRobust: Bool { dependsOn.isEmpty }
        /// Whether amounts that nobody states could close the gap; nil for rules that aren't about money.
        package var unstatedCouldClose: Bool? { missing.kronor == nil ? nil : unstated > 0 }
    }

    /// The amounts to add or move to the part to close the gap, in the units that have a meaning for the rule.
    package struct Missing: Sendable, Hashable {
        package var initiatives: Double?
        /// Kronor that would have to fall here instead of elsewhere, the sum granted being kept.
        package var kronor: Double?
        package var people: Int?

        package init(initiatives: Double? = nil, kronor: Double? = nil, people: Int? = nil) {
            self.initiatives = initiatives
            self.kronor = kronor
            self.people = people
        }
    }

    /// Reasons for finding nothing in a part.
    package enum Nothing: String, Sendable, Hashable, CaseIterable {
        /// None, and none of those with an unknown location can be meant.
        case noInitiative = "no_initiative"
        /// None is known, but some with an unknown location might lie here.
        case unknownLocation = "unknown_location"
        /// Initiatives lie there, but their date of decision is unknown.
        case unknownDate = "unknown_date"
        /// Something is there, but it was decided after the round.
        case afterRound = "after_round"
        /// The rule can't be asked of this part.
        case notApplicable = "not_applicable"
        /// The rule could be asked of this part, if more were known.
        case cannotBeJudged = "cannot_be_judged"
    }

    /// Initiatives without a known location that fit the rule: an upper bound of what may lie in the part.
    package struct Unlocated: Sendable, Hashable {
        package let initiatives: Int
        /// Nil where there are some and none states an amount.
        package let grantedOre: Int64?
        /// Whether all of it here would close the gap; nil where that can't be told from counts and money.
        package let couldClose: Bool?
        /// The initiatives with the largest grants, at most three.
        package let largest: [Candidate]

        package struct Candidate: Sendable, Hashable {
            package let id: String
            package let title: String
            /// Nil where no amount is stated.
            package let grantedOre: Int64?
        }
    }

    /// A part of which a rule can't be asked; the county where it can't be asked of any.
    package struct Unasked: Sendable, Hashable {
        package let rule: String
        package let severity: Policy.Severity
        /// `notApplicable` or `cannotBeJudged`.
        package let standing: RuleStanding
        package let level: Level
        /// `2321/urban`, also where no such part exists; nil for the county.
        package let code: String?
        package let name: Wording
        package let municipalityCode: String?
        package let zone: String?
        package let dimension: String?
        package let population: Int?
        package let reason: Wording
    }

    /// A rule as if nothing could be asked of the county: the row of one that has neither gaps nor parts left out.
    package static func whole(_ result: RuleResult) -> Unasked {
        Unasked(
            rule: result.rule.id, severity: result.rule.severity, standing: result.standing,
            level: result.rule.content.level ?? .municipality, code: nil, name: Wording(sv: "länet", en: "the county"),
            municipalityCode: nil, zone: nil, dimension: nil, population: nil,
            reason: result.remark ?? Wording(verbatim: ""))
    }

    /// An initiative near a gap.
    package struct Nearby: Sendable, Hashable {
        package let id: String
        package let title: String
        /// Metres from the part's border, straight line.
        package let distance: Double
    }
}
