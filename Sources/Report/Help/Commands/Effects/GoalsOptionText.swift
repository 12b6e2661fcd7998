import Wording

/// The options of `goals`.
package enum GoalsOptionText {
    package static let file = OptionText(
        sv: "Fil (YAML) med mål, styrdokument och styrkeområden.",
        en: "File (YAML) of goals, steering documents and strength areas.", value: Wording(sv: "fil", en: "file"))

    package static let today = OptionText(
        sv: "Dag att bedöma från, i stället för i dag.", en: "The day to judge from, instead of today.",
        value: Wording(sv: "datum", en: "date"))

    package static let pace = OptionText(
        sv: "Takt: linear (lika mycket varje år) eller compound (lika stor andel, som Eurostat).",
        en: "Pace: linear (as much each year) or compound (as large a share, as Eurostat).")

    package static let explain = OptionText(
        sv: "Visa hur varje läge räknats, och vem som gör vad.",
        en: "Show how each standing came about, and who does what.")

    package static let failOn = OptionText(
        sv:
            """
            Avsluta med 2: behind om ett mål ligger efter, går för långsamt eller åt fel håll, eller är missat; \
            overdue om en översyn är försenad.
            """,
        en:
            """
            Exit with 2: behind if a goal is behind, insufficient, away from its target or missed; overdue if a \
            review is.
            """
    )
}
