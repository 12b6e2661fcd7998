import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct RowBufferTests {
    private func written(_ rows: RowBuffer, into columns: Int) throws -> [[DatabaseValue]] {
        try DatabaseQueue().write { db in
            let names = (0..<columns).map { "c\($0)" }
            try db.execute(sql: "CREATE TABLE t (\(names.joined(separator: ", ")))")
            try rows.write(through: BulkInsert(db, into: "t", columns: names))
            return try Row.fetchAll(db, sql: "SELECT * FROM t ORDER BY rowid").map { Array($0.databaseValues) }
        }
    }

    @Test func `every kind of value arrives`() throws {
        var rows = RowBuffer(columns: 6)
        // Enough for several at once, and some left over.
        for _ in 0..<50 {
            rows.append(Int64.min)
            rows.append(-0.25)
            rows.append("blåbär 🫐")
            rows.append(blob: [0, 255, 0])
            rows.append("")
            rows.append(PartialDate(year: 987 + 13, month: 2, day: 9))
            rows.append(nil as Int?)
            rows.append(nil as Double?)
            rows.append(nil as String?)
            rows.append(blob: nil)
            rows.append(true)
            rows.append(PartialDate(year: 2026))
        }
        let one: [DatabaseValue] = [
            Int64.min.databaseValue, (-0.25).databaseValue, "blåbär 🫐".databaseValue, Data([0, 255, 0]).databaseValue,
            "".databaseValue,
            "1000-02-09".databaseValue,
        ]
        let two: [DatabaseValue] = [.null, .null, .null, .null, 1.databaseValue, "2026".databaseValue]
        #expect(rows.count == 100)
        #expect(try written(rows, into: 6) == (0..<50).flatMap { _ in [one, two] })
    }

    /// Without a single byte there is no address to bind.
    @Test func `texts and blobs of nothing are not null`() throws {
        var rows = RowBuffer(columns: 2)
        rows.append("")
        rows.append(blob: [])
        #expect(try written(rows, into: 2) == [["".databaseValue, Data().databaseValue]])
    }

    @Test func `indexes that were set aside come back and still forbid`() throws {
        try DatabaseQueue().write { db in
            try db.execute(
                sql:
                    """
                    CREATE TABLE t (a, b); CREATE UNIQUE INDEX once ON t (a, coalesce(b, '')); CREATE INDEX plain \
                    ON t (b)
                    """
            )
            let insert = try BulkInsert(db, into: "t", columns: ["a", "b"])
            func fill(_ values: [(Int, String?)]) throws {
                var rows = RowBuffer(columns: 2)
                for (a, b) in values {
                    rows.append(a)
                    rows.append(b)
                }
                try db.buildingIndexes(of: "t") { try rows.write(through: insert) }
            }
            try fill([(2, nil), (1, "x"), (1, nil)])
            #expect(
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name") == [
                    "once", "plain",
                ])
            #expect(throws: DatabaseError.self) { try fill([(1, "x")]) }
            try db.execute(sql: "DELETE FROM t")
            #expect(throws: DatabaseError.self) { try fill([(7, nil), (7, nil)]) }
        }
    }
}
