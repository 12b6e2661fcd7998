import Wording

/// The options of `statuses`.
package enum StatusesOptionText {
    package static let changes = OptionText(
        sv: "STATUS=klass: decided, undecided, rejected, eller default för programmets eget svar; kan upprepas.",
        en: """
            STATUS=class: decided, undecided, rejected, or default for the program's own answer; may be \
            repeated.
            """,
        value: Wording(sv: "status=klass", en: "status=class"))

    package static let upgrade = OptionText(
        sv: "Uppgradera en databas som en tidigare version har gjort.",
        en: "Upgrade a database that an earlier version has made.")
}
