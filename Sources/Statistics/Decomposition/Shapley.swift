/// Shapley's decomposition of an index by source (programme, strength area, decision year).
///
/// The index is computed for every coalition of sources; a source's part is its marginal contribution, averaged over
/// all orders of joining. The parts add up to the index of all. A negative part is equalising.
///
/// Up to 12 sources all 2ᵏ coalitions are computed and the parts are exact. Above, orders are drawn at random in pairs
/// (an order and its reverse), and the standard error of every part is stated.
///
/// - Source: A. F. Shorrocks, Decomposition procedures for distributional analysis: a unified framework based on the
///   Shapley value, Journal of Economic Inequality 11 (2013), 99–126; J. Castro, D. Gómez and J. Tejada, Polynomial
///   calculation of the Shapley value based on sampling, Computers & Operations Research 36 (2009), 1726–1730.
public struct Shapley: Sendable, Hashable {
    /// The value that replaces a source outside the coalition.
    public enum Absence: String, Sendable, Hashable, CaseIterable {
        /// Its mean, the same for all: the part measures the effect of the source's *unevenness*. The index of no
        /// source is 0.
        case equalised
        /// Nothing: the part measures the effect of the source's *presence*. The index of no source is set to 0.
        case removed
    }

    /// How the parts were found.
    public enum Method: Sendable, Hashable {
        case exact(coalitions: Int)
        case sampled(orderings: Int, seed: UInt64)
    }

    /// The largest number of sources whose coalitions are all computed.
    public static let exactLimit = 12

    /// The index of all sources together.
    public let total: Double
    /// Each source's contribution, in order; they add up to `total`.
    public let parts: [Double]
    /// The standard error of every part; 0 where the parts are exact.
    public let standardErrors: [Double]
    public let method: Method
    public let absence: Absence

    /// - Parameters:
    ///   - sources: for every source its value per inhabitant in every unit.
    ///   - weights: populations of the units, ≥ 0, not all 0; `nil` weighs all alike.
    ///   - absence: the value of an absent source.
    ///   - orderings: how many random orders above 12 sources, an even number of at least 4.
    ///   - seed: where they start; the result states it.
    ///   - index: the index of values and weights, for example `Inequality.gini`.
    /// - Throws: `noUnits` without sources, `countMismatch`, `parameter(.orderings)`, the errors of bad input, and what
    ///   `index` throws for any coalition.
    /// - Complexity: for k sources 2ᵏ − 1 calls of `index` and O(2ᵏ · units) additions up to 12 sources; else
    ///   orderings · (k − 1) + 1 calls and O(orderings · k² · units) additions.
    public init(
        sources: [[Double]], weights: [Double]? = nil, absence: Absence = .equalised, orderings: Int = 2_000,
        seed: UInt64 = 1, index: (_ y: [Double], _ weights: [Double]?) throws(Undefined) -> Double
    ) throws(Undefined) {
        guard let units = sources.first?.count else { throw .noUnits }
        var absent: [[Double]] = []
        for source in sources {
            guard source.count == units else { throw .countMismatch(values: units, other: source.count) }
            let mean = try WeightedValues(source, weights: weights).mean
            absent.append([Double](repeating: absence == .equalised ? mean : 0, count: units))
        }
        let game = ShapleyGame(present: sources, absent: absent)
        self.absence = absence

        func worth(_ y: [Double], _ joined: Int) throws(Undefined) -> Double {
            joined == 0 ? 0 : try index(y, weights)
        }

        if sources.count <= Self.exactLimit {
            let worths = try game.allCoalitions(worth)
            parts = game.averages(worths)
            total = worths[worths.count - 1]
            standardErrors = [Double](repeating: 0, count: sources.count)
            method = .exact(coalitions: worths.count)
        } else {
            guard orderings >= 4, orderings.isMultiple(of: 2) else {
                throw .parameter(.orderings, value: Double(orderings))
            }
            let sample = try game.sample(orderings: orderings, seed: seed, worth)
            (parts, standardErrors, total) = (sample.means, sample.errors, sample.total)
            method = .sampled(orderings: orderings, seed: seed)
        }
    }
}

