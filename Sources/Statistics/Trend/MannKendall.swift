/// Mann–Kendall test of a monotone trend: the number of rising pairs less that of falling pairs.
///
///     S = Σ_{i<j} sign(yⱼ − yᵢ)
///
/// Without ties S has the distribution of the inversions of a random order, known exactly by recursion. With ties and
/// up to nine values every ordering is tried. With ties and more values, or above 100 values, the normal distribution
/// takes its place, with the variance for ties and a continuity correction; `method` says so.
///
/// - Source: H. B. Mann, Nonparametric tests against trend, Econometrica 13 (1945), 245–259; M. G. Kendall, Biometrika
///   30 (1938), 81–93, and Rank correlation methods (1975), ch. 4.
public struct MannKendall: Sendable, Hashable {
    /// Where the distribution of S comes from.
    public enum Method: String, Sendable, Hashable {
        case recursion, enumeration, normal
    }

    /// The longest series without ties for which the recursion is used.
    public static let exactLimit = 100

    /// S, from −n(n − 1)/2 to n(n − 1)/2.
    public let s: Int
    public let method: Method
    public let hasTies: Bool
    private let greater: Double
    private let less: Double
    private let both: Double
    private let smallestOneSided: Double
    private let smallestTwoSided: Double

    /// The probability of an S as extreme, all orders being equally likely; two-sided without ties twice the smaller
    /// tail.
    public func p(_ alternative: PermutationTest.Alternative) -> Double {
        switch alternative {
        case .greater: greater
        case .less: less
        case .twoSided: both
        }
    }

    /// The smallest p that a series of this length (and with these ties) can give.
    public func minimumP(_ alternative: PermutationTest.Alternative) -> Double {
        alternative == .twoSided ? smallestTwoSided : smallestOneSided
    }

    /// - Parameters:
    ///   - values: finite, in the order of time.
    /// - Throws: `tooFewPeriods` under three, `notFinite`, `allEqual`.
    /// - Complexity: O(n⁴) for the recursion, O(n² · n!) for enumeration, else O(n²).
    public init(_ values: [Double]) throws(Undefined) {
        guard values.count >= 3 else { throw .tooFewPeriods(have: values.count, need: 3) }
        try checkFinite(values)
        if values.allSatisfy({ $0 == values[0] }) { throw .allEqual }
        let s = Self.rises(values)
        let ties = Dictionary(grouping: values) { $0 }.values.map(\.count).filter { $0 > 1 }
        hasTies = !ties.isEmpty
        self.s = s
        if ties.isEmpty, values.count <= Self.exactLimit {
            let tail = Self.upperTails(values.count)
            let most = values.count * (values.count - 1) / 2
            method = .recursion
            greater = tail[(s + most) / 2]
            less = tail[(most - s) / 2]
            both = min(1, 2 * min(greater, less))
            (smallestOneSided, smallestTwoSided) = (tail[most], min(1, 2 * tail[most]))
        } else if values.count <= PermutationTest.exactLimit {
            let test = try PermutationTest.run(units: values.count, seed: 0, expected: 0) { ordering in
                Double(Self.rises(ordering.map { values[$0] }))
            }
            method = .enumeration
            (greater, less, both) = (test.p(.greater), test.p(.less), test.p(.twoSided))
            smallestOneSided = test.minimumP(.greater)
            smallestTwoSided = test.minimumP(.twoSided)
        } else {
            let n = values.count
            let tied = ties.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
            let deviation = (Double(n * (n - 1) * (2 * n + 5) - tied) / 18).squareRoot()
            func upper(_ s: Int) -> Double { Normal.cumulative(-(Double(s) - 1) / deviation) }
            func twoSided(_ s: Int) -> Double {
                s == 0 ? 1 : min(1, 2 * Normal.cumulative(-(Double(s.magnitude) - 1) / deviation))
            }
            let most = n * (n - 1) / 2 - ties.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
            method = .normal
            (greater, less, both) = (upper(s), upper(-s), twoSided(s))
            (smallestOneSided, smallestTwoSided) = (upper(most), twoSided(most))
        }
    }

    /// S of the values in this order. O(n²).
    private static func rises(_ values: [Double]) -> Int {
        var sum = 0
        for later in values.indices.dropFirst() {
            for earlier in 0..<later {
                sum += values[later] > values[earlier] ? 1 : values[later] < values[earlier] ? -1 : 0
            }
        }
        return sum
    }

    /// P(rising pairs ≥ k) for k = 0 … n(n − 1)/2. The value that comes last in a random order of m is higher than j of
    /// the others with probability 1/m, for each j from 0 to m − 1. O(n⁴).
    private static func upperTails(_ n: Int) -> [Double] {
        var chances = [1.0]
        for m in 2...n {
            var next = [Double](repeating: 0, count: chances.count + m - 1)
            for (k, chance) in chances.enumerated() {
                for j in 0..<m { next[k + j] += chance / Double(m) }
            }
            chances = next
        }
        // From the thin end, so that the tail keeps its digits.
        var sum = 0.0
        for k in chances.indices.reversed() {
            sum += chances[k]
            chances[k] = sum
        }
        return chances
    }
}
