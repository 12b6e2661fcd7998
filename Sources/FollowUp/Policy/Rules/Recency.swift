package import Store
import Wording

/// Each part has an initiative decided at most a number of months before the round.
package struct Recency: PolicyRule {
    package let per: Level
    package let parts: [String]?
    package var months: Int

    package static let name = "recency"
    package static let example = "{id: a, kind: recency, per: municipality, at_most_months: 24}"

    private enum Key {
        static let per = PolicyKey.per.required
        static let parts = PolicyKey.texts("parts")
        static let months = PolicyKey.positiveInteger("at_most_months").required
    }

    package static let keys: [any DeclaredKey] = [Key.per, Key.parts, Key.months]
    package static let conditions = [
        KeyCondition.needs(
            "round", where: nil,
            problem: Wording(
                sv: "recency räknar månader före utlysningens dag; nyckeln round saknas överst i filen",
                en: "recency counts months before the day of the round; the key round is missing at the top of the file"
            ))
    ]

    package var level: Level? { per }
    package var isMaximum: Bool { true }

    package func repetitions(on _: RuleGround) -> [RuleRepetition] {
        [-1, 1].filter { months + 12 * $0 > 0 }.map { years in
            var other = self
            other.months += 12 * years
            return RuleRepetition(variant: .duration(years: years), rule: other)
        }
    }

    package func mayCount(_ initiative: Initiative, round: PartialDate?) -> Bool {
        guard let date = initiative.date, let round else { return true }
        // One that may have been decided before or after the round may count.
        return date.firstDay <= round.lastDay && (date.straddles(round) || date.months(to: round) <= months)
    }

    /// Whole months from the earliest possible day of a part's last decision to the round: never fewer than are known.
    package func verdict(on asked: RuleGround) throws -> RuleVerdict {
        guard let round = asked.policy.round else {
            preconditionFailure("the reader lets no recency pass without a round")
        }
        let division = asked.division(per)
        let parts = try asked.selected(of: division)
        let decided = lastDecisions(asked.ground, in: division, before: round)
        var verdict = RuleVerdict(unit: .months, required: Double(months), observed: 0, shortfalls: [])
        for part in parts {
            let since = decided.last[part].map { Double($0.months(to: round)) }
            if let worst = verdict.observed { verdict.observed = since.map { max(worst, $0) } }
            guard since.map({ $0 > Double(months) }) ?? true else { continue }
            verdict.shortfalls.append(
                Shortfall(
                    part: part, required: Double(months), observed: since, missing: .init(initiatives: 1),
                    people: division.parts[part].population, undated: decided.undatedHere[part],
                    later: decided.laterHere[part], closes: { $0.initiatives > 0 }))
        }
        let short = verdict.shortfalls.compactMap(\.part)
        func named(_ isMeant: (Int) -> Bool) -> Wording { Self.named(short.filter(isMeant), of: division) }
        remark(
            on: decided, undated: named { decided.undatedHere[$0] > decided.straddlingHere[$0] },
            straddling: named { decided.straddlingHere[$0] > 0 }, in: &verdict)
        return verdict
    }

    /// Names in parentheses, after a space; empty where there are none.
    private static func named(_ parts: [Int], of division: GapDivision) -> Wording {
        guard !parts.isEmpty else { return Wording(verbatim: "") }
        let names = parts.prefix(5).map { division.parts[$0].name }
        let more = parts.count > names.count ? ", …" : ""
        return Wording(
            sv: " (\(names.map(\.sv).joined(separator: ", "))\(more))",
            en: " (\(names.map(\.en).joined(separator: ", "))\(more))")
    }

    /// - Parameters:
    ///   - undated: the parts that may have been reached in time by what has no date.
    ///   - straddling: likewise, by what may be later than the round.
    private func remark(
        on decided: Decisions, undated: Wording, straddling: Wording, in verdict: inout RuleVerdict
    ) {
        func say(_ count: Int, _ sv: (Bool) -> String, _ en: (Bool) -> String) {
            guard count > 0 else { return }
            let one = count == 1
            verdict.remark(
                sv: "\(count) \(one ? "insats" : "insatser") \(sv(one))",
                en: "\(count) \(one ? "initiative" : "initiatives") \(en(one))")
        }
        say(decided.undated) { one in
            "saknar beslutsdatum och start: när \(one ? "den" : "de") beslutades är okänt\(undated.sv)"
        } _: { one in
            """
            \(one ? "has" : "have") neither a day of decision nor a start: when \(one ? "it was" : "they were") \
            decided is unknown\(undated.en)
            """
        }
        say(decided.straddling) { _ in
            "har bara år eller månad och kan vara före eller efter utlysningen: räknas inte\(straddling.sv)"
        } _: { one in
            """
            \(one ? "has" : "have") only a year or month and may lie before or after the round: not \
            counted\(straddling.en)
            """
        }
        say(decided.imprecise) { _ in
            "har bara år eller månad och räknas från den första dagen"
        } _: { one in
            "\(one ? "has" : "have") only a year or month and \(one ? "counts" : "count") from its first day"
        }
        say(decided.later) { one in
            "är \(one ? "beslutad" : "beslutade") efter utlysningen och räknas inte"
        } _: { one in
            "\(one ? "was" : "were") decided after the round and \(one ? "doesn't" : "don't") count"
        }
        say(decided.byStart) { _ in
            "saknar beslutsdatum och räknas från sin start"
        } _: { one in
            one
                ? "lacks a day of decision and counts from its start"
                : "lack a day of decision and count from their start"
        }
    }

    /// The decisions before a round, by part of a division and in all.
    private struct Decisions {
        /// By part the day of the last one.
        var last: [PartialDate?]
        /// By part the initiatives of which nobody knows whether they were decided before the round, and those decided
        /// after it.
        var undatedHere, laterHere: [Int]
        /// Of `undatedHere`, those with a year or month.
        var straddlingHere: [Int]
        /// Initiatives with neither decision nor start, and with a year or month that the round cuts through.
        var undated = 0
        var straddling = 0
        /// Counted from the first day of a year or month; counted from their start; decided after the round.
        var imprecise = 0
        var byStart = 0
        var later = 0

        init(parts: Int) {
            last = [PartialDate?](repeating: nil, count: parts)
            undatedHere = [Int](repeating: 0, count: parts)
            (laterHere, straddlingHere) = (undatedHere, undatedHere)
        }
    }

    private func lastDecisions(_ ground: GapGround, in division: GapDivision, before round: PartialDate) -> Decisions {
        var decided = Decisions(parts: division.parts.count)
        var seen = [Int](repeating: -1, count: division.parts.count)
        for row in ground.rows {
            let initiative = ground.table.initiatives[row]
            guard let date = initiative.date, !date.straddles(round) else {
                let straddles = initiative.date != nil
                if straddles { decided.straddling += 1 } else { decided.undated += 1 }
                ground.each(of: row, in: division, seen: &seen) { part in
                    decided.undatedHere[part] += 1
                    if straddles { decided.straddlingHere[part] += 1 }
                }
                continue
            }
            guard date.firstDay <= round.lastDay else {
                decided.later += 1
                ground.each(of: row, in: division, seen: &seen) { decided.laterHere[$0] += 1 }
                continue
            }
            if initiative.decided == nil { decided.byStart += 1 }
            if date.day == nil { decided.imprecise += 1 }
            ground.each(of: row, in: division, seen: &seen) { part in
                if decided.last[part].map({ $0.firstDay < date.firstDay }) ?? true { decided.last[part] = date }
            }
        }
        return decided
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) {
        money.leaveOut(
            ground.rule, sv: "handlar om när beslut togs, inte om medel",
            en: "is about when decisions were made, not about money")
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        guard let round = ground.policy.round else { return }
        let own = added.map { one in
            lastDecisions(one.ground, in: one.division(per), before: round).last.map { date in
                date.map { Double($0.months(to: round)) }
            }
        }
        for short in try verdict(on: ground).shortfalls {
            guard let part = short.part else { continue }
            conditions.add(
                .init(
                    rule: ground.rule, part: ground.division(per).parts[part], dimension: nil, unit: .months,
                    form: .since(months: short.observed, with: own.map { $0[part] }, atMost: Double(months))))
        }
    }
}

extension Recency {
    package init?(_ table: PolicyTable) {
        let per = table[Key.per]
        let parts = table[Key.parts]
        let months = table[Key.months]
        guard let per, let months else { return nil }
        self.init(per: per, parts: parts, months: months)
    }
}

extension PartialDate {
    /// Whether it may be before another one as well as after: only its year or month is known.
    fileprivate func straddles(_ other: PartialDate) -> Bool {
        firstDay <= other.lastDay && lastDay > other.lastDay
    }

    /// Whole months from the earliest day of this date to the earliest day of `other`.
    fileprivate func months(to other: PartialDate) -> Int {
        let whole = (other.year - year) * 12 + (other.month ?? 1) - (month ?? 1)
        return (other.day ?? 1) < (day ?? 1) ? whole - 1 : whole
    }
}
