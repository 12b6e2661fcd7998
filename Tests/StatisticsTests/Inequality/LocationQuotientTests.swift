import Statistics
import Testing

@Suite struct LocationQuotientTests {
    @Test func `location quotients compare shares`() throws {
        let quotients = try LocationQuotient.all(values: [30, 10, 5], population: [10, 30, 0])
        #expect(try agree(quotients[0].quotient.get(), (30.0 / 45) / 0.25))
        #expect(try agree(quotients[1].quotient.get(), (10.0 / 45) / 0.75))
        #expect(quotients[2].quotient == .failure(.zeroPopulation(index: 2)))
        #expect(agree(quotients.map(\.gap).reduce(0, +), 0))
    }
}
