import Store
import Wording

/// Initiatives left out by a period, in words.
enum PeriodText {
    /// What a period leaves out for want of a date that lies on one side of its edges; empty where there is nothing.
    static func sentences(_ account: StatusAccount) -> [Wording] {
        [straddling(account.straddling), undated(account.undated)].compactMap { $0 }
    }

    private static func undated(_ undated: AmountTally) -> Wording? {
        let count = undated.initiatives
        guard count > 0 else { return nil }
        let money = StatusText.amounts(undated)
        return Wording(
            sv:
                """
                \(Plural.sv(count, "insats", "insatser")), \(money.sv), saknar datum för beslut och start och är \
                inte med.
                """,
            en:
                """
                \(Plural.en(count, "initiative")), \(money.en), without a date of decision or start \
                \(count == 1 ? "is" : "are") left out.
                """)
    }

    /// Initiatives whose date is known to its year or month only, where the period cuts through it.
    private static func straddling(_ tally: AmountTally) -> Wording? {
        let count = tally.initiatives
        guard count > 0 else { return nil }
        let money = StatusText.amounts(tally)
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
