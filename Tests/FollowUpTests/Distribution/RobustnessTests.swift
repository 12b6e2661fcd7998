import Statistics
import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// Whatever is told of an index is told of the same parts: those that have a value.
@Suite struct RobustnessTests {
    private static let distributor = Result { try Distributor(store: SquarelandJobs.store(), selection: Selection()) }

    /// numpy 2: Gini by its definition 0.1736111111111111 and Hoover 1/6, over 8/8000, 3/1000 and 1/600.
    @Test func `influence, intervals and sources are of the parts that have a value`() throws {
        let distributor = try Self.distributor.get()
        let distribution = try distributor.distribution(of: "jobs", by: .municipality)
        #expect(distribution.blankParts == 1)
        let intervals = try distributor.intervals(of: "jobs", by: .municipality, replicates: 100, seed: 1)
        for (index, expected) in [(Distribution.Index.gini, 0.1736111111111111), (.hoover, 1.0 / 6)] {
            #expect(abs(try #require(distribution.indices[index]?.value) - expected) < 1e-12)
            let influence = try distributor.influence(of: "jobs", by: .municipality, on: index)
            #expect(abs(influence.value - expected) < 1e-12)
            #expect(influence.parts.map(\.code).sorted() == ["9901", "9902", "9903"])
            // Three of 27 redraws of three reports have one part alone, which is neither even nor uneven.
            #expect(throws: Undefined.resamplesUndefined(count: 10, of: 100)) { try intervals[index]?.get() }
            let sources = try distributor.sources(
                of: "jobs", by: .municipality, grouping: .programme, on: index, seed: 1)
            #expect(abs(sources.shapley.total - expected) < 1e-12)
        }
    }

    /// numpy 2, Gini by its definition over the parts that still have a report: 8/8000 and 3/1000 without i9903, 3/1000
    /// and 1/600 without i9901, 8/8000 and 1/600 without i9902.
    @Test func `without its only report a part is blank and not zero`() throws {
        let influence = try Self.distributor.get().influence(of: "jobs", by: .municipality, on: .gini)
        let without = Dictionary(uniqueKeysWithValues: influence.initiatives.map { ($0.code, $0) })
        for (id, expected, part) in [
            ("i9901", 0.125, "9901"), ("i9902", 0.041343669250646, "9902"), ("i9903", 0.161616161616162, "9903"),
        ] {
            let moved = try #require(without[id])
            #expect(abs(try moved.without.get() - expected) < 1e-12)
            #expect(moved.blanks.map(\.code) == [part])
        }
    }

