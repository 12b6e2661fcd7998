import Parallel

/// A bootstrap interval of an index: its sampling variation when the units (initiatives) are drawn anew from the same
/// source.
///
/// Replicate k draws n of the n units with replacement, from stream k of the stated seed. The percentile interval takes
/// the quantiles of the replicates as they are; BCa corrects them for bias and for a spread that changes with the
/// value.
///
/// The interval takes the initiatives as a sample of those that might have been supported. For a census of the
/// supported ones the index itself is exact.
///
/// - Source: B. Efron, Better bootstrap confidence intervals, JASA 82 (1987), 171–185; B. Efron and R. J. Tibshirani,
///   An introduction to the bootstrap (1993), ch. 13–14. Quantiles are interpolated as R's type 7. BCa is given only
///   where both corrected levels lie between the outermost resamples: A. C. Davison and D. V. Hinkley, Bootstrap
///   methods and their application (1997), § 5.3.2.
public struct Bootstrap: Sendable, Hashable {
    /// An interval, in the unit of the index.
    public struct Interval: Sendable, Hashable {
        public let low: Double
        public let high: Double
    }

    /// The index of the data as they are.
    public let estimate: Double
    /// The index of every replicate that has one, in the order of the replicates.
    public let values: [Double]
    /// Replicates whose index is undefined; they are left out, and more than one in twenty is an error.
    public let undefinedReplicates: Int
    /// The replicates asked for.
    public let replicates: Int
    public let seed: UInt64
    /// The confidence level, such as 0.95.
    public let level: Double
    /// The quantiles (1 − level)/2 and (1 + level)/2 of the replicates.
    public let percentile: Interval
    /// The bias-corrected and accelerated interval, or why there is none.
    public let bca: Result<Interval, Undefined>

    /// The kind of interval.
    public enum Method: String, Sendable, Hashable {
        case bca, percentile
    }

    /// The interval shown: BCa where it is defined, else the percentile interval.
    public var interval: Interval {
        switch bca {
        case .success(let interval): interval
        case .failure: percentile
        }
    }

    /// Whether `interval` holds the estimate: redrawn, few units or units of unequal size come out more uneven than
    /// they are.
    public var containsEstimate: Bool { (interval.low...interval.high).contains(estimate) }

    /// Of `interval`.
    public var method: Method { note == nil ? .bca : .percentile }

    /// Why `interval` isn't BCa; nil where it is.
    public var note: Undefined? {
        switch bca {
        case .success: nil
        case .failure(let reason): reason
        }
    }

    /// The standard deviation of the replicates (divisor n − 1).
    public var standardError: Double {
        let mean = values.total / Double(values.count)
        return (values.lazy.map { ($0 - mean) * ($0 - mean) }.total / Double(values.count - 1)).squareRoot()
    }

    /// - Parameters:
    ///   - units: how many units (initiatives) there are, at least 2.
    ///   - replicates: at least 2; 9,999 for intervals that are printed.
    ///   - level: confidence level between 0 and 1.
    ///   - seed: where the draws start; the result states it.
    ///   - statistic: the index when unit i counts `multiplicities[i]` times; all 1 are the data as they are.
    /// - Throws: `tooFewUnits`, `parameter(.replicates)`, `parameter(.level)`, `resamplesUndefined`, and the reason
    ///   when the index of the data is undefined.
    /// - Complexity: replicates + units + 1 calls of `statistic`, and O(replicates · units) draws.
    public init(
        units: Int, replicates: Int = 9_999, level: Double = 0.95, seed: UInt64,
        statistic: (_ multiplicities: [Int]) throws(Undefined) -> Double
    ) throws(Undefined) {
        try Self.check(units: units, replicates: replicates, level: level)
        try self.init(
            units: units, replicates: replicates, level: level, seed: seed,
            drawn: Self.draw(0..<replicates, units: units, seed: seed, statistic), statistic)
    }

    /// The same, to the bit, with the replicates shared out among `threads` tasks.
    ///
    /// - Throws: the same, and `parameter(.threads)`.
    public init(
        units: Int, replicates: Int = 9_999, level: Double = 0.95, seed: UInt64, threads: Int,
        statistic: @escaping @Sendable (_ multiplicities: [Int]) throws(Undefined) -> Double
    ) async throws(Undefined) {
        try Self.check(units: units, replicates: replicates, level: level)
        let parts = try await Runs(of: replicates, threads: threads).map { range throws(Undefined) in
            Self.draw(range, units: units, seed: seed, statistic)
        }
        try self.init(
            units: units, replicates: replicates, level: level, seed: seed, drawn: Array(parts.joined()), statistic)
    }

