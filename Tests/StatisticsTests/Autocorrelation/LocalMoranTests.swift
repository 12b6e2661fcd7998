import Testing

@testable import Statistics

@Suite struct LocalMoranTests {
    static let y: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]

    @Test func `local Moran agrees with esda`() throws {
        // esda 2.9.0: Moran_Local of a path of eight, Is, EIc, VIc. It scales Is by n − 1 and their moments by n; ours
        // have the scale of Is, and the next test finds them again by trying all arrangements.
        let binary = try LocalMoran(Self.y, neighbours: path(8, style: .binary)).units.map { try $0.get() }
        #expect(
            agree(
                binary.map(\.i),
                [
                    0.3330378250591016, 0.2854609929078014, -0.09515366430260047, -0.4757683215130023,
                    0.33510638297872336, -0.5088652482269505, -1.799645390070922, -0.5274822695035462,
                ]))
        #expect(
            agree(
                binary.map { $0.test.variance * 64 / 49 },
                [
                    0.13019689373997506, 1.9565059116102106, 0.0045014624620422, 1.9565059116102106,
                    0.3547639064679741, 3.2721982264618092, 0.9361825309571541, 0.704607836126084,
                ]))
        let rows = try LocalMoran(Self.y, neighbours: path(8, style: .rowStandardised)).units.map { try $0.get() }
        #expect(
            agree(
                rows.map { $0.test.expected * 8 / 7 },
                [
                    -1.6548463356973995e-02, -1.7865585950692334e-01, -3.3772374197906104e-04, -1.7865585950692334e-01,
                    -2.7355623100303948e-02, -5.6771361026680178e-01, -7.5987841945288750e-02, -9.7602161431948664e-02,
                ]))
        #expect(rows[0].quadrant == .lowAmongLow && rows[2].quadrant == .highAmongLow)
        #expect(rows[6].quadrant == .lowAmongHigh && rows[4].quadrant == .highAmongHigh)
    }

    @Test func `eight units try all arrangements of the others`() throws {
        let neighbours = try path(8, style: .binary)
        let units = try LocalMoran(Self.y, neighbours: neighbours).units
        let mean = Self.y.reduce(0, +) / 8
        let squares = Self.y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        for unit in 1..<7 {
            let others = (0..<8).filter { $0 != unit }.map { Self.y[$0] - mean }
            var (greater, most, pairs) = (0, -Double.infinity, [Double]())
            for one in 0..<7 { for other in one + 1..<7 { pairs.append(others[one] + others[other]) } }
            let locals = pairs.map { 7 * (Self.y[unit] - mean) * $0 / squares }
            let test = try units[unit].get().test
            greater = locals.filter { $0 >= test.observed - 1e-9 }.count
            most = locals.max() ?? most
            #expect(test.method == .exact(orderings: 5_040))
            #expect(agree(test.p(.greater), Double(greater) / 21))
            #expect(agree(test.minimumP(.greater), Double(locals.filter { $0 >= most - 1e-9 }.count) / 21))
            // Exact moments are the conditional moments by formula.
            #expect(agree(locals.reduce(0, +) / 21, test.expected))
            let unequal = try LocalMoran(
                Self.y,
                neighbours: Neighbours(
                    count: 8,
                    links: neighbours.links.map { .init(from: $0.from, to: $0.to, weight: Double(2 + $0.to)) },
                    style: .asGiven))
            let weighted = try unequal.units[unit].get().test
            #expect(weighted.method == .exact(orderings: 5_040))
            #expect(weighted.extremeOrderings(.greater) + weighted.extremeOrderings(.less) >= 5_040)
        }
        // A neighbour at each end: seven arrangements.
        #expect(try units[0].get().test.minimumP(.greater) >= 1.0 / 7)
        #expect(try units[0].get().test.verdict(at: 0.05, .greater) == .impossible(minimumP: 2.0 / 7))
    }

    @Test func `islands are not tested`() throws {
        let neighbours = try Neighbours(count: 4, pairs: [(0, 1), (1, 2)], rule: .rook, style: .binary)
        let local = try LocalMoran([1, 2, 4, 9], neighbours: neighbours)
        #expect(local.units[3] == .failure(.noNeighbours))
        #expect(local.weights.islands == [3])
        let adjusted = local.adjusted(.twoSided, by: .holm)
        #expect(adjusted[3] == nil && adjusted[0] != nil)
        let hot = try GetisOrd([1, 2, 4, 9], neighbours: neighbours)
        let island = try hot.units[3].get()
        #expect(island.z > 0 && island.test == .failure(.noNeighbours))
    }

    @Test func `carried sums are the sums`() throws {
        // Every draw dealt and added up again for every unit, the long way.
        let count = 60
        let equal = try lattice(6, 10, style: .rowStandardised)
        var random = RandomStream(seed: 99, stream: 1)
        let mixed = try Neighbours(
            count: count,
            links: equal.links.filter { $0.from % 7 != 3 }.map { link in
                Neighbours.Link(
                    from: link.from, to: link.to, weight: link.from % 2 == 0 ? 2 : Double(1 + random.below(9)))
            }, style: .asGiven)
        let values = (0..<count).map { Double(($0 * 29) % 17) / 16 }
        for neighbours in [equal, mixed] {
            let questions = (0..<count).map { unit -> ConditionalPermutation.Question in
                let lag = zip(neighbours.neighbours(of: unit), neighbours.weights(of: unit))
                    .reduce(0) { $0 + values[$1.0] * $1.1 }
                return .init(observed: lag, expected: neighbours.weights(of: unit).reduce(0, +) * 0.5)
            }
            let permutation = ConditionalPermutation(values: values, neighbours: neighbours, questions: questions)
            let draws = 1_500
            let counts = permutation.counts(seed: 5, draws: 0..<draws)
            var expected = [TailCounts](repeating: TailCounts(), count: count)
            let slots = (0..<count).map { neighbours.neighbours(of: $0).count }.max() ?? 0
            for draw in 0..<draws {
                var stream = RandomStream(seed: 5, stream: UInt64(draw))
                var deck = Array(0..<count - 1)
                for slot in 0..<slots { deck.swapAt(slot, slot + stream.below(count - 1 - slot)) }
                for unit in 0..<count where !neighbours.neighbours(of: unit).isEmpty {
                    var sum = 0.0
                    for (slot, weight) in neighbours.weights(of: unit).enumerated() {
                        sum += weight * values[deck[slot] < unit ? deck[slot] : deck[slot] + 1]
                    }
                    let (observed, centre) = (questions[unit].observed, questions[unit].expected)
                    if sum >= observed - 1e-10 { expected[unit].greater += 1 }
                    if sum <= observed + 1e-10 { expected[unit].less += 1 }
                    if abs(sum - centre) >= abs(observed - centre) - 1e-10 { expected[unit].twoSided += 1 }
                }
            }
            #expect(counts == expected)
        }
    }

    @Test func `random draws come close to all arrangements`() throws {
        let y = [3, 1, 4, 1, 5, 9, 2, 6, 5.5]
        let field = try LocalField(y, lattice(3, 3, style: .rowStandardised), permutations: 1)
        let draws = 40_000
        let counts = field.permutation.counts(seed: 17, draws: 0..<draws)
        for unit in y.indices {
            let exact = try field.test(unit, factor: 1, nil)
            for alternative in PermutationTest.Alternative.allCases {
                let p = exact.p(alternative)
                let error = (p * (1 - p) / Double(draws)).squareRoot()
                #expect(abs(Double(counts[unit][alternative]) / Double(draws) - p) <= 4.5 * error + 1e-12)
            }
        }
    }

    @Test func `threads do not change a bit`() async throws {
        let y = (0..<120).map { Double(($0 * 71) % 37) }
        let neighbours = try lattice(10, 12, style: .rowStandardised)
        let one = try LocalMoran(y, neighbours: neighbours, permutations: 2_500, seed: 8)
        let hot = try GetisOrd(y, neighbours: neighbours, permutations: 500, seed: 8)
        for threads in [1, 2, 5] {
            #expect(
                try await LocalMoran(y, neighbours: neighbours, permutations: 2_500, seed: 8, threads: threads) == one)
            #expect(try await GetisOrd(y, neighbours: neighbours, permutations: 500, seed: 8, threads: threads) == hot)
        }
        await #expect(throws: Undefined.parameter(.threads, value: 0)) {
            try await LocalMoran(y, neighbours: neighbours, threads: 0)
        }
        #expect(throws: Undefined.tooFewUnits(have: 2, need: 3)) {
            try LocalMoran([1, 2], neighbours: path(2, style: .binary))
        }
    }

    @Test func `a unit at the mean is neither like nor unlike`() throws {
        let local = try LocalMoran([1, 2, 3], neighbours: path(3, style: .binary))
        let middle = try local.units[1].get()
        #expect(middle.i == 0 && middle.quadrant == nil && middle.test.p(.twoSided) == 1)
        let drawn = try LocalMoran(
            (0..<11).map(Double.init), neighbours: path(11, style: .binary), permutations: 99, seed: 1)
        #expect(try drawn.units[5].get().test.p(.greater) == 1)
    }

    @Test func `beside an outlier the variance of the others keeps its digits`() throws {
        let y = [1e8] + (0..<10).map { Double($0 * $0 % 7) }
        let z = y.map { $0 - y.reduce(0, +) / 11 }
        let others = z.dropFirst()
        let mean = others.reduce(0, +) / 10
        let spread = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10
        let factor = 10 * z[0] / z.reduce(0) { $0 + $1 * $1 }
        let unit = try LocalMoran(y, neighbours: path(11, style: .binary), permutations: 9, seed: 1).units[0].get()
        // One neighbour of weight 1: the variance of a single draw from the others.
        #expect(agree(unit.test.variance, factor * factor * spread, relative: 1e-7, absolute: 0))
    }
}
