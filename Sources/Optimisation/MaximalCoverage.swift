/// Maximal covering location (Church and ReVelle, 1974): the `choose` sites that cover the most demand. A demand counts
/// once, however many sites reach it.
public struct MaximalCoverage: Sendable, Hashable {
    /// Sites chosen, ascending.
    public let sites: [Int]
    /// Demand within reach of one of them.
    public let covered: Double
    /// No choice covers more: `covered` itself when the optimum is proven.
    public let bound: Double
    /// Demand covered by the greedy choice, the best site one by one.
    public let greedy: Double
    public var isProven: Bool { covered >= bound }

    /// - Parameters:
    ///   - demand: weights, none negative.
    ///   - reachedBy: for each demand the sites that reach it.
    ///   - siteCount: the number of candidate sites.
    ///   - choose: the number of sites to choose; more than there are counts as all.
    /// - Complexity: exponential at worst. Demands with the same sites are one, so that fine divisions cost little.
    public init(demand: [Double], reachedBy: [[Int]], siteCount: Int, choose: Int) throws(OptimisationError) {
        precondition(demand.count == reachedBy.count && demand.allSatisfy { $0 >= 0 && $0.isFinite } && choose >= 0)
        var merged: [[Int]: Double] = [:]
        for (weight, sites) in zip(demand, reachedBy) where weight > 0 && !sites.isEmpty {
            merged[Array(Set(sites)).sorted(), default: 0] += weight
        }
        let demands = merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        let most = min(choose, siteCount)

        var program = LinearProgram(.maximise)
        let chosen = (0..<siteCount).map { program.choice("site \($0)") }
        for (index, item) in demands.enumerated() {
            let served = program.variable("demand \(index)", in: 0...1, cost: item.value)
            program.constrain("served \(index)", [(served, -1)] + item.key.map { (chosen[$0], 1) }, atLeast: 0)
        }
        program.constrain("sites", chosen.map { ($0, 1) }, atMost: Double(most))

        let best: LinearProgram.Optimum?
        switch try program.solve() {
        case .optimal(let optimum):
            best = optimum
            bound = Self.covered(Self.sites(optimum, chosen), demands)
        case .stopped(let optimum, let limit): (best, bound) = (optimum, limit)
        case .infeasible, .unbounded:
            preconditionFailure("no site at all is a choice, and no choice covers more than there is")
        }
        let greedily = Self.greedy(demands, siteCount: siteCount, choose: most)
        sites = best.map { Self.sites($0, chosen) } ?? greedily
        covered = Self.covered(sites, demands)
        greedy = Self.covered(greedily, demands)
    }

    private static func sites(_ optimum: LinearProgram.Optimum, _ chosen: [LinearProgram.Variable]) -> [Int] {
        chosen.indices.filter { optimum[chosen[$0]] > 0.5 }
    }

    private static func covered(_ sites: [Int], _ demands: [(key: [Int], value: Double)]) -> Double {
        let sites = Set(sites)
        return demands.reduce(0) { $0 + ($1.key.contains(where: sites.contains) ? $1.value : 0) }
    }

    /// Greedy choice: the site that adds the most, one by one; the first of equals.
    private static func greedy(_ demands: [(key: [Int], value: Double)], siteCount: Int, choose: Int) -> [Int] {
        var isServed = [Bool](repeating: false, count: demands.count)
        var result: [Int] = []
        for _ in 0..<choose {
            var gains = [Double](repeating: 0, count: siteCount)
            for (index, item) in demands.enumerated() where !isServed[index] {
                for site in item.key { gains[site] += item.value }
            }
            guard let best = gains.indices.max(by: { (gains[$0], -$0) < (gains[$1], -$1) }), gains[best] > 0 else {
                break
            }
            result.append(best)
            for (index, item) in demands.enumerated() where item.key.contains(best) { isServed[index] = true }
        }
        return result.sorted()
    }
}
