package import FollowUp
import Statistics
import Store
package import Wording

/// The analyses beyond a distribution's figures, as text.
package struct AnalysisText {
    private let analysis: Analysis
    private let distribution: Distribution
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ analysis: Analysis, of distribution: Distribution, language: Language, width: Int = 80) {
        self.analysis = analysis
        self.distribution = distribution
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        [divisions, influence, intervals, sources, need, local, contrast, rates, undefined].compactMap { $0 }
            .map { "\n" + $0 }.joined()
    }

    /// The requested analyses without a result.
    private var undefined: String? {
        let lines = Analysis.Question.allCases.compactMap { question in
            analysis.undefined[question].map { reason in
                let (name, why) = (Self.name(question), Readings.reason(reason))
                return say("\(name.sv): går inte att räkna, \(why.sv).", "\(name.en): undefined, \(why.en).")
                    .wrapped(to: width)
            }
        }
        return lines.isEmpty ? nil : lines.joined()
    }

    private static func name(_ question: Analysis.Question) -> Wording {
        switch question {
        case .influence: Wording(sv: "Vad enskilda insatser väger", en: "What single initiatives weigh")
        case .sources:
            Wording(
                sv: "Så mycket bidrar varje grupp till ojämnheten", en: "How much each group adds to the unevenness")
        case .need: Wording(sv: "Mot behovet", en: "Against need")
        case .local: Wording(sv: "Liknar områdena sina grannar?", en: "Do areas resemble their neighbours?")
        case .contrast: Wording(sv: "Mot de övriga", en: "Against the others")
        case .rates: Wording(sv: "Utjämnade tal", en: "Smoothed rates")
        }
    }

    private func number(_ result: Result<Double, Undefined>) -> String {
        switch result {
        case .success(let value): figures.decimal(value, 3)
        case .failure(let reason): Readings.reason(reason)[language]
        }
    }

    private func amount(_ value: Double) -> String {
        figures.amountWithUnit(value, of: distribution.indicator)
    }

    private var divisions: String? {
        guard !analysis.divisions.isEmpty else { return nil }
        let indices: [Distribution.Index] = [.gini, .theilT, .hoover, .williamson]
        var table = TerminalTable(
            [(say("indelning", "division"), .left), (say("områden", "areas"), .right)]
                + indices.map { (Readings.title($0)[language], .right) })
        for other in analysis.divisions {
            table.append(
                [other.level.wording[language], figures.integer(other.rows.count)]
                    + indices.map { other.indices[$0]?.value.map { figures.decimal($0, 3) } ?? "–" })
        }
        return say(
            "Samma mått med olika indelningar. Skillnaderna beror på indelningen.\n",
            "The same measures under several divisions; differences are due to the division alone.\n")
            + table.text() + reasons(analysis.divisions, indices)
    }

    /// Why an index is – under a division; empty where all are defined.
    private func reasons(_ divisions: [Distribution], _ indices: [Distribution.Index]) -> String {
        divisions.map { other in
            var byReason: [(reason: String, titles: [String])] = []
            for index in indices {
                guard let result = other.indices[index], result.value == nil else { continue }
                let reason = result.undefined.map { Readings.reason($0)[language] } ?? ""
                let title = Readings.title(index)[language]
                if let known = byReason.firstIndex(where: { $0.reason == reason }) {
                    byReason[known].titles.append(title)
                } else {
                    byReason.append((reason, [title]))
                }
            }
            return byReason.map { reason, titles in
                let (level, list) = (other.level.wording[language], PolicyText.list(titles, language))
                return "– \(say("per", "by")) \(level): \(list): \(reason).".wrapped(to: width)
            }.joined()
        }.joined()
    }

    private var influence: String? {
        guard let report = analysis.influence else { return nil }
        let title = Readings.title(report.index)[language]
        var text = ""
        if let first = report.initiatives.first, case .failure(let reason) = first.without {
            let (name, why) = (first.name[language].fitted(to: 40), Readings.reason(reason)[language])
            text += say(
                """
                \(title) är \(figures.decimal(report.value, 3)). Utan \(first.code) (\(name)) går det inte att räkna: \
                \(why).
                """,
                """
                \(title) is \(figures.decimal(report.value, 3)). Without \(first.code) (\(name)) it is undefined: \
                \(why).
                """
            ).wrapped(to: width)
        } else if let first = report.initiatives.first {
            text += say(
                """
                \(title) är \(figures.decimal(report.value, 3)). Utan \(first.code) \
                (\(first.name[language].fitted(to: 40)), \(amount(first.amount)) \
                \(distribution.indicator.unit[language])) blir det \(number(first.without)): ingen annan insats \
                flyttar det så mycket.
                """,
                """
                \(title) is \(figures.decimal(report.value, 3)). Without \(first.code) \
                (\(first.name[language].fitted(to: 40)), \(amount(first.amount)) \
                \(distribution.indicator.unit[language])) it becomes \(number(first.without)): no other initiative \
                moves it as much.
                """
            ).wrapped(to: width)
        }
        if let error = report.standardError {
            text +=
                say(
                    "Osäkerhet (medelfel enligt jackknife-metoden): ",
                    "Uncertainty (standard error by the jackknife over initiatives): ")
                + figures.decimal(error, 3) + ".\n"
        }
        let columns: [(String, TerminalTable.Alignment)] = [
            (say("utan", "without"), .left), ("", .left), (distribution.indicator.unit[language], .right),
            (title, .right),
            (say("ändring", "change"), .right),
        ]
        for moved in [report.initiatives, report.parts] {
            var table = TerminalTable(columns)
            let amounts = figures.amounts(moved.prefix(8).map(\.amount), of: distribution.indicator)
            for (item, amount) in zip(moved, amounts) {
                table.append([
                    item.code, item.name[language].fitted(to: 32), amount ?? "–", number(item.without),
                    item.change.map { figures.decimal($0, 3) } ?? "–",
                ])
            }
            text += "\n" + table.text()
        }
        if let blanks = Readings.blanks(report.initiatives.prefix(8)) { text += blanks[language].wrapped(to: width) }
        if let without = MoneyText.withoutOne(distribution) { text += without[language].wrapped(to: width) }
        return text
    }

    private var intervals: String? {
        guard let intervals = analysis.intervals else { return nil }
        let failures = Set(
            intervals.values.map { result -> Undefined? in if case .failure(let reason) = result { reason } else { nil }
            })
        if failures.count == 1, let reason = failures.first.flatMap({ $0 }) {
            let why = Readings.reason(reason)
            return say(
                "Bootstrapintervall: går inte att räkna, \(why.sv).\n", "Bootstrap intervals: undefined, \(why.en).\n"
            ).wrapped(to: width)
        }
        var table = TerminalTable([
            (say("index", "index"), .left), (say("värde", "value"), .right),
            (say("känslighetsintervall, 95\u{A0}%", "sensitivity interval, 95%"), .right),
            (say("metod", "method"), .left),
        ])
        var notes: [Wording] = []
        var replicates = 0
        for index in Distribution.Index.allCases {
            guard let result = intervals[index] else { continue }
            switch result {
            case .success(let bootstrap):
                replicates = bootstrap.replicates
                let interval = bootstrap.interval
                let method = Readings.method(bootstrap)
                if bootstrap.note != nil || !bootstrap.containsEstimate, !notes.contains(method) {
                    notes.append(method)
                }
                table.append([
                    Readings.title(index)[language], figures.decimal(bootstrap.estimate, 3),
                    "\(figures.decimal(interval.low, 3))–\(figures.decimal(interval.high, 3))",
                    bootstrap.method == .bca ? "BCa" : say("percentil", "percentile"),
                ])
            case .failure(let reason):
                if case .resamplesUndefined(_, let all) = reason { replicates = all }
                let value = distribution.indices[index]?.value
                table.append([
                    Readings.title(index)[language], value.map { figures.decimal($0, 3) } ?? "–", "–",
                    Readings.reason(reason)[language],
                ])
            }
        }
        let reasons = notes.map { note in
            "\(note[language].capitalisedFirst).".wrapped(to: width)
        }
        return say(
            """
            Hur känsliga måtten är för vilka insatser som råkade få stöd: insatserna lottas om \
            (\(figures.integer(replicates)) slumpvisa omlottningar, slumpfrö \(analysis.seed)).
            """,
            """
            How sensitive the measures are to which initiatives happened to be supported: the initiatives are redrawn \
            (\(figures.integer(replicates)) resamples, random seed \(analysis.seed)).
            """
        ).wrapped(to: width)
            + table.text() + reasons.joined()
            + (MoneyText.resampled(distribution)?[language].wrapped(to: width) ?? "")
    }

    private var sources: String? {
        guard let report = analysis.sources else { return nil }
        let title = Readings.title(report.index)[language]
        var table = TerminalTable([
            (Self.name(report.grouping)[language], .left), (distribution.indicator.unit[language], .right),
            (say("bidrag till \(title)", "adds to \(title)"), .right),
        ])
        let sum = report.amounts.reduce(0, +)
        let amounts = figures.amounts(report.amounts + [sum], of: distribution.indicator)
        for part in report.names.indices.sorted(by: {
            (-report.shapley.parts[$0], $0) < (-report.shapley.parts[$1], $1)
        }) {
            let name = report.names[part] ?? say("(uppgift saknas)", "(not stated)")
            let error = report.shapley.standardErrors[part]
            table.append([
                name.fitted(to: 44), amounts[part] ?? "–",
                figures.decimal(report.shapley.parts[part], 4) + (error > 0 ? " ± \(figures.decimal(error, 4))" : ""),
            ])
        }
        table.rule()
        table.append([
            say("summa", "total"), amounts[report.amounts.count] ?? "–", figures.decimal(report.shapley.total, 4),
        ])
        let method: String =
            switch report.shapley.method {
            case .exact(let coalitions):
                say(
                    "exakt över \(figures.integer(coalitions)) kombinationer",
                    "exact over \(figures.integer(coalitions)) coalitions")
            case .sampled(let orderings, let seed):
                say(
                    "skattat ur \(figures.integer(orderings)) ordningar, slumpfrö \(seed)",
                    "estimated from \(figures.integer(orderings)) orderings, seed \(seed)")
            }
        return say(
            """
            Så mycket bidrar varje grupp till ojämnheten (Shapley, \(method)); minus betyder att gruppen minskar \
            ojämnheten:

            """,
            "How much each group adds to the unevenness (Shapley, \(method)); a negative figure lowers it:\n")
            + table.text()
            + (report.withoutYear.map { YearText.sentence(without: $0)[language].wrapped(to: width) } ?? "")
    }

    static func name(_ grouping: Distributor.SourceReport.Grouping) -> Wording {
        switch grouping {
        case .programme: Wording(sv: "program", en: "programme")
        case .strengthArea: Wording(sv: "styrkeområde", en: "strength area")
        case .year: Wording(sv: "år", en: "year")
        }
    }

    private var need: String? {
        guard let report = analysis.need else { return nil }
        let indicator = report.need.indicator
        var table = TerminalTable([
            (report.need.level.wording[language], .left), (say("andel av behovet", "share of need"), .right),
            (
                say(
                    "andel av \(Readings.subject(distribution).sv)", "share of \(Readings.subject(distribution).en)"),
                .right
            ), (say("skillnad", "gap"), .right),
        ])
        let needs = figures.percents(report.rows.map(\.needShare))
        let effects = figures.percents(report.rows.map(\.effectShare))
        for (index, row) in report.rows.enumerated() {
            table.append([
                row.part.name[language], needs[index] ?? "–", effects[index] ?? "–",
                row.gap.map { ($0 > 0 ? "+" : "") + figures.decimal($0 * 100, 1) } ?? "–",
            ])
        }
        let measure: String =
            switch report.measure {
            case .value: say("behov: indikatorns värde", "need: the indicator's value")
            case .shortfallToBest: say("behov: avståndet till det bästa området", "need: how far behind the best area")
            }
        var text =
            say("Mot behovet: ", "Against need: ") + "\(indicator.title[language]) (\(measure)).\n" + table.text()
        if let reason = report.withoutShares {
            text += say("– är andelar som saknas: ", "– stands for shares that there are none of: ")
            text += Readings.reason(reason)[language] + ".\n"
        }
        switch report.curve {
        case .success(let curve):
            text += say("Koncentrationsindex ", "Concentration index ") + figures.decimal(curve.index, 3)
            let reading =
                curve.index > 0
                ? say("mer går dit behovet är stort", "more goes to where need is large")
                : curve.index < 0
                    ? say("mer går dit behovet är litet", "more goes to where need is small")
                    : say("oberoende av behovet", "independent of need")
            text += ": \(reading). Kakwani: \(number(curve.kakwani)).\n"
        case .failure(let reason):
            text += say("Koncentrationsindex: ", "Concentration index: ") + Readings.reason(reason)[language] + ".\n"
        }
        return text
    }

    private var local: String? {
        guard let report = analysis.local else { return nil }
        var table = TerminalTable([
            (distribution.level.wording[language], .left), (say("lokal Moran", "local Moran"), .right), ("p", .right),
            (say("p, Holm", "p, Holm"), .right), ("G* z", .right), ("", .left),
        ])
        for (index, part) in report.parts.enumerated() {
            var cells = [part.name[language].fitted(to: 32)]
            var note = ""
            switch report.moran.units[index] {
            case .success(let unit):
                cells += [figures.decimal(unit.i, 3), figures.decimal(unit.test.p(.twoSided), 4)]
                note = unit.quadrant.map { Self.name($0)[language] } ?? ""
                if case .impossible(let minimum) = unit.test.verdict(at: 0.05, .twoSided) {
                    note += say(
                        "; minsta möjliga p \(figures.decimal(minimum, 3))",
                        "; smallest possible p \(figures.decimal(minimum, 3))")
                }
            case .failure(let reason):
                cells += ["–", "–"]
                note = Readings.reason(reason)[language]
            }
            cells.append(report.moranHolm[index].map { figures.decimal($0, 4) } ?? "–")
            if case .success(let hot) = report.getisOrd, case .success(let unit) = hot.units[index] {
                cells.append(figures.decimal(unit.z, 2))
            } else {
                cells.append("–")
            }
            table.append(cells + [note])
        }
        return say(
            "Liknar områdena sina grannar? (\(Readings.weights(report.moran.weights).sv)):\n",
            "Do areas resemble their neighbours? (\(Readings.weights(report.moran.weights).en)):\n")
            + table.text()
    }

    private static func name(_ quadrant: LocalMoran.Quadrant) -> Wording {
        switch quadrant {
        case .highAmongHigh: Wording(sv: "högt värde, höga grannar", en: "high value, high neighbours")
        case .lowAmongHigh: Wording(sv: "lågt värde, höga grannar", en: "low value, high neighbours")
        case .lowAmongLow: Wording(sv: "lågt värde, låga grannar", en: "low value, low neighbours")
        case .highAmongLow: Wording(sv: "högt värde, låga grannar", en: "high value, low neighbours")
        }
    }

    private var contrast: String? {
        guard let report = analysis.contrast else { return nil }
        let scale = distribution.indicator.kind == .extensive ? 1_000.0 : 1
        let per = distribution.indicator.kind == .extensive ? say(" per 1 000 invånare", " per 1,000 inhabitants") : ""
        let parts = report.codes.joined(separator: ", ")
        return say(
            """
            \(parts) mot övriga: skillnad \(figures.value(report.test.observed * scale)) \
            \(distribution.indicator.unit.sv)\(per). \(Readings.test(report.test, .twoSided).sv).
            """,
            """
            \(parts) against the others: a difference of \(figures.value(report.test.observed * scale)) \
            \(distribution.indicator.unit.en)\(per). \(Readings.test(report.test, .twoSided).en).
            """
        ).wrapped(to: width)
    }

    private var rates: String? {
        guard let rates = analysis.rates else { return nil }
        var table = TerminalTable([
            (distribution.level.wording[language], .left), (say("rå, per 1 000", "raw, per 1,000"), .right),
            (say("utjämnad", "smoothed"), .right),
        ])
        for (index, row) in distribution.rows.enumerated() {
            table.append([
                row.part.name[language].fitted(to: 40), figures.decimal(rates.raw[index] * 1_000, 3),
                figures.decimal(rates.smoothed[index] * 1_000, 3),
            ])
        }
        return say(
            """
            Kvoter med empirisk Bayes (Marshall 1991): få invånare dras mot länets \
            \(figures.decimal(rates.mean * 1_000, 3)).\n
            """,
            """
            Rates with empirical Bayes (Marshall 1991): few inhabitants are drawn towards the county's \
            \(figures.decimal(rates.mean * 1_000, 3)).\n
            """
        )
            + table.text()
    }
}
