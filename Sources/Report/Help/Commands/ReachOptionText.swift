import Wording

/// The options of `reach`.
package enum ReachOptionText {
    package static let by = OptionText(
        sv: "Del av länet.",
        en: "Part of the county.")

    package static let distances = OptionText(
        sv: "Avstånd i meter, med komma emellan.",
        en: "Distances in metres, with commas between.",
        value: Wording(sv: "lista", en: "list"))

    package static let catchment = OptionText(
        sv: "Tillgång med tvåstegsmetoden (2SFCA) inom så många meter.",
        en: "Access by two-step floating catchment areas within this number of metres.",
        value: Wording(sv: "meter", en: "metres"))

    package static let supply = OptionText(
        sv: "Vad --catchment fördelar.",
        en: "What --catchment shares out.")
}
