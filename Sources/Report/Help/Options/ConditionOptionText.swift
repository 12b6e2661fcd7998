import Wording

/// The options for a condition on initiatives.
package enum ConditionOptionText {
    package static let condition = OptionText(
        sv: "Bara insatser som uttrycket i CQL2 är sant för; se rackvidd query --queryables.",
        en: "Only initiatives for which the expression in CQL2 is true; see rackvidd query --queryables.",
        value: Wording(sv: "uttryck", en: "expression"))
}
