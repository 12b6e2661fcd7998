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
            let kronor = Double(Int.random(in: -200...(index % 5 == 0 ? 60_000 : 3_000), using: &random))
            let code = "990\(Int.random(in: 1...4, using: &random))"
            let location: Location
            switch Int.random(in: 0...5, using: &random) {
            case 0: location = .county
            case 1: location = .place("Staden")
            case 2: location = .municipalities([.init(code: "9902"), .init(code: "9904")])
            default: location = .municipalities([.init(code: code)])
            }
            return Squareland.initiative("i\(index + 10)", location, kronor: kronor)
        }
        let store = try Squareland.store(initiatives)
        for level in [Level.municipality, .cell, .zone] {
            for id in [Indicator.ID.grantedSek, .initiatives] {
                let distributor = try Distributor(store: store, selection: Selection(), detail: .amounts)
                let distribution = try distributor.distribution(of: id, by: level)
                guard let before = Verdict(distribution) else { continue }
                let found = try #require(try distributor.reversals(of: distribution))
                var truth: Set<String> = []
                for one in initiatives {
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
