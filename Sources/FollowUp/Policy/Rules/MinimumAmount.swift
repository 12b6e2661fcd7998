import Store
import Wording

/// At least a minimum amount of an indicator falls on each part.
package struct MinimumAmount: PolicyRule {
    package let of: String
    package let per: Level
    package let parts: [String]?
    /// In the indicator's unit.
    package let minimum: Double

    package static let name = "minimum_amount"
    package static let example = "{id: a, kind: minimum_amount, of: granted_sek, per: municipality, minimum: 1000000}"

    private enum Key {
        static let of = PolicyKey.indicator("of")
        static let per = PolicyKey.per.required
        static let parts = PolicyKey.texts("parts")
        static let minimum = PolicyKey.positive("minimum").required
            .meaning("In the indicator's unit; kronor for granted_sek, which is meant where of is left out.")
    }

    package static let keys: [any DeclaredKey] = [Key.of, Key.per, Key.parts, Key.minimum]

    package var level: Level? { per }
    package var indicator: String? { of }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict {
        let minimum = try minimum(on: ground)
        guard !minimum.parts.isEmpty else { return .nothingReported(minimum.unit, of, on: ground) }
        var verdict = minimum.verdict
        let asked = Set(try ground.selected(of: minimum.division))
        verdict.hold(asked.subtracting(minimum.parts), in: minimum.division, of: of)
        return verdict
    }

    private func minimum(on ground: RuleGround) throws -> PartMinimum {
        let division = ground.division(per)
        let blanks = try ground.blanks(of: of, in: division)
        return PartMinimum(
            division: division, parts: try ground.selected(of: division).filter { !blanks.contains($0) },
            held: try ground.sums(of: of, per: per),
            least: minimum, unit: of == Indicator.ID.grantedSek.text ? .sek : .indicator, dimension: of)
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) throws {
        guard money.isMoney(of, ground.rule) else { return }
        let division = ground.division(per)
        let blanks = try ground.blanks(of: of, in: division)
        let asked = try ground.selected(of: division)
        money.leaveOut(ground.rule, blanks: blanks.intersection(asked), in: division)
        for part in asked where !blanks.contains(part) {
            money.add(
                ground.rule, division.parts[part],
                .amount(cells: division.cellsOfPart[part], ore: MoneyRequirements.ore(minimum)))
        }
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        let adds = try added.map { try $0.sums(of: of, per: per) }
        let minimum = try minimum(on: ground)
        let silent = Set(try ground.selected(of: minimum.division)).subtracting(minimum.parts)
        let blanks = try FilledBlanks(silent, of: of, in: per, added)
        conditions.exclude(blanks.excluded)
        minimum.ask(&conditions, ground.rule, adds: adds, blanks)
    }
}

extension MinimumAmount {
    package init?(_ table: PolicyTable) {
        let of = table[Key.of]
        let per = table[Key.per]
        let parts = table[Key.parts]
        let minimum = table[Key.minimum]
        guard let per, let minimum else { return nil }
        self.init(of: of ?? Indicator.ID.grantedSek.text, per: per, parts: parts, minimum: minimum)
    }
}
