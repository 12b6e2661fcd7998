import Store
import Wording

/// At least a minimum number of initiatives reaches each part.
package struct MinimumInitiatives: PolicyRule {
    package let per: Level
    package let parts: [String]?
    package let minimum: Int

    package static let name = "minimum_initiatives"
    package static let example = "{id: a, kind: minimum_initiatives, per: municipality, minimum: 3}"

    private enum Key {
        static let per = PolicyKey.per.required
        static let parts = PolicyKey.texts("parts")
        static let minimum = PolicyKey.positiveInteger("minimum").required
            .meaning("Initiatives that reach each part.")
    }

    package static let keys: [any DeclaredKey] = [Key.per, Key.parts, Key.minimum]

    package var level: Level? { per }

    package func verdict(on ground: RuleGround) throws -> RuleVerdict { try minimum(on: ground).verdict }

    private func minimum(on ground: RuleGround) throws -> PartMinimum {
        let division = ground.division(per)
        return PartMinimum(
            division: division, parts: try ground.selected(of: division), held: ground.counts(per: per),
            least: Double(minimum), unit: .initiatives, dimension: nil)
    }

    package func require(of money: inout MoneyRequirements, on ground: RuleGround) {
        money.leaveOut(ground.rule, sv: "räknar insatser, inte medel", en: "counts initiatives, not money")
    }

    package func ask(_ conditions: inout ApplicationConditions, on ground: RuleGround, added: [RuleGround]) throws {
        try minimum(on: ground).ask(&conditions, ground.rule, adds: added.map { $0.counts(per: per) })
    }
}

extension MinimumInitiatives {
    package init?(_ table: PolicyTable) {
        let per = table[Key.per]
        let parts = table[Key.parts]
        let minimum = table[Key.minimum]
        guard let per, let minimum else { return nil }
        self.init(per: per, parts: parts, minimum: minimum)
    }
}
