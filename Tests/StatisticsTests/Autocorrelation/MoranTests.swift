import Statistics
import Testing

@Suite struct MoranTests {
    static let eight: [Double] = [1, 2, 3, 4, 5, 6, 7, 9]

    @Test func `a path of eight, all orderings`() throws {
        let binary = try path(8, style: .binary)
        let moran = try Moran(Self.eight, neighbours: binary)
        #expect(agree(moran.i, 0.65843179377014))
        #expect(try agree(moran.varianceRandomisation.get(), 0.11309692060441))
        let test = try Moran.test(Self.eight, neighbours: binary)
        #expect(test.method == .exact(orderings: 40_320))
        #expect(test.extremeOrderings(.greater) == 174)
        #expect(agree(test.p(.greater), 0.0043154761904761905))
        #expect(agree(test.expected, -1.0 / 7))
        #expect(agree(test.variance, 0.11309692060441))
        // The path read backwards is the same path: no ordering stands alone.
        #expect(agree(test.minimumP(.greater), 2.0 / 40_320))
        #expect(test.verdict(at: 0.05, .greater) == .significant)

        let rows = try path(8, style: .rowStandardised)
        #expect(try agree(Moran(Self.eight, neighbours: rows).i, 0.77568922305764))
        let rowTest = try Moran.test(Self.eight, neighbours: rows)
        #expect(agree(rowTest.p(.greater), 28.0 / 40_320))
        #expect(prints(rowTest.p(.greater), 0.00069444, decimals: 8))
    }

    @Test func `nine units are still exact`() throws {
        let neighbours = try lattice(3, 3, style: .binary)
        let y = (1...9).map(Double.init)
        let moran = try Moran(y, neighbours: neighbours)
        #expect(agree(moran.i, 0.5))
        #expect(agree(moran.varianceNormality, 0.053125))
        #expect(try agree(moran.varianceRandomisation.get(), 0.0596875))
        let test = try Moran.test(y, neighbours: neighbours)
        #expect(test.method == .exact(orderings: 362_880))
        #expect(agree(test.variance, 0.0596875))
        #expect(agree(test.expected, -0.125))
    }

    @Test func `the fast enumeration counts what the general one counts`() throws {
        let neighbours = try Neighbours(
            count: 7, pairs: [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (3, 6)], rule: .queen,
            style: .rowStandardised)
        let y = [3.0, 1, 4, 1.5, 9, 2.6, 5]
        let test = try Moran.test(y, neighbours: neighbours)
        let general = try PermutationTest.run(units: 7, seed: 0, expected: -1.0 / 6) { ordering throws(Undefined) in
            try Moran(ordering.map { y[$0] }, neighbours: neighbours).i
        }
        for alternative in PermutationTest.Alternative.allCases {
            #expect(test.p(alternative) == general.p(alternative))
            #expect(test.minimumP(alternative) == general.minimumP(alternative))
        }
        #expect(agree(test.variance, general.variance))
    }

    @Test func `equal values are not told apart but counted`() throws {
        let y: [Double] = [1, 1, 2, 2, 5, 5, 9]
        for neighbours in [try path(7, style: .binary), try path(7, style: .rowStandardised)] {
            let test = try Moran.test(y, neighbours: neighbours)
            let general = try PermutationTest.run(units: 7, seed: 0, expected: -1.0 / 6) { order throws(Undefined) in
                try Moran(order.map { y[$0] }, neighbours: neighbours).i
            }
            for alternative in PermutationTest.Alternative.allCases {
                #expect(test.p(alternative) == general.p(alternative))
                #expect(test.extremeOrderings(alternative) == general.extremeOrderings(alternative))
            }
            #expect(agree(test.variance, general.variance))
            let geary = try Geary.test(y, neighbours: neighbours)
            let all = try PermutationTest.run(units: 7, seed: 0, expected: 1) { order throws(Undefined) in
                try Geary(order.map { y[$0] }, neighbours: neighbours).c
            }
            #expect(geary.extremeOrderings(.less) == all.extremeOrderings(.less))
            #expect(try agree(geary.variance, Geary(y, neighbours: neighbours).varianceRandomisation.get()))
            #expect(agree(all.variance, geary.variance))
        }
    }

