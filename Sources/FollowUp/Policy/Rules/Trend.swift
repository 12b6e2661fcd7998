package import Store
import Territory
import Wording

/// No municipality gets worse by an indicator in each of the last `years` years while its share of the effects stays
/// below `factor` times its share of the population.
package struct Trend: PolicyRule {
    package let measured: String
    /// Nil: the indicator's own.
    package let direction: Indicator.Direction?
    package var years: Int
    package let of: String
    package let factor: Double
    /// Years before the round; nil: municipal statistics of any age.
    package let newest: Int?

    package static let name = "trend"
    package static let example = "{id: a, kind: trend, indicator: tax_base_per_inhabitant, years: 3}"

    private enum Key {
        static let indicator = PolicyKey.indicator("indicator").required
        static let direction = PolicyKey.direction
        static let years = PolicyKey.positiveInteger("years").required
            .meaning("Years in a row in which the indicator gets worse.")
        static let of = PolicyKey.indicator("of")
        static let factor = PolicyKey.positive("at_least")
            .meaning("Times the municipality's share of the population; 1 where it is left out.")
    }

    package static let keys: [any DeclaredKey] = [
        Key.indicator, Key.direction, Key.years, Key.of, Key.factor, PolicyKey<Int>.newest,
    ]
    package static let conditions = [
        KeyCondition.goes(
            PolicyKey<Int>.newest.name, with: nil, top: "round",
            problem: Wording(
                sv: "newest_not_older_than räknar år före utlysningens dag; nyckeln round saknas överst i filen",
                en: "newest_not_older_than counts years before the round; the key round is missing at the top"))
    ]

    package var level: Level? { .municipality }
    package var indicator: String? { of }
    package var comparesPeople: Bool { true }
    package var statistics: [String] { [measured] }

    package func repetitions(on _: RuleGround) -> [RuleRepetition] {
        [-1, 1].filter { years + $0 > 0 }.map { more in
            var other = self
            other.years += more
            return RuleRepetition(variant: .duration(years: more), rule: other)
        }
    }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        if let reason = ground.peopleUnknown(at: nil) { return .notJudged(.share, of, because: reason) }
        let course = try course(on: ground)
        let years = "\(course.years.lowerBound)–\(course.years.upperBound)"
        let division = ground.division(.municipality)
        let age = DataAge(
            years: [(ground.name(of: measured), course.years.upperBound)], round: ground.policy.round)
        if let old = age.refusal(newest) { return .notJudged(.share, measured, because: old) }
        guard course.notMeasured.count + course.uninhabited.count < division.parts.count else {
            let name = ground.name(of: measured)
            var verdict = RuleVerdict.notJudged(
                .share, measured,
                because: Wording(
                    sv: "\(name.sv) är inte mätt alla åren \(years) i någon kommun",
                    en: "\(name.en) is not measured for all the years \(years) in any municipality"))
            verdict.unjudged = course.notMeasured
            verdict.notApplicable = course.uninhabited
            return verdict
        }
        let silent = try ground.blanks(of: of, in: division)
        let blanks = silent.intersection(course.worsening)
        let shares = try shares(on: ground, of: course.worsening, without: silent)
        var verdict =
            !blanks.isEmpty && blanks.count == course.worsening.count
            ? .nothingReported(.share, of, on: ground)
            : shares.isOfNothing ? .notJudged(.share, of, because: ground.nothing(of: of)) : shares.verdict
        verdict.notApplicable = course.uninhabited
        verdict.unjudged += try open(course.notMeasured, on: ground, without: silent)
        verdict.hold(blanks, in: division, of: of)
        verdict.remark(
            sv: "\(course.indicator.title.sv), åren \(years)", en: "\(course.indicator.title.en), the years \(years)")
        if let old = age.remark(newest) { verdict.remarks.append(old) }
        return verdict
    }

    /// Of the municipalities in which the indicator isn't measured those for which it matters: the others have their
    /// share, whether it got worse there or not.
    private func open(
        _ notMeasured: [RuleVerdict.NotAsked], on ground: RuleGround, without blanks: Set<Int>
    ) throws -> [RuleVerdict.NotAsked] {
        let shares = try shares(on: ground, of: notMeasured.compactMap(\.part).sorted(), without: blanks)
        guard shares.negative == nil, shares.total > 0 else { return notMeasured }
        let enough = Set(shares.required.map(\.part)).subtracting(shares.verdict.shortfalls.compactMap(\.part))
        return notMeasured.filter { $0.part.map { !enough.contains($0) } ?? true }
    }

    /// How the indicator has developed in each municipality.
    private struct Course {
        let indicator: Indicator
        let years: ClosedRange<Int>
        var worsening: [Int] = []
        var notMeasured: [RuleVerdict.NotAsked] = []
        var uninhabited: [RuleVerdict.NotAsked] = []
    }

    private func course(on ground: RuleGround) throws -> Course {
        let indicator = try ground.statistics.measured(measured, direction: direction, line: ground.rule.line)
        let all = ground.statistics.values[measured] ?? []
        guard let newest = all.map(\.year).filter({ $0 <= ground.policy.round?.year ?? .max }).max() else {
            throw ground.statistics.empty(measured, line: ground.rule.line)
        }
        let byPlace = Dictionary(all.map { ("\($0.municipalityCode)/\($0.year)", $0.value) }) { first, _ in first }
        let name = ground.name(of: measured)
        var course = Course(indicator: indicator, years: newest - years...newest)
        for (index, part) in ground.division(.municipality).parts.enumerated() {
            let series = course.years.map { byPlace["\(part.code)/\($0)"] }
            let known = series.compactMap { $0 }
            guard ground.division(.municipality).people[index] > 0 else {
                course.uninhabited.append(
                    .init(
                        part: index, dimension: measured, reason: Wording(sv: "ingen bor där", en: "nobody lives there")
                    ))
                continue
            }
            guard known.count == series.count else {
                let missing = Self.runs(zip(course.years, series).filter { $1 == nil }.map(\.0))
                course.notMeasured.append(
                    .init(
                        part: index, dimension: measured,
                        reason: Wording(
                            sv: "\(name.sv) är inte mätt \(missing)", en: "\(name.en) is not measured for \(missing)")
                    ))
                continue
            }
            let isWorsening = zip(known, known.dropFirst()).allSatisfy {
                indicator.direction == .higherIsBetter ? $1 < $0 : $1 > $0
            }
            if isWorsening { course.worsening.append(index) }
        }
        return course
    }

    /// Ascending years, those in a row as one: 2011, 2013–2016.
    private static func runs(_ years: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for year in years {
            if let last = runs.last, last.upperBound == year - 1 {
                runs[runs.count - 1] = last.lowerBound...year
            } else {
                runs.append(year...year)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: ", ")
    }

    /// - Parameter blanks: parts in which nothing was reported: they stand on neither side.
    private func shares(on ground: RuleGround, of parts: [Int], without blanks: Set<Int>) throws -> PartShares {
        let division = ground.division(.municipality)
        let compared = division.parts.indices.filter { !blanks.contains($0) }
        let everyone = compared.reduce(0) { $0 + division.people[$1] }
        return PartShares(
            division: division, indicator: of, held: try ground.sums(of: of, in: division),
            compared: compared,
            required: parts.filter { !blanks.contains($0) && everyone > 0 }.map {
                ($0, factor * division.people[$0] / everyone)
            },
            dimension: measured)
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) {
        money.leaveOut(
            ground.rule, sv: "hänger på en indikators utveckling, inte bara på medel",
            en: "hangs on how an indicator develops, not on money alone")
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        // What isn't judged asks nothing.
        guard ground.peopleUnknown(at: nil) == nil else { return }
        let course = try course(on: ground)
        let age = DataAge(
            years: [(ground.name(of: measured), course.years.upperBound)], round: ground.policy.round)
        guard age.refusal(newest) == nil else { return }
        let blanks = try ground.blanks(of: of, in: ground.division(.municipality))
        let adds = try added.map { try $0.sums(of: of, per: .municipality) }
        // Those that have their share too: money elsewhere takes it from them.
        let filled = try FilledBlanks(blanks, of: of, in: .municipality, added)
        try PartShares.ask(&conditions, ground.rule, filled, adds: adds) {
            try shares(on: ground, of: course.worsening, without: blanks.subtracting($0))
        }
    }
}

extension Trend {
    package init?(_ table: PolicyTable) {
        let measured = table[Key.indicator]
        let of = table[Key.of]
        let factor = table[Key.factor]
        let direction = table[Key.direction]
        let years = table[Key.years]
        let newest = table[PolicyKey<Int>.newest]
        guard let measured, let years else { return nil }
        self.init(
            measured: measured, direction: direction, years: years, of: of ?? Indicator.ID.grantedSek.text,
            factor: factor ?? 1, newest: newest)
    }
}
