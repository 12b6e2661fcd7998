import Foundation
import GRDB
import Territory
import TestSupport
import Testing
import Wording

@testable import Store

@Suite struct ImportTablesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private let rejected = [
        RejectedRow(
            row: 12, column: "granted_sek", value: "mycket", reason: Wording(sv: "inget tal", en: "not a number"),
            fields: [
                .init(column: "id", value: "X\"1"), .init(column: "granted_sek", value: "mycket\n\\ "),
                .init(column: "", value: ""),
            ]),
        RejectedRow(row: 3, column: nil, value: nil, reason: Wording(sv: "trasig", en: "broken"), fields: []),
    ]

    @Test func `imports are kept with their rejected rows and notes`() throws {
        let store = try scratch.store()
        let notes = [Wording(sv: "semikolon", en: "semicolon"), Wording(sv: "UTF-8", en: "UTF-8, that is")]
        let file = batch(
            Squareland.Strips.initiatives, kind: .initiatives, file: "insatser.csv", rejected: rejected,
            understood: notes
        )
        let receipt = try store.commit(file)
        #expect(receipt.read == Squareland.Strips.initiatives.count + 2 && receipt.rejected == 2)
        let record = try #require(try store.imports().first)
        #expect(record.file == file.file && record.receipt == receipt && record.time == "2026-01-01T00:00:00.250Z")
        #expect(try store.rejectedRows(import: record.id) == [rejected[1], rejected[0]])
        #expect(try store.notes(import: record.id) == notes)
        #expect(try store.rejectedRows(import: 99).isEmpty)
        #expect(try store.commit(file).rejected == 2)
    }

    @Test func `every row knows its import`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives, file: "ett.csv"))
        var changed = Squareland.Strips.initiatives
        changed[4].title = "Ny"
        try store.commit(batch(changed, kind: .initiatives, file: "två.csv", digest: "b"))
        let origin = try store.rows(
            """
            SELECT initiative.id, file_name, row_number FROM initiative JOIN import ON import.id = import_id
            WHERE initiative.id IN ('D-4', 'E-5') ORDER BY 1
            """)
        #expect(origin == ["D-4|ett.csv|5", "E-5|två.csv|6"])
    }

    /// What is made piece by piece on all processors is what one import after the other makes, and no key is without
    /// its row.
    @Test func `many rows at once are stored as few are`() throws {
        let many = (0..<250).flatMap { round in
            Squareland.Strips.initiatives.map { one in
                var copy = one
                copy.id += "/\(round)"
                copy.grantedOre = copy.grantedOre.map { $0 + Int64(round) }
                return copy
            }
        }
        #expect(many.count > 4 * Placing.piece)
        let once = try scratch.store("once.gpkg")
        let often = try scratch.store("often.gpkg")
        try once.commit(batch(many, kind: .initiatives))
        for (number, start) in stride(from: 0, to: many.count, by: 400).enumerated() {
            let few = Array(many[start..<min(start + 400, many.count)])
            try often.commit(
                batch(
                    few, kind: .initiatives, digest: Character(UnicodeScalar(UInt8(97 + number % 6))), part: "\(number)"
                ))
        }
        // Changed ones among new and unchanged ones.
        var changed = many
        for row in stride(from: 0, to: changed.count, by: 3) {
            changed[row].location = many[(row + 1) % many.count].location
            changed[row].title += "!"
        }
        for store in [once, often] {
            let receipt = try store.commit(batch(changed, kind: .initiatives, digest: "9"))
            #expect(receipt.updated == (many.count + 2) / 3 && receipt.inserted == 0)
            #expect(try store.verify().isEmpty)
            #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
            #expect(try store.rows("PRAGMA foreign_keys") == ["1"])
        }
        let fresh = try scratch.store("fresh.gpkg")
        try fresh.commit(batch(changed, kind: .initiatives))
        for table in ["effect_by_cell", "effect_by_municipality"] {
            #expect(try once.rows("SELECT * FROM \(table)") == fresh.rows("SELECT * FROM \(table)"))
        }
        let footprints = """
            SELECT initiative.id, scheme, cell_fid, share, footprint_part.granted_ore, rule, basis, precision, problem
            FROM footprint JOIN initiative ON fid = initiative_fid LEFT JOIN footprint_part ON footprint_id = \
            footprint.id
            ORDER BY 1, 2, 3
            """
        #expect(try once.rows(footprints) == fresh.rows(footprints))
        #expect(try once.rows(footprints) == often.rows(footprints))
        #expect(try once.initiatives().initiatives == often.initiatives().initiatives)
    }

    @Test func `the same bytes as another kind are another import`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let receipt = try store.commit(batch([AreaValue](), kind: .indicators), defining: [])
        #expect(!receipt.repeated)
        #expect(try store.imports().count == 2)
    }

    @Test func `a writer in the way is named`() throws {
        let store = try scratch.store()
        let other = try DatabaseQueue(path: scratch.path())
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN EXCLUSIVE")
            #expect {
                try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
            } throws: { error in
                if case StoreError.locked = error { true } else { false }
            }
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives)).inserted > 0)
    }

    /// A program that dies in the middle leaves a journal; whoever opens the file next finds the state before.
    @Test func `half an import is none`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let tables = ["initiative", "footprint", "footprint_part", "effect_by_cell", "import", "rtree_initiative_geom"]
        let before = try tables.map { try store.rows("SELECT * FROM \($0)") }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
        // Copied while a transaction has already spilled pages into the file.
        let other = try DatabaseQueue(path: scratch.path())
        try other.inDatabase { db in
            try SpatialFunctions.register(on: db)
            try db.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE")
            try db.execute(
                sql: "UPDATE initiative SET title = hex(randomblob(3000)); UPDATE footprint_part SET granted_ore = 0")
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: scratch.path() + suffix, toPath: scratch.path("crashed.gpkg") + suffix)
            }
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path("crashed.gpkg"))) != bytes)
        let survivor = try Store(opening: scratch.path("crashed.gpkg"))
        #expect(try tables.map { try survivor.rows("SELECT * FROM \($0)") } == before)
        #expect(try survivor.verify() == [])
    }

    @Test func `effects follow the footprints`() throws {
        let store = try scratch.store()
        #expect(
            try store.rows("SELECT DISTINCT initiatives, initiatives_touching, granted_ore FROM effect_by_cell") == [
                "0.0|0|0"
            ])
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let table = try store.initiatives()
        var shares = [Int64](repeating: 0, count: 6)
        var ore = shares
        var touching = shares
        for part in table.cells.indices {
            let cell = Int(table.cells[part])
            shares[cell] += table.shares[part]
            ore[cell] += table.grantedOre[part]
            touching[cell] += 1
        }
        let cells = try store.rows(
            "SELECT initiatives, initiatives_touching, granted_ore FROM effect_by_cell ORDER BY fid")
        #expect(cells == (0..<6).map { "\(Double(shares[$0]) / 1e12)|\(touching[$0])|\(ore[$0])" })
        let municipalities = try store.rows(
            "SELECT code, granted_ore, granted_sek, population FROM effect_by_municipality ORDER BY fid")
        let expected = (0..<3).map { index -> String in
            let sum = ore[index * 2] + ore[index * 2 + 1]
            let people = Squareland.Strips.population[index * 2] + Squareland.Strips.population[index * 2 + 1]
            return "990\(index + 1)|\(sum)|\(Double(sum) / 100)|\(people)"
        }
        #expect(municipalities == expected)
        let touched = (0..<3).map { municipality in
            (0..<table.count).count { row in table.parts(of: row).contains { Int(table.cells[$0]) / 2 == municipality }
            }
        }
        #expect(
            try store.rows("SELECT initiatives_touching FROM effect_by_municipality ORDER BY fid")
                == touched.map { "\($0)" })
    }

    @Test func `a part whose initiatives state no amount has null and no 0 kronor`() throws {
        let store = try scratch.store()
        func initiative(_ id: String, _ code: String, _ ore: Int64?) -> Initiative {
            var it = Initiative(id: id, title: id, location: .municipalities([.init(code: code)]))
            it.grantedOre = ore
            return it
        }
        let money = "SELECT granted_sek, granted_sek_per_inhabitant IS NULL FROM effect_by_municipality ORDER BY code"
        let some = [initiative("a", "9901", nil), initiative("b", "9902", nil), initiative("c", "9902", 0)]
        try store.commit(batch(some, kind: .initiatives))
        #expect(try store.rows(money) == ["NULL|1", "0.0|0", "0.0|0"])
        // Added to what there is, and taken off it.
        try store.commit(batch([initiative("d", "9901", 500)], kind: .initiatives, digest: "b"))
        #expect(try store.rows(money) == ["5.0|0", "0.0|0", "0.0|0"])
        try store.commit(batch([initiative("c", "9902", nil)], kind: .initiatives, digest: "c"))
        #expect(try store.rows(money) == ["5.0|0", "NULL|1", "0.0|0"])
        #expect(try store.verify() == [])
        try store.damage("UPDATE effect_by_municipality SET granted_sek = 0 WHERE code = '9902'")
        #expect(try store.verify() == [.effect(layer: "effect_by_municipality", row: 2)])
    }

    @Test func `contents know time and extent`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let row = try store.rows(
            "SELECT last_change, min_x <= 400000, max_x >= 570000 FROM gpkg_contents WHERE table_name = 'initiative'")
        #expect(row == ["2026-01-01T00:00:00.250Z|1|1"])
        #expect(try store.rows("SELECT DISTINCT last_change FROM gpkg_contents") == ["2026-01-01T00:00:00.250Z"])
    }
}
