import Statistics
import Testing

@Suite struct ShapleyTests {
    @Test func `Shapley's parts add up and are those of the textbook`() throws {
        // The glove game: one left and two right gloves; the owner of the left one gets 2/3, the others 1/6 each.
        let gloves = try Shapley(
            sources: [[1, 0], [0, 1], [0, 1]], absence: .removed
        ) { y, _ throws(Undefined) in min(y[0], y[1]) }
        let expected: [Double] = [2.0 / 3, 1.0 / 6, 1.0 / 6]
        #expect(agree(gloves.parts, expected))
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
