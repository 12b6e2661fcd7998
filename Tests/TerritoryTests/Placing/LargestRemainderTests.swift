import Territory
import TestSupport
import Testing

@Suite struct LargestRemainderTests {
    /// Hamilton's method by hand: quotas 42.857…, 28.571…, 28.571…; the first remainder is the largest, then ties go in
    /// order.
    @Test func `known splits`() {
        #expect(LargestRemainder.split(100, inProportionTo: [3, 2, 2]) == [43, 29, 28])
        #expect(LargestRemainder.split(-100, inProportionTo: [3, 2, 2]) == [-43, -29, -28])
        #expect(LargestRemainder.split(1, inProportionTo: [1, 1, 1]) == [1, 0, 0])
        #expect(LargestRemainder.split(2, inProportionTo: [1, 1, 1]) == [1, 1, 0])
        #expect(LargestRemainder.split(0, inProportionTo: [1, 2]) == [0, 0])
        #expect(LargestRemainder.split(7, inProportionTo: [0, 5, 0]) == [0, 7, 0])
    }

    @Test func `weights that are no proportions have no split`() {
        #expect(LargestRemainder.split(5, inProportionTo: []) == nil)
        #expect(LargestRemainder.split(5, inProportionTo: [0, 0]) == nil)
        #expect(LargestRemainder.split(5, inProportionTo: [1, -1]) == nil)
        #expect(LargestRemainder.split(5, inProportionTo: [1, .nan]) == nil)
        #expect(LargestRemainder.split(5, inProportionTo: [.nan, 1]) == nil)
        #expect(LargestRemainder.split(5, inProportionTo: [1, .infinity]) == nil)
    }

    @Test func `huge and tiny weights`() throws {
        #expect(LargestRemainder.split(10, inProportionTo: [1e308, 1e308, 1e308]) == [4, 3, 3])
        #expect(
            LargestRemainder.split(10, inProportionTo: [Double.leastNonzeroMagnitude, .leastNonzeroMagnitude]) == [
                5, 5,
            ])
        let parts = try #require(LargestRemainder.split(1_000_000_000_000_000_000, inProportionTo: [1, 1e-15]))
        #expect(parts == [999_999_999_999_999_000, 1_000])
    }

    @Test(arguments: [
        Int64.max, Int64.max - 1, Int64.min, Int64.min + 1, 9_007_199_254_740_993, -4_611_686_018_427_387_904,
    ])
    func `huge totals add up`(_ total: Int64) throws {
        for count in [1, 2, 3, 7, 24, 97] {
            var random = SeededGenerator(seed: UInt64(count))
            let weights = (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
            for weights in [
                weights, [Double](repeating: 1, count: count), [1] + [Double](repeating: 1e-300, count: count),
            ] {
                let parts = try #require(LargestRemainder.split(total, inProportionTo: weights))
                #expect(parts.reduce(Int128(0)) { $0 + Int128($1) } == Int128(total))
                #expect(parts.allSatisfy { $0 == 0 || ($0 < 0) == (total < 0) })
            }
        }
    }

    /// In another order each weight gets what it got, but where remainders tie.
    @Test func `the order of weights does not matter`() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let weights = (0..<30).map { _ in Double.random(in: 0...1, using: &random) }
            let order = weights.indices.shuffled(using: &random)
            let parts = try #require(LargestRemainder.split(1_000_000_000_000, inProportionTo: weights))
            #expect(
                LargestRemainder.split(1_000_000_000_000, inProportionTo: order.map { weights[$0] })
                    == order.map { parts[$0] })
        }
    }

    /// Conservation, sign, mirror image, and that no part is farther than one unit from its quota.
    @Test func `random splits keep their promises`() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let weights = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? Double(Int.random(in: 0...5, using: &random)) : Double.random(in: 0...1e6, using: &random)
            }
            let total = Int64.random(in: -10_000_000_000...10_000_000_000, using: &random)
            guard let parts = LargestRemainder.split(total, inProportionTo: weights) else {
                #expect(weights.allSatisfy { $0 == 0 })
                continue
            }
            #expect(parts.reduce(0, +) == total)
            #expect(LargestRemainder.split(-total, inProportionTo: weights) == parts.map { -$0 })
            let sum = weights.reduce(0, +)
            for (part, weight) in zip(parts, weights) {
                #expect(abs(Double(part) - Double(total) * weight / sum) < 1 + 1e-5)
                if weight == 0 { #expect(part == 0) }
            }
        }
    }

    @Test func `shares split exactly`() {
        let third = Share.proportional(to: [1, 1, 1])
        #expect(third?.map(\.parts) == [333_333_333_334, 333_333_333_333, 333_333_333_333])
        #expect(LargestRemainder.split(100, by: third ?? []) == [34, 33, 33])
        #expect(LargestRemainder.split(.max, by: [.whole, .zero]) == [.max, 0])
        #expect(LargestRemainder.split(.min, by: [.zero, .whole]) == [0, .min])
        #expect(LargestRemainder.split(-1, by: [Share(parts: 1), Share(parts: Share.denominator - 1)]) == [0, -1])
    }

    /// The quotas are those of 128-bit arithmetic: floor, or floor + 1, of total · parts / 10¹².
    @Test func `shares split within 128 bits`() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<1_000 {
            let weights = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                Double.random(in: 0...1, using: &random)
            }
            guard let shares = Share.proportional(to: weights) else { continue }
            #expect(shares.reduce(.zero, +) == .whole)
            let total = Int64.random(in: .min ... .max, using: &random)
            let parts = LargestRemainder.split(total, by: shares)
            #expect(parts.reduce(Int128(0)) { $0 + Int128($1) } == Int128(total))
            for (part, share) in zip(parts, shares) {
                let floor = Int128(total.magnitude) * Int128(share.parts) / Int128(Share.denominator)
                #expect([floor, floor + 1].contains(Int128(part.magnitude)))
            }
        }
    }
}
