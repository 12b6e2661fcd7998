import Planar
import Statistics
import Store
import Territory
import Wording

/// Rules on reach, concentration and time.
extension GapRules {
    /// Of the county or of each part: the share of the people within a distance of the union of the initiatives'
    /// places.
    func reach(distance: Double, per: Level?, atLeast: Double) throws -> RuleOutcome {
        let places = ground.places
        let persons = try ground.facts.reach(places, distance: distance).personsByCell
        let division = ground.facts.divisions[per ?? .municipality]
        let population = Double(ground.territory.population)
        let county = population > 0 ? persons.reduce(0, +) / population : 0
        var outcome = RuleOutcome(unit: .share, required: atLeast, observed: county, shortfalls: [])
        var worst = Double.infinity
        for (index, part) in division.parts.enumerated() {
            guard part.population > 0 else {
                if per != nil {
                    outcome.notApplicable.append(
                        .init(part: index, reason: Wording(sv: "ingen bor där", en: "nobody lives there")))
                }
                continue
            }
            let reached = division.cellsOfPart[index].reduce(0) { $0 + persons[$1] }
            let own = reached / Double(part.population)
            worst = min(worst, own)
            guard own < atLeast else { continue }
            let lacking = max(1, Int((atLeast * Double(part.population) - reached).rounded(.up)))
            outcome.shortfalls.append(
                Shortfall(
                    part: index, required: atLeast, observed: own, missing: .init(people: lacking),
                    people: part.population - Int(reached.rounded())))
        }
        // Without `per` the county is the rule's part; the municipalities that fall short are named so that one sees
        // where.
        if per == nil {
            if county >= atLeast { outcome.shortfalls = [] }
        } else {
            outcome.observed = worst.isFinite ? worst : 0
        }
        let without = ground.rows.count - places.count
        if without > 0 {
            outcome.remarks.append(
                Wording(
                    sv: "\(without) insatser har ingen känd plats och räknas inte",
                    en: "\(without) initiatives have no known place and don't count"))
        }
        return outcome
    }

    func concentration(
        _ rule: Policy.Rule, of indicator: String, _ division: GapDivision, _ measure: Policy.Rule.Concentration,
        atMost: Double
    ) throws -> RuleOutcome {
        let values = try sums(indicator, division, rule)
        let total = values.reduce(0, +)
        let people = division.parts.map { Double($0.population) }
        let everyone = people.reduce(0, +)
        var outcome = RuleOutcome(
            unit: measure == .largestShare ? .share : .index, required: atMost, observed: nil, shortfalls: [])
        let value: Double
        let part: Int?
        do throws(Undefined) {
            switch measure {
            case .gini: (value, part) = (try Distributor.index(.gini, totals: values, population: people), nil)
            case .hoover: (value, part) = (try Distributor.index(.hoover, totals: values, population: people), nil)
            case .largestShare:
                guard total > 0, let most = values.indices.max(by: { values[$0] < values[$1] }) else {
                    throw .meanNotPositive
                }
                (value, part) = (values[most] / total, most)
            }
        } catch {
            outcome.remarks.append(
                Wording(
                    sv: "måttet kan inte räknas ut: inget har ett känt läge",
                    en: "the measure can't be computed: nothing has a known location"))
            return outcome
        }
        outcome.observed = value
        guard value > atMost else { return outcome }
        let tooMuch: Double? = measure == .gini ? nil : (value - atMost) * total
        let below = division.parts.indices.filter { everyone > 0 && values[$0] * everyone < people[$0] * total }
        outcome.shortfalls = [
            Shortfall(
                part: part, dimension: indicator, required: atMost, observed: value,
                missing: .init(
                    initiatives: indicator == "initiatives" ? tooMuch : nil,
                    kronor: indicator == "granted_sek" ? tooMuch : nil),
                people: below.reduce(0) { $0 + division.parts[$1].population })
        ]
        return outcome
    }

