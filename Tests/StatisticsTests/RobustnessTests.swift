import Statistics
import Testing

@Suite struct RobustnessTests {
    @Test func `leaving one out agrees with the long way`() throws {
        // NumPy 2.4.6: the Gini of the ten incomes without each, and the jackknife of them.
        let y = InequalityTests.ineq
        let influence = try Influence.leaveOneOut(units: y.count) { kept throws(Undefined) in
            try Inequality.gini(kept.map { y[$0] })
        }
        #expect(
            try agree(
                influence.without.map { try $0.get() },
                [
                    0.4147206029558971, 0.433176877259613, 0.45001550403711266, 0.4640808541486314, 0.4751126772398233,
                    0.48259831294888905, 0.486884997766481, 0.48827730307432443, 0.47653300497015066,
                    0.38018173842200914,
                ]))
        #expect(influence.mostInfluential == 9)
        #expect(agree(try #require(influence.change(without: 9)), 0.38018173842200914 - 0.46209113026762))
        let jackknife = try influence.jackknife()
        #expect(agree(jackknife.bias, -0.06239648686797583) && agree(jackknife.standardError, 0.10198851379473786))
    }

    static func contributions() throws -> Contributions {
        try Contributions(
            parts: 3,
            sources: [
                [.init(part: 0, amount: 0.1)], [.init(part: 0, amount: 0.2), .init(part: 1, amount: 5)],
                [.init(part: 2, amount: 7), .init(part: 2, amount: 1)], [],
            ])
    }

    @Test func `sources add up, and leave nothing behind`() throws {
        let contributions = try Self.contributions()
        #expect(contributions.count == 4)
        #expect(agree(contributions.totals, [0.3, 5, 8]))
        #expect(contributions.totals(without: 1) == [0.1, 0, 8])
        #expect(try agree(contributions.totals(multiplicities: [2, 0, 1, 5]), [0.2, 0, 8]))
        #expect(throws: Undefined.countMismatch(values: 4, other: 1)) {
            try contributions.totals(multiplicities: [1])
        }
        #expect(throws: Undefined.unknownUnit(index: 3)) {
            try Contributions(parts: 3, sources: [[.init(part: 3, amount: 1)]])
        }
        #expect(throws: Undefined.notFinite(index: 1)) {
            try Contributions(parts: 3, sources: [[], [.init(part: 0, amount: .nan)]])
        }
    }

    @Test func `the source that moves the index most is named`() throws {
        let contributions = try Self.contributions()
        let influence = try Influence.ofSources(contributions) { totals throws(Undefined) in
            try Inequality.gini(totals)
        }
        #expect(influence.without.count == 4)
        #expect(influence.change(without: 3) == 0)
        let values = try influence.without.map { try $0.get() }
        let changes = values.map { abs($0 - influence.value) }
        #expect(influence.mostInfluential == changes.firstIndex(of: changes.max() ?? 0))
        // Without the second source a part has nothing: the logarithm is undefined, and said to be.
        let mld = try Influence.ofSources(contributions) { totals throws(Undefined) in
            try Inequality.meanLogDeviation(totals)
        }
        #expect(mld.without[1] == .failure(.zeroValue(index: 1)))
        #expect(mld.change(without: 1) == nil)
        #expect(throws: Undefined.zeroValue(index: 1)) { try mld.jackknife() }
        #expect(throws: Undefined.tooFewUnits(have: 1, need: 2)) {
            try Influence.leaveOneOut(units: 1) { _ in 0 }
        }
    }

    /// Sources of very different size, some alone in their part, some adding nothing.
    static func uneven(seed: UInt64) throws -> Contributions {
        var random = RandomStream(seed: seed, stream: 0)
        let sources = (0..<40).map { source in
            (0..<random.below(4)).map { _ in
                Contributions.Entry(
                    part: random.below(6), amount: source == 7 ? 1e9 : Double(random.below(1_000)) + 0.1)
            }
        }
        return try Contributions(parts: 7, sources: sources + [[.init(part: 6, amount: 3)]])
    }

    @Test(arguments: [1, 2, 3, 4, 5]) func `leaving out in one pass is leaving out one by one`(seed: UInt64) throws {
        let contributions = try Self.uneven(seed: seed)
        let influence = try Influence.ofSources(contributions) { totals throws(Undefined) in
            try Inequality.theilT(totals)
        }
        for source in 0..<contributions.count {
            let alone = try Inequality.theilT(contributions.totals(without: source))
            #expect(agree(try influence.without[source].get(), alone), "source \(source)")
        }
    }

    @Test func `indices from the same draws are what each is alone`() throws {
        let contributions = try Self.uneven(seed: 9)
        let together = try Bootstrap.ofSources(contributions, replicates: 200, seed: 5) { totals in
            [
                Result { () throws(Undefined) in try Inequality.gini(totals) },
                Result { () throws(Undefined) in try Inequality.meanLogDeviation(totals) },
            ]
        }
        let alone = try Bootstrap(units: contributions.count, replicates: 200, seed: 5) { times throws(Undefined) in
            try Inequality.gini(contributions.totals(multiplicities: times))
        }
        let gini = try together[0].get()
        #expect(gini.values == alone.values)
        #expect(gini.percentile == alone.percentile)
        #expect(try agree(gini.bca.get().low, alone.bca.get().low) && agree(gini.bca.get().high, alone.bca.get().high))
        // The seventh part rests on one source, which a third of the draws leave out.
        guard case .failure(.resamplesUndefined) = together[1] else {
            Issue.record("the logarithm of nothing has a value")
            return
        }
    }

    @Test func `intervals agree with SciPy`() throws {
        // SciPy 1.17.1: bootstrap of the Gini of the ten incomes, 200,000 resamples: percentile 0.24014…0.56489,
        // BCa 0.34711…0.65017. Two independent runs differ by the error of their quantiles.
        let y = InequalityTests.ineq
        let interval = try Bootstrap(units: y.count, replicates: 20_000, seed: 2) { times throws(Undefined) in
            try Inequality.gini(y, weights: times.map(Double.init))
        }
        #expect(agree(interval.estimate, 0.46209113026762))
        #expect(abs(interval.percentile.low - 0.24014) < 0.006 && abs(interval.percentile.high - 0.56489) < 0.004)
        let bca = try interval.bca.get()
        #expect(abs(bca.low - 0.34711) < 0.006 && abs(bca.high - 0.65017) < 0.006)
        #expect(interval.undefinedReplicates == 0 && interval.values.count == 20_000)
        #expect(interval.standardError > 0.07 && interval.standardError < 0.1)
    }

    @Test func `an interval is the same on any number of threads`() async throws {
        let y = InequalityTests.ineq
        let statistic: @Sendable ([Int]) throws(Undefined) -> Double = { times throws(Undefined) in
            try Inequality.theilT(y, weights: times.map(Double.init))
        }
        let one = try Bootstrap(units: 10, replicates: 301, seed: 77, statistic: statistic)
        for threads in [1, 2, 7] {
            #expect(
                try await Bootstrap(units: 10, replicates: 301, seed: 77, threads: threads, statistic: statistic) == one
            )
        }
        #expect(try Bootstrap(units: 10, replicates: 301, seed: 78, statistic: statistic) != one)
    }

    @Test func `resamples without a value are counted, and too many are an error`() throws {
        let y: [Double] = [0, 1, 2, 3, 4, 5, 6, 7]
        // A mean logarithmic deviation survives a resample only where the zero is not drawn.
        #expect(throws: Undefined.zeroValue(index: 0)) {
            try Bootstrap(units: 8, replicates: 100, seed: 1) { times throws(Undefined) in
                try Inequality.meanLogDeviation(y, weights: times.map(Double.init))
            }
        }
        #expect(throws: Undefined.self) {
            try Bootstrap(units: 8, replicates: 100, seed: 1) { times throws(Undefined) in
                if times[0] > 1 { throw .allEqual }
                return Double(times[1])
            }
        }
        let some = try Bootstrap(units: 8, replicates: 400, seed: 1) { times throws(Undefined) in
            if times[0] > 3 { throw .allEqual }
            return Double(times[1])
        }
        #expect(some.undefinedReplicates > 0 && some.undefinedReplicates + some.values.count == 400)
        let flat = try Bootstrap(units: 8, replicates: 100, seed: 1) { _ in 4 }
        #expect(flat.percentile.low == 4 && flat.percentile.high == 4 && flat.bca == .failure(.allEqual))
        let apart = try Bootstrap(units: 8, replicates: 100, seed: 1) { times throws(Undefined) in
            times.allSatisfy { $0 == 1 } ? 9 : Double(times[0])
        }
        #expect(apart.bca == .failure(.estimateOutsideResamples))
        #expect(throws: Undefined.parameter(.level, value: 1)) {
            try Bootstrap(units: 8, replicates: 100, level: 1, seed: 1) { _ in 4 }
        }
        #expect(throws: Undefined.parameter(.replicates, value: 1)) {
            try Bootstrap(units: 8, replicates: 1, seed: 1) { _ in 4 }
        }
    }

    @Test func `Shapley's parts add up and are those of the textbook`() throws {
        // The glove game: one left and two right gloves; the owner of the left one gets 2/3, the others 1/6 each.
        let gloves = try Shapley(
            sources: [[1, 0], [0, 1], [0, 1]], absence: .removed
        ) { y, _ throws(Undefined) in min(y[0], y[1]) }
        #expect(agree(gloves.parts, [2.0 / 3, 1.0 / 6, 1.0 / 6]))
        #expect(gloves.method == .exact(coalitions: 8) && gloves.standardErrors == [0, 0, 0])

        let sources: [[Double]] = [[10, 0, 3, 8], [1, 1, 1, 1], [0, 9, 2, 4]]
        let weights: [Double] = [5, 2, 1, 8]
        let parts = try Shapley(sources: sources, weights: weights) { y, w throws(Undefined) in
            try Inequality.gini(y, weights: w)
        }
        let all = (0..<4).map { unit in sources.reduce(0) { $0 + $1[unit] } }
        #expect(try agree(parts.total, Inequality.gini(all, weights: weights)))
        #expect(agree(parts.parts.reduce(0, +), parts.total))
        // A source that is the same for all brings no unevenness about.
        #expect(agree(parts.parts[1], 0))
        let alone = try Shapley(sources: [[3, 1]]) { y, w throws(Undefined) in try Inequality.gini(y, weights: w) }
        #expect(agree(alone.parts, [0.25]))
    }

    @Test func `two equalised sources by hand`() throws {
        // ½ (v(A) + v(AB) − v(B)) with the absent source at its mean.
        let (a, b) = ([4.0, 0, 2], [1.0, 5, 3])
        let gini = { (y: [Double]) throws(Undefined) in try Inequality.gini(y) }
        let onlyA = try gini(a.map { $0 + 3 })
        let onlyB = try gini(b.map { $0 + 2 })
        let both = try gini(zip(a, b).map { $0 + $1 })
        let parts = try Shapley(sources: [a, b]) { y, w throws(Undefined) in try Inequality.gini(y, weights: w) }
        #expect(agree(parts.parts, [(onlyA + both - onlyB) / 2, (onlyB + both - onlyA) / 2]))
    }

    @Test func `many sources are sampled and say how well`() throws {
        var random = RandomStream(seed: 21, stream: 0)
        let sources = (0..<14).map { _ in (0..<6).map { _ in Double(random.below(100)) } }
        let index: ([Double], [Double]?) throws(Undefined) -> Double = { y, w throws(Undefined) in
            try Inequality.gini(y, weights: w)
        }
        let sampled = try Shapley(sources: sources, orderings: 400, seed: 5, index: index)
        #expect(sampled.method == .sampled(orderings: 400, seed: 5))
        #expect(agree(sampled.parts.reduce(0, +), sampled.total))
        #expect(sampled.standardErrors.allSatisfy { $0 > 0 })
        #expect(try Shapley(sources: sources, orderings: 400, seed: 5, index: index) == sampled)
        // Another, larger sample lies within the stated errors of both.
        let larger = try Shapley(sources: sources, orderings: 1_600, seed: 6, index: index)
        for source in 0..<14 {
            let error = (pow2(sampled.standardErrors[source]) + pow2(larger.standardErrors[source])).squareRoot()
            #expect(abs(sampled.parts[source] - larger.parts[source]) < 4.5 * error)
        }
        #expect(throws: Undefined.parameter(.orderings, value: 3)) {
            try Shapley(sources: sources, orderings: 3, index: index)
        }
        #expect(throws: Undefined.countMismatch(values: 2, other: 1)) {
            try Shapley(sources: [[1, 2], [1]], index: index)
        }
        #expect(throws: Undefined.noUnits) { try Shapley(sources: [], index: index) }
    }

    private func pow2(_ x: Double) -> Double { x * x }
}
