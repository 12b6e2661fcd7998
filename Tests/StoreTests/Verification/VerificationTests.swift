import Foundation
import Planar
import Territory
import TestSupport
import Testing
import Wording

@testable import Store

/// Each kind of damage is made by hand and must be found, alone; a whole store has none.
@Suite struct VerificationTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
    }

    /// R-tree triggers would mend or complain; damage comes from programs without them.
    private func damage(_ sql: String, without table: String) throws {
        let triggers = GeoPackage.triggers(of: table)
        let drop = triggers.map { "DROP TRIGGER \"\($0.name)\";" }.joined()
        let make = triggers.map { "\($0.sql);" }.joined()
        try store.damage("\(drop) \(sql); \(make)")
    }

    @Test func `whole store has none`() throws {
        #expect(try store.verify() == [])
        #expect(try Store(opening: scratch.path(), for: .reading).verify() == [])
        #expect(try scratch.store("empty.gpkg").verify() == [])
    }

    @Test func `shares that do not add up`() throws {
        try store.damage("UPDATE footprint_part SET share = share - 1 WHERE id = (SELECT min(id) FROM footprint_part)")
        #expect(
            try store.verify() == [
                .shares(initiative: "A-1", scheme: "towns", sum: 999_999_999_999),
                .effect(layer: "effect_by_municipality", row: 1), .effect(layer: "effect_by_cell", row: 1),
            ])
    }

    @Test func `amounts that are not the split`() throws {
        try store.damage("UPDATE initiative SET granted_ore = granted_ore + 1 WHERE id = 'A-1'")
        #expect(
            try store.verify() == [
                .edited(initiative: "A-1", .amount(before: 100_000_01, after: 100_000_02))
            ])
    }

    @Test func `amounts moved between cells`() throws {
        try store.damage(
            """
            UPDATE footprint_part SET granted_ore = granted_ore + CASE WHEN cell_fid = 1 THEN 1 ELSE -1 END
            WHERE cell_fid IN (1, 2) AND footprint_id = (
              SELECT footprint.id FROM footprint JOIN initiative ON initiative.fid = initiative_fid WHERE \
            initiative.id = 'B-2')
            """)
        // The two cells are of one municipality, whose sum is unmoved.
        #expect(
            try store.verify() == [
                .amounts(initiative: "B-2", scheme: "towns", sumOre: 1_000_000_00, grantedOre: 1_000_000_00),
                .effect(layer: "effect_by_cell", row: 1), .effect(layer: "effect_by_cell", row: 2),
            ])
    }

    @Test func `initiative without footprint`() throws {
        try store.damage(
            """
            DELETE FROM footprint WHERE initiative_fid = (SELECT fid FROM initiative WHERE id = 'J-10')
            """)
        #expect(try store.verify() == [.noFootprint(initiative: "J-10", scheme: "towns")])
    }

    @Test func `broken reference`() throws {
        try store.damage("UPDATE cell SET municipality_code = '9909', code = '9909/town' WHERE fid = 1")
        let found = try store.verify()
        #expect(
            found == [
                .reference(table: "cell", row: 1, to: "municipality"), .division(scheme: "towns"),
                .effect(layer: "effect_by_municipality", row: 1), .effect(layer: "effect_by_cell", row: 1),
                .content(table: "cell", row: 1, what: "9909/town"),
            ])
    }

    @Test func `stale effects`() throws {
        try store.damage("UPDATE effect_by_municipality SET granted_ore = granted_ore + 100 WHERE code = '9902'")
        #expect(try store.verify() == [.effect(layer: "effect_by_municipality", row: 2)])
        try store.damage("DELETE FROM effect_by_municipality WHERE code = '9903'")
        #expect(
            try store.verify() == [
                .effect(layer: "effect_by_municipality", row: 2), .effect(layer: "effect_by_municipality", row: 3),
            ])
    }

    @Test func `index out of step`() throws {
        try store.damage(
            """
            UPDATE rtree_initiative_geom SET maxx = maxx + 5000 WHERE id = (SELECT fid FROM initiative WHERE id = \
            'H-8')
            """
        )
        #expect(try store.verify() == [.index(layer: "initiative", row: 8)])
        try store.damage(
            "DELETE FROM rtree_municipality_geom WHERE id = 2; INSERT INTO rtree_water_geom VALUES (99, 0, 1, 0, 1)")
        #expect(
            try store.verify() == [
                .index(layer: "municipality", row: 2), .index(layer: "water", row: 99),
                .index(layer: "initiative", row: 8),
            ])
    }

    @Test func `geometry that is none`() throws {
        try damage("UPDATE initiative SET geom = x'deadbeef' WHERE id = 'A-1'", without: "initiative")
        let found = try store.verify()
        #expect(found.count == 1, "\(found)")
        guard case .geometry(layer: "initiative", row: 1, fault: _) = found.first else {
            Issue.record("\(found)")
            return
        }
    }

    @Test func `geometry of another reference system or type`() throws {
        try damage("UPDATE water SET geom = ST_SetSRID(geom, 4326)", without: "water")
        try damage("UPDATE locality SET geom = ST_Buffer(geom, 10) WHERE fid = 2", without: "locality")
        let found = try store.verify().map(\.wording.en)
        #expect(
            found == [
                "Layer water, row 1: reference system 4326 instead of 3006.",
                "Layer locality, row 2: Polygon in a layer of POINT.",
            ])
    }

    @Test func `cells that overlap and cells that leave a hole`() throws {
        try damage(
            """
            UPDATE cell SET geom = ST_GeomFromText('MULTIPOLYGON (((500000 7000000, 505010 7000000, 505010 7020000,
              500000 7020000, 500000 7000000)))', 3006) WHERE fid = 1
            """, without: "cell")
        let overlapping = try store.verify()
        #expect(
            overlapping == [
                .index(layer: "cell", row: 1), .border(layer: "cell", code: "9901/town"),
                .effect(layer: "effect_by_cell", row: 1),
                .overlap(layer: "cell", first: "9901/town", second: "9901/country", area: 200_000),
                .area(cell: "9901/town", scheme: "towns", recorded: 100, measured: 100.2),
                .cover(layer: "zone", code: "town", scheme: "towns", area: 200_000),
            ])
        try damage(
            """
            UPDATE cell SET geom = ST_GeomFromText('MULTIPOLYGON (((500000 7000000, 504990 7000000, 504990 7020000,
              500000 7020000, 500000 7000000)))', 3006) WHERE fid = 1
            """, without: "cell")
        let holed = try store.verify()
        #expect(
            holed == [
                .index(layer: "cell", row: 1), .border(layer: "cell", code: "9901/town"),
                .effect(layer: "effect_by_cell", row: 1),
                .area(cell: "9901/town", scheme: "towns", recorded: 100, measured: 99.8),
                .cover(layer: "municipality", code: "9901", scheme: "towns", area: 200_000),
                .cover(layer: "zone", code: "town", scheme: "towns", area: 200_000),
            ])
    }

    @Test func `less than a square metre is rounding`() throws {
        let rings = "500000 7000000, 505000.00002 7000000, 505000.00002 7020000, 500000 7020000, 500000 7000000"
        let geometry = "ST_GeomFromText('MULTIPOLYGON (((\(rings))))', 3006)"
        try damage("UPDATE cell SET geom = \(geometry) WHERE fid = 1", without: "cell")
        try damage("UPDATE effect_by_cell SET geom = \(geometry) WHERE fid = 1", without: "effect_by_cell")
        try store.damage(
            """
            UPDATE rtree_cell_geom SET maxx = 505000.00002 WHERE id = 1;
            UPDATE rtree_effect_by_cell_geom SET maxx = 505000.00002 WHERE id = 1
            """)
        // The cells still divide the county; the initiatives were placed on others, though.
        #expect(try store.verify() == [.division(scheme: "towns")])
        try store.refresh()
        #expect(try store.verify() == [])
    }

    @Test func `missing trigger and changed header`() throws {
        try store.damage(
            """
            DROP TRIGGER rtree_cell_geom_update1; DELETE FROM gpkg_extensions WHERE table_name = 'water'; PRAGMA \
            user_version = 10200
            """)
        #expect(
            try store.verify() == [
                .header(mark: "user_version", found: "10200", expected: "10300"),
                .schema(object: "gpkg_extensions water gpkg_rtree_index"),
                .schema(object: "trigger rtree_cell_geom_update1"),
            ])
    }

    @Test func `rejected rows that are gone`() throws {
        let rejected = [
            RejectedRow(
                row: 9, column: "id", value: "", reason: .init(sv: "tomt", en: "empty"),
                fields: [.init(column: "id", value: "")])
        ]
        let other = batch([Initiative](), kind: .initiatives, digest: "c", rejected: rejected)
        try store.commit(other)
        try store.damage("DELETE FROM rejected_row")
        #expect(try store.verify() == [.rejected(import: 2, recorded: 1, found: 0)])
    }

    /// A page of the file overwritten: found by SQLite's own check, and the other checks survive it.
    @Test func `overwritten page`() throws {
        let page = try #require(try store.number("SELECT rootpage FROM sqlite_master WHERE name = 'footprint_part'"))
        let handle = try #require(FileHandle(forUpdatingAtPath: scratch.path()))
        try handle.seek(toOffset: UInt64(page - 1) * 4096)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try handle.close()
        let found = try Store(opening: scratch.path(), for: .reading).verify()
        #expect(found.contains { if case .file = $0 { true } else { false } }, "\(found)")
        #expect(found.allSatisfy { if case .file = $0 { true } else { false } }, "\(found)")
        #expect {
            try Store(opening: scratch.path(), for: .reading).initiatives()
        } throws: { error in
            if case StoreError.damaged = error { true } else { false }
        }
    }

    @Test func `damage speaks both languages`() {
        let fault = Wording(sv: "fel", en: "fault")
        let all: [Damage] =
            [
                .file(message: "m"), .header(mark: "m", found: "1", expected: "2"), .schema(object: "o"),
                .reference(table: "t", row: 1, to: "p"), .content(table: "t", row: 1, what: "w"),
                .geometry(layer: "l", row: 1, fault: fault), .index(layer: "l", row: 1),
                .indexStructure(layer: "l", message: "m"),
                .noFootprint(initiative: "i", scheme: "s"), .shares(initiative: "i", scheme: "s", sum: 1),
                .amounts(initiative: "i", scheme: "s", sumOre: 1, grantedOre: 2),
                .overlap(layer: "l", first: "a", second: "b", area: 2),
                .cover(layer: "l", code: "c", scheme: "s", area: 2),
                .area(cell: "c", scheme: "s", recorded: 1, measured: 2),
                .value(table: "t", row: 1, column: "c"), .effect(layer: "l", row: 1),
                .rejected(import: 1, recorded: 1, found: 0), .border(layer: "l", code: "c"), .division(scheme: "s"),
                .column(table: "t", name: "c"),
            ]
            + [
                .added, .deleted, .moved, .drawn, .municipalities, .shares, .place, .total,
                .amount(before: 1, after: 2),
            ].map { .edited(initiative: "i", $0) }
        for one in all { #expect(!one.wording.sv.isEmpty && one.wording.sv != one.wording.en) }
    }
}