    /// Whole months from the first day that a part's last decision may have been made to the round.
    func recency(_ parts: [Int], _ division: GapDivision, months: Int) throws -> RuleOutcome {
        guard let round = policy.round else { preconditionFailure("the reader lets no recency pass without a round") }
        var last = [PartialDate?](repeating: nil, count: division.parts.count)
        var seen = [Int](repeating: -1, count: division.parts.count)
        var undated = 0
        var byStart = 0
        for row in ground.rows {
            let initiative = ground.table.initiatives[row]
            guard let date = initiative.date else {
                undated += 1
                continue
            }
            guard date.firstDay <= round.lastDay else { continue }
            if initiative.decided == nil { byStart += 1 }
            ground.each(of: row, in: division, seen: &seen) { part in
                if last[part].map({ $0.firstDay < date.firstDay }) ?? true { last[part] = date }
            }
        }
        var outcome = RuleOutcome(unit: .months, required: Double(months), observed: 0, shortfalls: [])
        for part in parts {
            let since = last[part].map { Double($0.months(to: round)) }
            if let worst = outcome.observed { outcome.observed = since.map { max(worst, $0) } }
            guard since.map({ $0 > Double(months) }) ?? true else { continue }
            outcome.shortfalls.append(
                Shortfall(
                    part: part, required: Double(months), observed: since, missing: .init(initiatives: 1),
                    people: division.parts[part].population
                ) { more, _ in more > 0 })
        }
        if undated > 0 {
            outcome.remarks.append(
                Wording(sv: "\(undated) insatser saknar datum", en: "\(undated) initiatives have no date"))
        }
        if byStart > 0 {
            outcome.remarks.append(
                Wording(
                    sv: "\(byStart) insatser saknar beslutsdag och räknas från sin start",
                    en: "\(byStart) initiatives lack a day of decision and count from their start"))
        }
        return outcome
    }

    func trend(
        _ rule: Policy.Rule, of id: String, _ direction: Indicator.Direction?, years: Int, effect: String,
        factor: Double
    ) throws -> RuleOutcome {
        let indicator = try statistics.measured(id, direction: direction, line: rule.line)
        let all = statistics.values[id] ?? []
        guard let newest = all.map(\.year).filter({ $0 <= policy.round?.year ?? .max }).max() else {
            throw statistics.empty(id, line: rule.line)
        }
        let division = ground.facts.divisions[.municipality]
        let values = try sums(effect, division, rule)
        let total = values.reduce(0, +)
        let byPlace = Dictionary(all.map { ("\($0.municipalityCode)/\($0.year)", $0.value) }) { first, _ in first }
        var outcome = RuleOutcome(unit: .share, required: 0, observed: 0, shortfalls: [])
        var worst = Double.infinity
        for (index, part) in division.parts.enumerated() {
            let wanted = newest - years...newest
            let series = wanted.map { byPlace["\(part.code)/\($0)"] }
            let known = series.compactMap { $0 }
            guard known.count == series.count, part.population > 0 else {
                let missing = zip(wanted, series).filter { $1 == nil }.map { "\($0.0)" }.joined(separator: ", ")
                outcome.notApplicable.append(
                    .init(
                        part: index, dimension: id,
                        reason: Wording(sv: "\(id) är inte mätt \(missing)", en: "\(id) is not measured for \(missing)")
                    ))
                continue
            }
            let isWorsening = zip(known, known.dropFirst()).allSatisfy {
                indicator.direction == .higherIsBetter ? $1 < $0 : $1 > $0
            }
            guard isWorsening else { continue }
            let required = factor * Double(part.population) / Double(ground.territory.population)
            let observed = total > 0 ? values[index] / total : 0
            if observed / required < worst {
                (worst, outcome.required, outcome.observed) = (observed / required, required, observed)
            }
            guard observed < required else { continue }
            var shortfall = short(index, effect, share: observed, required, of: total, people: part.population)
            shortfall.dimension = id
            outcome.shortfalls.append(shortfall)
        }
        outcome.remarks.append(
            Wording(
                sv: "\(indicator.title.sv), åren \(newest - years)–\(newest)",
                en: "\(indicator.title.en), the years \(newest - years)–\(newest)"))
        return outcome
    }
}

extension PartialDate {
    /// Whole months from the first day that this date may mean to the first day that `other` may mean.
    func months(to other: PartialDate) -> Int {
        let whole = (other.year - year) * 12 + (other.month ?? 1) - (month ?? 1)
        return (other.day ?? 1) < (day ?? 1) ? whole - 1 : whole
    }
}