    /// Intervals of several indices of the same totals over sources (initiatives), from the same draws: the indices can
    /// be compared replicate by replicate, and each equals its interval computed alone.
    ///
    /// From a thousand sources on the draws are those of `ResampledTotals`: the same distribution from other random
    /// numbers.
    ///
    /// - Parameter indices: the values of all indices for totals of the parts, always as many and in the same order;
    ///   called on all cores at once.
    /// - Throws: `tooFewUnits`, `parameter(.replicates)`, `parameter(.level)`.
    /// - Returns: for each index its intervals, or why they are undefined; the same on any number of cores.
    /// - Complexity: replicates · (sources + contributions) and replicates + sources + 1 calls of `indices`.
    public static func ofSources(
        _ contributions: Contributions, replicates: Int = 9_999, level: Double = 0.95, seed: UInt64,
        indices: @Sendable (_ totals: [Double]) -> [Result<Double, Undefined>]
    ) throws(Undefined) -> [Result<Bootstrap, Undefined>] {
        let units = contributions.count
        try check(units: units, replicates: replicates, level: level)
        let estimates = indices(contributions.totals)
        // The tables are made while the sources are left out in turn.
        let tables = units < ResampledTotals.leastSources ? nil : Future { ResampledTotals(contributions) }
        let leftOut = Runs(of: units, leastEach: 1_000).map { range in
            var columns = Columns(estimates.count, sets: range.count)
            contributions.withoutEach(of: range) { _, totals in columns.append(indices(totals)) }
            return columns
        }
        let many = tables?.value
        let drawn = Runs(of: replicates, leastEach: 64).map { range in
            var columns = Columns(estimates.count, sets: range.count)
            if let many {
                let totals = many.totals(range, seed: seed)
                let parts = contributions.parts
                for index in 0..<range.count {
                    columns.append(indices(Array(totals[index * parts..<(index + 1) * parts])))
                }
            } else {
                var multiplicities = [Int](repeating: 0, count: units)
                for replicate in range {
                    draw(&multiplicities, replicate: replicate, seed: seed)
                    columns.append(indices(contributions.totals { multiplicities[$0] }))
                }
            }
            return columns
        }
        return Runs(of: estimates.count).map { range in
            range.map { index in
                Result { () throws(Undefined) in
                    let undefined = leftOut.lazy.compactMap { $0.undefined[index] }.first
                    return try Bootstrap(
                        estimate: try estimates[index].get(), replicates: replicates, level: level, seed: seed,
                        // Why a replicate has no value does not matter; that it has none is counted.
                        values: drawn.flatMap { $0[index] }.filter(\.isFinite),
                        leftOut: undefined.map { .failure($0) } ?? .success(leftOut.flatMap { $0[index] }))
                }
            }
        }.flatMap { $0 }
    }

    /// The values of several indices for one set of totals after the other.
    private struct Columns: Sendable {
        private let indices: Int
        /// Set of totals by set of totals; not a number where an index is not defined.
        private var values: [Double] = []
        /// By index, the reason of the first undefined value.
        private(set) var undefined: [Undefined?]

        init(_ indices: Int, sets: Int) {
            self.indices = indices
            undefined = [Undefined?](repeating: nil, count: indices)
            values.reserveCapacity(indices * sets)
        }

        mutating func append(_ results: [Result<Double, Undefined>]) {
            precondition(results.count == indices, "always as many indices")
            for (index, result) in results.enumerated() {
                switch result {
                case .success(let value): values.append(value)
                case .failure(let reason):
                    values.append(.nan)
                    undefined[index] = undefined[index] ?? reason
                }
            }
        }

        /// The values of one index.
        subscript(index: Int) -> [Double] { stride(from: index, to: values.count, by: indices).map { values[$0] } }
    }

    private static func check(units: Int, replicates: Int, level: Double) throws(Undefined) {
        guard units >= 2 else { throw .tooFewUnits(have: units, need: 2) }
        guard replicates >= 2 else { throw .parameter(.replicates, value: Double(replicates)) }
        guard level > 0, level < 1 else { throw .parameter(.level, value: level) }
    }

    private static func draw(
        _ replicates: Range<Int>, units: Int, seed: UInt64, _ statistic: ([Int]) throws(Undefined) -> Double
    ) -> [Double?] {
        var multiplicities = [Int](repeating: 0, count: units)
        return replicates.map { replicate in
            draw(&multiplicities, replicate: replicate, seed: seed)
            // Why a replicate has no value does not matter; that it has none is counted.
            guard let value = try? statistic(multiplicities), value.isFinite else { return nil }
            return value
        }
    }

    /// How often each unit is in a replicate.
    private static func draw(_ multiplicities: inout [Int], replicate: Int, seed: UInt64) {
        var random = RandomStream(seed: seed, stream: UInt64(replicate))
        let units = multiplicities.count
        for unit in 0..<units { multiplicities[unit] = 0 }
        for _ in 0..<units { multiplicities[random.below(units)] += 1 }
    }

