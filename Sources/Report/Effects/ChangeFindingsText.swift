import FollowUp
import Statistics
import Store
import Wording

/// What was asked of a change beyond its table, as text.
struct ChangeFindingsText {
    private let change: TerritorialChange
    private let view: ChangeAnswer.View
    private let figures: Figures
    private let width: Int

    init(_ change: TerritorialChange, _ view: ChangeAnswer.View, figures: Figures, width: Int) {
        (self.change, self.view, self.figures, self.width) = (change, view, figures, width)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    /// Each after an empty line; empty where nothing was asked.
    func text() -> String {
        [
            change.shiftShare.map(shiftShare), change.convergence.map(convergence), change.mobility.map(mobility),
            change.entropy.map(entropy),
        ].compactMap { $0.map { "\n" + $0 } }.joined()
    }

    private func line(_ text: String) -> String { text.wrapped(to: width, indent: "  ") }

    private func shiftShare(_ report: ShiftShareReport) -> String {
        let isSplit = report.rows.contains { $0.esteban != nil }
        var table = TerminalTable(
            [(say("område", "area"), .left)]
                + [
                    say("förändring", "change"), say("takt", "pace"), say("sammansättning", "mix"),
                    say("eget", "regional"),
                ].map { ($0, .right) }
                + (isSplit ? [say("konkurrens", "competitive"), say("inriktning", "allocation")] : []).map {
                    ($0, .right)
                })
        let numbers = { (value: Double) in figures.decimal(value, 1).signed }
        for row in report.rows {
            let split = row.esteban.map { try? $0.get() } ?? nil
            table.append(
                [row.part.name[figures.language].fitted(to: 16)]
                    + [row.change, row.national, row.mix, row.regional].map(numbers)
                    + (isSplit ? [split?.competitive, split?.allocation].map { $0.map(numbers) ?? "–" } : []))
        }
        let sectors = report.sectors.map { $0.title[figures.language] }.joined(separator: ", ")
        let reference: Wording =
            report.reference == .county
            ? Wording(sv: "länet", en: "the county")
            : Wording(
                sv: "de \(report.municipalities) inlästa kommuner",
                en: "the \(report.municipalities) imported municipalities")
        var text = say("Shift-share över \(sectors)\n\n", "Shift-share over \(sectors)\n\n") + table.text() + "\n"
        text += say(
            """
            Takt: som \(reference.sv) i stort. Sammansättning: för att områdets sektorer växer olika i \
            \(reference.sv). \
            Eget: det som områdets sektorer växer utöver dem. De tre läggs ihop till förändringen.
            """,
            """
            Pace: as \(reference.en) as a whole. Mix: for the area's sectors growing differently in \(reference.en). \
            Regional: what the area's sectors grow beyond those. The three add up to the change.
            """
        ).wrapped(to: width)
        if !report.blank.isEmpty {
            let names = report.blank.map { $0.name[figures.language] }.joined(separator: ", ")
            text += say(
                "Utan, för att en sektor inte är mätt där: \(names).",
                "Without, since a sector isn't measured there: \(names)."
            )
            .wrapped(to: width)
        }
        return text
    }

    private func undefined(_ reason: Undefined) -> String {
        let reason = Readings.reason(reason)
        return say("går inte att räkna ut: \(reason.sv)", "can't be computed: \(reason.en)")
    }

    // Long because each figure has a sentence of its own.
    private func convergence(_ report: ConvergenceReport) -> String {
        var text = say(
            "Växer de som låg lägst fortare (beta), och minskar skillnaderna (sigma)?\n",
            "Do those that were lowest grow faster (beta), and do differences narrow (sigma)?\n")
        switch report.beta {
        case .failure(let reason): text += ("beta: " + undefined(reason) + ".").wrapped(to: width, indent: "  ")
        case .success(let beta):
            let r2 = (try? beta.fit.r2.get()).map { figures.decimal($0, 2) } ?? "–"
            var line =
                """
                beta = \(figures.decimal(beta.beta, 4)), R² = \(r2); \
                \(Readings.test(beta.test, .less)[figures.language]).
                """
            if let speed = beta.speed {
                line += say(
                    " Avståndet halveras på \(figures.decimal(speed.halfLife, 0)) år i den takten.",
                    " The gap halves in \(figures.decimal(speed.halfLife, 0)) years at that pace.")
            }
            text += line.wrapped(to: width, indent: "  ")
        }
        switch report.sigma {
        case .failure(let reason): text += ("sigma: " + undefined(reason) + ".").wrapped(to: width, indent: "  ")
        case .success(let sigma):
            text += say(
                """
                sigma (standardavvikelse av ln): \(figures.decimal(sigma.from.logDeviation, 4)) \(change.from), \
                \(figures.decimal(sigma.to.logDeviation, 4)) \(change.to).
                """,
                """
                sigma (standard deviation of ln): \(figures.decimal(sigma.from.logDeviation, 4)) in \(change.from), \
                \(figures.decimal(sigma.to.logDeviation, 4)) in \(change.to).
                """
            ).wrapped(to: width, indent: "  ")
        }
        if case .success(let pitman) = report.pitmanMorgan {
            text +=
                """
                Pitman–Morgan r = \(figures.decimal(pitman.r, 3)); \
                \(Readings.test(pitman.test, .less)[figures.language]).
                """
                .wrapped(to: width, indent: "  ")
        }
        if case .success(let series) = report.series, let trend = try? series.test(), let slope = try? series.slope() {
            text += say(
                """
                År för år (\(series.years.count) år): sigma ändras \(figures.decimal(slope, 5)) om året (Theil–Sen); \
                Mann–Kendall p = \(figures.decimal(trend.p(.twoSided), 4)), tvåsidigt.
                """,
                """
                Year by year (\(series.years.count) years): sigma changes by \(figures.decimal(slope, 5)) a year \
                (Theil–Sen); Mann–Kendall p = \(figures.decimal(trend.p(.twoSided), 4)), two-sided.
                """
            ).wrapped(to: width, indent: "  ")
        }
        return text
            + say(
                """
                Ett högt utgångsläge som delvis är slump faller tillbaka av sig självt (Galton): beta ensam visar \
                ingen upphämtning, läs den bredvid sigma.
                """,
                """
                A high start that is partly chance falls back by itself (Galton): beta alone shows no catching up, \
                read it beside sigma.
                """
            ).wrapped(to: width)
    }

    private func mobility(_ report: MobilityReport) -> String {
        let heading = say("Ordningen mellan områdena\n", "The order of the areas\n")
        switch report.ranks {
        case .failure(let reason):
            return heading + (undefined(reason) + ".").capitalisedFirst.wrapped(to: width, indent: "  ")
        case .success(let ranks):
            var text = heading
            text +=
                """
                Kendall τ = \(figures.decimal(ranks.kendall.observed, 3)); \
                \(Readings.test(ranks.kendall, .greater)[figures.language]).
                """
                .wrapped(to: width, indent: "  ")
            text += say(
                """
                I medel \(figures.decimal(ranks.meanAbsoluteRankChange, 2)) placeringar upp eller ned, av högst \
                \(figures.decimal(ranks.largestMeanAbsoluteRankChange, 0)).
                """,
                """
                On average \(figures.decimal(ranks.meanAbsoluteRankChange, 2)) places up or down, of at most \
                \(figures.decimal(ranks.largestMeanAbsoluteRankChange, 0)).
                """
            ).wrapped(to: width, indent: "  ")
            let name = { (place: Int) in
                change.rows[report.parts[place]].part?.name[figures.language] ?? ""
            }
            var passed: [Int: [String]] = [:]
            for pass in ranks.passes { passed[pass.passer, default: []].append(name(pass.passed)) }
            for passer in passed.keys.sorted() {
                text += say(
                    "\(name(passer)) har gått förbi \(passed[passer]!.joined(separator: ", ")).",
                    "\(name(passer)) has passed \(passed[passer]!.joined(separator: ", "))."
                ).wrapped(to: width, indent: "  ")
            }
            if passed.isEmpty { text += say("  Ingen har gått förbi någon.\n", "  None has passed another.\n") }
            return text
        }
    }

    private func entropy(_ report: EntropyReport) -> String {
        var text = say(
            "Ojämnhetens förändring, inom och mellan FA-regioner\n",
            "The change of inequality within and between functional regions\n")
        for (name, result) in [("Theil L", report.theilL), ("Theil T", report.theilT)] {
            switch result {
            case .failure(let reason): text += "\(name): \(undefined(reason)).".wrapped(to: width, indent: "  ")
            case .success(let entropy):
                let number = { (value: Double) in figures.decimal(value, 6).signed }
                var line = say(
                    """
                    \(name): \(figures.decimal(entropy.from.total, 6)) → \(figures.decimal(entropy.to.total, 6)) \
                    (\(number(entropy.change))): inom regionerna \(number(entropy.withinInequality)), flyttad tyngd \
                    \(number(entropy.withinShareShift)), mellan dem \(number(entropy.between)).
                    """,
                    """
                    \(name): \(figures.decimal(entropy.from.total, 6)) → \(figures.decimal(entropy.to.total, 6)) \
                    (\(number(entropy.change))): within the regions \(number(entropy.withinInequality)), weight moved \
                    \(number(entropy.withinShareShift)), between them \(number(entropy.between)).
                    """)
                if view.fourParts {
                    line += say(
                        """
                         Mellan: flyttad tyngd \(number(entropy.betweenShareShift)) och ändrade nivåer \
                        \(number(entropy.betweenRelativeMeans)), som ofta tar ut varandra.
                        """,
                        """
                         Between: weight moved \(number(entropy.betweenShareShift)) and levels changed \
                        \(number(entropy.betweenRelativeMeans)), which often cancel.
                        """)
                }
                text += line.wrapped(to: width, indent: "  ")
            }
        }
        return text
    }
}

extension String {
    /// A figure with a plus before it where it is above zero.
    var signed: String {
        hasPrefix("\u{2212}") || allSatisfy({ "0,.".contains($0) }) ? self : "+" + self
    }
}
