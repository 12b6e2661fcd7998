/// Every choice of as many treated units, or random ones where these are too many, and the difference of means for
/// each.
///
/// With shares vᵢ of the weight (Σv = 1), deviations xᵢ = vᵢ(dᵢ − d̄), and for a choice A X = Σ_A x, V = Σ_A v:
///
///     difference(A) = X/V + X/(1 − V)
///     carry(A) = V_{A∩T}/V − V_{T∖A}/(1 − V)
///
/// `carry` is the fraction of a difference in the truly treated units T that appears when A is taken for treated: 1 for
/// T itself, −1 for its complement.
struct TreatmentChoices: Sendable {
    /// The largest number of choices to enumerate.
    static let exactLimit = 362_880

    let treated: [Int]
    let method: PermutationTest.Method
    private let isTreated: [Bool]
    /// vᵢ.
    private let shares: [Double]
    private let isWeighted: Bool

    var units: Int { shares.count }

    /// - Parameters:
    ///   - weights: > 0 by unit; `nil` weighs all alike.
    ///   - treated: each once, at least one and not all.
    ///   - permutations: random choices where there are too many to try all.
    /// - Throws: `parameter(.treated)`, `unknownUnit`, `countMismatch`, `invalidWeight`, `parameter(.permutations)`;
    ///   `tooFewUnits` where fewer others than treated would need random choices.
    init(
        units: Int, weights: [Double]?, treated: [Int], permutations: Int, seed: UInt64
    ) throws(Undefined) {
        for unit in treated where !(0..<units).contains(unit) { throw .unknownUnit(index: unit) }
        var isTreated = [Bool](repeating: false, count: units)
        for unit in treated { isTreated[unit] = true }
        guard units >= 2, (1..<units).contains(treated.count), isTreated.count(where: { $0 }) == treated.count else {
            throw .parameter(.treated, value: Double(treated.count))
        }
        guard permutations >= 1 else { throw .parameter(.permutations, value: Double(permutations)) }
        if let weights {
            guard weights.count == units else { throw .countMismatch(values: units, other: weights.count) }
            let total = try checkedTotal(ofWeights: weights)
            for unit in weights.indices where weights[unit] == 0 { throw .invalidWeight(index: unit) }
            shares = weights.map { $0 / total }
        } else {
            shares = [Double](repeating: 1 / Double(units), count: units)
        }
        if let all = Self.count(units: units, treated: treated.count), all <= Self.exactLimit {
            method = .exact(orderings: all)
        } else {
            guard units - treated.count >= treated.count else {
                throw .tooFewUnits(have: units - treated.count, need: treated.count)
            }
            method = .monteCarlo(permutations: permutations, seed: seed)
        }
        self.treated = treated.sorted()
        self.isTreated = isTreated
        isWeighted = weights != nil
    }

    /// The number of ways to choose, or nil where it exceeds what an Int holds.
    static func count(units: Int, treated: Int) -> Int? {
        var ways = 1
        for step in 1...max(1, min(treated, units - treated)) {
            let (product, overflow) = ways.multipliedReportingOverflow(by: units - step + 1)
            if overflow { return nil }
            ways = product / step
        }
        return ways
    }

    /// The choices by their units; all in lexical order, or the draws in order.
    ///
    /// - Complexity: one call of `body` and O(treated) per choice.
    func forEach(_ body: (UnsafeBufferPointer<Int>) -> Void) {
        let size = treated.count
        switch method {
        case .exact:
            var chosen = Array(0..<size)
            while true {
                chosen.withUnsafeBufferPointer(body)
                var place = size - 1
                while place >= 0, chosen[place] == units - size + place { place -= 1 }
                guard place >= 0 else { return }
                chosen[place] += 1
                for next in place + 1..<max(size, place + 1) { chosen[next] = chosen[next - 1] + 1 }
            }
        case .monteCarlo(let permutations, let seed):
            var deck = Array(0..<units)
            var picks = [Int](repeating: 0, count: size)
            for replicate in 0..<permutations {
                var random = RandomStream(seed: seed, stream: UInt64(replicate))
                for place in 0..<size {
                    picks[place] = place + random.below(units - place)
                    deck.swapAt(place, picks[place])
                }
                deck[..<size].withUnsafeBufferPointer(body)
                for place in (0..<size).reversed() { deck.swapAt(place, picks[place]) }
            }
        }
    }

    /// vᵢ(dᵢ − d̄) by unit.
    func deviations(_ values: [Double]) -> [Double] {
        let mean = values.indices.lazy.map { shares[$0] * values[$0] }.total
        return values.indices.map { shares[$0] * (values[$0] - mean) }
    }

    /// Mean of the treated less mean of the others.
    func observed(_ values: [Double]) -> Double {
        func mean(_ units: [Int]) -> Double {
            units.lazy.map { shares[$0] * values[$0] }.total / units.lazy.map { shares[$0] }.total
        }
        return mean(treated) - mean(values.indices.filter { !isTreated[$0] })
    }

    /// The factor that turns X into the difference.
    func factor(_ share: Double) -> Double { 1 / share + 1 / (1 - share) }

    /// V, the share of the weight that a choice has.
    func share(_ chosen: UnsafeBufferPointer<Int>) -> Double {
        guard isWeighted else { return Double(chosen.count) / Double(units) }
        var sum = 0.0
        for unit in chosen { sum += shares[unit] }
        return sum
    }