/// The game: sources join coalitions, and a coalition is worth its index.
private struct ShapleyGame {
    let present: [[Double]]
    let absent: [[Double]]

    private var players: Int { present.count }
    private var units: Int { present[0].count }

    /// The worth of every coalition; bit k of the index says whether source k is in it.
    ///
    /// Sources are decided one after the other, so that every coalition's values are sums without differences.
    func allCoalitions(_ worth: ([Double], Int) throws(Undefined) -> Double) throws(Undefined) -> [Double] {
        var worths = [Double](repeating: 0, count: 1 << players)
        func decide(_ player: Int, _ coalition: Int, _ values: [Double]) throws(Undefined) {
            if player == players {
                worths[coalition] = try worth(values, coalition.nonzeroBitCount)
                return
            }
            try decide(player + 1, coalition, sum(values, absent[player]))
            try decide(player + 1, coalition | 1 << player, sum(values, present[player]))
        }
        try decide(0, 0, [Double](repeating: 0, count: units))
        return worths
    }

    /// Σ over coalitions S without the player of |S|! (k − |S| − 1)!/k! · (worth with − worth without).
    func averages(_ worths: [Double]) -> [Double] {
        // The chance that exactly the members of one coalition of this size have joined before the player.
        var chances = [1 / Double(players)]
        for size in 1..<max(1, players) {
            chances.append(chances[size - 1] * Double(size) / Double(players - size))
        }
        return (0..<players).map { player in
            let bit = 1 << player
            return worths.indices.lazy.filter { $0 & bit == 0 }.map { coalition in
                chances[coalition.nonzeroBitCount] * (worths[coalition | bit] - worths[coalition])
            }.total
        }
    }

    func sample(
        orderings: Int, seed: UInt64, _ worth: ([Double], Int) throws(Undefined) -> Double
    ) throws(Undefined) -> (means: [Double], errors: [Double], total: Double) {
        let everyoneAbsent = absent.reduce([Double](repeating: 0, count: units), sum)
        let everyonePresent = present.reduce([Double](repeating: 0, count: units), sum)
        let total = try worth(everyonePresent, players)
        let nothing = try worth(everyoneAbsent, 0)
        let pairs = orderings / 2
        var drawn = [[Double]](repeating: [], count: players)
        var order = Array(0..<players)
        for pair in 0..<pairs {
            for player in 0..<players { order[player] = player }
            var random = RandomStream(seed: seed, stream: UInt64(pair))
            order.withUnsafeMutableBufferPointer { random.shuffle($0) }
            var added = [Double](repeating: 0, count: players)
            for direction in [order, order.reversed()] {
                // Adding up afresh for every coalition keeps rounding of joining and leaving out of it.
                var joined = [Bool](repeating: false, count: players)
                var before = nothing
                for (place, player) in direction.enumerated() {
                    joined[player] = true
                    var after = total
                    if place < players - 1 {
                        var values = [Double](repeating: 0, count: units)
                        for other in 0..<players {
                            values = sum(values, joined[other] ? present[other] : absent[other])
                        }
                        after = try worth(values, place + 1)
                    }
                    added[player] += (after - before) / 2
                    before = after
                }
            }
            for player in 0..<players { drawn[player].append(added[player]) }
        }
        let count = Double(pairs)
        let means = drawn.map { $0.total / count }
        let errors = zip(means, drawn).map { mean, values in
            (values.lazy.map { ($0 - mean) * ($0 - mean) }.total / (count - 1) / count).squareRoot()
        }
        return (means, errors, total)
    }

    private func sum(_ one: [Double], _ other: [Double]) -> [Double] { zip(one, other).map { $0 + $1 } }
}
