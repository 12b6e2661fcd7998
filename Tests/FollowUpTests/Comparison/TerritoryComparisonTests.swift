import Planar
import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// Squareland with the border between its first two municipalities 300 m further east in the other division.
@Suite struct TerritoryComparisonTests {
    private static func other() throws -> GeometryColumn {
        let (x, y) = Squareland.origin
        var areas = GeometryColumn()
        for (from, to) in [(0.0, 10_300.0), (10_300, 20_000), (20_000, 30_000), (30_000, 40_000)] {
            try areas.append(
                wkb: WKBWriter.rectangle(Envelope(minX: x + from, minY: y, maxX: x + to, maxY: y + 10_000)))
        }
        return areas
    }

    private func compare(
        _ initiatives: [Initiative], _ areas: GeometryColumn,
        of municipalities: [Municipality] = Squareland.municipalities
    ) throws -> TerritoryComparison {
        let store = try Squareland.store(initiatives)
        let other = try Self.plan(store).municipalities(
            Self.layer(municipalities, areas), borderAccuracy: Squareland.territory().borderAccuracy)[0]
        return try TerritoryComparison(
            store.initiatives(), territory: store.territory(), gazetteer: store.gazetteer(), other: other,
            otherGazetteer: store.gazetteer(with: other, source: "test"))
    }

    private static func plan(_ store: Store) throws -> TerritoryPlan {
        let territory = try store.territory()
        let accessibility = Accessibility(
            scheme: territory.scheme, minimumPopulation: 3_000, distances: [2_000, 12_000])
        return try TerritoryPlan(
            former: [territory], accessibility: accessibility, register: store.municipalityRegister())
    }

    private static func layer(_ municipalities: [Municipality], _ areas: GeometryColumn) -> AreaLayer {
        var layer = AreaLayer()
        for (row, one) in municipalities.enumerated() {
            layer.append(code: one.code, name: one.name, area: areas.flat(row))
        }
        return layer
    }

    /// What the comparison shows is what the store shows once it has taken up the division, to the öre.
    @Test func `the second division is what the store would adopt`() throws {
        let store = try Squareland.store(Self.some)
        let territories = try Self.plan(store).municipalities(
            Self.layer(Squareland.municipalities, Self.other()), borderAccuracy: 0)
        let comparison = try TerritoryComparison(
            store.initiatives(), territory: store.territory(), gazetteer: store.gazetteer(), other: territories[0],
            otherGazetteer: store.gazetteer(with: territories[0], source: "test"))
        try store.adopt(territories, default: territories[0].scheme.name)
        let table = try store.initiatives()
        let territory = try store.territory()
        var ore: [String: Int64] = [:]
        var share: [String: Int64] = [:]
        for part in table.cells.indices {
            let code = territory.municipalities[territory.cells[Int(table.cells[part])].municipality].code
            ore[code, default: 0] += table.grantedOre[part]
            share[code, default: 0] += table.shares[part]
        }
        #expect(comparison.rows.count == 4)
        for row in comparison.rows {
            #expect(row.second?.grantedOre == ore[row.municipality.code, default: 0])
            let initiatives = Double(share[row.municipality.code, default: 0]) / Double(Share.denominator)
            #expect(abs((row.second?.initiatives ?? -1) - initiatives) < 1e-9)
        }
    }

    private static let some: [Initiative] = [
        Squareland.initiative("near", Squareland.point(10_200, 5_000), kronor: 700),
        Squareland.initiative("far", Squareland.point(16_000, 5_000), kronor: 10),
        Squareland.initiative("list", .municipalities([.init(code: "9901"), .init(code: "9902")]), kronor: 900),
        Squareland.initiative("county", .county, kronor: 1_000),
        Squareland.initiative("place", .place("Staden"), kronor: 5),
        Squareland.initiative("nowhere", .unknown, kronor: 3),
    ]

    @Test func `coordinates near the border differ and it says where`() throws {
        let comparison = try compare(Self.some, Self.other())
        #expect(comparison.count == 6 && comparison.withCoordinates == 2)
        #expect(comparison.differences.map(\.initiative) == ["near"])
        let one = try #require(comparison.differences.first)
        #expect(one.first == ["9902": 1] && one.second == ["9901": 1])
        #expect(one.x == Squareland.origin.x + 10_200 && one.y == Squareland.origin.y + 5_000)
        #expect(one.borderDistances.map { ($0 ?? 0).rounded() } == [200, 100])
        let gains = comparison.rows.map { ($0.second?.grantedOre ?? 0) - ($0.first?.grantedOre ?? 0) }
        #expect(gains == [700_00, -700_00, 0, 0])
        #expect(comparison.unlocated.first.grantedOre == 3_00 && comparison.unlocated.second.grantedOre == 3_00)
        let areas = try #require(comparison.rows.first).areas
        let first = try #require(areas.first)
        let second = try #require(areas.second)
        #expect(abs(second - first - 3) < 1e-6)
    }

    /// Of an area astride the border only what lies between the two borders moves.
    @Test func `areas move by what lies between`() throws {
        let (x, y) = Squareland.origin
        let area = WKBWriter.rectangle(Envelope(minX: x + 9_000, minY: y + 1_000, maxX: x + 11_000, maxY: y + 2_000))
        let comparison = try compare([Squareland.initiative("area", .geometry(wkb: area), kronor: 100)], Self.other())
        let one = try #require(comparison.differences.first)
        #expect(abs(one.first["9901", default: 0] - 0.5) < 1e-9 && abs(one.second["9901", default: 0] - 0.65) < 1e-9)
        #expect(comparison.rows.map { $0.first?.grantedOre } == [50_00, 50_00, 0, 0])
        #expect(comparison.rows.map { $0.second?.grantedOre } == [65_00, 35_00, 0, 0])
    }

    @Test func `the same division differs nowhere`() throws {
        var same = GeometryColumn()
        let territory = try Squareland.territory()
        for row in 0..<territory.municipalityAreas.count { same.append(territory.municipalityAreas.flat(row)) }
        let comparison = try compare(Self.some, same)
        #expect(comparison.differences.isEmpty)
        for row in comparison.rows { #expect(row.first == row.second) }
    }

    @Test func `municipalities that are gone are told`() throws {
        let (x, y) = Squareland.origin
        var areas = GeometryColumn()
        try areas.append(wkb: WKBWriter.rectangle(Envelope(minX: x, minY: y, maxX: x + 10_000, maxY: y + 10_000)))
        let comparison = try compare(Self.some, areas, of: [Squareland.municipalities[0]])
        #expect(comparison.rows.map { $0.second == nil } == [false, true, true, true])
        #expect(comparison.differences.map(\.initiative) == ["far", "near"])
        #expect(comparison.differences.allSatisfy { $0.second == ["outside": 1] })
    }
}
