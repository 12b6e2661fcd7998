import GRDB
import Planar
import TestSupport
import Testing

@testable import Store

struct RTreeTests {
    /// SQLite's own minimum and maximum over all rows is the other reading.
    @Test(arguments: [0, 1, 40, 3_000])
    func `the root has the box around every row, whatever was added and taken away`(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let database = try DatabaseQueue()
        try database.write { db in
            try db.execute(sql: "CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy)")
            let insert = try PreparedStatement(db, "INSERT INTO tree VALUES (?, ?, ?, ?, ?)")
            let delete = try PreparedStatement(db, "DELETE FROM tree WHERE id = ?")
            func check() throws {
                let scanned = try PreparedStatement(
                    db, "SELECT count(*), min(minx), min(miny), max(maxx), max(maxy) FROM tree"
                ).first { row in
                    row.integer(0) == 0
                        ? nil
                        : Envelope(minX: row.double(1), minY: row.double(2), maxX: row.double(3), maxY: row.double(4))
                }
                #expect(try RTree.extent(of: "tree", db) == scanned ?? nil)
            }
            try check()
            for key in 0..<count {
                let (x, y) = (Double.random(in: -1e6...1e6, using: &random), Double.random(in: 0...7e6, using: &random))
                try insert.run(Int64(key), x, x + 10, y, y + 20)
                if key.isMultiple(of: 97) { try check() }
            }
            for key in (0..<count).shuffled(using: &random) {
                try delete.run(Int64(key))
                if key.isMultiple(of: 97) { try check() }
            }
            try check()
        }
    }
}
