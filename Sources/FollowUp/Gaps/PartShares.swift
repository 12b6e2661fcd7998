import Store

/// Each part's share of an indicator, beside the share that it should have.
struct PartShares {
    let division: GapDivision
    let indicator: String
    /// By part of the division, in the indicator's unit.
    let held: [Double]
    /// Parts that take part in the comparison; what isn't measured stands on neither side.
    let compared: [Int]
    /// Parts that are asked, ascending, with the share that each should have.
    let required: [(part: Int, share: Double)]
    /// The dimension that shortfalls name.
    let dimension: String

    var total: Double { compared.reduce(0) { $0 + held[$1] } }

    /// A part with more repaid than granted: then no part has a share of the sum, and the rule can't be judged.
    var negative: Int? { compared.first { held[$0] < 0 } }

    /// Whether shares are asked for and there is nothing to have a share of: unknown, not zero.
    var isOfNothing: Bool { negative == nil && !required.isEmpty && total <= 0 }

    /// The part that falls furthest short stands for the rule.
    var verdict: RuleVerdict {
        if let negative { return .belowZero(.share, in: division.parts[negative], of: indicator, dimension) }
        var verdict = RuleVerdict(unit: .share, required: 0, observed: 0, shortfalls: [])
        let total = total
        var worst = Double.infinity
        for (part, share) in required {
            let observed = total > 0 ? held[part] / total : 0
            let ratio = share > 0 ? observed / share : 1
            if ratio < worst { (worst, verdict.required, verdict.observed) = (ratio, share, observed) }
            guard observed < share else { continue }
            verdict.shortfalls.append(shortfall(part, observed, share, of: total))
        }
        return verdict
    }

    private func shortfall(_ part: Int, _ share: Double, _ required: Double, of total: Double) -> Shortfall {
        let lacking = (required - share) * total
        let isMoney = indicator == Indicator.ID.grantedSek.text
        let isCount = indicator == Indicator.ID.initiatives.text
        var shortfall = Shortfall(
            part: part, dimension: dimension, required: required, observed: share,
            missing: .init(initiatives: isCount ? lacking : nil, kronor: isMoney ? lacking : nil),
            people: division.parts[part].population)
        shortfall.closes = {
            let more = isCount ? Double($0.initiatives) : $0.amount
            return total + more > 0 && (share * total + more) / (total + more) >= required
        }
        guard isMoney || isCount else { return shortfall }
        let held = held[part]
        shortfall.closesWhenMoved = { (held + $0) / total >= required }
        return shortfall
    }

    /// Asks the parts for their share, whether they have it or not: applications elsewhere make it smaller. What
    /// nobody states anything of takes part where an application does, and changes what the others should have.
    ///
    /// - Parameters:
    ///   - blanks: parts in which nothing was reported, and who reports something there.
    ///   - shares: of the rule where some of the blanks are known.
    ///   - adds: by application and part.
    static func ask(
        _ conditions: inout ApplicationConditions, _ rule: Policy.Rule, _ blanks: FilledBlanks, adds: [[Double]],
        shares: (_ known: Set<Int>) throws -> PartShares
    ) rethrows {
        conditions.exclude(blanks.excluded)
        let all = try blanks.sets.map(shares)
        guard let whole = all.last else { return }
        let required = all.map { one in
            // A rule that can't be judged requires nothing.
            one.negative == nil ? Dictionary(uniqueKeysWithValues: one.required.map { ($0.part, $0.share) }) : [:]
        }
        let totalAdds = all.map { one in adds.map { more in one.compared.reduce(0) { $0 + more[$1] } } }
        for (part, _) in whole.required where required.contains(where: { $0[part] != nil }) {
            let forms = all.indices.map { set -> ApplicationConditions.Form in
                guard let share = required[set][part] else { return .unasked }
                return .share(
                    held: all[set].held[part], adds: adds.map { $0[part] }, total: all[set].total,
                    totalAdds: totalAdds[set], share: share)
            }
            conditions.add(
                .init(
                    rule: rule, part: whole.division.parts[part], dimension: whole.dimension, unit: .share,
                    form: blanks.form(forms)))
        }
    }
}
