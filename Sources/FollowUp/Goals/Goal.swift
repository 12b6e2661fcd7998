import Statistics
package import Store

/// A value to be reached in a year (mål).
///
/// More than a dozen properties because each is a key of the file.
package struct Goal: Sendable {
    package let id: String
    package let title: String?
    /// Of a document of the file.
    package let document: String?
    package let indicator: Indicator.ID
    package let scope: Scope
    /// Nil: the indicator's own.
    package let direction: Indicator.Direction?
    package let baselineYear: Int
    /// Nil: the value on file.
    package let baselineValue: Double?
    package let milestones: [Point]
    package let target: Point
    /// Of goals in kronor.
    package let prices: Prices?
    /// Whose initiatives serve it; empty: not stated.
    package let initiatives: Filter
    let line: Int

    package struct Point: Sendable, Hashable {
        package let year: Int
        package let value: Double
    }

    package enum Scope: Sendable, Hashable {
        case county
        case eachMunicipality
        case municipality(String)
    }

    package enum Prices: Sendable, Hashable {
        case nominal
        case fixed(year: Int)
    }

    package struct Filter: Sendable, Hashable {
        package let programmes: [String]
        package let strengthAreas: [String]

        package var isEmpty: Bool { programmes.isEmpty && strengthAreas.isEmpty }
    }
}
