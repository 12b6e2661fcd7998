/// The units most similar to one, by declared indicators.
///
/// Each indicator is scaled to mean 0 and standard deviation 1 over all units (n in the denominator), and the distance
/// is Euclid's. Choose indicators measured before the start of the comparison, never by the outcome.
///
/// - Source: RKA, Liknande kommuner in Kolada (the same measure).
public enum SimilarUnits {
    /// - Parameters:
    ///   - count: how many, at least 1.
    ///   - unit: the unit compared; it is not among them.
    ///   - indicators: by indicator, and by unit within it.
    ///   - candidates: the eligible units; `nil` all others.
    /// - Returns: the nearest with their distances, nearest first; of equal distance the one that comes first.
    /// - Throws: `noUnits`, `countMismatch`, `notFinite` (the unit), `unknownUnit`, `allEqual` for an indicator without
    ///   variation, `parameter(.neighbours)` for a count below 1 or above the number of candidates.
    /// - Complexity: O(indicators · units + units log units).
    public static func nearest(
        _ count: Int, to unit: Int, indicators: [[Double]], candidates: [Int]? = nil
    ) throws(Undefined) -> [(unit: Int, distance: Double)] {
        guard let units = indicators.first?.count, units > 0 else { throw .noUnits }
        guard (0..<units).contains(unit) else { throw .unknownUnit(index: unit) }
        var squares = [Double](repeating: 0, count: units)
        for indicator in indicators {
            guard indicator.count == units else { throw .countMismatch(values: units, other: indicator.count) }
            try checkFinite(indicator)
            let centred = Centred(indicator)
            guard centred.squares > 0 else { throw .allEqual }
            for other in 0..<units {
                let away = centred.values[other] - centred.values[unit]
                squares[other] += away * away * Double(units) / centred.squares
            }
        }
        let pool = candidates ?? Array(0..<units)
        for other in pool where !(0..<units).contains(other) { throw .unknownUnit(index: other) }
        let others = pool.filter { $0 != unit }
        guard count >= 1, count <= others.count else { throw .parameter(.neighbours, value: Double(count)) }
        return others.sorted { (squares[$0], $0) < (squares[$1], $1) }.prefix(count)
            .map { ($0, squares[$0].squareRoot()) }
    }
}
