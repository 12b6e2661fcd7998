/// The known values, and the indices of the missing ones. A missing value is never read as zero, and never dropped
/// without being counted.
public struct Measured: Sendable, Hashable {
    /// The known values, in order.
    public let values: [Double]
    /// The unit's index of each of them.
    public let units: [Int]
    /// The indices of the units without a value.
    public let missing: [Int]

    public init(_ values: [Double?]) {
        var (present, units, missing): ([Double], [Int], [Int]) = ([], [], [])
        for (unit, value) in values.enumerated() {
            if let value {
                present.append(value)
                units.append(unit)
            } else {
                missing.append(unit)
            }
        }
        (self.values, self.units, self.missing) = (present, units, missing)
    }

    /// Another column of the same units, such as their weights, reduced to the units that have a value.
    ///
    /// - Throws: `countMismatch` when the column has another length.
    public func aligned<Element>(_ column: [Element]) throws(Undefined) -> [Element] {
        let count = values.count + missing.count
        guard column.count == count else { throw .countMismatch(values: count, other: column.count) }
        return units.map { column[$0] }
    }
}
