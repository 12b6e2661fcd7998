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
}

extension String {
    fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
