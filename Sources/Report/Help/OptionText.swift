package import Wording

/// What an option of a command is for, and what stands for its value in the usage line.
package struct OptionText: Sendable {
    package let help: Wording
    package let value: Wording?

    init(sv: String, en: String, value: Wording? = nil) {
        help = Wording(sv: sv, en: en)
        self.value = value
    }
}
