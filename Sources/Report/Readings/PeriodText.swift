import Wording

/// Initiatives left out by a period, in words.
enum PeriodText {
    /// Initiatives whose date is known to its year or month only, where the period cuts through it.
    static func straddling(_ count: Int, ore: Int64) -> Wording? {
        guard count > 0 else { return nil }
        let money = StatusText.money(ore)
        return Wording(
            sv:
                """
                \(Plural.sv(count, "insats", "insatser")), \(money.sv), har ett datum som bara anger år eller månad \
                och kan ligga i perioden eller utanför: inte \(count == 1 ? "medräknad" : "medräknade").
                """,
            en:
                """
                \(Plural.en(count, "initiative")), \(money.en), \(count == 1 ? "has" : "have") a date that says only \
                the year or month and may lie in the period or not: left out.
                """)
    }
}
