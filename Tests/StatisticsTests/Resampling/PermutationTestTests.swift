import Testing

@testable import Statistics

@Suite struct PermutationTestTests {
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
