import Store
import Territory
import Wording

extension RuleGround {
    /// Why a rule about people has no answer: nobody knows how many there are, or in which of the parts they live. Nil
    /// where it is known.
    ///
    /// - Parameter level: of the parts whose people are compared; nil for the county.
    func peopleUnknown(at level: Level?) -> Wording? {
        let level = level ?? .municipality
        guard territory.peopleUnknown(at: level) != nil, division(level).population.people == nil else { return nil }
        let reason = territory.hasPopulation ? Population.byMunicipality : Population.unknown
        // A sentence of its own elsewhere.
        return Wording(sv: reason.sv.withoutStop, en: reason.en.withoutStop)
    }

    /// The year whose people the rule's parts are compared with, where it isn't that of the policy's others.
    var otherPeople: Int? {
        guard rule.content.comparesPeople, let level = rule.content.level else { return nil }
        let year = division(level).population.year
        return year == ground.facts.divisions[level].population.year ? nil : year
    }

    /// What sums of the indicator's reports take for granted; nil for what isn't reported by initiatives.
    var assumptions: OutcomeAssumptions? {
        guard let indicator = rule.content.indicator, let outcomes = ground.facts.reports(of: indicator) else {
            return nil
        }
        return OutcomeAssumptions(
            outcomes, among: ground.rows.filter(admits).map { ground.table.initiatives.id($0) })
    }

    /// Why nobody knows what falls on the parts that a rule looks at: they divide municipalities, within which some of
    /// the initiatives it counts have no place. Nil where it is known. O(footprint parts of the rows).
    var placesUnknown: Wording? {
        // Most territories answer without a look at any row.
        guard let level = rule.content.level, territory.dividesMunicipalities(at: level),
            territory.peopleUnknown(at: level) != nil, !rule.content.asksForPlaces, rule.content.statistics.isEmpty
        else { return nil }
        let counted = ground.rows.filter(admits)
        let unknown = territory.partsUnknown(to: ground.table, counted, at: level, division(level).partOfCell)
        guard !unknown.isEmpty else { return nil }
        return Wording(
            sv:
                """
                några insatser har ingen plats i sin kommun, och var folk bor i den vet programmet inte; läs in ett \
                lager över befolkningen med rackvidd import territory LAGER --as population
                """,
            en:
                """
                some initiatives have no place in their municipality, and where in it people live isn't known; import \
                a population layer with rackvidd import territory LAYER --as population
                """)
    }
}

extension String {
    fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
