import FollowUp
import Statistics
import Wording

/// The answer of `rackvidd statistics` for people.
struct SummaryText {
    private let summary: Summary
    private let ids: [String]
    private let language: Language
    private let figures: Figures

    init(_ summary: Summary, ids: [String], language: Language) {
        self.summary = summary
        self.ids = ids
        self.language = language
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    func text() -> String {
        var table = TerminalTable([(say("mått", "measure"), .left), (say("värde", "value"), .right), ("", .left)])
        table.append([say("antal", "count"), figures.integer(summary.count), missing])
        table.append([say("summa", "total"), figures.value(summary.total), ""])
        append(say("medelvärde", "mean"), summary.mean, to: &table)
        append("Gini", summary.gini, to: &table)
        if let corrected = summary.giniCorrected {
            append(say("Gini, korrigerad", "Gini, corrected"), corrected, to: &table)
        }
        append("Theil T", summary.theilT, to: &table)
        append("Theil L (MLD)", summary.theilL, to: &table)
        for (epsilon, value) in summary.atkinson {
            append("Atkinson, ε = \(figures.decimal(epsilon, epsilon < 1 ? 1 : 0))", value, to: &table)
        }
        append("Hoover", summary.hoover, to: &table) { value in
            say(
                "\(figures.percent(value)) skulle behöva flyttas",
                "\(figures.percent(value)) of the sum would have to move")
        }
        append("Williamson", summary.williamson, to: &table)
        append("Herfindahl (HHI)", summary.hhi, to: &table)
        append(say("effektivt antal", "effective number"), summary.effectiveNumber, to: &table)
        for (name, parts) in [("Theil T", summary.decomposition?.theilT), ("Theil L", summary.decomposition?.theilL)] {
            guard let parts else { continue }
            append(say("\(name), mellan grupper", "\(name), between groups"), parts.map(\.between), to: &table)
            append(say("\(name), inom grupper", "\(name), within groups"), parts.map(\.within), to: &table)
        }
        if let moran = summary.moran {
            append(say("Morans I", "Moran's I"), moran.map(\.observed), to: &table, reading: reading(moran))
        }
        if let geary = summary.geary {
            append("Geary C", geary.map(\.observed), to: &table, reading: reading(geary))
        }
        if let curve = summary.concentration {
            append(say("koncentrationsindex", "concentration index"), curve.map(\.index), to: &table)
            append("Kakwani", curve.flatMap { $0.kakwani }, to: &table)
        }
        appendRobustness(to: &table)
        return table.text() + local + rates
    }

    /// The dependence of the Gini on single units and on the draw, and whether the units named differ from the others.
    private func appendRobustness(to table: inout TerminalTable) {
        if let influence = summary.influence {
            append(
                say("Gini utan den som väger mest", "Gini without the weightiest"), influence.flatMap(weightiest),
                to: &table
            ) { _ in
                (try? influence.get())?.mostInfluential.map {
                    say("utan ", "without ") + (ids.isEmpty ? String($0 + 1) : ids[$0])
                } ?? ""
            }
        }
        if let bootstrap = summary.bootstrap {
            append(say("Gini, bootstrap", "Gini, bootstrap"), bootstrap.map(\.estimate), to: &table) { _ in
                guard let bootstrap = try? bootstrap.get() else { return "" }
                let interval = bootstrap.interval
                return
                    """
                    \(figures.percent(bootstrap.level)): \(figures.decimal(interval.low, 4))–\
                    \(figures.decimal(interval.high, 4)) (\(Readings.method(bootstrap)[language]); \
                    \(say("slumpfrö", "random seed")) \(bootstrap.seed))
                    """
            }
        }
        if let contrast = summary.contrast {
            append(
                say("skillnad mot övriga", "difference from the others"), contrast.map(\.observed), to: &table,
                reading: reading(contrast, .twoSided))
        }
    }

    private func weightiest(_ influence: Influence) -> Result<Double, Undefined> {
        influence.mostInfluential.map { influence.without[$0] } ?? .failure(.noUnits)
    }

    private func name(_ index: Int) -> String { ids.isEmpty ? String(index + 1) : ids[index] }

    /// That a requested table can't be computed, and why.
    private func undefined(_ name: Wording, _ result: Result<Void, Undefined>) -> String {
        guard case .failure(let undefined) = result else { return "" }
        let reason = Readings.reason(undefined)
        return say(
            "\n\(name.sv): går inte att räkna, \(reason.sv).\n", "\n\(name.en): undefined, \(reason.en).\n")
    }

    private var local: String {
        guard let result = summary.local else { return "" }
        guard case .success(let moran) = result else {
            return undefined(Wording(sv: "Lokal Moran", en: "Local Moran"), result.map { _ in })
        }
        var table = TerminalTable([
            (say("rad", "row"), .left), (say("lokal Moran", "local Moran"), .right), ("p", .right), ("p, Holm", .right),
        ])
        let holm = moran.adjusted(.twoSided, by: .holm)
        for index in moran.units.indices {
            switch moran.units[index] {
            case .success(let unit):
                table.append([
                    name(index), figures.decimal(unit.i, 4), figures.decimal(unit.test.p(.twoSided), 4),
                    holm[index].map { figures.decimal($0, 4) } ?? "–",
                ])
            case .failure(let reason): table.append([name(index), Readings.reason(reason)[language], "", ""])
            }
        }
        return "\n" + table.text()
    }

    private var rates: String {
        guard let result = summary.rates else { return "" }
        guard case .success(let rates) = result else {
            return undefined(Wording(sv: "Utjämnade kvoter", en: "Smoothed rates"), result.map { _ in })
        }
        var table = TerminalTable([
            (say("rad", "row"), .left), (say("rå kvot", "raw rate"), .right), (say("utjämnad", "smoothed"), .right),
        ])
        for index in rates.raw.indices {
            table.append([name(index), figures.decimal(rates.raw[index], 7), figures.decimal(rates.smoothed[index], 7)])
        }
        return "\n" + table.text()
    }

    private var missing: String {
        summary.missing == 0
            ? ""
            : say(
                "\(Plural.sv(summary.missing, "rad", "rader")) saknar värde",
                "\(Plural.en(summary.missing, "row")) \(summary.missing == 1 ? "has" : "have") no value")
    }

    private func append(
        _ name: String, _ result: Result<Double, Undefined>, to table: inout TerminalTable,
        reading: (Double) -> String = { _ in "" }
    ) {
        switch result {
        case .success(let value):
            table.append([name, figures.decimal(value, abs(value) < 1_000 ? 6 : 2), reading(value)])
        case .failure(let undefined): table.append([name, "–", Readings.reason(undefined)[language]])
        }
    }

    /// - Parameter alternative: nil is the side on which the statistic lies.
    private func reading(
        _ result: Result<PermutationTest, Undefined>, _ alternative: PermutationTest.Alternative? = nil
    ) -> (Double) -> String {
        guard case .success(let test) = result else { return { _ in "" } }
        return { _ in Readings.test(test, alternative ?? Readings.tail(test))[language] }
    }
}
