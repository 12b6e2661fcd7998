import Territory

/// Evaluates a policy's rules on one ground.
struct GapRules {
    let policy: Policy
    let ground: GapGround
    let statistics: GapStatistics
    /// By rule the identifiers of the initiatives for which its own condition is true; none for rules without one.
    var matching: [String: Set<String>] = [:]

    func verdict(_ rule: Policy.Rule) throws -> RuleVerdict { try rule.content.verdict(on: asking(rule)) }

    func asking(_ rule: Policy.Rule) -> RuleGround { RuleGround(rule: rule, rules: self) }
}
