import Store
import Territory

/// Repeats a rule under other ways of counting: county-wide declarations, zoning schemes, distances and periods.
struct GapVariants {
    private let base: GapRules
    private let others: [(scheme: String, rules: GapRules)]
    private let grounds: [(variant: GapVariant, rules: GapRules)]
    private(set) var used: [GapVariant] = []

    /// - Parameter others: the same initiatives under the other schemes of the store.
    init(_ base: GapRules, others: [GapFacts]) {
        self.base = base
        let policy = base.policy
        let ground = base.ground
        func rules(_ facts: GapFacts, _ countyWide: CountyWideRule, _ from: PartialDate?, _ to: PartialDate?)
            -> GapRules
        {
            GapRules(
                policy: policy,
                ground: GapGround(facts, countyWide: countyWide, from: from, to: to, round: policy.round),
                statistics: base.statistics)
        }
        let from = policy.selection.from
        let to = policy.selection.to
        self.others = others.map { ($0.territory.scheme.name, rules($0, policy.countyWide, from, to)) }
        var grounds: [(GapVariant, GapRules)] = []
        // Without county-wide initiatives all ways of counting agree.
        if ground.facts.rows.contains(where: { ground.table.basis[$0] == .countyWide }) {
            for way in CountyWideRule.allCases where way != policy.countyWide {
                grounds.append((.countyWide(way), rules(ground.facts, way, from, to)))
            }
        }
        var periods: [(PartialDate?, PartialDate?)] = []
        for years in [-1, 1] {
            if let from { periods.append((from.adding(years: years), to)) }
            if let to { periods.append((from, to.adding(years: years))) }
        }
        // A period of less than a year can't be shortened by one.
        for (from, to) in periods where from == nil || to == nil || from!.firstDay <= to!.lastDay {
            grounds.append((.period(from: from, to: to), rules(ground.facts, policy.countyWide, from, to)))
        }
        self.grounds = grounds
    }

    /// For each of the rule's shortfalls the variants without it, and the variants that change the verdict. A way of
    /// counting under which the rule, or a part of it, can't be asked says nothing about it.
    mutating func compare(_ rule: Policy.Rule, _ own: RuleVerdict) throws -> (
        shortfalls: [[GapVariant]], verdict: [GapVariant]
    ) {
        let division = base.ground.facts.divisions[rule.content.level ?? .municipality]
        var dependsOn = [[GapVariant]](repeating: [], count: own.shortfalls.count)
        var verdict: [GapVariant] = []
        guard !own.isUnasked else { return (dependsOn, verdict) }
        for (variant, rules, rule) in repetitions(of: rule) {
            let other = rules.ground.facts.divisions[rule.content.level ?? .municipality]
            let isOtherScheme = if case .scheme = variant { true } else { false }
            // Parts that the rule names by a zone of its own scheme don't exist under another.
            guard !isOtherScheme || other.selected(rule.content.parts) != nil else { continue }
            let found = try rules.verdict(rule)
            guard !found.isUnasked else { continue }
            if !used.contains(variant) { used.append(variant) }
            if own.standing.isJudged, found.standing.isJudged, found.standing != own.standing {
                verdict.append(variant)
            }
            func name(_ part: Int?, _ division: GapDivision) -> String? {
                part.map { isOtherScheme ? division.common[$0] : division.parts[$0].code }
            }
            let open = Set(found.shortfalls.map { GapKey(part: name($0.part, other), dimension: $0.dimension) })
            let left = Set((found.unjudged + found.notApplicable).map(\.part))
            let asked = Set(other.parts.indices.filter { !left.contains($0) }.map { name($0, other) })
            for (index, shortfall) in own.shortfalls.enumerated() {
                let key = GapKey(part: name(shortfall.part, division), dimension: shortfall.dimension)
                if !open.contains(key), key.part == nil || asked.contains(key.part) { dependsOn[index].append(variant) }
            }
        }
        return (dependsOn, verdict)
    }

    private struct GapKey: Hashable {
        let part: String?
        let dimension: String?
    }

    /// The rule under every variant that concerns it.
    private func repetitions(of rule: Policy.Rule) -> [(GapVariant, GapRules, Policy.Rule)] {
        var repetitions = grounds.map { ($0.variant, $0.rules, rule) }
        if rule.content.level?.crossesZones == false {
            repetitions += others.map { (.scheme($0.scheme), $0.rules, rule) }
        }
        repetitions += rule.content.repetitions.map { repetition in
            var other = rule
            other.content = repetition.rule
            return (repetition.variant, base, other)
        }
        return repetitions
    }
}

extension PartialDate {
    /// The same day, month or year of another year; 28 February for 29 February.
    func adding(years: Int) -> PartialDate? {
        PartialDate(year: year + years, month: month, day: day)
            ?? PartialDate(year: year + years, month: month, day: day.map { $0 - 1 })
    }
}
