package import FollowUp
import Store
import Territory
package import Wording

/// A gap check as a person reads it: each rule's verdict, then the gaps rule by rule, most people first.
package struct GapText {
    private let report: GapReport
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ report: GapReport, language: Language, width: Int = 80) {
        self.report = report
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        var text = report.policy.name.wrapped(to: width) + "\n"
        text += StandingText.impossible(report).map { $0[language].wrapped(to: width) + "\n" }.joined()
        for result in report.rules {
            text += "\(result.rule.name[language]): \(verdict(result)) \(sentence(result))".wrapped(to: width)
            for line in [dependence(result), result.remark?[language]].compactMap({ $0 }) {
                text += (line.capitalisedFirst + ".").wrapped(to: width, indent: "  ")
            }
        }
        text +=
            report.gaps.isEmpty
            ? "\n" + (report.passed ? say("Inga täckningsluckor.\n", "No coverage gaps.\n") : noKnownGaps)
            : report.rules.map(table).joined()
        text += legend + unasked + nearest
        text += "\n" + counted.wrapped(to: width)
        return text
    }

    private func verdict(_ result: GapReport.RuleResult) -> String {
        switch result.standing {
        case .met, .notApplicable: StandingText.word(result.standing)[language] + "."
        case .notMet: say("INTE uppfylld.", "NOT met.")
        case .cannotBeJudged: say("kan INTE bedömas.", "can NOT be judged.")
        }
    }

    /// Under what the verdict is another one, as a cell of a table: what can't be judged can't turn.
    func dependenceOrNone(_ result: GapReport.RuleResult) -> String {
        guard result.standing.isJudged else { return say("prövas inte: utan bedömning", "not tried: no verdict") }
        guard !report.variants.isEmpty else {
            return say("inget annat sätt att räkna har prövats", "no other way of counting was tried")
        }
        return dependence(result)?.capitalisedFirst
            ?? say("gäller vid alla prövade sätt att räkna", "holds under every way of counting tried")
    }

    /// Under what the verdict is another one.
    func dependence(_ result: GapReport.RuleResult) -> String? {
        guard !report.variants.isEmpty, !result.isRobust else { return nil }
        let list = result.dependsOn.map { $0.wording[language] }.joined(separator: ", ")
        return result.passed
            ? say("inte uppfylld med: \(list)", "not met with: \(list)")
            : say("uppfylld med: \(list)", "met with: \(list)")
    }

    // MARK: Tables

    /// By letter: the variants under which some gap is closed.
    private var letters: [(letter: String, variant: GapVariant)] {
        let used = report.variants.filter { variant in report.gaps.contains { $0.dependsOn.contains(variant) } }
        return used.enumerated().map { index, variant in
            (index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "\(index + 1)", variant)
        }
    }

    private func marks(_ gap: GapReport.Gap, _ letters: [(letter: String, variant: GapVariant)]) -> String {
        let nothing =
            switch gap.nothing {
            case .noInitiative?: "0"
            case .unknownLocation?: "?"
            case .unknownDate?: "~"
            case .afterRound?: "›"
            case .notApplicable?, .cannotBeJudged?, nil: ""
            }
        return nothing + (gap.unstatedCouldClose == true ? "¤" : "")
            + letters.filter { gap.dependsOn.contains($0.variant) }.map(\.letter).joined()
    }

    private func table(_ result: GapReport.RuleResult) -> String {
        let gaps = report.gaps.filter { $0.rule == result.rule.id }
        guard !gaps.isEmpty else { return "" }
        let letters = letters
        let dimension = result.rule.content.dimension
        let isMatrix = dimension != nil
        let isMaximum = result.rule.content.isMaximum
        var rows: [[String]] = gaps.map { gap in
            [
                gap.dimension.flatMap { dimension?.title(of: $0)[language] } ?? "",
                value(gap.required, gap.unit), gap.observed.map { value($0, gap.unit) } ?? "–",
                Bar.text(filled(gap, isMaximum: isMaximum), of: 1, width: 5), missing(gap),
                gap.population.map(figures.integer) ?? "–", marks(gap, letters),
            ]
        }
        var columns: [(String, TerminalTable.Alignment)] = [
            (say("avser", "concerns"), .left), (isMaximum ? say("högst", "at most") : say("krav", "required"), .right),
            (say("uppmätt", "observed"), .right), ("", .left), (say("fattas", "missing"), .right),
            (say("invånare", "people"), .right), ("", .left),
        ]
        // Columns that say nothing take no room; in a matrix the requirement is the same everywhere and stands above.
        for column in columns.indices.reversed()
        where rows.allSatisfy({ $0[column].isEmpty }) || (isMatrix && column == 1) {
            columns.remove(at: column)
            for row in rows.indices { rows[row].remove(at: column) }
        }
        let widths = columns.indices.map { column in
            (rows.map { $0[column] } + [columns[column].0]).map(\.columns).max() ?? 0
        }
        var room = width - widths.reduce(0) { $0 + $1 + 2 }
        if isMatrix {
            // Names share what room there is; neither needs to have less than half.
            let longest = gaps.compactMap { $0.part?.name[language].columns }.max() ?? 0
            let both = room + widths[0]
            room = max(both / 2, both - widths[0])
            if longest < room { room = max(longest, 10) }
            for row in rows.indices { rows[row][0] = rows[row][0].fitted(to: max(10, both - room)) }
        }
        let heading =
            isMatrix
            ? "\(result.rule.name[language]), \(say("krav", "required")) \(value(result.required, result.unit))"
            : result.rule.name[language]
        var table = TerminalTable([(say("område", "area"), .left)] + columns)
        for (gap, row) in zip(gaps, rows) {
            table.append([(gap.part?.name[language] ?? say("länet", "the county")).fitted(to: max(10, room))] + row)
        }
        return "\n" + heading.wrapped(to: width) + table.text()
    }

    /// How much of the requirement is there: for the bar.
    private func filled(_ gap: GapReport.Gap, isMaximum: Bool) -> Double {
        guard let observed = gap.observed, gap.required > 0 else { return 0 }
        return isMaximum ? gap.required / max(observed, gap.required) : min(1, observed / gap.required)
    }

    private func missing(_ gap: GapReport.Gap) -> String { Self.missing(gap, figures) }

    /// The missing amount, in the unit in which it would be added.
    static func missing(_ gap: GapReport.Gap, _ figures: Figures) -> String {
        let language = figures.language
        if let count = gap.toClose {
            return gap.missing.kronor != nil
                ? figures.integer(count) + Wording(sv: " kr", en: " SEK")[language]
                : Wording(sv: Plural.sv(count, "insats", "insatser"), en: figures.integer(count) + " init.")[language]
        }
        if let people = gap.missing.people {
            return figures.integer(people) + (people == 1 ? inhabitant : inhabitants)[language]
        }
        switch gap.unit {
        case .share: return points(gap.shortfall * 100, figures)
        case .percent: return points(gap.shortfall, figures)
        case .indicator:
            let size = gap.shortfall.magnitude
            let decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
            return figures.value(up(gap.shortfall, decimals))
        case .index: return figures.decimal(up(gap.shortfall, 3), 3)
        case .initiatives, .months, .sek: return value(gap.shortfall, gap.unit, figures)
        }
    }

    private static let inhabitant = Wording(sv: " inv.", en: " person")
    private static let inhabitants = Wording(sv: " inv.", en: " people")

    /// The distance between two percentages.
    private static func points(_ points: Double, _ figures: Figures) -> String {
        figures.decimal(up(points, 1), 1) + Wording(sv: " procentenh.", en: " points")[figures.language]
    }

    /// Rounded up, so that what is told suffices; the last digits of a double are rounding error.
    private static func up(_ value: Double, _ decimals: Int) -> Double {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        return (value * scale * (1 - 1e-12)).rounded(.up) / scale
    }

    private func value(_ value: Double, _ unit: GapReport.Unit) -> String { Self.value(value, unit, figures) }

    static func value(_ value: Double, _ unit: GapReport.Unit, _ figures: Figures) -> String {
        switch unit {
        case .initiatives: figures.decimal(value, 0)
        case .share: figures.percent(value, 1)
        case .percent: figures.percent(value / 100, 1)
        case .months: figures.decimal(value, 0) + Wording(sv: " mån", en: " mo")[figures.language]
        case .index: figures.decimal(value, 3)
        case .sek: figures.decimal(value, 0)
        case .indicator: figures.value(value)
        }
    }

    // MARK: Below the tables

    private var legend: String {
        guard !report.gaps.isEmpty else { return "" }
        var text = ""
        if report.gaps.contains(where: { $0.nothing == .noInitiative }) {
            text += say(
                "0  ingen insats som regeln räknar, inte heller bland dem utan känt läge.",
                "0  no initiative that the rule counts, nor among those without a known location."
            )
            .wrapped(to: width)
        }
        if report.gaps.contains(where: { $0.nothing == .unknownLocation }) {
            text += say(
                "?  ingen känd insats som regeln räknar, men någon utan känt läge kan ligga här.",
                "?  no known initiative that the rule counts, but one without a known location may lie here."
            ).wrapped(to: width)
        }
        if report.gaps.contains(where: { $0.nothing == .unknownDate }) {
            text += say(
                "~  någon insats finns, men när den beslutades är okänt.",
                "~  there is an initiative, but when it was decided is unknown."
            ).wrapped(to: width)
        }
        if report.gaps.contains(where: { $0.nothing == .afterRound }) {
            text += say(
                "›  någon insats finns, men beslutad efter utlysningen.",
                "›  there is an initiative, but decided after the round."
            ).wrapped(to: width)
        }
        if report.gaps.contains(where: { $0.unstatedCouldClose == true }) {
            text += say(
                "¤  insatser utan uppgift om belopp kan ligga här; deras medel kan stänga luckan.",
                "¤  initiatives that state no amount may lie here; their money could close the gap."
            ).wrapped(to: width)
        }
        for (letter, variant) in letters {
            text += say(
                "\(letter)  luckan försvinner med: \(variant.wording.sv).",
                "\(letter)  the gap closes with: \(variant.wording.en)."
            ).wrapped(to: width)
        }
        let robust = report.gaps.count(where: \.isRobust)
        text += robustness(robust).wrapped(to: width)
        let closing = report.gaps.count { $0.unlocated.couldClose == true }
        if closing > 0 {
            text += say(
                """
                \(closing) av \(Plural.sv(report.gaps.count, "lucka", "luckor")) skulle försvinna om allt utan \
                känt läge som passar låg just där.
                """,
                """
                \(closing) of \(Plural.en(report.gaps.count, "gap")) would close if everything that fits without a \
                known location lay just there.
                """
            ).wrapped(to: width)
        }
        return "\n" + text
    }

    private func robustness(_ robust: Int) -> String { Self.robustness(report, robust: robust)[language] }

    /// How many gaps hold under every other way of counting.
    static func robustness(_ report: GapReport, robust: Int) -> Wording {
        guard !report.variants.isEmpty else {
            return Wording(
                sv: "Inget annat sätt att räkna berör reglerna, så luckorna har inte prövats mot något.",
                en: "No other way of counting affects the rules, so the gaps were not tested for robustness.")
        }
        return Wording(
            sv:
                """
                \(Figures(.swedish).integer(robust)) av \(Plural.sv(report.gaps.count, "lucka", "luckor")) består \
                \(report.variants.count == 1 ? "under det enda" : "under alla \(report.variants.count)") prövade \
                \(report.variants.count == 1 ? "sättet" : "sätt") att räkna.
                """,
            en:
                """
                \(Figures(.english).integer(robust)) of \(Plural.en(report.gaps.count, "gap")) \
                \(robust == 1 ? "remains" : "remain") under \
                \(report.variants.count == 1 ? "the one way" : "all \(report.variants.count) ways") of counting that \
                \(report.variants.count == 1 ? "was" : "were") tried.
                """
        )
    }

    private var noKnownGaps: String {
        say(
            "Inga kända täckningsluckor, men allt kan inte bedömas.\n",
            "No coverage gap is known, but not everything can be judged.\n")
    }

    private var unasked: String {
        list(report.notJudged, say("\nKan inte bedömas:\n", "\nCan't be judged:\n"))
            + list(report.notApplicable, say("\nInte tillämpligt:\n", "\nNot applicable:\n"))
    }

    private func list(_ items: [GapReport.Unasked], _ heading: String) -> String {
        let lines = StandingText.grouped(items)
        guard !lines.isEmpty else { return "" }
        let shown = 8
        let rest =
            lines.count > shown
            ? say(
                "och \(lines.count - shown) till; alla med --format json",
                "and \(lines.count - shown) more; all with --format json"
            ).wrapped(to: width, indent: "  ") : ""
        return heading + lines.prefix(shown).map { $0[language].wrapped(to: width, indent: "  ") }.joined() + rest
    }

    /// For the parts with most people affected: what lies nearest.
    private var nearest: String {
        var seen = Set<String>()
        var lines: [String] = []
        for gap in report.gaps where !gap.nearest.isEmpty && lines.count < 5 {
            let name = gap.part?.name[language] ?? ""
            guard seen.insert(name).inserted else { continue }
            let list = gap.nearest.map {
                "\($0.id) \($0.title.fitted(to: 34)) \(figures.decimal($0.distance / 1_000, 1))\u{A0}km"
            }
            lines.append("\(name): \(list.joined(separator: "; "))".wrapped(to: width, indent: "  "))
        }
        guard !lines.isEmpty else { return "" }
        return say(
            "\nNärmaste insatser utanför, för de områden där flest invånare berörs:\n",
            "\nNearest initiatives outside, for the areas where most people are concerned:\n") + lines.joined()
    }

    /// Initiatives counted and not counted.
    private var counted: String { Self.counted(report)[language] }

    static func counted(_ report: GapReport) -> Wording {
        let counting = PolicyText.counting(report.policy.countyWide, hasPopulation: report.hasPopulation)
        let money =
            report.unlocatedOre.map { ore in
                Wording(
                    sv: "\(Figures(.swedish).kronor(ore: ore / 100 * 100)) kr",
                    en: "\(Figures(.english).kronor(ore: ore / 100 * 100)) SEK")
            } ?? Wording(sv: "belopp saknas", en: "no amount stated")
        let partly = report.partlyUnlocated
        let text = Wording(
            sv:
                """
                \(Plural.sv(report.counted, "insats", "insatser")) prövade, \(report.unlocated) utan känt läge\
                \(partly == 0 ? "" : " och \(partly) med läget känt bara till en del") (\(money.sv)). \(counting.sv)
                """,
            en:
                """
                \(Plural.en(report.counted, "initiative")) checked, \(report.unlocated) without a known location\
                \(partly == 0 ? "" : " and \(partly) with one known only in part") (\(money.en)). \(counting.en)
                """
        )
        var more: [Wording] = []
        if report.unknown > 0 {
            let count = Plural.sv(report.unknown, "insats", "insatser")
            more.append(
                Wording(
                    sv: "För \(count) går policyns villkor inte att avgöra; de är inte med.",
                    en: """
                        For \(Plural.en(report.unknown, "initiative")) the policy's condition can't be told; they are \
                        left out.
                        """))
        }
        if let unstated = report.unstated, unstated > 0 {
            more.append(
                Wording(
                    sv: "\(Plural.sv(unstated, "insats", "insatser")) saknar uppgift om belopp.",
                    en: "\(Plural.en(unstated, "initiative")) \(unstated == 1 ? "states" : "state") no amount."))
        }
        for level in Level.allCases {
            guard let basis = report.populations[level] else { continue }
            // Several levels mostly count on the same people.
            more += Readings.people(basis).filter { !more.contains($0) }
        }
        // A policy says itself which statuses it asks for.
        more += StatusText.sentences(report.statuses, advises: false)
        more += report.money.map { MoneyText.sentences($0) } ?? []
        return more.reduce(text) { Wording(sv: $0.sv + " " + $1.sv, en: $0.en + " " + $1.en) }
    }

    // MARK: Sentences

    /// A rule's requirement and the observed figure.
    func sentence(_ result: GapReport.RuleResult) -> String {
        guard result.standing.isJudged else { return PolicyText.requirement(result.rule, report.partNames)[language] }
        return PolicyText.requirement(result.rule, report.partNames)[language].dropLast() + "; " + observation(result)
            + "."
    }

    private func observation(_ result: GapReport.RuleResult) -> String {
        guard let number = result.observed else {
            if result.unit == .months {
                let gaps = report.gaps.filter { $0.rule == result.rule.id && $0.observed == nil }
                return gaps.contains { $0.nothing == .noInitiative || $0.nothing == .unknownLocation }
                    ? say("något område har inget beslut alls", "some area has no decision at all")
                    : say(
                        "något område har inget beslut som säkert är taget före utlysningen",
                        "some area has no decision that was surely made before the round")
            }
            return say("det går inte att räkna ut", "it can't be computed")
        }
        let figures = (observed: value(number, result.unit), required: value(result.required, result.unit))
        return result.rule.sentences.observation(figures, result)[language]
    }
}
