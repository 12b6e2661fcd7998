package import Statistics
package import Store
package import Territory

/// A comparison over time as it is asked for.
package struct TrendRequest: Sendable {
    /// Municipalities (four digits), or whole counties (two).
    package var treated: [String]
    /// The first year that isn't part of the past.
    package var since: Int
    package var against = ComparisonRule.others
    /// The first and the last year that count; nil: those on file.
    package var first: Int?
    package var last: Int?
    /// Nil: logarithms where every value is above zero, else values as they are.
    package var scale: Panel.Scale?
    /// Left out of the comparison: those that have had the same.
    package var excluded: [String] = []
    /// What `similar` means.
    package var similarBy: [Indicator.ID] = []
    package var synthetic = false
    package var dose = false
    /// Every municipality that has a name, and pairs that share a border beside those of the county.
    package var register: [Municipality] = []
    package var borders: [(String, String)] = []

    package init(treated: [String], since: Int) { (self.treated, self.since) = (treated, since) }
}