    /// The difference of every choice. O(choices · treated).
    func differences(_ values: [Double]) -> [Double] {
        let deviations = deviations(values)
        var result: [Double] = []
        result.reserveCapacity(tried)
        forEach { chosen in
            var sum = 0.0
            for unit in chosen { sum += deviations[unit] }
            result.append(sum * factor(share(chosen)))
        }
        return result
    }

    /// The `carry` of each choice, exactly 1 for the treated themselves. O(choices · treated).
    func carries() -> [Double] {
        let whole = treated.lazy.map { shares[$0] }.total
        var result: [Double] = []
        result.reserveCapacity(tried)
        forEach { chosen in
            var (common, same) = (0.0, 0)
            for unit in chosen where isTreated[unit] {
                common += shares[unit]
                same += 1
            }
            let share = share(chosen)
            result.append(same == treated.count ? 1 : common / share - (whole - common) / (1 - share))
        }
        return result
    }

    /// The number of choices that `forEach` visits.
    var tried: Int {
        switch method {
        case .exact(let all): all
        case .monteCarlo(let permutations, _): permutations
        }
    }

    /// The difference of means against that of all choices.
    ///
    /// - Throws: `allEqual` where no choice gives a difference, `overflow`.
    func test(_ values: [Double]) throws(Undefined) -> PermutationTest {
        if values.allSatisfy({ $0 == values[0] }) { throw .allEqual }
        let observed = observed(values)
        guard observed.isFinite else { throw .overflow }
        if !isWeighted, case .exact(let all) = method { return try countAll(values, observed: observed, all: all) }
        return try PermutationTest(
            observed: observed, reference: differences(values), expected: isWeighted ? nil : 0, method: method)
    }

    /// The test without keeping the differences. With equal weights all of them are one multiple of the sum over the
    /// chosen; where units stand in order of their deviations, the sums of a choice's first units and each possible
    /// last one are in order too, so that those beyond a limit are counted by halving.
    ///
    /// - Complexity: O(choices of one unit fewer · log units), and O(units log units).
    private func countAll(_ values: [Double], observed: Double, all: Int) throws(Undefined) -> PermutationTest {
        let factor = factor(Double(treated.count) / Double(units))
        let ordered = deviations(values).sorted()
        let (lowest, highest) = (ordered.prefix(treated.count).total, ordered.suffix(treated.count).total)
        var counts = CountedTails(own: observed / factor, lowest: lowest, highest: highest)
        ordered.withUnsafeBufferPointer { ordered in
            Self.count(ordered, left: treated.count, from: 0, sum: 0, &counts)
        }
        // The variance of a sum over a random choice (without replacement) of centred values.
        let (n, k) = (Double(units), Double(treated.count))
        let squares = ordered.reduce(0) { $0 + $1 * $1 }
        let variance = factor * factor * squares / n * k * (n - k) / (n - 1)
        guard variance.isFinite else { throw .overflow }
        return PermutationTest(
            observed: observed, expected: 0, variance: variance, method: method, extreme: counts.extreme,
            smallest: counts.smallest, tried: all)
    }

    private static func count(
        _ ordered: UnsafeBufferPointer<Double>, left: Int, from first: Int, sum: Double, _ counts: inout CountedTails
    ) {
        if left == 1 {
            counts.add(sum, to: ordered, from: first)
            return
        }
        for unit in first...(ordered.count - left) {
            count(ordered, left: left - 1, from: unit + 1, sum: sum + ordered[unit], &counts)
        }
    }
}

/// The number of sums beyond the observed one, and beyond the most extreme one.
private struct CountedTails {
    private(set) var extreme = TailCounts()
    private(set) var smallest = TailCounts()
    private let own: Double
    private let lowest: Double
    private let highest: Double
    /// The same number added up in another order differs in its last digits: sums closer than this are ties.
    private let tie: Double

    init(own: Double, lowest: Double, highest: Double) {
        (self.own, self.lowest, self.highest) = (own, lowest, highest)
        tie = 1e-12 * max(highest, -lowest, own.magnitude)
    }

    /// Counts the sums of `sum` and each of the ordered deviations from `first` on.
    mutating func add(_ sum: Double, to ordered: UnsafeBufferPointer<Double>, from first: Int) {
        let count = ordered.count - first
        /// The number of sums at least a limit.
        func reaching(_ limit: Double) -> Int {
            if sum + ordered[ordered.count - 1] < limit { return 0 }
            if sum + ordered[first] >= limit { return count }
            var (low, high) = (first, ordered.count - 1)
            while high - low > 1 {
                let middle = (low + high) / 2
                if sum + ordered[middle] >= limit { high = middle } else { low = middle }
            }
            return ordered.count - high
        }
        /// The number of sums at most a limit.
        func upTo(_ limit: Double) -> Int { count - reaching(limit.nextUp) }
        func outside(_ limit: Double) -> Int { limit <= 0 ? count : reaching(limit) + upTo(-limit) }

        extreme =
            extreme
            + TailCounts(
                greater: reaching(own - tie), less: upTo(own + tie), twoSided: outside(own.magnitude - tie))
        smallest =
            smallest
            + TailCounts(
                greater: reaching(highest - tie), less: upTo(lowest + tie),
                twoSided: outside(max(highest, -lowest) - tie))
    }
}