    /// Every index without each report, against the distribution of the others.
    @Test(arguments: 1...6) func `indices without a report are those of the others' parts`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let initiatives = (0..<7).map { index in
            let code = "990\(Int.random(in: 1...4, using: &random))"
            return Squareland.initiative(
                "i\(index)",
                Int.random(in: 0...3, using: &random) == 0
                    ? .municipalities([.init(code: "9901"), .init(code: code == "9901" ? "9902" : code)])
                    : .municipalities([.init(code: code)]), kronor: 100)
        }
        let outcomes = initiatives.map {
            Outcome(
                initiative: $0.id, indicator: "jobs", kind: .result, period: PartialDate("2023"),
                value: Double(Int.random(in: 0...9, using: &random)))
        }
        let store = try Squareland.store(initiatives, outcomes: outcomes, defining: SquarelandJobs.defining)
        let distributor = try Distributor(store: store, selection: Selection())
        for index in Distribution.Index.allCases {
            guard let influence = try? distributor.influence(of: "jobs", by: .municipality, on: index) else { continue }
            #expect(influence.initiatives.count == initiatives.count)
            for moved in influence.initiatives {
                var selection = Selection()
                selection.ids = Set(initiatives.map(\.id)).subtracting([moved.code])
                let there = try Distributor(store: store, selection: selection)
                    .distribution(of: "jobs", by: .municipality)
                let own = try #require(there.indices[index])
                if let value = own.value {
                    #expect(abs(try moved.without.get() - value) < 1e-12, "\(index) \(moved.code)")
                } else {
                    #expect(throws: Undefined.self) { try moved.without.get() }
                }
            }
        }
    }

    @Test func `a redraw without a part's report leaves the part out`() throws {
        let contributions = try Self.distributor.get().contributions(of: "jobs", by: .municipality)
        let (totals, people) = contributions.measured(try contributions.table.totals(multiplicities: [2, 1, 0]))
        #expect(totals == [16, 3] && people == [8_000, 1_000])
        #expect(contributions.measured(try contributions.table.totals(multiplicities: [0, 3, 0])).totals == [9])
    }

    /// Every index without each amount, where a quarter of them is unstated, against the distribution of the others.
    @Test(arguments: 1...6) func `indices without an amount are those of the others' parts`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let initiatives = (0..<8).map { index in
            Squareland.initiative(
                "i\(index)", .municipalities([.init(code: "990\(Int.random(in: 1...4, using: &random))")]),
                kronor: Int.random(in: 0...3, using: &random) == 0 ? nil : Double(Int.random(in: 0...9, using: &random))
            )
        }
        let store = try Squareland.store(initiatives)
        let distributor = try Distributor(store: store, selection: Selection())
        let all = try distributor.distribution(of: .grantedSek, by: .municipality)
        for index in Distribution.Index.allCases {
            guard let influence = try? distributor.influence(of: .grantedSek, by: .municipality, on: index) else {
                continue
            }
            for moved in influence.initiatives {
                var selection = Selection()
                selection.ids = Set(initiatives.map(\.id)).subtracting([moved.code])
                let there = try Distributor(store: store, selection: selection)
                    .distribution(of: .grantedSek, by: .municipality)
                let own = try #require(there.indices[index])
                if let value = own.value {
                    #expect(abs(try moved.without.get() - value) < 1e-12, "\(index) \(moved.code)")
                } else {
                    #expect(throws: Undefined.self) { try moved.without.get() }
                }
                let blanks = zip(all.rows, there.rows).filter { $0.value != nil && $1.value == nil }
                #expect(moved.blanks.map(\.code) == blanks.map(\.0.part.code))
            }
        }
    }

    /// Money falls nowhere in 9904 only where it is nothing: that part takes part.
    /// Of random initiatives, every other of which is funded by another: against the distribution of the others, made
    /// anew.
    @Test(arguments: 1...6) func `without an initiative its money counts at the one that granted it on`(seed: UInt64)
        throws
    {
        var random = SeededGenerator(seed: seed)
        let initiatives = (0..<12).map { index in
            let code = "990\(Int.random(in: 1...4, using: &random))"
            let location: Location =
                index % 4 == 0
                ? .municipalities([.init(code: "9901"), .init(code: "9903")])
                : .municipalities([.init(code: code)])
            var one = Squareland.initiative(
                "i\(index + 10)", location,
                kronor: index == 5 ? nil : Double(Int.random(in: 10...1_000, using: &random)))
            if index % 2 == 1 { one.fundedBy = "i\(Int.random(in: 10...21, using: &random))" }
            return one
        }
        let store = try Squareland.store(initiatives)
        let distributor = try Distributor(store: store, selection: Selection())
        for level in [Level.municipality, .cell] {
            let influence = try distributor.influence(of: .grantedSek, by: level, on: .hoover, limit: 100)
            for one in influence.initiatives {
                var selection = Selection()
                selection.ids = Set(initiatives.map(\.id)).subtracting([one.code])
                let there = try Distributor(store: store, selection: selection)
                    .distribution(of: .grantedSek, by: level)
                #expect(abs(try one.without.get() - (there.indices[.hoover]?.value ?? .nan)) < 1e-12, "\(one.code)")
            }
        }
    }

    @Test func `money is nothing where no initiative lies`() throws {
        let store = try Squareland.store(Array(SquarelandJobs.initiatives.prefix(3)))
        let distributor = try Distributor(store: store, selection: Selection())
        let influence = try distributor.influence(of: .grantedSek, by: .municipality, on: .hoover)
        let own = try distributor.distribution(of: .grantedSek, by: .municipality)
        #expect(influence.parts.count == 4 && own.blankParts == 0 && own.rows[3].value == 0)
        #expect(influence.value == own.indices[.hoover]?.value)
    }

    /// Shares 8/12, 3/12 and 1/12 by 8,000, 1,000 and 600 of 9,600 people; half the sum of their differences is Hoover.
    @Test func `quotients stand beside the people of the parts that have a value`() throws {
        let distribution = try Self.distributor.get().distribution(of: "jobs", by: .municipality)
        let people = distribution.rows.map(\.populationShare)
        let ofMeasured: [Double?] = [8_000.0 / 9_600, 1_000.0 / 9_600, 600.0 / 9_600, nil]
        #expect(people == ofMeasured)
        let quotients = distribution.rows.map(\.locationQuotient)
        let expected: [Double] = [0.8, 2.4, 4.0 / 3]
        for (quotient, value) in zip(quotients, expected) { #expect(abs((quotient ?? 0) - value) < 1e-12) }
        #expect(quotients[3] == nil && distribution.comparesMeasuredPeople)
        let gaps: [Double] = distribution.rows.prefix(3).map { abs($0.share! - $0.populationShare!) }
        let moved: Double = gaps.reduce(0, +) / 2
        #expect(abs(moved - (distribution.indices[.hoover]?.value ?? 0)) < 1e-12)
        let money = try Self.distributor.get().distribution(of: .grantedSek, by: .municipality)
        #expect(money.rows.map(\.populationShare) == [0.8, 0.1, 0.06, 0.04] && !money.comparesMeasuredPeople)
    }

    @Test func `a county in which nothing is reported has no total`() throws {
        var distributor = try Self.distributor.get()
        distributor.asOf = PartialDate("2020")
        let distribution = try distributor.distribution(of: "jobs", by: .municipality)
        #expect(distribution.total == nil && distribution.county == nil && distribution.isUnreported)
        #expect(distribution.rows.allSatisfy { $0.value == nil } && distribution.peopleUnknown == nil)
    }
}
