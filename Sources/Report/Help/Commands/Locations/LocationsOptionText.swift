import Wording

/// The options of `locations`.
package enum LocationsOptionText {
    package static let most = OptionText(
        sv: "Så många insatser, de med störst belopp först.", en: "So many initiatives, those with most money first.",
        value: Wording(sv: "antal", en: "number"))
}
