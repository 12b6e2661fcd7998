/// The Lorenz curve: the share of the whole held by the poorest share of the population.
///
/// Units are ordered by value; the curve runs from (0, 0) to (1, 1) through one point per unit and lies on the diagonal
/// when all have the same. The area between it and the diagonal is half the Gini coefficient.
///
/// - Source: M. O. Lorenz, Methods of measuring the concentration of wealth, Publications of the American Statistical
///   Association 9 (1905), 209–219.
public struct LorenzCurve: Sendable, Hashable {
    /// The points in order, (0, 0) first and (1, 1) last; n + 1 of them, fewer where units of weight 0 are left out.
    public let points: [CurvePoint]

    /// - Parameters:
    ///   - y: values per inhabitant, finite, mean positive. Negative values let the curve dip below 0.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    /// - Throws: `meanNotPositive`, and the errors of bad input.
    /// - Complexity: O(n log n).
    public init(_ y: [Double], weights: [Double]? = nil) throws(Undefined) {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requirePositiveMean()
        let order = y.indices.sorted { (y[$0], $0) < (y[$1], $1) }
        points = CurvePoint.cumulated(distribution, in: order)
    }

    /// The share of the whole that the lowest `share` of the population has, on the straight line between points.
    ///
    /// - Parameter share: from 0 to 1.
    /// - Throws: `parameter(.probability)` outside of that.
    /// - Complexity: O(n).
    public func value(at share: Double) throws(Undefined) -> Double {
        guard share >= 0, share <= 1 else { throw .parameter(.probability, value: share) }
        guard let upper = points.firstIndex(where: { $0.populationShare >= share }), upper > 0 else { return 0 }
        let (low, high) = (points[upper - 1], points[upper])
        let part = (share - low.populationShare) / (high.populationShare - low.populationShare)
        return low.valueShare + part * (high.valueShare - low.valueShare)
    }
}

/// A point of a Lorenz or concentration curve.
public struct CurvePoint: Sendable, Hashable {
    /// Index of the unit whose point this is; nil at the origin.
    public let unit: Int?
    /// Cumulative share of the population, from 0 to 1.
    public let populationShare: Double
    /// Cumulative share of the whole, 0 first and 1 last.
    public let valueShare: Double

    /// The cumulated shares in the order given, without units of weight 0.
    ///
    /// - Precondition: the mean is positive.
    /// - Complexity: O(n).
    static func cumulated(_ distribution: WeightedValues, in order: [Int]) -> [CurvePoint] {
        var points = [CurvePoint(unit: nil, populationShare: 0, valueShare: 0)]
        points.reserveCapacity(order.count + 1)
        var population = CompensatedSum()
        var value = CompensatedSum()
        for unit in order where distribution.weight(unit) > 0 {
            let share = distribution.share(unit)
            population += share
            value += share * (distribution.values[unit] / distribution.mean)
            points.append(
                CurvePoint(unit: unit, populationShare: population.value, valueShare: value.value))
        }
        // The last point is (1, 1) by definition; rounding must not leave it beside.
        points[points.count - 1] = CurvePoint(unit: points[points.count - 1].unit, populationShare: 1, valueShare: 1)
        return points
    }
}
