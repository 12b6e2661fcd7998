import Testing

@testable import Statistics

/// The oracle is each measure's own function, which is compared with PySAL, R and 50 digits elsewhere.
@Suite struct PartMeasuresTests {
    @Test func `all at once are each by itself`() throws {
        var random = RandomStream(seed: 41, stream: 0)
        for round in 0..<300 {
            let parts = 2 + random.below(30)
            let spread = [1, 1_000, 100_000_000][round % 3]
            let population = (0..<parts).map { _ in Double(1 + random.below(60_000)) }
            // Every fourth round lies close to even, where the formulas cancel unless they are written with care.
            let totals = population.map {
                round % 4 == 0 ? $0 * (1 + Double(random.below(1_000)) * 1e-9) : Double(1 + random.below(spread)) / 100
            }
            let y = zip(totals, population).map { $0 / $1 }
            guard let all = PartMeasures(totals: totals, population: population) else {
                #expect(y.allSatisfy { $0 == y[0] }, "round \(round)")
                continue
            }
            let pairs = try [
                (all.gini, Inequality.gini(y, weights: population)),
                (all.theilT, Inequality.theilT(y, weights: population)),
                (all.theilL, Inequality.meanLogDeviation(y, weights: population)),
                (all.williamson, Inequality.williamson(y, weights: population)),
                (all.atkinson05, Inequality.atkinson(y, weights: population, epsilon: 0.5)),
                (all.atkinson1, Inequality.atkinson(y, weights: population, epsilon: 1)),
                (all.atkinson2, Inequality.atkinson(y, weights: population, epsilon: 2)),
                (all.hoover, Inequality.hoover(values: totals, population: population)),
                (all.hhi, Concentration.hhi(totals)),
            ]
            for (index, (one, other)) in pairs.enumerated() {
                #expect(
                    agree(one, other, relative: 1e-12, absolute: 0),
                    "round \(round), measure \(index): \(one), \(other)")
            }
        }
    }

    @Test func `Atkinson's terms in closed form are the series'`() throws {
        // mpmath 1.3.0, 50 digits: Atkinson 0.5 and 2 of 1, 1 + 1e-6, 3 with weights 5, 1, 2, and of 1, 1 + 1e-6 with
        // weights 1, 1.
        let y = [1, 1 + 1e-6, 3]
        let weights: [Double] = [5, 1, 2]
        #expect(
            try agree(Inequality.atkinson(y, weights: weights, epsilon: 0.5), 0.066987277274471123, relative: 1e-14))
        #expect(try agree(Inequality.atkinson(y, weights: weights, epsilon: 2), 0.19999994666677312, relative: 1e-14))
        let close = [1, 1 + 1e-6]
        #expect(
            try agree(Inequality.atkinson(close, epsilon: 0.5), 6.2499937489767467e-14, relative: 1e-9, absolute: 0))
        #expect(try agree(Inequality.atkinson(close, epsilon: 2), 2.4999974995905424e-13, relative: 1e-9, absolute: 0))
    }

    @Test(
        arguments: [
            ([1, 2], [1]), ([1], [1]), ([], []), ([0, 1], [1, 1]), ([-1, 2], [1, 1]), ([1, 2], [0, 1]),
            ([.nan, 2], [1, 1]),
            ([1, .infinity], [1, 1]), ([1, 2], [1, .nan]), ([2, 4], [1, 2]), ([1.7e308, 1.7e308], [1, 2]),
            ([1, 2], [1.7e308, 1.7e308]),
        ] as [([Double], [Double])])
    func `what is not the ordinary case is left to each measure`(totals: [Double], population: [Double]) {
        #expect(PartMeasures(totals: totals, population: population) == nil)
    }
}
