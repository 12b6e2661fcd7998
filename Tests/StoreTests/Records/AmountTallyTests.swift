import Testing

@testable import Store

@Suite struct AmountTallyTests {
    @Test func `no initiative is zero, and an amount that nobody states is none`() {
        var tally = AmountTally()
        #expect(tally.initiatives == 0 && tally.statedOre == 0)
        tally.add(ore: nil)
        #expect(tally.initiatives == 1 && tally.withoutAmount == 1 && tally.statedOre == nil)
        tally.add(ore: -500)
        #expect(tally.initiatives == 2 && tally.withoutAmount == 1 && tally.statedOre == -500)
        var other = AmountTally()
        other.add(ore: 700)
        let sum = tally + other
        #expect(sum.initiatives == 3 && sum.withoutAmount == 1 && sum.statedOre == 200)
    }
}
