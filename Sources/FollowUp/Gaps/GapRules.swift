import Territory

/// Evaluates a policy's rules on one ground.
struct GapRules {
    let policy: Policy
    let ground: GapGround
    let statistics: GapStatistics
    /// By rule the identifiers of the initiatives for which its own condition is true; none for rules without one.
    var matching: [String: Set<String>] = [:]
    /// The policy's own ground where this is another one, as under a variant or with applications: what there is to ask
    /// about stays the same.
    var listed: GapGround?

    func verdict(_ rule: Policy.Rule) throws -> RuleVerdict {
        let asking = asking(rule)
        var verdict = try rule.content.verdict(on: asking)
        guard !verdict.isUnasked else { return verdict }
        if let reason = asking.placesUnknown {
            return .notJudged(verdict.unit, rule.content.indicator, because: reason)
        }
        if let year = asking.otherPeople {
            verdict.remark(
                sv: "jämfört med folkmängden \(year), det år som värdena gäller",
                en: "compared with the people of \(year), the year that the values are of")
        }
        if let reading = asking.assumptions { verdict.remarks.append(reading.sentence) }
        return verdict
    }

    func asking(_ rule: Policy.Rule) -> RuleGround { RuleGround(rule: rule, rules: self) }
}
