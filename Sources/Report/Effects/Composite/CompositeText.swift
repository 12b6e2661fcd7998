import FollowUp
import Statistics
import Store
import Wording

/// A composite index, as text.
struct CompositeText {
    private let index: CompositeIndex
    private let detail: Bool
    private let figures: Figures
    private let width: Int

    init(_ index: CompositeIndex, detail: Bool, language: Language, width: Int) {
        (self.index, self.detail, self.width) = (index, detail, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    func text() -> String {
        var text = index.name.wrapped(to: width)
        text += ingredients.wrapped(to: width) + "\n" + table() + "\n"
        for remark in remarks { text += remark.wrapped(to: width) }
        return text + (detail ? details() : "")
    }

    private var ingredients: String {
        let parts = index.indicators.map { part in
            let years = part.years.map(String.init).joined(separator: "–")
            let way =
                part.direction == .higherIsBetter
                ? say("högre är bättre", "higher is better") : say("lägre är bättre", "lower is better")
            let per = part.isPerThousand ? say(", per 1 000 invånare", ", per 1,000 inhabitants") : ""
            return "\(part.indicator.title[figures.language]) \(years) (\(way)\(per), \(figures.percent(part.weight)))"
        }
        return parts.joined(separator: "; ") + "."
    }

    // MARK: The table

    private func table() -> String {
        let isChange = index.periods > 1
        var table = TerminalTable(
            [
                (say("kommun", "municipality"), .left), (say("index", "index"), .right),
                (say("plats", "rank"), .right), (say("spann", "range"), .left), (say("median", "median"), .right),
                (say("först", "first"), .right), (say("känd vikt", "known"), .right),
            ] + (isChange ? [(say("förändring", "change"), .right)] : []))
        let order = index.rows.indices.sorted { one, other in
            let (a, b) = (last(one).rank ?? .infinity, last(other).rank ?? .infinity)
            return (a, one) < (b, other)
        }
        for place in order {
            let cells = cells(index.rows[place], last(place))
            table.append(isChange ? cells + [change(index.rows[place])] : cells)
        }
        return table.text()
    }

    private func cells(_ row: CompositeIndex.Row, _ score: Composite.Score) -> [String] {
        let value: String = score.score.map { figures.decimal($0, 1) } ?? "–"
        let own: String = score.rank.map(rank) ?? "–"
        let known: String = figures.percent(score.knownWeight)
        guard let range = row.range else {
            return [row.part.name[figures.language], value, own, "–", "–", "–", known]
        }
        let span = "\(rank(range.low))–\(rank(range.high))"
        let first: String = figures.percent(range.firstShare)
        return [row.part.name[figures.language], value, own, span, rank(range.median), first, known]
    }

    private func change(_ row: CompositeIndex.Row) -> String {
        guard let first = row.scores[0].score, let last = last(of: row).score else { return "–" }
        return figures.decimal(last - first, 1).signed
    }

    private func last(_ row: Int) -> Composite.Score { index.rows[row].scores[index.periods - 1] }

    /// Shared ranks are halves.
    private func rank(_ rank: Double) -> String { figures.decimal(rank, rank == rank.rounded() ? 0 : 1) }

    // MARK: Remarks

    private var remarks: [String] {
        let robustness = index.robustness
        var remarks = [
            say(
                """
                Spann: platsen över \(figures.integer(robustness.scenarios)) sätt att räkna: \
                \(robustness.methods.count) metoder, alla indikatorer och var och en utelämnad, \
                \(figures.integer(robustness.vectors)) viktningar.
                """,
                """
                Range: the rank over \(figures.integer(robustness.scenarios)) ways to compute: \
                \(robustness.methods.count) methods, all indicators and each left out, \
                \(figures.integer(robustness.vectors)) sets of weights.
                """)
        ]
        remarks += index.rows.compactMap(sentence)
        if index.rows.contains(where: { last(of: $0).knownWeight < 1 }) {
            remarks.append(
                say(
                    """
                    Där en indikator saknas räknas vikterna om för de övriga; under två tredjedelar känd vikt finns \
                    inget index. Inget är ifyllt.
                    """,
                    """
                    Where an indicator is missing the others' weights are scaled up; below two thirds of known weight \
                    there is no index. Nothing is filled in.
                    """))
        }
        if index.assumedTargets {
            remarks.append(
                say(
                    "Utan angivet mål är den bästa kommunens värde 100.",
                    "Without a stated target the best municipality's value is 100."))
        }
        return remarks
    }

    private func last(of row: CompositeIndex.Row) -> Composite.Score { row.scores[index.periods - 1] }

    /// Of the firmest and the loosest: what the range allows to be said.
    private func sentence(_ row: CompositeIndex.Row) -> String? {
        guard let range = row.range, index.ranked > 2 else { return nil }
        let (name, span) = (row.part.name[figures.language], range.high - range.low)
        let (low, high, all) = (rank(range.low), rank(range.high), index.ranked)
        if span <= 2 {
            return low == high
                ? say("\(name): \(low) av \(all) hur man än räknar.", "\(name): \(low) of \(all) whatever the method.")
                : say(
                    "\(name): \(low)–\(high) av \(all) hur man än räknar.",
                    "\(name): \(low)–\(high) of \(all) whatever the method.")
        }
        guard span >= Double(all) * 0.6 else { return nil }
        return say(
            "\(name) kan vara allt från \(low) till \(high).", "\(name) can be anything from \(low) to \(high).")
    }

    // MARK: Details

    private func details() -> String {
        var text = "\n" + say("Vad platserna hänger på\n", "What the ranks depend on\n")
        if let influence = index.influence {
            var table = TerminalTable([
                (say("indikator", "indicator"), .left),
                (say("platser i medel utan den", "mean places without it"), .right),
            ])
            for (part, moved) in zip(index.indicators, influence) {
                table.append([part.indicator.title[figures.language], figures.decimal(moved, 2)])
            }
            text += table.text()
        }
        let methods = index.robustness.methods.map(CompositeRecord.name).joined(separator: ", ")
        text += say("Metoder: \(methods).", "Methods: \(methods).").wrapped(to: width)
        for (method, reason) in index.robustness.leftOut.sorted(by: {
            CompositeRecord.name($0.key) < CompositeRecord.name($1.key)
        }) {
            let reason = Readings.reason(reason)
            text += say(
                "Utan \(CompositeRecord.name(method)): \(reason.sv).",
                "Without \(CompositeRecord.name(method)): \(reason.en)."
            ).wrapped(to: width)
        }
        for row in index.rows where !row.dominates.isEmpty {
            let others = row.dominates.map { index.rows[$0].part.name[figures.language] }.joined(separator: ", ")
            let name = row.part.name[figures.language]
            text += say(
                "\(name) är minst lika bra som \(others) i varje indikator: inga vikter vänder på det.",
                "\(name) is at least as good as \(others) in every indicator: no weights turn that."
            ).wrapped(to: width)
        }
        return text
    }
}
