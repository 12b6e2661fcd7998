import Statistics
import Testing

@Suite struct BootstrapTests {
    @Test func `indices from the same draws are what each is alone`() throws {
        let contributions = try InfluenceTests.uneven(seed: 9)
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
}
