import Testing

@testable import Statistics

@Suite struct ContrastTests {
    @Test func `a contrast agrees with SciPy`() throws {
        // SciPy 1.17.1: permutation_test, independent, all 28 ways.
        let test = try PermutationTest.contrast(LocalMoranTests.y, treated: [1, 5])
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
}
