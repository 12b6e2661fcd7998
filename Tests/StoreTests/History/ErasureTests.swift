import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Erasing in a file that another program has open with a write-ahead log, as QGIS does.
@Suite struct ErasureTests {
    private let scratch: Scratch
    private let store: Store
    private let other: DatabaseQueue

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        var initiatives = Squareland.Strips.initiatives
        initiatives[0].lead = "hemlig anteckning"
        try store.commit(batch(initiatives, kind: .initiatives))
        other = try DatabaseQueue(path: store.path)
        try other.inDatabase { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
    }

    private func isThere() throws -> Bool {
        for path in [store.path, store.path + "-wal"] {
            let bytes = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
            if bytes.range(of: Data("hemlig anteckning".utf8)) != nil { return true }
        }
        return false
    }

    @Test func `an open log is emptied, so that what is erased is in no byte of it`() throws {
        #expect(try isThere())
        try store.erase(initiative: "A-1")
        #expect(try !isThere())
        #expect(try other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM initiative WHERE id = 'A-1'") } == 0)
    }

    @Test func `nothing is erased while another program reads`() throws {
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM initiative")
            // What it reads isn't the last state any more: the log is in use.
            try store.remove(["B-2"], reason: "prov")
            #expect(throws: StoreError.logInUse(path: store.path)) { try store.erase(initiative: "A-1") }
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try store.initiativeIDs().contains("A-1"))
        try store.erase(initiative: "A-1")
        #expect(try !isThere())
    }
}
