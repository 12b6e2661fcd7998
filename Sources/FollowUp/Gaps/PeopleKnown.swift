import Territory
import Wording

extension RuleGround {
    /// Refuses a rule about people where nobody knows how many there are, or in which of the parts they live: it can
    /// neither be met nor not.
    ///
    /// - Parameter level: of the parts whose people are compared; nil for the county.
    func requirePeople(at level: Level?) throws(PolicyError) {
        let level = level ?? .municipality
        guard territory.peopleUnknown(at: level) != nil, division(level).population.people == nil else { return }
        throw PolicyError(
            file: policy.name, line: rule.line, key: nil,
            problem: .init(
                sv: "regeln \(rule.id) kan inte bedömas. \(reason.sv)",
                en: "the rule \(rule.id) can't be judged. \(reason.en)"))
    }

    private var reason: Wording { territory.hasPopulation ? Population.byMunicipality : Population.unknown }
}
