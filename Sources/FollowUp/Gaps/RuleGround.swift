import Store
import Territory
import Wording

/// One rule, and the ground on which it is evaluated.
package struct RuleGround {
    let rule: Policy.Rule
    let rules: GapRules

    var policy: Policy { rules.policy }
    var ground: GapGround { rules.ground }
    /// The initiatives that say what there is to ask about, however they are counted here.
    var listed: GapGround { rules.listed ?? rules.ground }
    var statistics: GapStatistics { rules.statistics }
    var territory: Territory { rules.ground.territory }

    /// Whether a row is one that the rule is about.
    func admits(_ row: Int) -> Bool {
        guard let filter = rule.content.filter else { return true }
        let initiative = ground.table.initiatives[row]
        return filter.admits(initiative) && rules.matching[rule.id]?.contains(initiative.id) ?? true
    }

    func division(_ level: Level) -> GapDivision { ground.facts.division(level, of: rule.content.indicator) }

    /// The parts that the rule names, all where it names none.
    ///
    /// - Throws: `PolicyError` with the nearest code where one doesn't exist.
    func selected(of division: GapDivision) throws(PolicyError) -> [Int] {
        let named = rule.content.parts
        if let parts = division.selected(named) { return parts }
        let codes = division.codes
        let wrong = named?.first { !codes.contains($0) } ?? ""
        func problem(_ language: Language, _ what: String) -> Wording {
            // A part that is named is known by its code.
            let key = FoldedText.key(wrong)
            let meant = division.parts.first { FoldedText.key($0.name[language]) == key }
            let listed = division.parts.map {
                $0.name[language] == $0.code ? $0.code : "\($0.code) (\($0.name[language]))"
            }
            return Nearest.unknown(
                wrong, among: Set(listed), what: Wording(verbatim: what),
                near: (meant?.code ?? Nearest.name(to: wrong, among: codes)).map { [$0] } ?? [])
        }
        throw PolicyError(
            file: policy.name, line: rule.line, key: "parts",
            problem: Wording(
                sv: problem(.swedish, "koden för en del av länet").sv,
                en: problem(.english, "the code of a part of the county").en))
    }

    /// The amount of an indicator in each part, in its unit.
    ///
    /// - Throws: `PolicyError` for an indicator without initiatives' values.
    func sums(of indicator: String, in division: GapDivision, fits: (Int) -> Bool = { _ in true }) throws -> [Double] {
        do {
            return try ground.sums(of: indicator, in: division, fits: fits)
        } catch let error as DistributionError {
            throw PolicyError(file: policy.name, line: rule.line, key: "of", problem: error.wording)
        }
    }

    /// The parts in which nobody reported an indicator: no rule judges them.
    ///
    /// - Throws: as `sums`.
    func blanks(
        of indicator: String, in division: GapDivision, fits: (Int) -> Bool = { _ in true }
    ) throws -> Set<Int> {
        do {
            return try ground.blanks(of: indicator, in: division, fits: fits)
        } catch let error as DistributionError {
            throw PolicyError(file: policy.name, line: rule.line, key: "of", problem: error.wording)
        }
    }

    /// The row that brings most of an indicator into the county.
    ///
    /// - Throws: as `sums`.
    func largest(of indicator: String) throws -> Int? {
        do {
            return try ground.largest(of: indicator)
        } catch let error as DistributionError {
            throw PolicyError(file: policy.name, line: rule.line, key: "of", problem: error.wording)
        }
    }

    /// An indicator as sentences name it.
    func name(of indicator: String) -> Wording { statistics.name(of: indicator) }

    /// Why there is nothing of an indicator in the county.
    func nothing(of indicator: String) -> Wording {
        let name = name(of: indicator)
        let table = ground.table
        let isMoney = indicator == Indicator.ID.grantedSek.text
        if ground.rows.isEmpty {
            return Wording(
                sv: "ingen insats räknas med policyns filter och period",
                en: "no initiative counts with the policy's filter and period")
        }
        if isMoney, ground.rows.allSatisfy({ table.initiatives.grantedOre($0) == nil }) {
            return Wording(sv: "ingen insats anger något belopp", en: "no initiative states an amount")
        }
        if ground.rows.allSatisfy({ table.parts(of: $0).isEmpty }) {
            return Wording(
                sv: "inget av \(name.sv) har ett känt läge i länet",
                en: "nothing of \(name.en) has a known location in the county")
        }
        return Wording(sv: "summan av \(name.sv) är noll", en: "the sum of \(name.en) is zero")
    }

    /// The same by level: a division of another ground has other rows but the same parts.
    func sums(of indicator: String, per level: Level) throws -> [Double] {
        try sums(of: indicator, in: division(level))
    }

    /// The number of initiatives that reach each part.
    func counts(per level: Level) -> [Double] { ground.counts(in: division(level)).map { Double($0) } }
}
