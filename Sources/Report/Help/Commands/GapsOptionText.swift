import Wording

/// The options of `gaps`.
package enum GapsOptionText {
    package static let policy = OptionText(
        sv: "Policyn (YAML).",
        en: "The policy (YAML).",
        value: Wording(sv: "policy.yaml", en: "policy.yaml"))

    package static let explain = OptionText(
        sv: "Säg i klartext vad policyn kräver; behöver ingen databas.",
        en: "Say in plain words what the policy asks for; needs no store.")

    package static let failOn = OptionText(
        sv: """
            Sluta med 2 bara för det här, med kommatecken emellan: must eller should (alla regler), not_met (inte \
            uppfylld) eller cannot_be_judged (kan inte bedömas). Utelämnat: allt.
            """,
        en: """
            Exit with 2 only for this, with commas between: must or should (every rule), not_met or \
            cannot_be_judged. Left out: all of it.
            """,
        value: Wording(sv: "vad", en: "what"))
}
