/// What a rule comes to on the initiatives that count (bedömning av en regel).
package enum RuleStanding: String, Sendable, Hashable, CaseIterable {
    case met
    case notMet = "not_met"
    /// Nothing that is known speaks against the rule, and something that it asks about isn't known.
    case cannotBeJudged = "cannot_be_judged"
    /// There is nothing that the rule is about: nobody lives in its parts, or there is one part only to compare.
    case notApplicable = "not_applicable"

    /// Whether the rule has an answer.
    package var isJudged: Bool { self == .met || self == .notMet }
    /// Whether a policy passes with a rule that comes to this.
    package var passes: Bool { self == .met || self == .notApplicable }
}
