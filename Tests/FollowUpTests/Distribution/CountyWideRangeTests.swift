import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// Ways to count what the sources declare for the whole county, or for a programme only. Figures by hand on Squareland:
/// 8,000, 1,000, 600 and 400 inhabitants.
@Suite struct CountyWideRangeTests {
    private static let some: [Initiative] = [
        Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 1_000),
        Squareland.initiative("c", .county, kronor: 10_000),
        Squareland.initiative(
            "d", .municipalities(["9901", "9902", "9903", "9904", "8801"].map { .init(code: $0) }), kronor: 500),
        Squareland.initiative("e", .unknown, kronor: 1_400, date: "2016", programme: "Leader Öst (Landsbygdsfonden)"),
        Squareland.initiative("f", .unknown, kronor: 100, programme: "Leader Öst; Leader Väst"),
        Squareland.initiative("g", .unknown, kronor: 7, programme: "Leader Öst m.fl."),
        Squareland.initiative("h", .unknown, kronor: 9, date: "2024", programme: "Leader Öst"),
    ]

    private static let areas = [
        ProgrammeArea(programme: "Leader Öst", years: 2014...2022, municipalityCodes: ["9902", "9904", "8801"]),
        ProgrammeArea(programme: "Leader Öst", years: 2023...2027, municipalityCodes: ["9904"]),
        ProgrammeArea(programme: "Leader Väst", years: nil, municipalityCodes: ["9901"]),
    ]

    private func values(_ selection: Selection) throws -> [Double] {
        try Distributor(store: Squareland.store(Self.some), selection: selection).distribution(
            of: "granted_sek", by: .municipality
        )
        .rows.compactMap(\.value)
    }

    @Test func `three rules`() throws {
        // d: a fifth is outside, 400 kr within.
        #expect(try values(Selection()) == [9_320, 1_040, 624, 416])
        #expect(try values(Selection(countyWide: .equal)) == [3_600, 2_600, 2_600, 2_600])
        #expect(try values(Selection(countyWide: .leftOut)) == [1_000, 0, 0, 0])
    }

    @Test func `every rule keeps everyöre`() throws {
        let odd = [
            Squareland.initiative("c", .county, kronor: 0.07),
            Squareland.initiative("p", Squareland.point(500, 500), kronor: 3.33),
        ]
        let store = try Squareland.store(odd)
        for rule in CountyWideRule.allCases {
            let table = try store.initiatives(Selection(countyWide: rule))
            let territory = try store.territory()
            #expect(table.count == (rule == .leftOut ? 1 : 2))
            for row in 0..<table.count {
                let parts = table.parts(of: row)
                #expect(
                    table.shares[parts].reduce(0, +) + table.outsideShare[row] + table.unlocatedShare[row]
                        == Share.denominator)
                #expect(
                    table.grantedOre[parts].reduce(0, +) + table.outsideOre[row] == table.initiatives[row].grantedOre)
            }
            // What points have survives, whichever rows go.
            #expect(table.geometryRows.map { table.initiatives[Int($0)].id } == ["p"])
            #expect(table.geometry == (try store.initiatives()).geometry)
            let derived = try store.initiatives().counting(countyWide: rule, in: territory)
            #expect(derived.shares == table.shares && derived.cells == table.cells && derived.rule == table.rule)
        }
        #expect(try store.initiatives(Selection(countyWide: .equal)).rule[0] == .countyEqually)
    }

    @Test func `what lies outside by a stated total is told however the countys part is spread`() throws {
        let all = Squareland.municipalities.map { Location.Declared(code: $0.code) }
        let store = try Squareland.store([
            Squareland.initiative("t", .municipalities(all, total: 6), kronor: 600)
        ])
        for rule in [CountyWideRule.population, .equal] {
            let table = try store.initiatives().counting(countyWide: rule, in: store.territory())
            let count = table.placingCount()
            #expect(count.restingOnTotal == 1 && count.outsideByTotalOre == 200_00, "\(rule)")
        }
    }

    /// Only who asks gets it; a fund in brackets doesn't count, "m.fl." means more than is known, and the period
    /// decides.
    @Test func `programme areas on request`() throws {
        let plain = try values(Selection(countyWide: .leftOut))
        #expect(plain == [1_000, 0, 0, 0])
        let selection = Selection(countyWide: .leftOut, programmeAreas: Self.areas)
        let distributor = try Distributor(store: Squareland.store(Self.some), selection: selection)
        let placed = try distributor.distribution(of: "granted_sek", by: .municipality)
        // e: 1,000 and 400 of 1,400 people; f: its year is unknown and the areas differ; g: not certain; h: 9904 by its
        // year.
        let rows: [Double] = placed.rows.compactMap(\.value)
        #expect(rows == [1_000, 1_000, 0, 409])
        #expect(placed.basis.programmeArea == 1_409)
        #expect(placed.unlocated == 107)
        let table = distributor.table
        #expect(
            table.initiatives.indices.filter { table.precision[$0] == .programmeArea }.map { table.initiatives[$0].id }
                == ["e", "h"])
        #expect(placed.count.unlocated == 2)
    }

    @Test func `several programmes are their union`() {
        #expect(
            Self.areas.municipalities(of: "Leader Öst; leader väst (Socialfonden)", year: 2015) == [
                "8801", "9901", "9902", "9904",
            ])
        #expect(Self.areas.municipalities(of: "Leader Öst; Vinnova", year: 2015) == nil)
        #expect(Self.areas.municipalities(of: "Leader Ost", year: 2015) == nil)
        #expect(Self.areas.municipalities(of: "", year: 2015) == nil)
    }

    @Test func `range holds every rule`() throws {
        let distributor = try Distributor(store: Squareland.store(Self.some), selection: Selection())
        let range = try distributor.countyWideRange(of: "granted_sek", by: .municipality)
        #expect(range.distributions.map(\.rule) == [.population, .equal, .leftOut])
        #expect(range.rows.map(\.part.code) == ["9901", "9902", "9903", "9904"])
        #expect(range.rows.map(\.low) == [1_000, 0, 0, 0])
        #expect(range.rows.map(\.high) == [9_320, 2_600, 2_600, 2_600])
        #expect(range.rows[0].shares[.leftOut] == 1)
        for rule in CountyWideRule.allCases {
            let alone = try Distributor(store: Squareland.store(Self.some), selection: Selection(countyWide: rule))
                .distribution(of: "granted_sek", by: .municipality)
            let hoover = range.values(of: .hoover).first { $0.rule == rule }?.value
            #expect(hoover == alone.indices[.hoover] && hoover?.value != nil)
        }
        #expect(throws: DistributionError.self) { try distributor.countyWideRange(of: "nothing", by: .municipality) }
    }
}
