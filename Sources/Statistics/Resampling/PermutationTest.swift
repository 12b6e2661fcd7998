/// A permutation test: a statistic against its values when the observations change places.
///
/// With few units every ordering is tried: the p-value is then exact, a proportion of orderings, and no seed is
/// involved. With many units orderings are drawn at random from a stated seed, and p = (r + 1)/(m + 1), where r of m
/// are as extreme as the observed one: the observed ordering counts among them, so that p is never 0.
///
/// Every test states the smallest p that it could have given. Where that is not below the level asked for, the result
/// is not *not significant*: the question can't be answered at that level, which is the verdict `impossible`.
///
/// - Source: R. A. Fisher, The design of experiments (1935), § 21; A. C. Davison and D. V. Hinkley, Bootstrap methods
///   and their application (1997), § 4.3; B. Phipson and G. K. Smyth, Permutation p-values should never be zero, SAGMB
///   9 (2010), 39.
public struct PermutationTest: Sendable, Hashable {
    /// The tail that counts as extreme.
    public enum Alternative: String, Sendable, Hashable, CaseIterable {
        /// At least as large as observed.
        case greater
        /// At most as large as observed.
        case less
        /// At least as far from the expected value as observed, on either side.
        case twoSided
    }

    /// Where the orderings come from.
    public enum Method: Sendable, Hashable {
        /// All of them. `orderings` counts n! (or, for labels, all ways to choose); units with equal values are not
        /// told apart, which leaves every proportion as it is.
        case exact(orderings: Int)
        /// Drawn at random.
        case monteCarlo(permutations: Int, seed: UInt64)
    }

    /// The result of a test at a level.
    public enum Verdict: Sendable, Hashable {
        case significant
        case notSignificant
        /// No arrangement of these values could have been significant at the level.
        case impossible(minimumP: Double)
    }

    /// The largest number of units of which all orderings are tried: 9! = 362,880.
    public static let exactLimit = 9

    /// The statistic as it is.
    public let observed: Double
    /// Its expected value under the null hypothesis: the mean of all orderings, known by formula or estimated from the
    /// sample.
    public let expected: Double
    /// Its variance over all orderings: of the orderings themselves where all are tried, by formula for sampled local
    /// statistics, else estimated from the sample (divisor m − 1).
    public let variance: Double
    public let method: Method

    /// Whether orderings were drawn at random, because not all could be tried.
    public var isSampled: Bool { if case .monteCarlo = method { true } else { false } }

    private let extreme: TailCounts
    /// As `extreme`, had the observed value been the most extreme one that occurs.
    private let smallest: TailCounts
    private let tried: Int

    /// The proportion of orderings as extreme as the observed one, above 0 and at most 1.
    public func p(_ alternative: Alternative) -> Double { probability(extreme[alternative]) }

    /// How many of the orderings tried are as extreme as the observed one: 174 of 40,320. Orderings that differ only by
    /// an exchange of equal values are counted in full.
    public func extremeOrderings(_ alternative: Alternative) -> Int {
        if case .exact(let orderings) = method { return extreme[alternative] * (orderings / tried) }
        return extreme[alternative]
    }

    /// The smallest p that the test could have given: for all orderings the proportion that attains the most extreme
    /// value of these data, for m random ones 1/(m + 1).
    public func minimumP(_ alternative: Alternative) -> Double { probability(smallest[alternative]) }

    /// The verdict at a level such as 0.05: *significant* means p ≤ level.
    public func verdict(at level: Double = 0.05, _ alternative: Alternative) -> Verdict {
        let minimum = minimumP(alternative)
        if minimum > level { return .impossible(minimumP: minimum) }
        return p(alternative) <= level ? .significant : .notSignificant
    }

    private func probability(_ count: Int) -> Double {
        switch method {
        case .exact: Double(count) / Double(tried)
        case .monteCarlo: Double(count + 1) / Double(tried + 1)
        }
    }

    /// From the statistic of every ordering tried.
    ///
    /// - Parameters:
    ///   - reference: not empty.
    ///   - expected: the mean over all orderings where a formula gives it.
    /// - Throws: `overflow` where the observed value or the mean isn't finite.
    /// - Complexity: O(orderings).
    init(observed: Double, reference: [Double], expected: Double?, method: Method) throws(Undefined) {
        guard observed.isFinite else { throw .overflow }
        let count = Double(reference.count)
        let mean = reference.total / count
        guard mean.isFinite else { throw .overflow }
        let centre = expected ?? mean
        var squares = CompensatedSum()
        var (highest, lowest) = (-Double.infinity, Double.infinity)
        for value in reference {
            squares += (value - mean) * (value - mean)
            highest = max(highest, value)
            lowest = min(lowest, value)
        }
        let extent = max(highest - centre, centre - lowest)
        let distance = (observed - centre).magnitude
        // The same number added up in another order differs in its last digits. Orderings closer than this are ties.
        let tie = 1e-12 * max(extent, distance) + 16 * centre.magnitude.ulp
        var (extreme, smallest) = (TailCounts(), TailCounts())
        for value in reference {
            extreme.greater += value >= observed - tie ? 1 : 0
            extreme.less += value <= observed + tie ? 1 : 0
            extreme.twoSided += (value - centre).magnitude >= distance - tie ? 1 : 0
            smallest.greater += value >= highest - tie ? 1 : 0
            smallest.less += value <= lowest + tie ? 1 : 0
            smallest.twoSided += (value - centre).magnitude >= extent - tie ? 1 : 0
        }
        let divisor: Double
        switch method {
        case .exact: divisor = count
        case .monteCarlo:
            divisor = max(1, count - 1)
            smallest = TailCounts()
        }
        self.init(
            observed: observed, expected: centre, variance: squares.value / divisor, method: method, extreme: extreme,
            smallest: smallest, tried: reference.count)
    }

    /// From counts of random orderings whose values were not kept.
    init(
        observed: Double, expected: Double, variance: Double, extreme: TailCounts, permutations: Int, seed: UInt64
    ) {
        self.init(
            observed: observed, expected: expected, variance: variance,
            method: .monteCarlo(permutations: permutations, seed: seed), extreme: extreme, smallest: TailCounts(),
            tried: permutations)
    }

    /// From counts of arrangements whose values were not kept.
    ///
    /// - Parameters:
    ///   - smallest: as `extreme`, had the observed value been the most extreme one.
    ///   - tried: how many arrangements were counted.
    init(
        observed: Double, expected: Double, variance: Double, method: Method, extreme: TailCounts,
        smallest: TailCounts, tried: Int
    ) {
        self.observed = observed
        self.expected = expected
        self.variance = variance
        self.method = method
        self.extreme = extreme
        self.smallest = smallest
        self.tried = tried
    }
}

/// How many orderings are as extreme as one value, by what counts as extreme.
struct TailCounts: Sendable, Hashable {
    var greater = 0
    var less = 0
    var twoSided = 0

    subscript(alternative: PermutationTest.Alternative) -> Int {
        switch alternative {
        case .greater: greater
        case .less: less
        case .twoSided: twoSided
        }
    }

    /// The counts for the statistic with its sign turned around.
    var mirrored: TailCounts { TailCounts(greater: less, less: greater, twoSided: twoSided) }

    static func + (one: TailCounts, other: TailCounts) -> TailCounts {
        TailCounts(
            greater: one.greater + other.greater, less: one.less + other.less, twoSided: one.twoSided + other.twoSided)
    }
}
