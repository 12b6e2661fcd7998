import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct ReversalsTests {
    /// Aby (8,000 of 10,000 people) has the most beside its people only through one grant; without it the least.
    @Test func `one grant that turns the conclusion is named`() throws {
        let initiatives = [
            Squareland.initiative("stor", .municipalities([.init(code: "9901")]), kronor: 1_000_000),
            Squareland.initiative("b", .municipalities([.init(code: "9902")]), kronor: 10_000),
            Squareland.initiative("c", .municipalities([.init(code: "9903")]), kronor: 6_000),
            Squareland.initiative("d", .municipalities([.init(code: "9904")]), kronor: 4_000),
            Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 100),
        ]
        let distributor = try Distributor(
            store: Squareland.store(initiatives), selection: Selection(), detail: .amounts)
        let reversals = try #require(
            try distributor.reversals(of: distributor.distribution(of: .grantedSek, by: .municipality)))
        #expect(reversals.initiativeCount == 1)
        let first = try #require(reversals.initiatives.first)
        #expect(first.id == "stor" && first.title == "Insats stor" && first.amount == 1_000_000)
        #expect(first.turn.isUpsideDown && first.turn.before.most == 0 && first.turn.after.least == 0)
        #expect(reversals.countyWide.isEmpty)
    }

    @Test func `a way of counting county wide initiatives that turns the conclusion is named`() throws {
        let initiatives = [
            Squareland.initiative("county", .county, kronor: 1_000_000),
            Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 100_000),
        ]
        let store = try Squareland.store(initiatives)
        for rule in CountyWideRule.allCases {
            let distributor = try Distributor(
                store: store, selection: Selection(countyWide: rule), detail: .amounts)
            let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
            let reversals = try #require(try distributor.reversals(of: distribution))
            let truth = try CountyWideRule.allCases.filter { other in
                guard other != rule else { return false }
                let there = try Distributor(store: store, selection: Selection(countyWide: other))
                    .distribution(of: .grantedSek, by: .municipality)
                return try #require(Verdict(distribution)).turn(to: try #require(Verdict(there))) != nil
            }
            #expect(reversals.countyWide.map(\.rule) == truth, "\(rule)")
        }
    }

    /// Against the distribution made anew without each initiative.
    @Test(arguments: 1...6) func `they are those that recomputing finds`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let initiatives = (0..<24).map { index in
            let amount = Double(Int.random(in: -200...(index % 5 == 0 ? 60_000 : 3_000), using: &random))
            // Where all other amounts are unstated, a part is blank without it, and not zero.
            let kronor = Int.random(in: 0...5, using: &random) == 0 ? nil : amount
            let code = "990\(Int.random(in: 1...4, using: &random))"
            let location: Location
            switch Int.random(in: 0...5, using: &random) {
            case 0: location = .county
            case 1: location = .place("Staden")
            case 2: location = .municipalities([.init(code: "9902"), .init(code: "9904")])
            default: location = .municipalities([.init(code: code)])
            }
            var one = Squareland.initiative("i\(index + 10)", location, kronor: kronor)
            // Some grant on the money of others, which gets it back where they are left out.
            if index % 3 == 1 { one.fundedBy = "i\(Int.random(in: 10...33, using: &random))" }
            return one
        }
        let store = try Squareland.store(initiatives)
        for level in [Level.municipality, .cell, .zone] {
            for id in [Indicator.ID.grantedSek, .initiatives] {
                let distributor = try Distributor(store: store, selection: Selection(), detail: .amounts)
                let distribution = try distributor.distribution(of: id, by: level)
                guard let before = Verdict(distribution) else { continue }
                let found = try #require(try distributor.reversals(of: distribution))
                var truth: Set<String> = []
                for one in initiatives where id == .initiatives || one.grantedOre != nil {
                    var selection = Selection()
                    selection.ids = Set(initiatives.map(\.id)).subtracting([one.id])
                    let there = try Distributor(store: store, selection: selection).distribution(of: id, by: level)
                    if let after = Verdict(there), before.turn(to: after) != nil { truth.insert(one.id) }
                }
                #expect(found.initiativeCount == truth.count, "\(level) \(id) \(truth.sorted())")
                #expect(truth.isSuperset(of: found.initiatives.map(\.id)))
            }
        }
    }

    /// Against the distribution made anew without each report, and with each way of counting county-wide ones: a part
    /// without a report is blank.
    @Test(arguments: 1...8) func `of outcomes they are those that recomputing finds`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let initiatives = (0..<9).map { index in
            let code = "990\(Int.random(in: 1...4, using: &random))"
            let location: Location =
                switch Int.random(in: 0...5, using: &random) {
                case 0: .county
                case 1: .municipalities([.init(code: "9902"), .init(code: "9904")])
                default: .municipalities([.init(code: code)])
                }
            return Squareland.initiative("i\(index)", location, kronor: 100)
        }
        let outcomes = initiatives.compactMap { one in
            let value = Double(Int.random(in: 0...12, using: &random))
            return value < 3 && one.id != "i1"
                ? nil
                : Outcome(
                    initiative: one.id, indicator: "jobs", kind: .result, period: PartialDate("2023"), value: value - 3)
        }
        let store = try Squareland.store(initiatives, outcomes: outcomes, defining: SquarelandJobs.defining)
        for rule in CountyWideRule.allCases {
            let distributor = try Distributor(
                store: store, selection: Selection(countyWide: rule), detail: .amounts)
            let distribution = try distributor.distribution(of: "jobs", by: .municipality)
            guard let before = Verdict(distribution), let found = try distributor.reversals(of: distribution) else {
                continue
            }
            func turns(_ selection: Selection) throws -> Bool {
                let there = try Distributor(store: store, selection: selection)
                    .distribution(of: "jobs", by: .municipality)
                return try #require(Verdict(distribution)) == before
                    && (Verdict(there).flatMap(before.turn)) != nil
            }
            let truth = try initiatives.map(\.id).filter { id in
                var selection = Selection(countyWide: rule)
                selection.ids = Set(initiatives.map(\.id)).subtracting([id])
                return try turns(selection)
            }
            #expect(found.initiatives.map(\.id).sorted() == truth.sorted(), "\(rule)")
            let rules = try CountyWideRule.allCases.filter { try $0 != rule && turns(Selection(countyWide: $0)) }
            #expect(found.countyWide.map(\.rule) == rules, "\(rule)")
        }
    }

    /// 9902 has the most beside its people by a single report; without it nothing is reported there, which isn't the
    /// least of all. Quotients by hand: 8, 3 and 1 of 12 beside 8,000, 1,000 and 600 people; then 8 and 1 of 9.
    @Test func `a part without its only report is blank and not the least favoured`() throws {
        let distributor = try Distributor(store: SquarelandJobs.store(), selection: Selection(), detail: .amounts)
        let reversals = try #require(
            try distributor.reversals(of: distributor.distribution(of: "jobs", by: .municipality)))
        let turn = try #require(reversals.initiatives.first { $0.id == "i9902" }?.turn)
        #expect(turn.blanks == [1] && turn.before.most == 1 && turn.after.quotients[1] == nil)
        #expect(!turn.isMost && !turn.isUpsideDown && turn.after.most == 2 && turn.after.least == 0)
        let expected = [8.0 / 9 / (8_000.0 / 8_600), nil, 1.0 / 9 / (600.0 / 8_600), nil]
        for (quotient, own) in zip(turn.after.quotients, expected) {
            #expect(abs((quotient ?? -1) - (own ?? -1)) < 1e-12)
        }
    }

    @Test func `rates and statistics have none`() throws {
        let store = try Squareland.store(
            [],
            values: (1...4).map { AreaValue(indicator: "people", municipalityCode: "990\($0)", year: 2024, value: 5) },
            defining: [
                Indicator(
                    id: "people", title: .init(verbatim: "p"), unit: .init(verbatim: "p"), kind: .extensive)
            ])
        let distributor = try Distributor(store: store, selection: Selection())
        #expect(try distributor.reversals(of: distributor.distribution(of: "people", by: .municipality)) == nil)
    }
}

extension Verdict {
    /// Of a distribution as it is given out.
    fileprivate init?(_ distribution: Distribution) {
        self.init(
            values: distribution.rows.map(\.value), people: distribution.rows.map { $0.populationShare ?? 0 })
    }
}
