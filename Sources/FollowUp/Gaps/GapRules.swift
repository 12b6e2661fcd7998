import Territory

/// Evaluates a policy's rules on one ground.
struct GapRules {
    let policy: Policy
    let ground: GapGround
    let statistics: GapStatistics

    func verdict(_ rule: Policy.Rule) throws -> RuleVerdict { try rule.content.verdict(on: asking(rule)) }

    func asking(_ rule: Policy.Rule) -> RuleGround { RuleGround(rule: rule, rules: self) }
}
