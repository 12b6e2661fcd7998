import FollowUp
import Store
import Wording

/// What to know of the policy's rules without and with applications.
enum ApplicationRulesText {
    /// The rules that no application changes; nil where each may.
    static func unchanged(_ policy: Policy, _ names: PartNames) -> Wording? {
        let fixed = policy.rules.filter { !$0.content.isChangedByApplications }
        guard !fixed.isEmpty else { return nil }
        let list = Prose.list(fixed.map { StandingText.title(of: $0, names) }, most: 12)
        let isOne = fixed.count == 1
        return Wording(
            sv: """
                En ansökan ändrar inte \(isOne ? "regeln" : "reglerna") \(list.sv), som handlar om vad som redan har \
                skett; \(isOne ? "dess" : "deras") luckor står kvar.
                """,
            en: """
                An application doesn't change the \(isOne ? "rule" : "rules") \(list.en), \
                \(isOne ? "which is" : "which are") about what has happened already; \(isOne ? "its" : "their") gaps \
                remain.
                """)
    }

    /// When applications count as decided, where a rule or the period asks for that; nil elsewhere.
    static func dating(_ policy: Policy) -> Wording? {
        let isAsked =
            policy.rules.contains { $0.content is Recency } || policy.selection.from != nil
            || policy.selection.to != nil
        guard isAsked, let day = policy.round ?? policy.selection.to ?? policy.selection.from else { return nil }
        return Wording(
            sv: "En ansökan räknas som beslutad \(day), om den inte själv anger ett beslutsdatum.",
            en: "An application counts as decided on \(day), unless it states a day of decision itself.")
    }

    /// The same, and the gaps that the check finds beyond those that the choice counts.
    static func notes(_ outcome: ApplicationAdvice.Outcome, _ advice: ApplicationAdvice) -> [Wording] {
        var notes = [unchanged(advice.policy, advice.names), dating(advice.policy)].compactMap { $0 }
        let more = outcome.gapsNotCounted
        guard more != 0 else { return notes }
        let (sv, en) = (Plural.sv(abs(more), "lucka", "luckor"), Plural.en(abs(more), "gap"))
        notes.append(
            Wording(
                sv: """
                    Prövade på nytt med ansökningarna har reglerna \(sv) \(more > 0 ? "fler" : "färre") än urvalet \
                    räknar med: räckvidden är mätt på ytor i stället för punkter.
                    """,
                en: """
                    Checked anew with the applications, the rules have \(en) \(more > 0 ? "more" : "fewer") than the \
                    choice counts: reach is measured by area instead of by point.
                    """))
        return notes
    }
}
