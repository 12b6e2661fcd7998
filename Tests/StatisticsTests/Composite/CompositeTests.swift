import TestSupport
import Testing

@testable import Statistics

@Suite struct CompositeTests {
    private func table(missing: (indicator: Int, unit: Int)? = nil) throws -> CompositeTable {
        let inputs = try EffectsTruths.expected("composite", "inputs")["indicators"]
        let indicators = try (0..<5).map {
            CompositeTable.Indicator(
                direction: try inputs[$0]["direction"].text() == "higher_is_better" ? .higherIsBetter : .lowerIsBetter)
        }
        var values = try (0..<5).map { try inputs[$0]["values"].numbers().map(Optional.some) }
        if let missing { values[missing.indicator][missing.unit] = nil }
        return try CompositeTable(indicators, values: [values])
    }

    @Test(arguments: CompositeMethod.all) func `scores and ranks by each method`(method: CompositeMethod) throws {
        let names: [Normalisation: String] = [
            .z: "z", .minMax: "min_max", .rank: "rank", .target: "target", .goalposts: "goalposts_70_130",
        ]
        let name = "\(try #require(names[method.normalisation]))/\(method.aggregation.rawValue)"
        let truth = try EffectsTruths.expected("composite", "equal_weights")[name]
        let scores = try Composite(table(), method: method).scores[0]
        #expect(try agree(scores.compactMap(\.score), truth["score"].numbers()))
        #expect(try scores.compactMap(\.rank) == truth["rank"].numbers())
        #expect(scores.allSatisfy { agree($0.knownWeight, 1) && $0.known == 5 })
    }

    @Test func `a missing value is left out and said, and too little known gives no score`() throws {
        let truth = try EffectsTruths.expected("composite", "missing_krokom_fibre")
        let method = try #require(CompositeMethod.of(.minMax, .arithmetic))
        let scores = try Composite(table(missing: (4, 2)), method: method).scores[0]
        #expect(try agree(scores.compactMap(\.score), truth["score"].numbers()))
        #expect(try scores.compactMap(\.rank) == truth["rank"].numbers())
        #expect(try scores.map { Double($0.known) } == truth["indicators_known"].numbers())
        #expect(agree(scores[2].knownWeight, 0.8))
        // Of three alike two may be known, one may not.
        let thirds = try CompositeTable(
            [.init(direction: .higherIsBetter), .init(direction: .lowerIsBetter), .init(direction: .higherIsBetter)],
            values: [[[1, 2, 3], [4, nil, 6], [7, 1, nil]]])
        #expect(try Composite(thirds, method: method).scores[0].allSatisfy { $0.score != nil })
        let fewer = try CompositeTable(
            [.init(direction: .higherIsBetter), .init(direction: .lowerIsBetter), .init(direction: .higherIsBetter)],
            values: [[[1, 2, 3], [4, nil, 6], [7, nil, 2]]])
        let score = try Composite(fewer, method: method).scores[0][1]
        #expect(score.score == nil && score.rank == nil && agree(score.knownWeight, 1.0 / 3))
    }

