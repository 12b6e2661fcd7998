import Statistics
package import Store
import Territory
import Wording

/// The change of municipal statistics between two years, in per cent, is in no part worse than the county's by more
/// than so many percentage points.
package struct ChangeRule: PolicyRule {
    package let measured: String
    package let direction: Indicator.Direction
    package var from: Int
    package let to: Int
    package let per: Level
    package let parts: [String]?
    /// Percentage points.
    package let below: Double

    package static let name = "change"
    package static let example =
        "{id: a, kind: change, indicator: population, direction: higher_is_better, from: 2012, to: 2023}"

    private enum Key {
        static let indicator = PolicyKey.indicator("indicator").required
        static let direction = PolicyKey.direction.required.meaning("Which way is good.")
        static let from = PolicyKey.year("from").required
        static let to = PolicyKey.year("to").required
        /// Statistics are measured by municipality: no change can be read from values that were spread over zones.
        static let levels = [Level.municipality, .faRegion].map(\.rawValue)
        static let per = PolicyKey<Level>("per", .words(levels)) { node in
            node.oneOf(
                Set(levels),
                what: Wording(sv: "en indelning i hela kommuner", en: "a division into whole municipalities")
            ).flatMap { Level(rawValue: $0) }
        }.meaning("By municipality where it is left out.")
        static let parts = PolicyKey.texts("parts")
        static let below = PolicyKey.positive("at_most_points_below").meaning(
            "Percentage points by which a part may be worse than the county; none where it is left out.")
    }

    package static let keys: [any DeclaredKey] = [
        Key.indicator, Key.direction, Key.from, Key.to, Key.per, Key.parts, Key.below,
    ]

    package var level: Level? { per }
    package var isMaximum: Bool { direction == .lowerIsBetter }
    package var statistics: [String] { [measured] }

    /// The rule counts no initiatives: none is near or missing.
    package func mayCount(_: Initiative, round _: PartialDate?) -> Bool { false }

    package func repetitions(on ground: RuleGround) -> [RuleRepetition] {
        let onFile = Set((ground.statistics.values[measured] ?? []).map(\.year))
        return [-1, 1].filter { onFile.contains(from - $0) && from - $0 < to }.map { years in
            var other = self
            other.from -= years
            return RuleRepetition(variant: .duration(years: years), rule: other)
        }
    }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        let change = try change(on: ground)
        let name = ground.name(of: measured)
        guard case .success(let county)? = change.county.change?.percent else {
            return .notJudged(
                .percent, measured,
                because: Wording(
                    sv: "länets förändring i procent är okänd: \(name.sv) saknas eller är noll \(from)",
                    en: "the county's change in per cent is unknown: \(name.en) is missing or zero in \(from)"))
        }
        let required = isMaximum ? county + below : county - below
        let division = ground.division(per)
        var verdict = RuleVerdict(unit: .percent, required: required, observed: nil, shortfalls: [])
        for part in try ground.selected(of: division) {
            let line = change.rows[part]
            guard let own = line.change else {
                verdict.unjudged.append(.init(part: part, dimension: measured, reason: unmeasured(line, name)))
                continue
            }
            guard case .success(let percent) = own.percent else {
                verdict.notApplicable.append(
                    .init(
                        part: part, dimension: measured,
                        reason: Wording(
                            sv: "\(name.sv) var inte över noll \(from), och en förändring i procent saknas",
                            en: "\(name.en) was not above zero in \(from), so that there is no change in per cent")))
                continue
            }
            verdict.observed = verdict.observed.map { isMaximum ? max($0, percent) : min($0, percent) } ?? percent
            guard isMaximum ? percent > required : percent < required else { continue }
            var shortfall = Shortfall(
                part: part, dimension: measured, required: required, observed: percent, missing: .init(),
                people: division.parts[part].population)
            shortfall.isAmount = false
            verdict.shortfalls.append(shortfall)
        }
        verdict.isUnasked = verdict.observed == nil
        verdict.remark(
            sv: "\(change.indicator.title.sv), \(from)–\(to)", en: "\(change.indicator.title.en), \(from)–\(to)")
        return verdict
    }

    private func unmeasured(_ line: TerritorialChange.Line, _ name: Wording) -> Wording {
        let years = [(from, line.from), (to, line.to)].filter { $0.1 == nil }.map { String($0.0) }
        return Wording(
            sv: "\(name.sv) är inte mätt \(years.joined(separator: " och "))",
            en: "\(name.en) is not measured for \(years.joined(separator: " and "))")
    }

    private func change(on ground: RuleGround) throws -> TerritorialChange {
        func wrong(_ key: String, _ problem: Wording) -> PolicyError {
            PolicyError(file: ground.policy.name, line: ground.rule.line, key: key, problem: problem)
        }
        guard from < to else {
            throw wrong(
                "to",
                Wording(
                    sv: "to (\(to)) ska vara senare än from (\(from))",
                    en: "to (\(to)) must be later than from (\(from))"))
        }
        do {
            return try ground.ground.facts.distributor.change(of: Indicator.ID(measured), by: per, from: from, to: to)
        } catch let error as ChangeError {
            let isYear = if case .notOnFile = error { true } else { false }
            throw wrong(isYear ? "from" : "indicator", error.wording)
        } catch let error as DistributionError {
            throw wrong("indicator", error.wording)
        }
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) {
        money.leaveOut(
            ground.rule, sv: "handlar om en indikators utveckling, inte om medel",
            en: "is about how an indicator develops, not about money")
    }

    /// An application changes no statistics of years gone by.
    package var isChangedByApplications: Bool { false }

    /// Nothing.
    package func ask(_: inout ApplicationConditions, on _: RuleGround, added _: [RuleGround]) {}
}

extension ChangeRule {
    package init?(_ table: PolicyTable) {
        let measured = table[Key.indicator]
        let direction = table[Key.direction]
        let (from, to) = (table[Key.from], table[Key.to])
        let per = table[Key.per]
        let parts = table[Key.parts]
        let below = table[Key.below]
        guard let measured, let direction, let from, let to else { return nil }
        self.init(
            measured: measured, direction: direction, from: from, to: to, per: per ?? .municipality, parts: parts,
            below: below ?? 0)
    }
}
