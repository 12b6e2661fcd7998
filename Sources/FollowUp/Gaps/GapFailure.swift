/// The findings of a gap check that make a command fail: rules of these severities that come to these standings.
package struct GapFailure: Sendable, Hashable {
    /// A severity stands for itself and for the graver ones.
    private var severities: Set<Policy.Severity> = []
    private var standings: Set<RuleStanding> = []

    /// Any rule that isn't met or can't be judged.
    package static let any = GapFailure()
    /// The words that a person may write.
    package static let words = Policy.Severity.allCases.map(\.rawValue) + failing.map(\.rawValue)
    private static let failing: [RuleStanding] = [.notMet, .cannotBeJudged]

    private init() {}

    /// Of words between commas: severities (`must`, `should`) and standings (`not_met`, `cannot_be_judged`). What isn't
    /// named in one of the two groups isn't narrowed by it.
    ///
    /// - Returns: nil where there is another word or none.
    package init?(_ text: String) {
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = word.drop { $0 == " " }
            if let severity = Policy.Severity(rawValue: String(word)) {
                severities.insert(severity)
            } else if let standing = RuleStanding(rawValue: String(word)), Self.failing.contains(standing) {
                standings.insert(standing)
            } else {
                return nil
            }
        }
    }

    func concerns(_ result: GapReport.RuleResult) -> Bool {
        let isGrave = severities.isEmpty || severities.contains(.should) || result.rule.severity == .must
        return isGrave && (standings.isEmpty ? Set(Self.failing) : standings).contains(result.standing)
    }
}
