package import FollowUp
import Store
package import Wording

/// How outcomes were read, in words.
package enum OutcomeText {
    /// Which reports count, from what, and who hasn't reported.
    package static func sentences(_ distribution: Distribution) -> [Wording] {
        guard let account = distribution.outcomes else { return [] }
        let isSum = distribution.indicator.kind == .extensive
        var sentences: [Wording] = []
        let date =
            account.asOf.map { Wording(sv: "till och med \($0)", en: "until \($0)") }
            ?? Wording(sv: "allt som har rapporterats", en: "all that has been reported")
        sentences.append(
            isSum
                ? Wording(
                    sv: "Värdet är förändringen från utgångsvärdet, \(date.sv); \(accumulation(account).sv).",
                    en: "The value is the change since the baseline, \(date.en); \(accumulation(account).en).")
                : Wording(
                    sv:
                        """
                        Värdet är den senaste nivån, \
                        \(date.sv), som medel över insatserna vägt med deras andel i området; \
                        en kvot summeras aldrig.
                        """,
                    en:
                        """
                        The value is the latest level, \
                        \(date.en), averaged over initiatives by their share in the area; \
                        a rate is never added.
                        """))
        if account.baselinesAssumed > 0 {
            sentences.append(
                Wording(
                    sv:
                        """
                        Utan angivet utgångsvärde, räknat från 0: \
                        \(Plural.sv(account.baselinesAssumed, "insats", "insatser")).
                        """,
                    en:
                        """
                        Without a stated baseline, counted from 0: \
                        \(Plural.en(account.baselinesAssumed, "initiative")).
                        """
                ))
        }
        let total = account.total
        var counts = Wording(
            sv: "\(Plural.sv(total.reported, "insats", "insatser")) har rapporterat",
            en: "\(Plural.en(total.reported, "initiative")) \(total.reported == 1 ? "has" : "have") reported")
        if total.notReported > 0 {
            counts = Wording(
                sv: counts.sv + ", \(Figures(.swedish).integer(total.notReported)) har inte gjort det",
                en: counts.en + ", \(Figures(.english).integer(total.notReported)) not")
        }
        if total.notDue > 0 {
            counts = Wording(
                sv: counts.sv + ", \(Figures(.swedish).integer(total.notDue)) har sitt mål senare",
                en: counts.en + ", \(Figures(.english).integer(total.notDue)) not due yet")
        }
        sentences.append(Wording(sv: counts.sv + ".", en: counts.en + "."))
        if let blanks = Readings.blanks(distribution) { sentences.append(blanks) }
        return sentences
    }

    private static func accumulation(_ account: OutcomeAccount) -> Wording {
        let told =
            switch account.accumulation {
            case .cumulative:
                Wording(
                    sv: "rapporterna är ackumulerade, den senaste gäller",
                    en: "reports are cumulative, the latest counts")
            case .perPeriod: Wording(sv: "rapporterna läggs ihop", en: "reports are added")
            case .level: Wording(sv: "den senaste nivån gäller", en: "the latest level counts")
            }
        guard !account.isAccumulationStated, account.hasSeveralReports else { return told }
        return Wording(sv: told.sv + " (inget annat är angivet)", en: told.en + " (nothing else is stated)")
    }
}
