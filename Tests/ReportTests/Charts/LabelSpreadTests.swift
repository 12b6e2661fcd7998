import Testing

@testable import Report

@Suite struct LabelSpreadTests {
    @Test func `labels with room stay where they are`() {
        #expect(LabelSpread.places([30, 10, 50], gap: 15, within: 0...100) == [30, 10, 50])
    }

    /// 10, 12 and 13 need 10 between them: least squares puts 2, 12 and 22 in the place of their mean, 11 2/3 less 10.
    @Test func `labels too near each other move as little as possible and keep their order`() {
        let places = LabelSpread.places([12, 10, 13, 90], gap: 10, within: 0...100)
        let first = (10.0 + 2 - 7) / 3
        #expect(zip(places, [first + 10, first, first + 20, 90]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func `at an end of the line they move inwards`() {
        #expect(LabelSpread.places([0, 1, 99, 100], gap: 10, within: 0...100) == [0, 10, 90, 100])
        #expect(LabelSpread.places([5, 5], gap: 10, within: 0...100) == [0, 10])
    }

    @Test func `without labels there is nothing to place`() {
        #expect(LabelSpread.places([], gap: 10, within: 0...100) == [])
    }
}
