import Testing

@testable import Statistics

@Suite struct RandomStreamTests {
    @Test func `the generator is Philox4x32-10`() {
        // Known answers published with Random123 1.14 (kat_vectors).
        #expect(
            RandomStream.block(counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0))
                == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
        #expect(
            RandomStream.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
                == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
        #expect(
            RandomStream.block(
                counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: SIMD2(0xa409_3822, 0x299f_31d0)
            )
                == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
        var stream = RandomStream(seed: 0, stream: 0)
        let first: [UInt32] = (0..<4).map { _ in stream.next() }
        #expect(first == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
        #expect(stream.next() != first[0])
    }

    @Test func `words made two blocks at a time are the same`() {
        let seed: UInt64 = 0x0123_4567_89ab_cdef
        let stream: UInt64 = 0xc000_0000_ffff_ffff
        var random = RandomStream(seed: seed, stream: stream)
        let words = (0..<64).map { _ in random.next() }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 32) { filled in
            RandomStream.fill(filled, from: 0, stream: stream, seed: seed)
            #expect(Array(filled) == Array(words[..<32]))
            RandomStream.fill(filled, from: 8, stream: stream, seed: seed)
            #expect(Array(filled) == Array(words[32...]))
        }
        var other = RandomStream(seed: seed, stream: stream + 1)
        let others = (0..<4).map { _ in other.next() }
        let (x, y, z, w) = RandomStream.blocks(0, streams: stream, seed: seed)
        for (lane, expected) in [Array(words[..<4]), others].enumerated() {
            #expect([x, y, z, w].map { UInt32(truncatingIfNeeded: $0[lane]) } == expected)
        }
    }

    @Test func `numbers below a bound are even, and streams differ`() {
        var counts = [Int](repeating: 0, count: 7)
        for stream in 0..<700 {
            var random = RandomStream(seed: 3, stream: UInt64(stream))
            for _ in 0..<100 { counts[random.below(7)] += 1 }
        }
        // 70,000 draws, 10,000 expected each; chi-squared with 6 degrees exceeds 30 once in 25,000 seeds.
        let chi = counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
        #expect(chi < 30)
        var one = RandomStream(seed: 1, stream: 2)
        var other = RandomStream(seed: 1, stream: 3)
        var wider = RandomStream(seed: 1 + 1 << 32, stream: 2)
        let (a, b, c) = (one.next(), other.next(), wider.next())
        #expect(a != b && a != c)
        var single = RandomStream(seed: 9, stream: 9)
        #expect((0..<20).allSatisfy { _ in single.below(1) == 0 })
    }

    @Test func `all orders of a shuffle come up alike`() {
        var counts: [[Int]: Int] = [:]
        for stream in 0..<24_000 {
            var order = [0, 1, 2, 3]
            var random = RandomStream(seed: 12, stream: UInt64(stream))
            order.withUnsafeMutableBufferPointer { random.shuffle($0) }
            counts[order, default: 0] += 1
        }
        #expect(counts.count == 24)
        // Chi-squared with 23 degrees exceeds 60 once in 30,000 seeds.
        let deviations: [Double] = counts.values.map { Double($0 - 1_000) }
        #expect(deviations.reduce(0) { $0 + $1 * $1 / 1_000 } < 60)
    }
}
