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
        sv: "Sluta med 2 bara om en regel av den här graden inte är uppfylld: must, eller should (alla regler).",
        en: "Exit with 2 only if a rule of this severity is not met: must, or should (every rule).",
        value: Wording(sv: "must|should", en: "must|should"))
}
