import Statistics
import Testing

@Suite struct EmpiricalBayesTests {
    @Test func `Carolina's infant deaths give PySAL's and spdep's rates`() throws {
        let rates = try EmpiricalBayes(
            events: numbers("sid74", of: "sids2.csv"), population: numbers("bir74", of: "sids2.csv"))
        // R spdep 1.2-7: EBest; esda 2.9.0: Empirical_Bayes gives the same.
        #expect(
            agree(
                Array(rates.smoothed.prefix(8)),
                [
                    0.0016972973308556228, 0.0017053776808421807, 0.0017730870220701838, 0.0020128680842212607,
                    0.0035349131491551377, 0.0030178162755856389, 0.0018230236173733174, 0.0017428687710782662,
                ]))
        #expect(agree(rates.variance, 7.6929306470146507e-07) && agree(rates.mean, 0.0020214448936544207))
        #expect(rates.raw[1] == 0 && rates.kept.allSatisfy { $0 > 0 && $0 < 1 })
        for (printed, smoothed) in zip([0.0016973, 0.0017054, 0.0017731, 0.0020129, 0.0035349], rates.smoothed) {
            #expect(prints(smoothed, printed, decimals: 7))
        }
    }

    @Test func `rates that differ no more than by chance are one rate`() throws {
        // R spdep 1.2-7: EBest gives the mean for all.
        let rates = try EmpiricalBayes(events: [3, 0, 5, 2], population: [1000, 10, 2000, 900])
        #expect(agree(rates.smoothed, [Double](repeating: 0.0025575447570332483, count: 4)))
        #expect(rates.variance == 0 && rates.kept == [0, 0, 0, 0])
        #expect(try EmpiricalBayes(events: [0, 0], population: [5, 6]).smoothed == [0, 0])
    }

    @Test func `a rate needs a population`() {
        #expect(throws: Undefined.zeroPopulation(index: 1)) { try EmpiricalBayes(events: [1, 0], population: [5, 0]) }
        #expect(throws: Undefined.negativeValue(index: 0)) { try EmpiricalBayes(events: [-1, 0], population: [5, 1]) }
        #expect(throws: Undefined.noUnits) { try EmpiricalBayes(events: [], population: []) }
        #expect(throws: Undefined.countMismatch(values: 1, other: 2)) {
            try EmpiricalBayes(events: [1], population: [5, 0])
        }
    }

    @Test func `missing values are counted`() throws {
        let measured = Measured([3, nil, 0, nil])
        #expect(measured.values == [3, 0] && measured.units == [0, 2] && measured.missing == [1, 3])
        #expect(try measured.aligned(["a", "b", "c", "d"]) == ["a", "c"])
        #expect(throws: Undefined.countMismatch(values: 4, other: 1)) { try measured.aligned([1]) }
    }
}
