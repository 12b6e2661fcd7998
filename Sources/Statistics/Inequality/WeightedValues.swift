/// A checked distribution: values of units and the weights (populations) that they stand for.
///
/// This is the one place where the inputs of the inequality measures are validated. Units of weight zero are carried
/// along and count for nothing.
struct WeightedValues {
    let values: [Double]
    /// `nil` means that every unit weighs 1.
    let weights: [Double]?
    /// Σ w, positive.
    let totalWeight: Double
    /// Σ w·y / Σ w.
    let mean: Double

    /// - Throws: `noUnits`, `countMismatch`, `notFinite`, `invalidWeight`, `noPositiveWeight`, `overflow`.
    init(_ values: [Double], weights: [Double]?) throws(Undefined) {
        guard !values.isEmpty else { throw .noUnits }
        try checkFinite(values)
        if let weights {
            guard weights.count == values.count else {
                throw .countMismatch(values: values.count, other: weights.count)
            }
            let totalWeight = try checkedTotal(ofWeights: weights)
            var sum = CompensatedSum()
            for index in values.indices { sum += weights[index] * values[index] }
            self.totalWeight = totalWeight
            mean = sum.value / totalWeight
        } else {
            totalWeight = Double(values.count)
            mean = values.total / totalWeight
        }
        guard mean.isFinite else { throw .overflow }
        self.values = values
        self.weights = weights
    }

    /// The weight of a unit as a share of all weight; the shares add up to 1.
    func share(_ index: Int) -> Double { weight(index) / totalWeight }

    func weight(_ index: Int) -> Double { weights?[index] ?? 1 }

    /// Whether all units that count have one and the same value; relative measures are then exactly 0.
    var allEqual: Bool {
        var first: Double?
        for index in values.indices where weight(index) > 0 {
            if let first, values[index] != first { return false }
            first = values[index]
        }
        return true
    }

    /// - Throws: `meanNotPositive`.
    func requirePositiveMean() throws(Undefined) {
        guard mean > 0 else { throw .meanNotPositive }
    }

    /// - Throws: `negativeValue` for the first unit that counts and lies below zero.
    func requireNonNegative() throws(Undefined) {
        for index in values.indices where values[index] < 0 && weight(index) > 0 { throw .negativeValue(index: index) }
    }

    /// - Throws: `negativeValue` or `zeroValue` for the first unit that counts and is not positive.
    func requirePositive() throws(Undefined) {
        try requireNonNegative()
        for index in values.indices where values[index] == 0 && weight(index) > 0 { throw .zeroValue(index: index) }
    }

    /// Σ share·term(y/μ).
    func weightedSum(_ term: (Ratio) -> Double) -> Double {
        var sum = CompensatedSum()
        for index in values.indices where weight(index) > 0 {
            sum += share(index) * term(Ratio(values[index], to: mean))
        }
        return sum.value
    }
}

/// A value relative to a mean, as ratio and as deviation: each keeps the digits that the other loses.
struct Ratio {
    /// r = y/μ.
    let value: Double
    /// r − 1 = (y − μ)/μ.
    let deviation: Double

    init(_ value: Double, to mean: Double) {
        self.value = value / mean
        deviation = (value - mean) / mean
    }
}

/// - Throws: `notFinite` for the first value that is NaN or infinite.
func checkFinite(_ values: [Double]) throws(Undefined) {
    // 0·x is 0 for every finite x and NaN otherwise, so that one sum answers for all of them.
    var probe = 0.0
    for value in values { probe += 0 * value }
    if probe == 0 { return }
    for index in values.indices where !values[index].isFinite { throw .notFinite(index: index) }
}

/// The sum of weights that are all finite and non-negative.
/// - Throws: `invalidWeight`, `noPositiveWeight`, `overflow`.
func checkedTotal(ofWeights weights: [Double]) throws(Undefined) -> Double {
    for index in weights.indices where !(weights[index] >= 0 && weights[index].isFinite) {
        throw .invalidWeight(index: index)
    }
    let total = weights.total
    guard total.isFinite else { throw .overflow }
    guard total > 0 else { throw .noPositiveWeight }
    return total
}

/// The shares of parts in a positive total of non-negative values.
/// - Throws: `noUnits`, `notFinite`, `negativeValue`, `meanNotPositive`, `overflow`.
func shares(of values: [Double]) throws(Undefined) -> [Double] {
    guard !values.isEmpty else { throw .noUnits }
    try checkFinite(values)
    for index in values.indices where values[index] < 0 { throw .negativeValue(index: index) }
    let total = values.total
    guard total.isFinite else { throw .overflow }
    guard total > 0 else { throw .meanNotPositive }
    return values.map { $0 / total }
}
