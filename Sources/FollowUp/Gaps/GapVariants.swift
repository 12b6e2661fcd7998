import Store
import Territory

/// Repeats a rule under other ways of counting: county-wide declarations, zoning schemes, periods, statuses, funds,
/// bases and weights of shares, without the largest initiative, and with the rule's own figures changed.
struct GapVariants {
    private let base: GapRules
    private let others: [(scheme: String, rules: GapRules)]
    private let grounds: [(variant: GapVariant, rules: GapRules)]
    private(set) var used: [GapVariant] = []

    /// - Parameters:
    ///   - others: the same initiatives under the other schemes of the store.
    ///   - undecided: the same with those that aren't finally decided; nil where there are none.
    ///   - own: the same with the region's part of each initiative's money, and which rows it pays for.
    ///   - isDecided: whether the status of a row of the base's table means that it is decided.
    init(
        _ base: GapRules, others: [GapFacts], undecided: GapFacts?, own: (facts: GapFacts, isOwn: (Int) -> Bool),
        isDecided: (Int) -> Bool
    ) {
        self.base = base
        let policy = base.policy
        let ground = base.ground
        func rules(
            _ facts: GapFacts, _ countyWide: CountyWideRule, _ from: PartialDate?, _ to: PartialDate?,
            admits: (Int) -> Bool = { _ in true }
        ) -> GapRules {
            GapRules(
                policy: policy,
                ground: GapGround(
                    facts, countyWide: countyWide, from: from, to: to, round: policy.round, admits: admits),
                statistics: base.statistics, matching: base.matching, listed: ground)
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
        if let undecided { grounds.append((.undecided, rules(undecided, policy.countyWide, from, to))) }
        // A part of the rows that is neither none nor all of them.
        let decided = ground.rows.count(where: isDecided)
        if decided > 0, decided < ground.rows.count {
            grounds.append((.decidedOnly, rules(ground.facts, policy.countyWide, from, to, admits: isDecided)))
        }
        let paid = ground.rows.filter(own.isOwn)
        let isLess = paid.contains {
            own.facts.table.initiatives.statedOre($0) != ground.facts.table.initiatives.statedOre($0)
        }
        if !paid.isEmpty, isLess || paid.count < ground.rows.count {
            grounds.append((.ownFunds, rules(own.facts, policy.countyWide, from, to, admits: own.isOwn)))
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
        for (variant, rules, rule) in try repetitions(of: rule) {
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
            let left = Set((found.unjudged + found.notApplicable).map { rule.asked($0.part, $0.dimension) })
            let parts = Dictionary(grouping: other.parts.indices) { name($0, other) }
            for (index, shortfall) in own.shortfalls.enumerated() {
                let key = GapKey(part: name(shortfall.part, division), dimension: shortfall.dimension)
                let isAsked =
                    parts[key.part]?.contains { !left.contains(rule.asked($0, key.dimension)) } ?? (key.part == nil)
                if !open.contains(key), isAsked { dependsOn[index].append(variant) }
            }
        }
        return (dependsOn, verdict)
    }

    private struct GapKey: Hashable {
        let part: String?
        let dimension: String?
    }

    /// The rule under every variant that concerns it.
    private func repetitions(of rule: Policy.Rule) throws -> [(GapVariant, GapRules, Policy.Rule)] {
        var repetitions = grounds.map { ($0.variant, $0.rules, rule) }
        if rule.content.level?.crossesZones == false {
            repetitions += others.map { (.scheme($0.scheme), $0.rules, rule) }
        }
        if let indicator = rule.content.indicator, indicator != Indicator.ID.initiatives.text,
            let largest = try base.asking(rule).largest(of: indicator)
        {
            let id = base.ground.table.initiatives.id(largest)
            repetitions.append((.withoutLargest(id: id), changed(base.ground.without(largest)), rule))
        }
        if rule.content.weighsNeed { repetitions += weights.map { ($0, changed(need: $1), rule) } }
        repetitions += rule.content.repetitions(on: base.asking(rule)).map { repetition in
            var other = rule
            other.content = repetition.rule
            return (repetition.variant, base, other)
        }
        return repetitions
    }

    private func changed(_ ground: GapGround? = nil, need: [Policy.Weight]? = nil) -> GapRules {
        var policy = base.policy
        if let need { policy.need = need }
        return GapRules(
            policy: policy, ground: ground ?? base.ground, statistics: base.statistics, matching: base.matching,
            listed: base.ground)
    }

    /// The policy's need put together in other ways; there are none of one indicator.
    private var weights: [(GapVariant, [Policy.Weight])] {
        let own = base.policy.need
        guard own.count > 1 else { return [] }
        var others: [(GapVariant, [Policy.Weight])] = []
        if Set(own.map(\.weight)).count > 1 {
            let equal = own.map { weight in
                var weight = weight
                weight.weight = 1
                return weight
            }
            others.append((.equalWeights, equal))
        }
        for (index, weight) in own.enumerated() {
            var less = own
            less.remove(at: index)
            let name = base.statistics.name(of: weight.indicator)
            others.append((.withoutWeight(indicator: weight.indicator, name: name), less))
        }
        return others
    }
}

extension PartialDate {
    /// The same day, month or year of another year; 28 February for 29 February.
    func adding(years: Int) -> PartialDate? {
        PartialDate(year: year + years, month: month, day: day)
            ?? PartialDate(year: year + years, month: month, day: day.map { $0 - 1 })
    }
}
