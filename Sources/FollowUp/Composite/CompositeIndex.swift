package import Statistics
package import Store
import Territory
import Wording

/// A composite index by municipality (sammansatt index): scores, and how far each rank depends on choices that others
/// could have made.
package struct CompositeIndex: Sendable {
    package let name: String
    package let method: CompositeMethod
    package let indicators: [Component]
    package let periods: Int
    package let rows: [Row]
    /// By the last period.
    package let robustness: CompositeRobustness
    /// By indicator: the mean change of rank without it; with a single indicator nil.
    package let influence: [Double]?
    /// Indicators whose target wasn't declared and is the best value, where the method has targets.
    package let assumedTargets: Bool
    /// Of the values, as the imported files state them.
    package let sources: [String]

    package struct Component: Sendable {
        package let indicator: Indicator
        package let years: [Int]
        package let direction: CompositeTable.Direction
        /// Of all weight.
        package let weight: Double
        package let isPerThousand: Bool
        /// Years whose people lie between two years on file.
        package let interpolated: [Int]
    }

    package struct Row: Sendable {
        package let part: Part
        /// By period.
        package let scores: [Composite.Score]
        /// Nil where no scenario gives a score.
        package let range: CompositeRobustness.Range?
        /// Indices of rows that it dominates, whatever the weights.
        package let dominates: [Int]
        /// Of the change of the score from the first period to the last, by indicator; nil unless arithmetic and known.
        package let changes: [Double]?
    }

    /// Rows that have a score.
    package var ranked: Int { rows.count { $0.scores[periods - 1].rank != nil } }
}

extension Distributor {
    /// - Parameters:
    ///   - years: of every indicator instead of those declared; empty: as declared.
    ///   - file: for messages.
    /// - Throws: `CompositeError`; `Undefined` where the method has no meaning for a value.
    /// - Complexity: O(scenarios · municipalities · indicators).
    package func composite(
        _ declaration: CompositeDeclaration, years: [Int] = [], file: String
    ) throws -> CompositeIndex {
        let columns = try declaration.indicators.map { try CompositeColumn($0, years: years, file: file, of: self) }
        return try CompositeIndex(declaration, columns)
    }
}

extension CompositeIndex {
    init(_ declaration: CompositeDeclaration, _ columns: [CompositeColumn]) throws {
        guard
            let method = CompositeMethod.of(
                declaration.normalisation.normalisation, declaration.aggregation.aggregation)
        else { preconditionFailure("the reader refuses methods that don't go together") }
        let parts = columns[0].parts
        let periods = columns.map(\.years.count).max() ?? 1
        let table = try CompositeTable(
            columns.map { .init(direction: $0.direction, weight: $0.declared.weight, target: $0.declared.target) },
            values: (0..<periods).map { period in
                // A single year beside several counts in each period.
                columns.map { $0.values[$0.values.count == 1 ? 0 : period] }
            })
        let composite = try Composite(table, method: method)
        let robustness = try CompositeRobustness(
            table, period: periods - 1, weights: .lattice(indicators: columns.count))
        let dominated = table.dominated(period: periods - 1)
        rows = parts.indices.map { unit in
            Row(
                part: parts[unit], scores: composite.scores.map { $0[unit] }, range: robustness.ranges[unit],
                dominates: dominated[unit],
                changes: periods > 1 ? composite.changes(unit: unit, from: 0, to: periods - 1) : nil)
        }
        self.robustness = robustness
        influence =
            columns.count > 1
            ? try CompositeRobustness.influence(table, method: method, period: periods - 1) : nil
        indicators = zip(columns, table.weights).map { column, weight in
            Component(
                indicator: column.indicator, years: column.years, direction: column.direction, weight: weight,
                isPerThousand: column.isPerThousand, interpolated: column.interpolated)
        }
        sources = Set(columns.flatMap(\.sources)).sorted()
        (name, self.method, self.periods) = (declaration.name, method, periods)
        assumedTargets = method.normalisation == .target && columns.contains { $0.declared.target == nil }
    }
}
