import Wording

/// The options of `demo`.
package enum DemoOptionText {
    package static let folder = OptionText(
        sv: "Mappen som resultatet läggs i.",
        en: "The folder for the result.",
        value: Wording(sv: "mapp", en: "folder"))
}