    private init(
        units: Int, replicates: Int, level: Double, seed: UInt64, drawn: [Double?],
        _ statistic: ([Int]) throws(Undefined) -> Double
    ) throws(Undefined) {
        var multiplicities = [Int](repeating: 1, count: units)
        let estimate = try statistic(multiplicities)
        var leftOut = Result<[Double], Undefined>.success([])
        do throws(Undefined) {
            var values: [Double] = []
            for unit in 0..<units {
                multiplicities[unit] = 0
                values.append(try statistic(multiplicities))
                multiplicities[unit] = 1
            }
            leftOut = .success(values)
        } catch {
            leftOut = .failure(error)
        }
        try self.init(
            estimate: estimate, replicates: replicates, level: level, seed: seed, values: drawn.compactMap { $0 },
            leftOut: leftOut)
    }

    /// - Parameters:
    ///   - values: the index of every replicate that has one.
    ///   - leftOut: the index without each unit.
    private init(
        estimate: Double, replicates: Int, level: Double, seed: UInt64, values: [Double],
        leftOut: Result<[Double], Undefined>
    ) throws(Undefined) {
        self.estimate = estimate
        self.values = values
        undefinedReplicates = replicates - values.count
        guard undefinedReplicates * 20 <= replicates, values.count >= 2 else {
            throw .resamplesUndefined(count: undefinedReplicates, of: replicates)
        }
        self.replicates = replicates
        self.seed = seed
        self.level = level
        let sorted = values.sorted()
        let tail = (1 - level) / 2
        percentile = Interval(low: quantile(tail, of: sorted), high: quantile(1 - tail, of: sorted))
        do throws(Undefined) {
            bca = .success(
                try Self.corrected(estimate: estimate, sorted: sorted, leftOut: try leftOut.get(), tail: tail))
        } catch {
            bca = .failure(error)
        }
    }

    /// The interval between the quantiles Φ(z₀ + (z₀ + z)/(1 − a (z₀ + z))) for z the normal quantiles of both tails.
    ///
    /// With θ₍ᵢ₎ the index without unit i and θ̄ their mean, a = Σ (θ̄ − θ₍ᵢ₎)³/(6 (Σ (θ̄ − θ₍ᵢ₎)²)^1.5).
    ///
    /// - Parameters:
    ///   - sorted: the replicates in ascending order.
    ///   - leftOut: the index without each unit, for the acceleration a.
    /// - Throws: `estimateOutsideResamples`, `levelOutsideResamples`, `allEqual` where no unit changes the index.
    private static func corrected(
        estimate: Double, sorted: [Double], leftOut: [Double], tail: Double
    ) throws(Undefined) -> Interval {
        let below = sorted.lazy.filter { $0 < estimate }.count
        let equal = sorted.lazy.filter { $0 == estimate }.count
        // Replicates that equal the estimate lie half on either side.
        let share = (Double(below) + Double(equal) / 2) / Double(sorted.count)
        guard share > 0, share < 1 else { throw .estimateOutsideResamples }
        let bias = Normal.quantile(share)
        let mean = leftOut.total / Double(leftOut.count)
        let squares = leftOut.lazy.map { (mean - $0) * (mean - $0) }.total
        let cubes = leftOut.lazy.map { (mean - $0) * (mean - $0) * (mean - $0) }.total
        guard squares > 0 else { throw .allEqual }
        let acceleration = cubes / (6 * squares * squares.squareRoot())

        func level(_ z: Double) throws(Undefined) -> Double {
            // Beyond this point the correction turns around and orders the limits wrongly.
            let divisor = 1 - acceleration * (bias + z)
            guard divisor > 0 else { throw .estimateOutsideResamples }
            let level = Normal.cumulative(bias + (bias + z) / divisor)
            // Of R resamples the k-th is the k/(R + 1)-quantile; levels beyond the first and the last have no quantile.
            let place = level * Double(sorted.count + 1)
            guard place >= 1, place <= Double(sorted.count) else { throw .levelOutsideResamples }
            return level
        }
        return Interval(
            low: try quantile(level(Normal.quantile(tail)), of: sorted),
            high: try quantile(level(Normal.quantile(1 - tail)), of: sorted))
    }
}

/// The quantile of ascending values, on the straight line between the two beside it (R's type 7).
func quantile(_ probability: Double, of sorted: [Double]) -> Double {
    let place = probability * Double(sorted.count - 1)
    // An infinite sum has no place.
    guard place.isFinite, sorted.count > 1 else { return sorted.first ?? .nan }
    let lower = max(0, min(Int(place), sorted.count - 2))
    return sorted[lower] + (place - Double(lower)) * (sorted[lower + 1] - sorted[lower])
}
