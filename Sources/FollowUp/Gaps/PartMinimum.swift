import Store

/// The amount held by each part of a division and the minimum required: of initiatives, of an indicator, of one value
/// of a dimension.
struct PartMinimum {
    let division: GapDivision
    /// The parts that the rule covers.
    let parts: [Int]
    /// By part of the division.
    let held: [Double]
    let least: Double
    let unit: GapReport.Unit
    /// The indicator or the value concerned.
    let dimension: String?

    var lowest: Double? { parts.map { held[$0] }.min() }

    var shortfalls: [Shortfall] { parts.filter { held[$0] < least }.map(shortfall) }

    var verdict: RuleVerdict {
        RuleVerdict(unit: unit, required: least, observed: lowest ?? 0, shortfalls: shortfalls)
    }

    private func shortfall(_ part: Int) -> Shortfall {
        let value = held[part]
        let least = least
        let people = division.parts[part].population
        switch unit {
        case .initiatives:
            return Shortfall(
                part: part, dimension: dimension, required: least, observed: value,
                missing: .init(initiatives: least - value), people: people,
                closes: { value + Double($0.initiatives) >= least }, closesWhenMoved: { value + $0 >= least })
        case .sek:
            return Shortfall(
                part: part, dimension: dimension, required: least, observed: value,
                missing: .init(kronor: least - value), people: people,
                closes: { value + $0.amount >= least }, closesWhenMoved: { value + $0 >= least })
        case .share, .percent, .months, .index, .indicator:
            return Shortfall(
                part: part, dimension: dimension, required: least, observed: value, missing: .init(), people: people,
                closes: { value + $0.amount >= least })
        }
    }

    /// Adds a condition for each part below the minimum.
    ///
    /// - Parameters:
    ///   - adds: by application and part.
    ///   - blanks: parts that can't be judged until an application is chosen that states something there.
    ///   - stating: where nothing at all can be judged until an application says something.
    ///   - group: of `conditions`, which makes up for unmet conditions.
    func ask(
        _ conditions: inout ApplicationConditions, _ rule: Policy.Rule, adds: [[Double]],
        _ blanks: FilledBlanks = .none, until stating: FilledBlanks? = nil, group: Int? = nil
    ) {
        for part in parts + blanks.blanks where held[part] < least {
            var form = ApplicationConditions.Form.least(held: held[part], adds: adds.map { $0[part] }, least: least)
            if blanks.blanks.contains(part) { form = blanks.form(of: part, form) }
            if let stating { form = stating.form(of: 0, form) }
            conditions.add(
                .init(
                    rule: rule, part: division.parts[part], dimension: dimension, unit: unit, form: form, group: group))
        }
    }
}
