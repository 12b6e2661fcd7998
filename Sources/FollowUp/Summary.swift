public import Statistics

/// The statistics of any column of numbers: what `rackvidd statistics` says of a table that has nothing to do with a store.
public struct Summary: Sendable {
    /// Rows with a value (and a weight, where weights are given).
    public let count: Int
    /// Rows left out because value or weight is missing; never read as zero.
    public let missing: Int
    /// Σ y, or Σ w·y with weights.
    public let total: Double
    public let mean: Result<Double, Undefined>
    public let gini: Result<Double, Undefined>
    /// n/(n − 1) · G; without weights only.
    public let giniCorrected: Result<Double, Undefined>?
    public let theilT: Result<Double, Undefined>
    public let theilL: Result<Double, Undefined>
    public let atkinson: [(epsilon: Double, value: Result<Double, Undefined>)]
    public let hoover: Result<Double, Undefined>
    public let williamson: Result<Double, Undefined>
    public let hhi: Result<Double, Undefined>
    public let decomposition: (theilT: Result<Decomposition<String>, Undefined>, theilL: Result<Decomposition<String>, Undefined>)?
    public let moran: Result<PermutationTest, Undefined>?
    public let geary: Result<PermutationTest, Undefined>?
    public let weights: Neighbours.Summary?

    /// - Parameters:
    ///   - y: values; per inhabitant where weights are given.
    ///   - groups: the group of each value.
    ///   - neighbours: of the values, in their order.
    ///   - missing: how many rows the caller left out for want of a value.
    public init(
        _ y: [Double], weights: [Double]? = nil, groups: [String]? = nil, neighbours: Neighbours? = nil, missing: Int = 0,
        permutations: Int = 9_999, seed: UInt64 = 1
    ) {
        typealias Computed = Result<Double, Undefined>
        let totals = weights.map { zip(y, $0).map { $0 * $1 } } ?? y
        count = y.count
        self.missing = missing
        total = totals.reduce(0, +)
        let weight = weights?.reduce(0, +) ?? Double(y.count)
        mean = weight > 0 ? .success(total / weight) : .failure(y.isEmpty ? .noUnits : .noPositiveWeight)
        gini = Computed { () throws(Undefined) in try Inequality.gini(y, weights: weights) }
        giniCorrected = weights == nil ? Computed { () throws(Undefined) in try Inequality.correctedGini(y) } : nil
        theilT = Computed { () throws(Undefined) in try Inequality.theilT(y, weights: weights) }
        theilL = Computed { () throws(Undefined) in try Inequality.meanLogDeviation(y, weights: weights) }
        atkinson = [0.5, 1, 2].map { epsilon in
            (epsilon, Computed { () throws(Undefined) in try Inequality.atkinson(y, weights: weights, epsilon: epsilon) })
        }
        hoover = Computed { () throws(Undefined) in try Inequality.hoover(y, weights: weights) }
        williamson = Computed { () throws(Undefined) in try Inequality.williamson(y, weights: weights) }
        hhi = Computed { () throws(Undefined) in try Concentration.hhi(totals) }
        decomposition = groups.map { groups in
            (
                Result { () throws(Undefined) in try Decomposition.theilT(y, weights: weights, groups: groups) },
                Result { () throws(Undefined) in try Decomposition.meanLogDeviation(y, weights: weights, groups: groups) }
            )
        }
        moran = neighbours.map { neighbours in
            Result { () throws(Undefined) in
                try Moran.test(y, neighbours: neighbours, permutations: permutations, seed: seed)
            }
        }
        geary = neighbours.map { neighbours in
            Result { () throws(Undefined) in
                try Geary.test(y, neighbours: neighbours, permutations: permutations, seed: seed)
            }
        }
        self.weights = neighbours?.summary
    }
}
