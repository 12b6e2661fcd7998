import FollowUp
import Statistics
import Store
import Wording

/// A comparison over time, as text.
struct TrendText {
    private let comparison: TrendComparison
    private let figures: Figures
    private let width: Int

    init(_ comparison: TrendComparison, language: Language, width: Int) {
        (self.comparison, self.width) = (comparison, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    func text() -> String {
        let title = comparison.indicator.title[figures.language].capitalisedFirst
        let who = TrendReadings.names(comparison.treated)[figures.language]
        var text = say(
            "\(title): \(who) från \(comparison.since)", "\(title): \(who) from \(comparison.since)"
        ).wrapped(to: width)
        text += "\n"
        switch comparison.difference {
        case .failure(let reason):
            let reason = Readings.reason(reason)
            text += say(
                "Skillnaden mot andra går inte att räkna ut: \(reason.sv).",
                "The difference from others can't be computed: \(reason.en)."
            ).wrapped(to: width)
        case .success(let difference):
            text += TrendReadings.sentence(difference, comparison)[figures.language].wrapped(to: width) + "\n"
            text += table(difference) + "\n"
        }
        for remark in TrendReadings.group(comparison) { text += remark[figures.language].wrapped(to: width) }
        text += "\n" + ownPasts()
        let findings = TrendFindingsText(comparison, figures: figures, width: width)
        return text + findings.synthetic() + findings.dose()
    }

    private func amount(_ value: Double) -> String { TrendReadings.amount(value, comparison)[figures.language] }

    // MARK: The difference

    private func years(_ periods: [Double]) -> String {
        guard let first = periods.first, let last = periods.last else { return "" }
        return first == last ? "\(Int(first))" : "\(Int(first))–\(Int(last))"
    }

    private func table(_ difference: TrendComparison.Difference) -> String {
        let (did, test) = (difference.did, difference.did.test)
        var table = TerminalTable([(say("mått", "measure"), .left), (say("värde", "value"), .left)])
        table.append([
            say("skillnad mot gruppen", "difference from the group"),
            say(
                "\(amount(did.value)) (\(years(did.periodsAfter)) mot \(years(did.periodsBefore)))",
                "\(amount(did.value)) (\(years(did.periodsAfter)) against \(years(did.periodsBefore)))"),
        ])
        if let interval = difference.interval {
            let level = figures.percent(interval.level)
            table.append([
                say("intervall, \(level)", "interval, \(level)"),
                say(
                    "\(amount(interval.range.lowerBound)) till \(amount(interval.range.upperBound))",
                    "\(amount(interval.range.lowerBound)) to \(amount(interval.range.upperBound))"),
            ])
        } else {
            table.append([say("intervall", "interval"), say("kan inte nås", "can't be reached")])
        }
        table.append([
            say("minsta skillnad som kunde synas", "smallest that could show"),
            difference.smallestDetectable.map { TrendReadings.size($0, comparison)[figures.language] }
                ?? say("ingen", "none"),
        ])
        let (all, alike) = (figures.integer(did.compared), figures.integer(test.extremeOrderings(.twoSided)))
        let least = figures.decimal(test.minimumP(.twoSided), 4)
        table.append([
            say("p, tvåsidigt", "p, two-sided"),
            say(
                "\(figures.decimal(test.p(.twoSided), 4)) (\(alike) av \(all) val; minst \(least))",
                "\(figures.decimal(test.p(.twoSided), 4)) (\(alike) of \(all) choices; least \(least))"),
        ])
        if case .success(let trend) = difference.preTrend {
            if let slope = try? trend.slope.get() {
                table.append([
                    say("tidigare skillnad i takt", "earlier difference in pace"),
                    say(
                        "\(amount(slope.observed)) om året (p = \(figures.decimal(slope.p(.twoSided), 3)))",
                        "\(amount(slope.observed)) a year (p = \(figures.decimal(slope.p(.twoSided), 3)))"),
                ])
            }
            table.append([say("om den hade fortsatt", "had it gone on"), amount(trend.carriedOn)])
            table.append([
                say("kvar", "left"),
                amount(trend.left)
                    + (trend.share.map { share in
                        share > 0
                            ? say(
                                "; \(figures.percent(share)) av den takten förklarar allt",
                                "; \(figures.percent(share)) of that pace explains all") : ""
                    } ?? ""),
            ])
        }
        return table.text()
    }

    // MARK: The own past

    private func ownPasts() -> String {
        var text = say("Mot sin egen tidigare linje\n", "Against the own earlier line\n")
        for own in comparison.ownPasts {
            let series = own.series.map(\.value)
            let line = Sparkline(scaling: [series])?.text(series) ?? ""
            let span = own.series.first.map { "\($0.year)–\(own.series[own.series.count - 1].year)" } ?? ""
            let name = own.unit.name[figures.language]
            text += ("\(name) \(line) \(span). " + sentence(own)).wrapped(to: width, indent: "  ")
        }
        return text
    }

    private func sentence(_ own: TrendComparison.OwnPastOfUnit) -> String {
        switch own.past {
        case .failure(let reason):
            let reason = Readings.reason(reason)
            return say("Ingen linje: \(reason.sv).", "No line: \(reason.en).")
        case .success(let past):
            guard let last = past.later.last else { return "" }
            let (value, expected) = (comparison.inUnit(last.value), comparison.inUnit(last.expected))
            let facts = say(
                "\(Int(last.period)): \(figures.value(value)), den tidigare linjen ger \(figures.value(expected))",
                "\(Int(last.period)): \(figures.value(value)), the earlier line gives \(figures.value(expected))")
            guard last.interval != nil else {
                let (have, need) = (past.fit.count, OwnPast.leastPeriods)
                return facts
                    + say(
                        "; \(have) år före räcker inte för ett intervall (minst \(need)).",
                        "; \(Plural.en(have, "year")) before are too few for an interval (at least \(need)).")
            }
            let outside = past.later.count { $0.position == .above || $0.position == .below }
            let level = figures.percent(past.level)
            return facts
                + say(
                    """
                    . Av \(past.later.count) år från \(comparison.since) ligger \(outside) utanför linjens \
                    \(level)-intervall.
                    """,
                    """
                    . Of \(Plural.en(past.later.count, "year")) from \(comparison.since) on, \(outside) \
                    \(outside == 1 ? "lies" : "lie") outside the line's \(level) interval.
                    """
                )
        }
    }
}