    @Test func `who beats whom whatever the weights, and what each indicator does to the order`() throws {
        let truth = try EffectsTruths.expected("composite", "dominates_whatever_the_weights")
        let codes = try EffectsTruths.input("codes").texts()
        let table = try table()
        for (unit, beaten) in table.dominated().enumerated() {
            #expect(try beaten.map { codes[$0] } == truth[codes[unit]].texts())
        }
        let method = try #require(CompositeMethod.of(.minMax, .arithmetic))
        let shifts = try EffectsTruths.expected("composite", "mean_absolute_rank_shift_without_each")
        let names = try EffectsTruths.expected("composite", "inputs")["indicators"]
        #expect(
            try CompositeRobustness.influence(table, method: method)
                == (0..<5).map { try shifts[names[$0]["name"].text()].number() })
    }

    @Test func `ranks range over 7,560 scenarios as numpy counts them`() throws {
        let weights = try CompositeWeights.lattice(indicators: 5)
        #expect(weights.vectors.count == 126 && weights.seed == nil)
        #expect(weights.vectors.allSatisfy { agree($0.reduce(0, +), 1) && $0.allSatisfy { $0 >= 0.1 } })
        let robustness = try CompositeRobustness(table(), weights: weights)
        #expect(robustness.scenarios == 7_560 && robustness.methods.count == 10 && robustness.leftOut.isEmpty)
        let ranges = robustness.ranges.compactMap { $0 }
        #expect(ranges.map(\.low) == [2, 1, 1, 4, 1, 1, 1, 1])
        #expect(ranges.map(\.high) == [7, 8, 7.5, 8, 5, 8, 6, 8])
        #expect(ranges.map(\.median) == [6, 5, 3, 8, 2, 7, 3, 4])
        #expect(ranges.map { ($0.firstShare * 7_560).rounded() } == [0, 145, 2_035, 0, 2_722, 5, 724, 1_897])
    }

    @Test(arguments: 1...12) func `counted ranks are those of scoring each scenario`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let units = seed == 12 ? 120 : Int.random(in: 2...9, using: &random)
        let count = Int.random(in: 1...4, using: &random)
        var values = (0..<count).map { _ in
            (0..<units).map { _ in Double?(Double(Int.random(in: 1...6, using: &random))) }
        }
        for indicator in 0..<count { (values[indicator][0], values[indicator][1]) = (1, 6) }
        if count > 2, units > 2 { values[1][2] = nil }
        let table = try CompositeTable(
            (0..<count).map { .init(direction: $0 == 1 ? .lowerIsBetter : .higherIsBetter) }, values: [values])
        let weights = CompositeWeights.drawn(7, indicators: count, least: 0.1, seed: 9)
        let robustness = try CompositeRobustness(table, weights: weights)
        var ranks = [[Double]](repeating: [], count: units)
        for method in CompositeMethod.all {
            for without in -1..<(count > 1 ? count : 0) {
                for vector in weights.vectors {
                    var vector = vector
                    if without >= 0 { vector[without] = 0 }
                    for (unit, score) in try Composite(table, method: method, weights: vector).scores[0].enumerated() {
                        if let rank = score.rank { ranks[unit].append(rank) }
                    }
                }
            }
        }
        for (range, own) in zip(robustness.ranges, ranks) {
            let range = try #require(range)
            #expect(range.low == own.min() && range.high == own.max() && range.scenarios == own.count)
            #expect(range.median == own.median)
            #expect(agree(range.firstShare, Double(own.count { $0 == 1 }) / Double(own.count)))
        }
    }

    @Test func `weights beyond a lattice are drawn from a seed`() throws {
        let fine = try CompositeWeights.lattice(indicators: 6, steps: 30, seed: 3)
        #expect(fine.vectors.count == 10_000 && fine.seed == 3)
        #expect(fine.vectors.allSatisfy { agree($0.reduce(0, +), 1) && ($0.min() ?? 0) >= 1.0 / 30 })
        #expect(try fine == CompositeWeights.lattice(indicators: 6, steps: 30, seed: 3))
        #expect(try fine != CompositeWeights.lattice(indicators: 6, steps: 30, seed: 4))
        let means = (0..<6).map { place in fine.vectors.map { $0[place] }.reduce(0, +) / 10_000 }
        #expect(means.allSatisfy { ($0 - 1.0 / 6).magnitude < 0.01 })
        #expect(try CompositeWeights.lattice(indicators: 12).seed == 1)
    }

    @Test func `two years share one scale, and the change comes apart by indicator`() throws {
        let method = try #require(CompositeMethod.of(.minMax, .arithmetic))
        let table = try CompositeTable(
            [.init(direction: .higherIsBetter, weight: 3), .init(direction: .lowerIsBetter)],
            values: [[[0, 5, 10], [1, 2, 3]], [[10, 20, 5], [1, 1, nil]]])
        let composite = try Composite(table, method: method)
        let scores = composite.scores.map { $0.map(\.score) }
        #expect(scores[0][0] == 0.75 * 1 + 0.25 * 100)
        let parts = try #require(composite.changes(unit: 1, from: 0, to: 1))
        let (before, after) = (try #require(scores[0][1]), try #require(scores[1][1]))
        #expect(agree(parts.reduce(0, +), after - before, relative: 1e-12))
        let expected: [Double] = [0.75 * 99 * 0.75, 0.25 * 99 * 0.5]
        #expect(agree(parts, expected))
        #expect(composite.changes(unit: 2, from: 0, to: 1) == nil)
    }

    @Test func `what can't be scaled is refused or left out by name`() throws {
        #expect(throws: Undefined.allEqual) {
            try CompositeTable([.init(direction: .higherIsBetter)], values: [[[2, 2, nil]]])
        }
        let zero = try CompositeTable([.init(direction: .higherIsBetter)], values: [[[0, 1, 2]]])
        let robustness = try CompositeRobustness(zero, weights: .lattice(indicators: 1))
        #expect(robustness.leftOut.count == 2 && robustness.methods.count == 8)
        #expect(robustness.leftOut.values.allSatisfy { $0 == .zeroValue(index: 0) })
        #expect(CompositeMethod.of(.minMax, .mpi) == nil)
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `the index of Mazziotta and Pareto has n and m in its denominators`() throws {
        let truth = try EffectsTruths.expected("composite", "compind_eu_nuts1_mpi")
        let rows = try EffectsData.lines("effects/eu_nuts1.csv").dropFirst()
        let table = try CompositeTable(
            [.init(direction: .lowerIsBetter), .init(direction: .higherIsBetter)],
            values: [[rows.map { Double($0[$0.count - 5]) }, rows.map { Double($0[$0.count - 4]) }]])
        let scores = try Composite(table, method: #require(CompositeMethod.of(.z, .mpi))).scores[0]
            .compactMap(\.score)
        #expect(try agree(Array(scores.prefix(5)), truth["first_five_with_n_denominators"].numbers()))
        #expect(try agree(scores.reduce(0, +), truth["sum_with_n_denominators"].number()))
    }
}
