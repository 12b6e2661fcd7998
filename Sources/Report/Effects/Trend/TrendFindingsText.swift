import FollowUp
import Statistics
import Store
import Wording

/// What was asked of a comparison over time beyond its difference, as text.
struct TrendFindingsText {
    private let comparison: TrendComparison
    private let figures: Figures
    private let width: Int

    init(_ comparison: TrendComparison, figures: Figures, width: Int) {
        (self.comparison, self.figures, self.width) = (comparison, figures, width)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }
    private func line(_ text: String) -> String { text.wrapped(to: width, indent: "  ") }

    private func undefined(_ reason: Undefined) -> String {
        let reason = Readings.reason(reason)
        return line(say("Går inte att räkna ut: \(reason.sv).", "Can't be computed: \(reason.en)."))
    }

    /// Empty where it wasn't asked for.
    func synthetic() -> String {
        guard let result = comparison.synthetic else { return "" }
        let heading = "\n" + say("Syntetisk jämförelse\n", "Synthetic comparison\n")
        guard case .success(let placebos) = result else {
            if case .failure(let reason) = result { return heading + undefined(reason) }
            return ""
        }
        let own = placebos.treated
        let all = [comparison.treated[0]] + comparison.comparison
        let weights = own.shares().map {
            "\(all[$0.unit].name[figures.language]) \(figures.decimal($0.weight, 3))"
        }.joined(separator: ", ")
        let (gap, fit) = (TrendReadings.amount(own.meanGap, comparison), figures.value(own.rmspeBefore))
        var text = heading + line(say("Vikter: \(weights).", "Weights: \(weights)."))
        if own.isAmbiguous {
            text += line(
                say(
                    "Andra vikter passar lika bra; de jämnaste är tagna.",
                    "Other weights fit as well; the most even are taken."))
        }
        let (ratio, size) = (placebos.standing(.ratio), placebos.standing(.gapSize))
        let without = placebos.standing(.ratio, withWorse: false)
        text += line(
            say(
                """
                I medel \(gap.sv) mot de vägda kommunerna. Före starten avviker de i medel \(fit) (rmspe), därefter \
                \(figures.decimal(own.ratio, 1)) gånger så mycket: plats \(ratio.rank) av \(ratio.of), p = \
                \(figures.decimal(ratio.p, 4)) (minst \(figures.decimal(ratio.minimumP, 4))). Skillnadens storlek: \
                plats \(size.rank) av \(size.of).
                """,
                """
                On average \(gap.en) against the weighted units. Before the start they are off by \(fit) on average \
                (RMSPE), afterwards by \(figures.decimal(own.ratio, 1)) times as much: rank \(ratio.rank) of \
                \(ratio.of), p = \(figures.decimal(ratio.p, 4)) (least \(figures.decimal(ratio.minimumP, 4))). Size \
                of the difference: rank \(size.rank) of \(size.of).
                """))
        if placebos.worseFitting > 0 {
            text += line(
                say(
                    """
                    \(placebos.worseFitting) passar mer än fem gånger sämre före starten; utan dem plats \
                    \(without.rank) av \(without.of).
                    """,
                    """
                    \(placebos.worseFitting) fit more than five times worse before the start; without them rank \
                    \(without.rank) of \(without.of).
                    """))
        }
        return text
            + line(
                say(
                    """
                    Prövningar efter matchning förkastar för ofta där passformen är slump (0,26 i stället för 0,05 med \
                    tio år före starten); skillnaden ovan gör det inte.
                    """,
                    """
                    Tests after matching reject too often where the fit comes from chance (0.26 instead of 0.05 with \
                    ten years before the start); the difference above doesn't.
                    """))
    }

    /// Empty where it wasn't asked for.
    func dose() -> String {
        guard let report = comparison.dose else { return "" }
        let heading =
            "\n"
            + say(
                "Medel per invånare och förändring \(report.from)–\(report.to)\n",
                "Money per inhabitant and change \(report.from)–\(report.to)\n")
        guard case .success(let dose) = report.response else {
            if case .failure(let reason) = report.response { return heading + undefined(reason) }
            return ""
        }
        var table = TerminalTable([
            (say("kommun", "municipality"), .left), (say("kr per inv.", "SEK per inh."), .right),
            (say("förändring", "change"), .right), (say("r utan den", "r without it"), .right),
        ])
        for (place, row) in report.rows.enumerated() {
            table.append([
                row.part.name[figures.language], figures.decimal(row.dose, 0),
                TrendReadings.amount(row.change, comparison)[figures.language],
                (try? dose.without[place].get()).map { figures.decimal($0, 2) } ?? "–",
            ])
        }
        var text = heading + table.text() + "\n"
        let range = report.range.map { "\(figures.decimal($0.lowerBound, 2))–\(figures.decimal($0.upperBound, 2))" }
        text += line(
            "r = \(figures.decimal(dose.pearson.observed, 2)); "
                + Readings.test(dose.pearson, .greater)[figures.language] + ". "
                + (range.map { say("Utan en i taget: \($0).", "Leaving each out: \($0).") } ?? ""))
        text += line(
            say(
                "Pengar går dit något redan var på gång, och några få kommuner avgör talet.",
                "Money goes where something was already going on, and a few municipalities decide the figure."))
        if !report.blank.isEmpty {
            let names = report.blank.map { $0.name[figures.language] }.joined(separator: ", ")
            text += line(say("Utan värde något av åren: \(names).", "Without a value in one of the years: \(names)."))
        }
        for sentence in StatusText.sentences(report.statuses) { text += line(sentence[figures.language]) }
        return text
    }
}
