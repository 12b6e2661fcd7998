import Testing

@testable import Statistics

/// The oracle is the multinomial distribution itself: n draws over n sources, each equally likely.
@Suite struct ResampledTotalsTests {
    /// Replicates by replicate, the totals of the parts.
    static func rows(_ contributions: Contributions, _ replicates: Range<Int>, seed: UInt64) -> [[Double]] {
        let flat = ResampledTotals(contributions).totals(replicates, seed: seed)
        return stride(from: 0, to: flat.count, by: contributions.parts).map {
            Array(flat[$0..<$0 + contributions.parts])
        }
    }

    @Test(arguments: [1_000, 1_001, 1_031, 1_500]) func `every replicate has n draws`(sources: Int) throws {
        let contributions = try Contributions(parts: 1, sources: (0..<sources).map { _ in [.init(part: 0, amount: 1)] })
        let rows = Self.rows(contributions, 0..<300, seed: 3)
        #expect(rows.allSatisfy { $0 == [Double(sources)] })
    }

    @Test func `how often one source is drawn is binomial`() throws {
        // Each of 60 sources has a part of its own.
        let sources = 1_003
        let watched = 60
        let contributions = try Contributions(
            parts: watched + 1, sources: (0..<sources).map { [.init(part: min($0, watched), amount: 1)] })
        let rows = Self.rows(contributions, 0..<3_000, seed: 11)
        var counts = [Double](repeating: 0, count: 8)
        for row in rows { for number in row[..<watched] { counts[min(Int(number), 7)] += 1 } }
        let p = 1 / Double(sources)
        var probability = exponential(logarithm(1 - p) * Double(sources))
        var (square, rest) = (0.0, 1.0)
        for number in 0..<7 {
            let expected = probability * Double(rows.count * watched)
            square += (counts[number] - expected) * (counts[number] - expected) / expected
            rest -= probability
            probability *= Double(sources - number) / Double(number + 1) * p / (1 - p)
        }
        let expected = rest * Double(rows.count * watched)
        square += (counts[7] - expected) * (counts[7] - expected) / expected
        // χ² with 7 degrees of freedom is above 24.3 once in a thousand.
        #expect(square < 24.3, "\(square)")
    }

    @Test func `means, variances and covariances are the multinomial's`() throws {
        var random = RandomStream(seed: 5, stream: 0)
        let sources = (0..<1_300).map { source in
            (0..<random.below(4)).map { _ in
                Contributions.Entry(
                    part: random.below(5), amount: source % 400 == 0 ? -3_000 : Double(random.below(1_000)))
            }
        }
        let contributions = try Contributions(parts: 6, sources: sources)
        let replicates = 4_000
        let rows = Self.rows(contributions, 0..<replicates, seed: 8)
        let n = Double(sources.count)
        let totals = contributions.totals
        func amount(_ source: Int, _ part: Int) -> Double {
            sources[source].reduce(0) { $1.part == part ? $0 + $1.amount : $0 }
        }
        func expected(_ a: Int, _ b: Int) -> Double {
            sources.indices.reduce(0) { $0 + amount($1, a) * amount($1, b) } - totals[a] * totals[b] / n
        }
        #expect(rows.allSatisfy { $0[5] == 0 })
        for a in 0..<5 {
            let spread = expected(a, a).squareRoot()
            let mean = rows.reduce(0) { $0 + $1[a] } / Double(replicates)
            #expect((mean - totals[a]).magnitude < 4 * spread / Double(replicates).squareRoot(), "part \(a)")
            for b in a..<5 {
                let covariance = rows.reduce(0) { $0 + ($1[a] - totals[a]) * ($1[b] - totals[b]) } / Double(replicates)
                let scale = spread * expected(b, b).squareRoot()
                #expect(
                    (covariance - expected(a, b)).magnitude < 6 * scale / Double(replicates).squareRoot(),
                    "parts \(a), \(b): \(covariance) beside \(expected(a, b))")
            }
        }
    }

    @Test func `a replicate is the same in any company`() throws {
        let contributions = try Contributions(
            parts: 3,
            sources: (0..<1_100).map { source in (0...source % 3).map { .init(part: $0, amount: Double(source) + 0.1) }
            })
        let together = Self.rows(contributions, 0..<120, seed: 21)
        let apart = [0..<1, 1..<50, 50..<120].flatMap { Self.rows(contributions, $0, seed: 21) }
        #expect(together == apart)
        #expect(together != Self.rows(contributions, 0..<120, seed: 22))
        #expect(Set(together).count == 120)
    }

    @Test func `intervals are those of single draws`() throws {
        var random = RandomStream(seed: 6, stream: 0)
        let sources = (0..<1_200).map { _ in
            [Contributions.Entry(part: random.below(4), amount: Double(random.below(1_000) * random.below(1_000)))]
        }
        let contributions = try Contributions(parts: 4, sources: sources)
        let together = try Bootstrap.ofSources(contributions, replicates: 4_000, seed: 5) { totals in
            [Result { () throws(Undefined) in try Inequality.theilT(totals) }]
        }
        let many = try together[0].get()
        let single = try Bootstrap(units: contributions.count, replicates: 4_000, seed: 5) { times throws(Undefined) in
            try Inequality.theilT(contributions.totals(multiplicities: times))
        }
        #expect(many.estimate == single.estimate && many.values.count == 4_000)
        let length = single.percentile.high - single.percentile.low
        for (one, other) in [(many.percentile, single.percentile), (try many.bca.get(), try single.bca.get())] {
            #expect(
                (one.low - other.low).magnitude < 0.08 * length && (one.high - other.high).magnitude < 0.12 * length)
        }
        #expect((many.standardError / single.standardError - 1).magnitude < 0.06)
    }
}
