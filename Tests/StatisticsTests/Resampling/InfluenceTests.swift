import Statistics
import Testing

@Suite struct InfluenceTests {
    @Test func `leaving one out agrees with the long way`() throws {
        // NumPy 2.4.6: the Gini of the ten incomes without each, and the jackknife of them.
        let y = InequalityTests.ineq
        let influence = try Influence.leaveOneOut(units: y.count) { kept throws(Undefined) in
            try Inequality.gini(kept.map { y[$0] })
        }
        #expect(
            try agree(
                influence.without.map { try $0.get() },
                [
                    0.4147206029558971, 0.433176877259613, 0.45001550403711266, 0.4640808541486314, 0.4751126772398233,
                    0.48259831294888905, 0.486884997766481, 0.48827730307432443, 0.47653300497015066,
                    0.38018173842200914,
                ]))
        #expect(influence.mostInfluential == 9)
        #expect(agree(try #require(influence.change(without: 9)), 0.38018173842200914 - 0.46209113026762))
        let jackknife = try influence.jackknife()
        #expect(agree(jackknife.bias, -0.06239648686797583) && agree(jackknife.standardError, 0.10198851379473786))
    }

    static func contributions() throws -> Contributions {
        try Contributions(
            parts: 3,
            sources: [
                [.init(part: 0, amount: 0.1)], [.init(part: 0, amount: 0.2), .init(part: 1, amount: 5)],
                [.init(part: 2, amount: 7), .init(part: 2, amount: 1)], [],
            ])
    }

    @Test func `sources add up, and leave nothing behind`() throws {
        let contributions = try Self.contributions()
        #expect(contributions.count == 4)
        #expect(agree(contributions.totals, [0.3, 5, 8]))
        #expect(contributions.totals(without: 1) == [0.1, 0, 8])
        #expect(try agree(contributions.totals(multiplicities: [2, 0, 1, 5]), [0.2, 0, 8]))
        #expect(throws: Undefined.countMismatch(values: 4, other: 1)) {
            try contributions.totals(multiplicities: [1])
        }
        #expect(throws: Undefined.unknownUnit(index: 3)) {
            try Contributions(parts: 3, sources: [[.init(part: 3, amount: 1)]])
        }
        #expect(throws: Undefined.notFinite(index: 1)) {
            try Contributions(parts: 3, sources: [[], [.init(part: 0, amount: .nan)]])
        }
    }

    @Test func `the source that moves the index most is named`() throws {
        let contributions = try Self.contributions()
        let influence = try Influence.ofSources(contributions) { totals throws(Undefined) in
            try Inequality.gini(totals)
        }
        #expect(influence.without.count == 4)
        #expect(influence.change(without: 3) == 0)
        let values = try influence.without.map { try $0.get() }
        let changes = values.map { abs($0 - influence.value) }
        #expect(influence.mostInfluential == changes.firstIndex(of: changes.max() ?? 0))
        // Without the second source a part has nothing: the logarithm is undefined, and said to be.
        let mld = try Influence.ofSources(contributions) { totals throws(Undefined) in
            try Inequality.meanLogDeviation(totals)
        }
        #expect(mld.without[1] == .failure(.zeroValue(index: 1)))
        #expect(mld.change(without: 1) == nil)
        #expect(throws: Undefined.zeroValue(index: 1)) { try mld.jackknife() }
        #expect(throws: Undefined.tooFewUnits(have: 1, need: 2)) {
            try Influence.leaveOneOut(units: 1) { _ in 0 }
        }
    }

    /// Sources of very different size, some alone in their part, some adding nothing.
    static func uneven(seed: UInt64) throws -> Contributions {
        var random = RandomStream(seed: seed, stream: 0)
        let sources = (0..<40).map { source in
            (0..<random.below(4)).map { _ in
                Contributions.Entry(
                    part: random.below(6), amount: source == 7 ? 1e9 : Double(random.below(1_000)) + 0.1)
            }
        }
        return try Contributions(parts: 7, sources: sources + [[.init(part: 6, amount: 3)]])
    }

    @Test(arguments: [1, 2, 3, 4, 5]) func `leaving out in one pass is leaving out one by one`(seed: UInt64) throws {
        let contributions = try Self.uneven(seed: seed)
        let influence = try Influence.ofSources(contributions) { totals throws(Undefined) in
            try Inequality.theilT(totals)
        }
        for source in 0..<contributions.count {
            let alone = try Inequality.theilT(contributions.totals(without: source))
            #expect(agree(try influence.without[source].get(), alone), "source \(source)")
        }
    }
}
