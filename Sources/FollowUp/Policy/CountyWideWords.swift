import Store
import Wording

extension CountyWideRule {
    /// The earlier words for the rule in policies, still written for machines: `by_population`, `equally`, `exclude`.
    ///
    /// In a policy an initiative that declares the whole county, where it counts at all, counts as reaching every part.
    package var earlierWord: String {
        switch self {
        case .population: "by_population"
        case .equal: "equally"
        case .leftOut: "exclude"
        }
    }
}

extension PolicyNode {
    /// By its word or, with a note, by the earlier one.
    var countyWide: CountyWideRule? {
        let all = CountyWideRule.allCases
        let word = oneOf(
            Set(all.map(\.rawValue) + all.map(\.earlierWord)),
            what: Wording(sv: "ett sätt att räkna länstäckande insatser", en: "a way to count county-wide initiatives"))
        guard let word else { return nil }
        if let rule = CountyWideRule(rawValue: word) { return rule }
        guard let rule = all.first(where: { $0.earlierWord == word }) else { return nil }
        findings.note(
            line: line,
            Wording(
                sv: "\(key): \(word) heter numera \(rule.rawValue); det gamla ordet kan fortfarande läsas",
                en: "\(key): \(word) is now called \(rule.rawValue); the old word can still be read"))
        return rule
    }
}
