import Testing

@testable import Statistics

@Suite struct BootstrapIntervalTests {
    /// One unit holds nearly all: whether it is drawn decides the index, and BCa's corrected level falls beyond the
    /// outermost resample.
    @Test func `where the corrected level lies beyond the resamples the percentile interval is given with the reason`()
        throws
    {
        let y = [1.0, 2, 3, 4, 5, 6, 7, 8]
        let interval = try Bootstrap(units: y.count, replicates: 100, seed: 3) { times throws(Undefined) in
            // The largest of what was drawn: replicates never exceed the estimate, and mostly equal it.
            zip(y, times).filter { $0.1 > 0 }.map { $0.0 * $0.0 * $0.0 * $0.0 }.max() ?? 0
        }
        #expect(interval.bca == .failure(.levelOutsideResamples))
        #expect(interval.method == .percentile && interval.note == .levelOutsideResamples)
        #expect(interval.interval == interval.percentile)
    }

    @Test func `where b ca is defined it is the interval`() throws {
        let y = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
        let interval = try Bootstrap(units: y.count, replicates: 2_000, seed: 1) { times throws(Undefined) in
            try Inequality.gini(y, weights: times.map(Double.init))
        }
        #expect(interval.method == .bca && interval.note == nil)
        #expect(try interval.interval == interval.bca.get())
        let sorted = interval.values.sorted()
        #expect(interval.interval.low >= sorted[0] && interval.interval.high <= sorted[sorted.count - 1])
    }
}
