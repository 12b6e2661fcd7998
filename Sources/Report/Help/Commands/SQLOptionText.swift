import Wording

/// The options of `sql`.
package enum SQLOptionText {
    package static let statement = OptionText(
        sv: "En sats: SELECT, WITH, VALUES eller EXPLAIN.",
        en: "One statement: SELECT, WITH, VALUES or EXPLAIN.",
        value: Wording(sv: "SQL", en: "SQL"))

    package static let timeout = OptionText(
        sv: "Längsta tid, sekunder.",
        en: "Longest time, seconds.",
        value: Wording(sv: "sekunder", en: "seconds"))
}