    @Test func `moments agree with spdep`() throws {
        // R spdep 1.2-7: moran.test, geary.test of 3 1 4 1 5 9 2 6 on a path, style B.
        let neighbours = try path(8, style: .binary)
        let moran = try Moran(LocalMoranTests.y, neighbours: neighbours)
        #expect(agree(moran.i, -0.20027017899358324) && agree(moran.expected, -0.14285714285714285))
        #expect(try agree(moran.varianceRandomisation.get(), 0.10150013572007087))
        let geary = try Geary(LocalMoranTests.y, neighbours: neighbours)
        #expect(agree(geary.c, 1.125295508274231526) && geary.expected == 1)
        #expect(try agree(geary.varianceRandomisation.get(), 0.094062050150778093))
        #expect(agree(geary.varianceNormality, 0.095238095238095233))
        #expect(try agree(Geary.test(LocalMoranTests.y, neighbours: neighbours).variance, 0.094062050150778093))
        #expect(agree(try #require(geary.zNormality), 0.125295508274231526 / 0.095238095238095233.squareRoot()))
    }

    @Test func `St Louis homicides give PySAL's I`() throws {
        let list = try NeighbourList.gal(fixture("stl.gal"))
        let neighbours = try list.neighbours(file: "stl.gal", style: .rowStandardised)
        let moran = try Moran(numbers("hr8893", of: "stl_hom.csv"), neighbours: neighbours)
        // esda 2.9.0, docstring of Moran.
        #expect(prints(moran.i, 0.24365582621771659, decimals: 9))
        #expect(moran.weights.rule == .file("stl.gal") && moran.weights.style == .rowStandardised)
        #expect(moran.weights.units == 78 && moran.weights.islands.isEmpty)
    }

    @Test func `drawn orderings are the same on any number of threads`() async throws {
        let y = (0..<30).map { Double(($0 * 37) % 11) }
        let neighbours = try lattice(5, 6, style: .rowStandardised)
        let one = try Moran.test(y, neighbours: neighbours, permutations: 999, seed: 42)
        #expect(one.method == .monteCarlo(permutations: 999, seed: 42))
        #expect(one.minimumP(.greater) == 0.001)
        for threads in [1, 2, 3, 8] {
            #expect(
                try await Moran.test(y, neighbours: neighbours, permutations: 999, seed: 42, threads: threads) == one)
        }
        let geary = try Geary.test(y, neighbours: neighbours, permutations: 200, seed: 3)
        #expect(try await Geary.test(y, neighbours: neighbours, permutations: 200, seed: 3, threads: 2) == geary)
        #expect(try Moran.test(y, neighbours: neighbours, permutations: 999, seed: 43) != one)
    }

    @Test func `what cannot be computed is said`() throws {
        let neighbours = try path(3, style: .binary)
        #expect(throws: Undefined.allEqual) { try Moran([4, 4, 4], neighbours: neighbours) }
        #expect(throws: Undefined.countMismatch(values: 2, other: 3)) { try Geary([4, 4], neighbours: neighbours) }
        #expect(throws: Undefined.notFinite(index: 1)) { try Moran([4, .nan, 4], neighbours: neighbours) }
        let alone = try Neighbours(count: 3, links: [], style: .binary)
        #expect(throws: Undefined.noNeighbours) { try Moran([1, 2, 3], neighbours: alone) }
        #expect(
            try Moran([1, 2, 3], neighbours: neighbours).varianceRandomisation
                == .failure(.tooFewUnits(have: 3, need: 4)))
        #expect(throws: Undefined.parameter(.permutations, value: 0)) {
            try Moran.test([1, 2, 3], neighbours: neighbours, permutations: 0)
        }
    }
}
