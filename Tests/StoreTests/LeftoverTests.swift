import Foundation
import GRDBSQLite
import TestSupport
import Testing

@testable import Store

/// Files as runs that were killed, and other programs, leave them.
@Suite struct LeftoverTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func with(_ path: String, _ body: (OpaquePointer) throws -> Void) throws {
        var connection: OpaquePointer?
        defer { sqlite3_close_v2(connection) }
        #expect(sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
        try body(try #require(connection))
    }

    private func run(_ sql: String, _ connection: OpaquePointer) {
        #expect(
            sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(connection)))")
    }

    @Test func `a reader undoes what a killed run began`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let count = try store.number("SELECT count(*) FROM initiative")
        let killed = scratch.path("killed.gpkg")
        try with(store.path) { connection in
            run("PRAGMA cache_size = 5; PRAGMA cache_spill = 5; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", connection)
            run("DELETE FROM footprint_part; DELETE FROM footprint; DELETE FROM outcome", connection)
            run("CREATE TABLE spill (x)", connection)
            run(
                """
                WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 20000)
                INSERT INTO spill SELECT hex(randomblob(50)) FROM c
                """, connection)
            for companion in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: store.path + companion, toPath: killed + companion)
            }
            run("ROLLBACK", connection)
        }
        let read = try Store(opening: killed, for: .reading)
        #expect(try read.number("SELECT count(*) FROM initiative") == count)
        #expect(try read.verify() == [])
        #expect(!FileManager.default.fileExists(atPath: killed + "-journal"))
    }

    @Test func `a store left with a log is read and copied with it`() throws {
        let store = try scratch.store()
        let other = scratch.path("wal.gpkg")
        try FileManager.default.copyItem(atPath: store.path, toPath: other)
        try with(other) { connection in
            run("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0", connection)
            run("UPDATE setting SET value = 'i loggen' WHERE name = 'county_code'", connection)
            try Store.copy(other, to: scratch.path("copy.gpkg"))
            let read = try Store(opening: other, for: .reading)
            #expect(try read.text("SELECT value FROM setting WHERE name = 'county_code'") == "i loggen")
        }
        let copy = try Store(opening: scratch.path("copy.gpkg"), for: .reading)
        #expect(try copy.text("SELECT value FROM setting WHERE name = 'county_code'") == "i loggen")
        #expect(try copy.text("PRAGMA journal_mode") == "delete")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).filter { $0.hasPrefix(".") } == [])
    }

    @Test func `a copy is made while another writes`() throws {
        let store = try scratch.store()
        let writer = Task.detached {
            for round in 0..<20 {
                let row = Initiative(id: "W\(round)", title: "w")
                try store.commit(
                    batch([row], kind: .initiatives, digest: Character(Unicode.Scalar(UInt8(97 + round % 6)))))
            }
        }
        for number in 0..<5 {
            let copy = scratch.path("copy-\(number).gpkg")
            try Store.copy(store.path, to: copy)
            #expect(try Store(opening: copy, for: .reading).verify() == [])
        }
        writer.cancel()
    }

    @Test func `a copy takes nobodys place`() throws {
        let store = try scratch.store()
        let taken = scratch.path("taken.gpkg")
        try Data("min".utf8).write(to: URL(fileURLWithPath: taken))
        #expect(throws: StoreError.exists(path: taken)) { try Store.copy(store.path, to: taken) }
        #expect(throws: StoreError.exists(path: taken)) { _ = try scratch.store("taken.gpkg") }
        #expect(try Data(contentsOf: URL(fileURLWithPath: taken)) == Data("min".utf8))
        #expect(throws: OutputRefusal.self) { try Store.copy(store.path, to: store.path + "-journal") }
    }

    @Test func `a store that cant be made leaves nothing`() throws {
        #expect(throws: StoreError.self) { _ = try scratch.store("no/such/test.gpkg") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
    }

    @Test func `pipes and folders are no stores`() throws {
        mkfifo(scratch.path("fifo"), 0o600)
        for path in [scratch.path("fifo"), scratch.folder.path, "/dev/null"] {
            #expect(throws: StoreError.self) { _ = try Store(opening: path, for: .reading) }
        }
        #expect(throws: StoreError.missing(path: scratch.path("none"))) {
            _ = try Store(opening: scratch.path("none"), for: .reading)
        }
    }
}
