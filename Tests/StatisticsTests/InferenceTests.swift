import Testing

@testable import Statistics

@Suite struct InferenceTests {
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
        #expect(counts.values.reduce(0.0) { $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000 } < 60)
    }

    @Test func `the normal distribution agrees with R`() {
        // R 4.2.2: qnorm, pnorm.
        let quantiles: [(Double, Double)] = [
            (1e-300, -37.04709629936120052), (1e-10, -6.36134090240405570), (0.001, -3.09023230616781319),
            (0.025, -1.95996398454005383), (0.075, -1.43953147093845568), (0.3, -0.52440051270804067), (0.5, 0),
            (0.9, 1.28155156554460081), (0.999999, 4.75342430881708911),
        ]
        for (p, x) in quantiles { #expect(agree(Normal.quantile(p), x, relative: 1e-14)) }
        let probabilities: [(Double, Double)] = [
            (-8, 6.2209605742717849e-16), (-1.96, 2.4997895148220428e-02), (0, 0.5), (0.5, 6.9146246127401301e-01),
            (3, 9.9865010196836990e-01),
        ]
        for (x, p) in probabilities { #expect(agree(Normal.cumulative(x), p, relative: 1e-13, absolute: 0)) }
    }

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

    @Test func `a contrast agrees with SciPy`() throws {
        // SciPy 1.17.1: permutation_test, independent, all 28 ways.
        let test = try PermutationTest.contrast(LocalTests.y, treated: [1, 5])
        #expect(agree(test.observed, 1.5) && agree(test.expected, 0))
        #expect(agree(test.p(.greater), 0.32142857142857145))
        #expect(agree(test.p(.less), 0.7857142857142857))
        // SciPy doubles the smaller tail (18/28); ours counts what is as far from the mean on either side.
        #expect(agree(test.p(.twoSided), 17.0 / 28))
        #expect(test.method == .exact(orderings: 28))
    }

    @Test func `few units can say only so much`() throws {
        let printed = [(1, 0.125), (2, 0.0357), (3, 0.0179), (4, 0.0143)]
        for (treated, p) in printed {
            let smallest = try PermutationTest.smallestContrastP(units: 8, treated: treated)
            #expect(prints(smallest, p, decimals: 4))
            // The data that differ most attain it.
            let test = try PermutationTest.contrast((1...8).map { Double($0 * $0) }, treated: Set(8 - treated..<8))
            #expect(agree(test.p(.greater), smallest) && agree(test.minimumP(.greater), smallest))
        }
        #expect(try agree(PermutationTest.smallestContrastP(units: 8, treated: 2), 1.0 / 28))
        let one = try PermutationTest.contrast([9, 1, 2, 3, 4, 5, 6, 7], treated: [0])
        #expect(one.verdict(at: 0.05, .greater) == .impossible(minimumP: 0.125))
        #expect(one.verdict(at: 0.2, .greater) == .significant)
        let two = try PermutationTest.contrast([9, 8, 2, 3, 4, 5, 6, 7], treated: [0, 1])
        #expect(two.verdict(at: 0.05, .greater) == .significant)
        #expect(two.verdict(at: 0.03, .greater) == .impossible(minimumP: 1.0 / 28))
        let middle = try PermutationTest.contrast([9, 8, 2, 3, 4, 5, 6, 7], treated: [0, 2])
        #expect(middle.verdict(at: 0.05, .greater) == .notSignificant)
        #expect(throws: Undefined.parameter(.treated, value: 8)) {
            try PermutationTest.contrast([1, 2, 3, 4, 5, 6, 7, 8], treated: Set(0..<8))
        }
        #expect(throws: Undefined.unknownUnit(index: 9)) { try PermutationTest.contrast([1, 2], treated: [9]) }
        #expect(throws: Undefined.allEqual) { try PermutationTest.contrast([2, 2], treated: [0]) }
        #expect(throws: Undefined.parameter(.treated, value: 0)) {
            try PermutationTest.smallestContrastP(units: 8, treated: 0)
        }
    }

    @Test func `many units are drawn, and the observed one counts`() throws {
        let y = (0..<40).map { Double(($0 * 13) % 40) }
        let test = try PermutationTest.contrast(y, treated: Set(0..<20), permutations: 999, seed: 4)
        #expect(test.method == .monteCarlo(permutations: 999, seed: 4))
        #expect(test.minimumP(.greater) == 0.001 && test.p(.greater) >= 0.001)
        let top = try PermutationTest.contrast((0..<40).map(Double.init), treated: Set(20..<40), permutations: 99)
        #expect(top.p(.greater) == 0.01 && top.p(.less) == 1)
        #expect(top.verdict(at: 0.005, .greater) == .impossible(minimumP: 0.01))
        // Weighted means.
        let weighted = try PermutationTest.contrast([1, 2, 10], weights: [1, 3, 2], treated: [1, 2])
        #expect(agree(weighted.observed, 26.0 / 5 - 1))
        #expect(weighted.extremeOrderings(.greater) == 2)
    }

    @Test func `any statistic can be permuted, on any number of threads`() async throws {
        let y = (0..<25).map { Double(($0 * 7) % 25) }
        let statistic: @Sendable ([Int]) throws(Undefined) -> Double = { ordering in
            var sum = 0.0
            for (place, unit) in ordering.enumerated() { sum += Double(place) * y[unit] }
            return sum
        }
        let one = try PermutationTest.run(units: 25, permutations: 500, seed: 6, statistic: statistic)
        for threads in [1, 2, 4] {
            let many = try await PermutationTest.run(
                units: 25, permutations: 500, seed: 6, threads: threads, statistic: statistic)
            #expect(many == one)
        }
        let small = try await PermutationTest.run(units: 3, seed: 6, threads: 2) { ordering throws(Undefined) in
            Double(ordering[0])
        }
        #expect(small.method == .exact(orderings: 6) && agree(small.p(.less), 1.0 / 3) && agree(small.expected, 1))
        await #expect(throws: Undefined.allEqual) {
            try await PermutationTest.run(units: 12, seed: 1, threads: 2) { _ throws(Undefined) in throw .allEqual }
        }
        #expect(throws: Undefined.tooFewUnits(have: 1, need: 2)) {
            try PermutationTest.run(units: 1, seed: 1) { _ in 0 }
        }
    }

    @Test func `a statistic that never changes proves nothing`() throws {
        let test = try PermutationTest.run(units: 5, seed: 1) { _ in 0.3 }
        #expect(test.p(.twoSided) == 1 && test.minimumP(.twoSided) == 1)
        #expect(test.verdict(at: 0.05, .twoSided) == .impossible(minimumP: 1))
    }
}
