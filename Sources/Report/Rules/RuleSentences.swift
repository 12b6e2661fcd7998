import FollowUp
import Store
import Territory
import Wording

/// The texts of a kind of rule. Each kind in `Policy.kinds` has its sentences in a file of its name.
protocol RuleSentences: PolicyRule {
    /// The rule's requirement as one sentence in both languages with the figures of one; the caller picks the matching
    /// language.
    ///
    /// - Parameter names: of the parts that the rule names by code, and of indicators.
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording
    /// What the requirement leaves unsaid: which date counts, what is skipped, what stands in for what is missing; one
    /// sentence each.
    func explanation(_ policy: Policy) -> [Wording]
    /// The finding, as the end of that sentence.
    ///
    /// - Parameter figures: observed and required as text.
    func observation(_ figures: (observed: String, required: String), _ result: GapReport.RuleResult) -> Wording
}

extension Policy.Rule {
    /// - Precondition: the kind has sentences, as a test checks.
    var sentences: any RuleSentences {
        guard let sentences = content as? any RuleSentences else {
            preconditionFailure("rules of the kind \(kind) have no sentences")
        }
        return sentences
    }
}

extension RuleSentences {
    func explanation(_: Policy) -> [Wording] { [] }
}

extension PolicyRule {
    /// The parts of a rule: "each municipality", or the ones it names.
    func place(_ names: PartNames) -> Wording {
        guard let parts else {
            let name = PolicyText.name(level ?? .municipality)
            return Wording(sv: "varje \(name.sv)", en: "each \(name.en)")
        }
        let titles = parts.map { code in Zone.RollUp(rawValue: code)?.title ?? names[level, code] }
        if titles.count == 1 { return titles[0] }
        return Wording(
            sv: "var och en av \(PolicyText.list(titles.map(\.sv), .swedish))",
            en: "each of \(PolicyText.list(titles.map(\.en), .english))")
    }

    /// The indicator distributed, in the definite form used in sentences.
    func subject(_ indicator: String, _ names: PartNames) -> Wording {
        switch indicator {
        case Indicator.ID.grantedSek.text: Wording(sv: "medlen", en: "the money")
        case Indicator.ID.initiatives.text: Wording(sv: "insatserna", en: "the initiatives")
        default: names.indicator(indicator)
        }
    }

    /// For rules on shares: the part that falls furthest short.
    func furthestShort(_ figures: (observed: String, required: String)) -> Wording {
        Wording(
            sv: "lägst: \(figures.observed) mot kravet \(figures.required)",
            en: "lowest: \(figures.observed) where \(figures.required) is required")
    }
}

extension InitiativeFilter? {
    /// After the initiatives that are meant: " med temat Service"; nothing where all are.
    var words: Wording {
        guard let filter = self else { return Wording(verbatim: "") }
        var sv: [String] = []
        var en: [String] = []
        for (values, name) in [
            (filter.programmes, Wording(sv: "i programmet", en: "in the programme")),
            (filter.strengthAreas, Wording(sv: "inom styrkeområdet", en: "in the strength area")),
            (filter.themes, Wording(sv: "med temat", en: "with the theme")),
        ] where !values.isEmpty {
            sv.append("\(name.sv) \(values.joined(separator: " eller "))")
            en.append("\(name.en) \(values.joined(separator: " or "))")
        }
        if let condition = filter.condition {
            sv.append("för vilken detta är sant (CQL2): \(condition.text)")
            en.append("for which this is true (CQL2): \(condition.text)")
        }
        return Wording(
            sv: sv.isEmpty ? "" : " " + sv.joined(separator: ", "),
            en: en.isEmpty ? "" : " " + en.joined(separator: ", "))
    }
}
