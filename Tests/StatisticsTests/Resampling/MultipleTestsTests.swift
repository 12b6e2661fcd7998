import Testing

@testable import Statistics

@Suite struct MultipleTestsTests {
    @Test func `several tests at once agree with R`() throws {
        // R 4.2.2: p.adjust, methods holm and BH.
        let p = [0.01, 0.04, 0.03, 0.005, 0.2, 0.2, 0.9]
        #expect(try agree(MultipleTests.holm.adjusted(p), [0.06, 0.16, 0.15, 0.035, 0.6, 0.6, 0.9]))
        #expect(
            try agree(
                MultipleTests.falseDiscoveryRate.adjusted(p),
                [0.035, 0.07, 0.07, 0.035, 0.233333333333333365, 0.233333333333333365, 0.9]))
        #expect(try MultipleTests.holm.adjusted([]) == [])
        #expect(throws: Undefined.parameter(.probability, value: 1.5)) { try MultipleTests.holm.adjusted([1.5]) }
        #expect(MultipleTests.holm.adjusted([0.01, nil, 0.5]) == [0.02, nil, 0.5])
    }
}
