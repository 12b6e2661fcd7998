package import Statistics
package import Store
import Territory
package import Wording

/// How much of a result hangs on single initiatives, single municipalities, the draw of initiatives, and the division
/// of the county.
extension Distributor {
    /// Which single initiative, and which single part, moves an index most, and to what.
    package struct InfluenceReport: Sendable {
        package let index: Distribution.Index
        package let value: Double
        /// By initiative: the index without it, as if the file didn't have it: money that another granted on to it
        /// counts at that one. Those that bring nothing are left out; largest change first.
        package let initiatives: [Moved]
        /// By part at the level: the index of the others. Largest change first.
        package let parts: [Moved]
        /// The jackknife's standard error over initiatives, of the indices above, where every one is defined.
        package let standardError: Double?

        package struct Moved: Sendable, Hashable {
            /// Identifier or code.
            package let code: String
            package let name: Wording
            /// What it brings or has, in the indicator's unit.
            package let amount: Double
            /// The index without it, or why there is none.
            package let without: Result<Double, Undefined>
            package let change: Double?
            /// Parts in which it alone reports: blank without it, and not in the index.
            package let blanks: [Part]
        }
    }

    /// - Parameter limit: how many initiatives to name.
    /// - Throws: `Undefined` where the index of all is undefined; `DistributionError` as `distribution(of:by:)`.
    /// - Complexity: O(initiatives · parts of footprints).
    package func influence(of id: Indicator.ID, by level: Level, on index: Distribution.Index, limit: Int = 10) throws
        -> InfluenceReport
    {
        let carried = try contributions(of: id, by: level)
        try checkComparable(carried.parts, at: level)
        let population = carried.parts.map(\.people)
        guard carried.rows.count >= 2 else { throw Undefined.tooFewSources(have: carried.rows.count) }
        let sources = try Influence.ofSources(carried.table, returned: carried.returned) { sums throws(Undefined) in
            let (totals, people) = carried.measured(sums)
            return try InitiativeContributions.index(index, totals: totals, people: people)
        }
        let totals = carried.totals
        let units = try Influence.leaveOneOut(units: carried.parts.count) { kept throws(Undefined) in
            try InitiativeContributions.index(
                index, totals: kept.map { totals[$0] }, people: kept.map { population[$0] })
        }
        let onlyReports = carried.onlyReports()
        let initiatives = carried.rows.enumerated().map { source, row in
            InfluenceReport.Moved(
                code: table.initiatives[row].id, name: Wording(verbatim: table.initiatives[row].title),
                amount: carried.entries(of: source).reduce(0) { $0 + $1.amount }, without: sources.without[source],
                change: sources.change(without: source), blanks: onlyReports[source].map { carried.parts[$0] })
        }
        let parts = carried.parts.indices.map { part in
            InfluenceReport.Moved(
                code: carried.parts[part].code, name: carried.parts[part].name, amount: totals[part],
                without: units.without[part], change: units.change(without: part), blanks: [])
        }
        let byChange: (InfluenceReport.Moved, InfluenceReport.Moved) -> Bool = {
            let a = $0.change?.magnitude ?? .infinity
            let b = $1.change?.magnitude ?? .infinity
            return (b, $0.code) < (a, $1.code)
        }
        return InfluenceReport(
            index: index, value: sources.value, initiatives: Array(initiatives.sorted(by: byChange).prefix(limit)),
            parts: parts.sorted(by: byChange), standardError: try? sources.jackknife().standardError)
    }

