import Statistics
import Store
import Wording

/// An index of the distribution over the parts is at most this.
package struct MaximumConcentration: PolicyRule {
    package let of: String
    package let per: Level
    package let measure: Measure
    package let atMost: Double

    package enum Measure: String, Sendable, Hashable, CaseIterable {
        case gini, hoover
        /// The share of the part that has most.
        case largestShare = "largest_share"
    }

    package static let name = "maximum_concentration"
    package static let example =
        "{id: a, kind: maximum_concentration, of: granted_sek, per: municipality, measure: gini, at_most: 0.4}"

    private enum Key {
        static let of = PolicyKey.indicator("of").required
        static let per = PolicyKey.per.required
        static let measure = PolicyKey<Measure>.word(
            "measure", what: Wording(sv: "ett mått på koncentration", en: "a measure of concentration")
        ).required
        static let atMost = PolicyKey.share(
            "at_most", of: Wording(sv: "måttets största värde", en: "the measure's largest value")
        ).required
    }

    package static let keys: [any DeclaredKey] = [Key.of, Key.per, Key.measure, Key.atMost]

    package var level: Level? { per }
    package var indicator: String? { of }
    package var comparesPeople: Bool { measure != .largestShare }
    package var isMaximum: Bool { true }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        let unit: GapReport.Unit = measure == .largestShare ? .share : .index
        let division = ground.division(per)
        // As the distribution's: over the parts that have a value.
        let shown = try compared(on: ground)
        guard !shown.isEmpty else { return .nothingReported(unit, of, on: ground) }
        if comparesPeople, let reason = ground.peopleUnknown(at: per) { return .notJudged(unit, of, because: reason) }
        let values = try reduced(ground.sums(of: of, in: division), to: shown)
        if let negative = values.firstIndex(where: { $0 < 0 }) {
            return .belowZero(unit, in: division.parts[shown[negative]], of: of, of)
        }
        let total = values.reduce(0, +)
        let people = reduced(division.people, to: shown)
        let everyone = people.reduce(0, +)
        var verdict = RuleVerdict(unit: unit, required: atMost, observed: nil, shortfalls: [])
        verdict.leaveOut(Set(division.parts.indices).subtracting(shown), of: of)
        guard let value = measure.value(of: values, people: people) else {
            guard total > 0 else { return .notJudged(unit, of, because: ground.nothing(of: of)) }
            let one = Wording(sv: "bara ett område går att jämföra", en: "there is only one area to compare")
            // That a second one reported nothing isn't known to be nothing.
            return shown.count < division.parts.count
                ? .notJudged(unit, of, because: one) : .notApplicable(unit, of, because: one)
        }
        verdict.observed = value
        guard value > atMost else { return verdict }
        let part = measure == .largestShare ? values.indices.max { values[$0] < values[$1] }.map { shown[$0] } : nil
        let tooMuch: Double? = measure == .gini ? nil : (value - atMost) * total
        let below = shown.indices.filter { everyone > 0 && values[$0] * everyone < people[$0] * total }
        verdict.shortfalls = [
            Shortfall(
                part: part, dimension: of, required: atMost, observed: value,
                missing: .init(
                    initiatives: of == Indicator.ID.initiatives.text ? tooMuch : nil,
                    kronor: of == Indicator.ID.grantedSek.text ? tooMuch : nil),
                people: below.reduce(0) { $0 + division.parts[shown[$1]].population },
                closesWhenMoved: { value - $0 / total <= atMost })
        ]
        return verdict
    }

    /// The parts that have a value, ascending.
    private func compared(on ground: RuleGround) throws -> [Int] {
        let division = ground.division(per)
        let blanks = try ground.blanks(of: of, in: division)
        return division.parts.indices.filter { !blanks.contains($0) }
    }

    private func reduced(_ column: [Double], to parts: [Int]) -> [Double] { parts.map { column[$0] } }

    /// Above so many parts the Gini index, which compares each with each, is left out of programs.
    private static let mostForGini = 60

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) throws {
        guard money.isMoney(of, ground.rule) else { return }
        if comparesPeople, let reason = ground.peopleUnknown(at: per) {
            return money.leaveOut(ground.rule, sv: reason.sv, en: reason.en)
        }
        let division = ground.division(per)
        guard try ground.sums(of: of, in: division).allSatisfy({ $0 >= 0 }) else {
            return money.leaveOut(
                ground.rule, sv: "mer är återbetalt än beviljat i något område, så att måttet saknas",
                en: "more was repaid than granted in some area, so that there is no such measure")
        }
        let blanks = try ground.blanks(of: of, in: division)
        guard blanks.isEmpty else { return money.leaveOut(ground.rule, blanks: blanks, in: division) }
        let parts = division.parts.indices.map {
            (cells: division.cellsOfPart[$0], people: division.people[$0])
        }
        switch measure {
        case .largestShare:
            for (part, cells) in division.cellsOfPart.enumerated() {
                money.add(ground.rule, division.parts[part], .mostShare(cells: cells, share: atMost))
            }
        case .hoover: money.add(ground.rule, nil, .hoover(parts: parts, atMost: atMost))
        case .gini where parts.count > Self.mostForGini:
            money.leaveOut(
                ground.rule,
                sv: "Gini kan inte användas med fler än \(Self.mostForGini) områden: för många jämförelser",
                en: "Gini can't be used with more than \(Self.mostForGini) areas: too many comparisons")
        case .gini: money.add(ground.rule, nil, .gini(parts: parts.filter { $0.people > 0 }, atMost: atMost))
        }
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        let shown = try compared(on: ground)
        let held = try ground.sums(of: of, per: per)
        guard shown.allSatisfy({ held[$0] >= 0 }), !comparesPeople || ground.peopleUnknown(at: per) == nil else {
            return
        }
        let division = ground.division(per)
        let silent = Set(division.parts.indices).subtracting(shown)
        let blanks = try FilledBlanks(silent, of: of, in: per, added)
        conditions.exclude(blanks.excluded)
        let adds = try added.map { try $0.sums(of: of, per: per) }
        let forms = blanks.sets.map { known -> ApplicationConditions.Form in
            let parts = division.parts.indices.filter { !silent.contains($0) || known.contains($0) }
            let inhabited = parts.count { division.people[$0] > 0 }
            guard parts.count > 1, measure == .largestShare || inhabited > 1 else { return .unasked }
            return .index(
                measure, held: reduced(held, to: parts), adds: adds.map { reduced($0, to: parts) },
                people: reduced(division.people, to: parts), atMost: atMost)
        }
        conditions.add(
            .init(rule: ground.rule, part: nil, dimension: of, unit: .index, form: blanks.form(forms)))
    }
}

extension MaximumConcentration {
    package init?(_ table: PolicyTable) {
        let of = table[Key.of]
        let per = table[Key.per]
        let measure = table[Key.measure]
        let atMost = table[Key.atMost]
        guard let of, let per, let measure, let atMost else { return nil }
        self.init(of: of, per: per, measure: measure, atMost: atMost)
    }
}

extension MaximumConcentration.Measure {
    /// Of a distribution over parts with so many people; nil where it is undefined, as where there is nothing or only
    /// one part to compare. O(n log n).
    func value(of totals: [Double], people: [Double]) -> Double? {
        guard totals.count > 1, self == .largestShare || people.count(where: { $0 > 0 }) > 1 else { return nil }
        let index: Distribution.Index
        switch self {
        case .gini: index = .gini
        case .hoover: index = .hoover
        case .largestShare:
            let total = totals.reduce(0, +)
            return total > 0 ? (totals.max() ?? 0) / total : nil
        }
        do throws(Undefined) {
            return try Distributor.index(index, totals: totals, population: people)
        } catch { return nil }
    }
}
