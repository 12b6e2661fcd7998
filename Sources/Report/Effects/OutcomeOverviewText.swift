import FollowUp
import Statistics
import Store
import Wording

/// Every indicator that initiatives promise or report, in a row each.
struct OutcomeOverviewText {
    private let followUps: [OutcomeFollowUp]
    private let figures: Figures
    private let width: Int

    init(_ followUps: [OutcomeFollowUp], language: Language, width: Int) {
        (self.followUps, self.width) = (followUps, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    func text() -> String {
        guard !followUps.isEmpty else {
            return say(
                "Ingen insats har lovat eller rapporterat något. Importera utfall med rackvidd import outcomes FIL.",
                "No initiative has promised or reported anything. Import outcomes with rackvidd import outcomes FILE."
            ).wrapped(to: width)
        }
        var table = TerminalTable([
            (say("indikator", "indicator"), .left), (say("enhet", "unit"), .left), (say("kommit", "came"), .right),
            (say("utlovat", "promised"), .right), (say("uppnått", "achieved"), .left),
            (say("insatser", "initiatives"), .right),
            (say("ej rapp.", "unreported"), .right),
        ])
        for one in followUps {
            let group = one.total.group
            let came = one.total.rates.map(\.mean) ?? (group.valueKind == .number ? group.change : nil)
            let isRate = one.total.rates != nil
            let achieved =
                isRate
                ? say("medel", "mean")
                : OutcomeReadings.achieved(
                    from: group.achievementIfUnreportedIsNothing, group.achievementOfReported, figures)
            table.append([
                one.indicator.id.text.fitted(to: 24), one.indicator.unit[figures.language].fitted(to: 10),
                came.map { figures.value($0) } ?? "–",
                isRate ? "–" : group.dueTarget.map { figures.value($0) } ?? "–", achieved ?? "–",
                figures.integer(group.counts.initiatives), figures.integer(group.counts.notReported),
            ])
        }
        return table.text() + "\n"
            + remarks.map { $0[figures.language].wrapped(to: width) }.joined()
            + say(
                "En indikator i sänder: rackvidd outcomes INDIKATOR --by municipality.",
                "One indicator at a time: rackvidd outcomes INDICATOR --by municipality."
            ).wrapped(to: width)
    }

    /// How each was read, and what all rest on.
    private var remarks: [Wording] {
        let readings = followUps.flatMap { one in
            OutcomeReadings.reading(one).map { sentence in
                Wording(
                    sv: "\(one.indicator.title.sv.capitalisedFirst): \(sentence.sv)",
                    en: "\(one.indicator.title.en.capitalisedFirst): \(sentence.en)")
            }
        }
        guard let first = followUps.first else { return readings }
        return readings + Readings.placing(of: first) + StatusText.sentences(first.statuses)
    }
}
