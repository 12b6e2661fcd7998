import Foundation
import GRDBSQLite
import Territory
import TestSupport
import Testing

@testable import Store

@Suite struct OutsideEditsTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
    }

    /// SQLite alone, without any function of the program's.
    private func plainly(_ sql: String) throws {
        var connection: OpaquePointer?
        defer { sqlite3_close_v2(connection) }
        #expect(sqlite3_open_v2(store.path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
        #expect(
            sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(connection)))")
    }

    @Test func `what the program writes has no mark`() throws {
        try store.commit(
            batch([Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3)], kind: .outcomes),
            defining: [])
        var changed = Squareland.Strips.initiatives
        for row in changed.indices { changed[row].grantedOre = 100 }
        try store.commit(batch(changed, kind: .initiatives, digest: "b"))
        try store.remove(["B-2"], reason: "prov")
        try store.undo()
        try store.setClasses([("beviljat", .rejected)])
        try store.adopt([Squareland.Strips.territory()])
        try store.apportion(areasBy: .population)
        #expect(try store.rows("SELECT * FROM outside_edit") == [])
        #expect(try store.rows("SELECT is_edited, edited_at, is_open FROM entry_clock") == ["0|NULL|0"])
    }

    @Test func `triggers mark in plain SQL`() throws {
        try plainly(
            """
            UPDATE declared_municipality SET share = 1 WHERE id = 1;
            DELETE FROM outcome; UPDATE indicator SET title_sv = 'Nytt' WHERE name = 'jobs';
            INSERT INTO place_name (place_fid, name) VALUES (1, 'Västbyn')
            """)
        #expect(
            try store.rows("SELECT table_name, row_key FROM outside_edit ORDER BY 1") == [
                "declared_municipality|3", "indicator|1", "place_name|3",
            ])
        #expect(try store.rows("SELECT is_edited, is_open FROM entry_clock") == ["1|0"])
        let edits = try store.outsideEdits()
        #expect(edits.changedInitiatives == 1 && edits.tables == ["indicator", "place_name"])
    }

    /// Copying a feature copies its columns too.
    @Test func `a copy of a row is dated anew`() throws {
        try store.damage(
            """
            INSERT INTO initiative (geom, id, title, location, granted_ore, import_id, row_number, since, made_by)
            SELECT geom, 'A-2', title, location, granted_ore, import_id, row_number, since, 1 FROM initiative
            WHERE id = 'A-1'
            """)
        #expect(try store.rows("SELECT since, made_by FROM initiative WHERE id = 'A-2'") == ["3|NULL"])
        #expect(try store.outsideEdits().addedInitiatives == 1)
        #expect(try store.entries().map(\.number) == [1, 2, 3])
        #expect(try store.history(of: "A-2").map(\.entry.kind) == [.outside])
        try store.undo()
        #expect(try store.verify() == [])
        #expect(try !store.initiativeIDs().contains("A-2"))
    }

    @Test func `an import that places a marked initiative anew clears its mark`() throws {
        try store.damage("UPDATE initiative SET granted_ore = 5 WHERE id IN ('A-1', 'B-2')")
        try store.commit(batch([Squareland.Strips.initiatives[0]], kind: .initiatives, digest: "b"))
        #expect(try store.verify() == [.edited(initiative: "B-2", .amount(before: 100_000_000, after: 5))])
        #expect(try store.outsideEdits().changedInitiatives == 1)
    }
}
