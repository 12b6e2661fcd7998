import FollowUp
import Report
import Statistics
import Wording

/// What `rackvidd statistics` prints for people.
struct SummaryText {
    private let summary: Summary
    private let language: Language
    private let figures: Figures

    init(_ summary: Summary, language: Language) {
        self.summary = summary
        self.language = language
        figures = Figures(language)
    }

    func text() -> String {
        var table = TerminalTable([(say("mått", "measure"), .left), (say("värde", "value"), .right), ("", .left)])
        table.append([say("antal", "count"), figures.integer(summary.count), missing])
        table.append([say("summa", "total"), figures.value(summary.total), ""])
        append(say("medelvärde", "mean"), summary.mean, to: &table)
        append("Gini", summary.gini, to: &table)
        if let corrected = summary.giniCorrected { append(say("Gini, korrigerad", "Gini, corrected"), corrected, to: &table) }
        append("Theil T", summary.theilT, to: &table)
        append("Theil L (MLD)", summary.theilL, to: &table)
        for (epsilon, value) in summary.atkinson {
            append("Atkinson, ε = \(figures.decimal(epsilon, epsilon < 1 ? 1 : 0))", value, to: &table)
        }
        append("Hoover", summary.hoover, to: &table) { value in
            say("\(figures.percent(value)) skulle behöva flyttas", "\(figures.percent(value)) would have to move")
        }
        append("Williamson", summary.williamson, to: &table)
        append("Herfindahl (HHI)", summary.hhi, to: &table)
        for (name, parts) in [("Theil T", summary.decomposition?.theilT), ("Theil L", summary.decomposition?.theilL)] {
            guard let parts else { continue }
            append(say("\(name), mellan grupper", "\(name), between groups"), parts.map(\.between), to: &table)
            append(say("\(name), inom grupper", "\(name), within groups"), parts.map(\.within), to: &table)
        }
        if let moran = summary.moran { append("Moran I", moran.map(\.observed), to: &table, reading: reading(moran, .greater)) }
        if let geary = summary.geary { append("Geary C", geary.map(\.observed), to: &table, reading: reading(geary, .less)) }
        return table.text()
    }

    private var missing: String {
        summary.missing == 0 ? "" : say("\(summary.missing) rader saknar värde", "\(summary.missing) rows have no value")
    }

    private func append(
        _ name: String, _ result: Result<Double, Undefined>, to table: inout TerminalTable, reading: (Double) -> String = { _ in "" }
    ) {
        switch result {
        case .success(let value): table.append([name, figures.decimal(value, abs(value) < 1_000 ? 6 : 2), reading(value)])
        case .failure(let undefined): table.append([name, "–", Readings.reason(undefined)[language]])
        }
    }

    private func reading(
        _ result: Result<PermutationTest, Undefined>, _ alternative: PermutationTest.Alternative
    ) -> (Double) -> String {
        guard case .success(let test) = result else { return { _ in "" } }
        return { _ in Readings.test(test, alternative)[language] }
    }
}