    /// Bootstrap intervals of all indices over initiatives: how far they would vary had other initiatives like these
    /// been supported.
    ///
    /// BCa where it is defined, else percentile; both are in the answer. Initiatives are drawn with the amounts that
    /// count among all: money granted on stays with those that got it, whoever is drawn.
    ///
    /// - Complexity: O(replicates · parts of footprints).
    package func intervals(
        of id: Indicator.ID, by level: Level, replicates: Int, seed: UInt64, confidence: Double = 0.95
    ) throws -> [Distribution.Index: Result<Bootstrap, Undefined>] {
        let carried = try contributions(of: id, by: level)
        try checkComparable(carried.parts, at: level)
        guard carried.rows.count >= 2 else { throw Undefined.tooFewSources(have: carried.rows.count) }
        let indices = Distribution.Index.allCases
        let results = try Bootstrap.ofSources(carried.table, replicates: replicates, level: confidence, seed: seed) {
            sums in
            let (totals, people) = carried.measured(sums)
            if let measures = PartMeasures(totals: totals, population: people) {
                return indices.map { .success(Self.index($0, in: measures)) }
            }
            return indices.map { index in
                Result { () throws(Undefined) in
                    try InitiativeContributions.index(index, totals: totals, people: people)
                }
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(indices, results))
    }

    /// Which sources (programmes, strength areas, years of decision) make the distribution uneven, after Shapley.
    ///
    /// A source outside a coalition is spread evenly, not left out: every part keeps a value, and none becomes zero.
    package struct SourceReport: Sendable {
        package let grouping: Grouping
        package let index: Distribution.Index
        package let shapley: Shapley
        /// In the order of `shapley.parts`; nil is "not stated".
        package let names: [String?]
        package let amounts: [Double]
        /// By year: those whose year is unknown.
        package let withoutYear: AmountTally?

        package enum Grouping: String, Sendable, CaseIterable {
            case programme, year
            case strengthArea = "strength_area"
        }
    }

    /// - Throws: `Undefined` where the index is undefined for a coalition of sources.
    package func sources(
        of id: Indicator.ID, by level: Level, grouping: SourceReport.Grouping, on index: Distribution.Index,
        seed: UInt64
    ) throws -> SourceReport {
        let carried = try contributions(of: id, by: level)
        try checkComparable(carried.parts, at: level)
        var totals: [String?: [Double]] = [:]
        for (source, row) in carried.rows.enumerated() {
            let initiative = table.initiatives[row]
            let name: String? =
                switch grouping {
                case .programme: initiative.programme
                case .strengthArea: initiative.strengthArea
                case .year: initiative.date.map { String($0.year) }
                }
            for entry in carried.entries(of: source) {
                totals[name, default: [Double](repeating: 0, count: carried.parts.count)][entry.part] += entry.amount
            }
        }
        let names = totals.keys.sorted { ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "") }
        let inhabited = carried.parts.indices.filter { carried.parts[$0].people > 0 }
        let population = inhabited.map { carried.parts[$0].people }
        let shapley = try Shapley(
            sources: names.map { name in zip(inhabited, population).map { totals[name]![$0] / $1 } },
            weights: population, seed: seed
        ) { y, weights throws(Undefined) in
            try Self.index(index, perInhabitant: y, population: weights ?? population)
        }
        return SourceReport(
            grouping: grouping, index: index, shapley: shapley, names: names,
            amounts: names.map { totals[$0]!.reduce(0, +) },
            withoutYear: grouping == .year ? table.withoutYear(of: carried.rows) : nil)
    }

    // MARK: Indices

    private static func index(_ index: Distribution.Index, in measures: PartMeasures) -> Double {
        switch index {
        case .gini: measures.gini
        case .theilT: measures.theilT
        case .theilL: measures.theilL
        case .hoover: measures.hoover
        case .williamson: measures.williamson
        case .hhi: measures.hhi
        case .atkinson05: measures.atkinson05
        case .atkinson1: measures.atkinson1
        case .atkinson2: measures.atkinson2
        }
    }

    static func index(
        _ index: Distribution.Index, totals: [Double], population: [Double]
    ) throws(Undefined) -> Double {
        // A draw of initiatives, or leaving one out, may leave a part with more repaid than granted.
        if let part = totals.firstIndex(where: { $0 < 0 }) { throw .negativeValue(index: part) }
        return switch index {
        case .hhi: try Concentration.hhi(totals)
        case .hoover: try Inequality.hoover(values: totals, population: population)
        default:
            try self.index(
                index, perInhabitant: zip(totals, population).map { $1 > 0 ? $0 / $1 : 0 }, population: population)
        }
    }

    static func index(
        _ index: Distribution.Index, perInhabitant y: [Double], population: [Double]
    ) throws(Undefined) -> Double {
        if let part = y.firstIndex(where: { $0 < 0 }) { throw .negativeValue(index: part) }
        return switch index {
        case .gini: try Inequality.gini(y, weights: population)
        case .theilT: try Inequality.theilT(y, weights: population)
        case .theilL: try Inequality.meanLogDeviation(y, weights: population)
        case .hoover: try Inequality.hoover(y, weights: population)
        case .williamson: try Inequality.williamson(y, weights: population)
        case .hhi: try Concentration.hhi(zip(y, population).map { $0 * $1 })
        case .atkinson05: try Inequality.atkinson(y, weights: population, epsilon: 0.5)
        case .atkinson1: try Inequality.atkinson(y, weights: population, epsilon: 1)
        case .atkinson2: try Inequality.atkinson(y, weights: population, epsilon: 2)
        }
    }
}
