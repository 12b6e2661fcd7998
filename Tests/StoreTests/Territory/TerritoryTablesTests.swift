import Foundation
import Planar
import Territory
import TestSupport
import Testing
import Wording

@testable import Store

/// Several zoning schemes in one store.
@Suite struct TerritoryTablesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The whole municipality as its one zone.
    static func undivided(_ base: Territory, name: String = "whole") throws -> Territory {
        let scheme = ZoningScheme(
            name: name, title: Wording(sv: "odelad", en: "undivided"), statement: Wording(sv: "allt", en: "everything"),
            zones: [Zone(code: "all", title: Wording(sv: "allt", en: "all"), rollUp: .undivided)])
        let cells = base.municipalities.indices.map { index in
            Territory.Cell(
                municipality: index, zone: 0, areaKm2: index == 1 ? 416 : 400,
                population: base.cells.filter { $0.municipality == index }.map(\.population).reduce(0, +))
        }
        return Territory(
            countyCode: base.countyCode, municipalities: base.municipalities, municipalityAreas: base.municipalityAreas,
            scheme: scheme, cells: cells, cellAreas: base.municipalityAreas, water: base.water,
            localities: base.localities,
            borderAccuracy: base.borderAccuracy, populationRule: .layer)
    }

    @Test func `a second scheme places what is there and what comes`() throws {
        let store = try scratch.store()
        let initiatives = Squareland.Strips.initiatives
        try store.commit(batch(Array(initiatives[..<6]), kind: .initiatives))
        let towns = try store.initiatives()
        let whole = try Self.undivided(store.territory())
        try store.add(schemeOf: whole)
        try store.commit(batch(initiatives, kind: .initiatives, digest: "b"))
        #expect(try store.schemes == ["towns", "whole"])
        #expect(try store.territory(scheme: "whole").cells == whole.cells)
        #expect(try store.territory(scheme: "whole").populationRule == .layer)
        #expect(try store.territory().scheme == Squareland.Strips.scheme)
        #expect(try store.verify() == [])

        let placement = try Placement(
            territory: whole, index: Territory.Index(whole), gazetteer: Gazetteer(Squareland.Strips.gazetteer))
        let table = try store.initiatives(Selection(scheme: "whole"))
        #expect(try table.initiatives == store.initiatives().initiatives)
        for row in 0..<table.count {
            let footprint = try placement.place(table.initiatives[row].location).footprint
            #expect(table.cells[table.parts(of: row)].map(Int.init) == footprint.parts.map(\.cell))
            #expect(Array(table.shares[table.parts(of: row)]) == footprint.parts.map(\.share.parts))
        }
        // The former scheme's footprints are untouched.
        let after = try store.initiatives()
        let kept = after.initiatives.indices.filter { row in
            towns.initiatives.contains { $0.id == after.initiatives[row].id }
        }
        #expect(kept.flatMap { after.shares[after.parts(of: $0)] } == towns.shares)
    }

    @Test func `problems are told once`() throws {
        let store = try scratch.store()
        try store.add(schemeOf: Self.undivided(store.territory()))
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        #expect(try store.problems().map(\.initiative) == ["F-6", "G-7", "K-11"])
    }

    @Test func `another county or border is refused`() throws {
        let store = try scratch.store()
        let base = try store.territory()
        #expect(throws: StoreError.schemeExists("towns")) { try store.add(schemeOf: base) }
        let whole = try Self.undivided(base)
        var areas = GeometryColumn()
        try areas.append(
            wkb: Squareland.Strips.multi([Squareland.Strips.rectangle(500_000, 7_000_000, 20_000, 20_001)]))
        areas.append(base.municipalityAreas.flat(1))
        areas.append(base.municipalityAreas.flat(2))
        let moved = Territory(
            countyCode: "99", municipalities: whole.municipalities, municipalityAreas: areas, scheme: whole.scheme,
            cells: whole.cells, cellAreas: areas, water: whole.water, localities: [], borderAccuracy: 0,
            populationRule: .area)
        #expect {
            try store.add(schemeOf: moved)
        } throws: { error in
            if case StoreError.otherTerritory(let difference) = error {
                difference.en == "Västby has other borders; they differ by 20000.0 m²"
            } else {
                false
            }
        }
        #expect(try store.schemes == ["towns"])
    }

    /// One store, many threads: operations queue up, and each sees a whole state.
    @Test func `threads share a store`() async throws {
        let store = try scratch.store()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for digest in ["b", "c", "d", "e"] as [Character] {
                group.addTask {
                    var rows = Squareland.Strips.initiatives
                    for index in rows.indices { rows[index].id += "-\(digest)" }
                    try store.commit(batch(rows, kind: .initiatives, digest: digest))
                }
                group.addTask {
                    let count = try store.initiatives().count
                    #expect(count.isMultiple(of: Squareland.Strips.initiatives.count))
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.initiatives().count == 4 * Squareland.Strips.initiatives.count)
        #expect(try store.verify() == [])
    }
}
