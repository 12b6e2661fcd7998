/// How indicators are brought onto one scale. Higher is better on all of them.
public enum Normalisation: String, Sendable, Hashable, CaseIterable {
    /// 100 ± 10·(x − μ)/σ, σ with n in the denominator; minus where lower is better.
    case z
    /// From 1 to 100 by the smallest and largest value. Not from 0: a geometric mean would be 0.
    case minMax
    /// Mean ranks; the best has as many as there are values.
    case rank
    /// 100·x/τ, or 100·τ/x where lower is better; τ as declared, else the best value. x > 0.
    case target
    /// As `minMax`, from 70 to 130.
    case goalposts
}

/// The aggregation of normalised indicators to an index.
public enum Aggregation: String, Sendable, Hashable, CaseIterable {
    /// Σ w·x.
    case arithmetic
    /// exp Σ w·ln x: high values compensate a low one only in part.
    case geometric
    /// M − S²/M with M = Σ w·x and S² = Σ w·(x − M)²: the mean less a penalty for unevenness.
    ///
    /// Source: P. De Muro, M. Mazziotta and A. Pareto, Composite indices of development and poverty, Social Indicators
    /// Research 104 (2011), 1–18 (variances divide by n units and m indicators; some software takes n − 1 and m − 1).
    case mpi
}

/// A normalisation with an aggregation.
public struct CompositeMethod: Sendable, Hashable {
    public let normalisation: Normalisation
    public let aggregation: Aggregation

    /// The ten compatible combinations: four normalisations with either mean, and `mpi` on the two scales around 100
    /// (on 1 to 100 it turns negative).
    public static let all: [CompositeMethod] =
        [.z, .minMax, .rank, .target].flatMap { normalisation in
            [.arithmetic, .geometric].map { CompositeMethod(normalisation, $0) }
        } + [CompositeMethod(.z, .mpi), CompositeMethod(.goalposts, .mpi)]

    private init(_ normalisation: Normalisation, _ aggregation: Aggregation) {
        (self.normalisation, self.aggregation) = (normalisation, aggregation)
    }

    /// One of `all`, or nil where the two don't go together.
    public static func of(_ normalisation: Normalisation, _ aggregation: Aggregation) -> CompositeMethod? {
        all.first { $0.normalisation == normalisation && $0.aggregation == aggregation }
    }
}

extension CompositeTable {
    /// The indicators on one scale: by indicator and row, nil where the value is missing.
    ///
    /// - Throws: for `target` `zeroValue` or `negativeValue` with the row.
    /// - Complexity: O(values); O(values log rows) for `rank`.
    func normalised(_ normalisation: Normalisation) throws(Undefined) -> [[Double?]] {
        var result: [[Double?]] = []
        for (indicator, column) in zip(indicators, columns) {
            let known = column.compactMap { $0 }
            let rising = indicator.direction == .higherIsBetter
            switch normalisation {
            case .z:
                let centred = Centred(known)
                let deviation = (centred.squares / Double(known.count)).squareRoot()
                let sign = rising ? 1.0 : -1
                result.append(column.map { $0.map { 100 + sign * 10 * ($0 - centred.mean) / deviation } })
            case .minMax: result.append(Self.stretched(column, known, onto: 1...100, rising: rising))
            case .goalposts: result.append(Self.stretched(column, known, onto: 70...130, rising: rising))
            case .rank:
                var ranks = known.ranks(largestFirst: !rising)[...]
                result.append(column.map { $0 == nil ? nil : ranks.removeFirst() })
            case .target:
                for (row, value) in column.enumerated() {
                    if let value, value <= 0 {
                        throw value == 0 ? .zeroValue(index: row) : .negativeValue(index: row)
                    }
                }
                let best = rising ? known.max() : known.min()
                guard let target = indicator.target ?? best else { throw .noUnits }
                result.append(column.map { $0.map { rising ? 100 * $0 / target : 100 * target / $0 } })
            }
        }
        return result
    }

    private static func stretched(
        _ column: [Double?], _ known: [Double], onto scale: ClosedRange<Double>, rising: Bool
    ) -> [Double?] {
        guard let low = known.min(), let high = known.max() else { return column }
        let length = scale.upperBound - scale.lowerBound
        return column.map { value in
            value.map { value in
                scale.lowerBound + length * (rising ? value - low : high - value) / (high - low)
            }
        }
    }
}

extension Aggregation {
    /// The index of normalised values; weights add up to 1.
    ///
    /// - Throws: `zeroValue` or `negativeValue` for a geometric mean (the place among the values), `meanNotPositive`
    ///   for `mpi`.
    func index(_ values: [Double], weights: [Double]) throws(Undefined) -> Double {
        switch self {
        case .arithmetic: return zip(values, weights).lazy.map { $0 * $1 }.total
        case .geometric:
            for place in values.indices where values[place] <= 0 {
                throw values[place] == 0 ? .zeroValue(index: place) : .negativeValue(index: place)
            }
            return exponential(zip(values, weights).lazy.map { $1 * logarithm($0) }.total)
        case .mpi:
            let mean = zip(values, weights).lazy.map { $0 * $1 }.total
            guard mean > 0 else { throw .meanNotPositive }
            return mean - zip(values, weights).lazy.map { $1 * ($0 - mean) * ($0 - mean) }.total / mean
        }
    }
}
