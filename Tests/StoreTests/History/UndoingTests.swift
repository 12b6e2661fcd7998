import TestSupport
import Testing
import Wording

@testable import Store

@Suite struct UndoingTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
    }

    /// Everything that a reader of today sees, without the numbers of entries.
    private func state() throws -> [String] {
        try VersionedTable.all.flatMap { table in
            let keep = table.isReferredTo ? table.columns : table.columns.filter { $0 != table.key }
            return try store.rows("SELECT '\(table.name)', \(keep.joined(separator: ", ")) FROM \(table.name)").sorted()
        } + store.rows("SELECT * FROM effect_by_cell ORDER BY fid")
    }

    private func changed(_ title: String) -> [Initiative] {
        var all = Squareland.Strips.initiatives
        all[0].title = title
        all[0].grantedOre = 4_200
        return all
    }

    @Test func `an import that is undone leaves what was before`() throws {
        let empty = try state()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let first = try state()
        try store.commit(batch(changed("Annan"), kind: .initiatives, digest: "b"))
        let second = try state()
        #expect(try store.undo().undone?.number == 3)
        #expect(try state() == first)
        #expect(try store.undo().undone?.number == 2)
        #expect(try state() == empty)
        #expect(throws: StoreError.undo(nil, .nothing)) { try store.undo() }
        // Undoing an undoing does it again, the last first.
        #expect(throws: StoreError.undo(4, .builtOn(by: [5]))) { try store.undo(4) }
        try store.undo(5)
        #expect(try state() == first)
        try store.undo(4)
        #expect(try state() == second)
        #expect(try store.verify() == [])
    }

    @Test func `what stands in a column that somebody added stays`() throws {
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        try store.damage(
            """
            ALTER TABLE initiative ADD COLUMN "min ""egen"" kolumn" TEXT;
            UPDATE initiative SET "min ""egen"" kolumn" = 'x' WHERE id IN ('A-1', 'B-2');
            """)
        let added = #"SELECT id, "min ""egen"" kolumn" FROM initiative WHERE id IN ('A-1', 'B-2', 'C-3') ORDER BY 1"#
        try store.commit(batch(changed("Annan"), kind: .initiatives, digest: "b"))
        try store.undo()
        #expect(try store.rows(added) == ["A-1|x", "B-2|x", "C-3|NULL"])
        #expect(try store.verify() == [] && store.outsideEdits().isEmpty)
    }

    @Test func `a refusal names all that must be undone first, and following it works`() throws {
        let empty = try state()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        try store.commit(batch(changed("Annan"), kind: .initiatives, digest: "b"))
        try store.commit(batch(changed("Tredje"), kind: .initiatives, digest: "c"))
        #expect(throws: StoreError.undo(2, .builtOn(by: [3, 4]))) { try store.undo(2) }
        for entry in [4, 3, 2] as [Int64] { try store.undo(entry) }
        #expect(try state() == empty)
    }

    @Test func `an import that others build on is not undone`() throws {
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        try store.commit(batch(changed("Annan"), kind: .initiatives, digest: "b"))
        #expect(throws: StoreError.undo(2, .builtOn(by: [3]))) { try store.undo(2) }
        try store.undo(3)
        try store.commit(
            batch([Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3)], kind: .outcomes),
            defining: [])
        #expect(throws: StoreError.undo(2, .builtOn(by: [5]))) { try store.undo(2) }
        #expect(throws: StoreError.undo(3, .undone(by: 4))) { try store.undo(3) }
        #expect(throws: StoreError.unknownEntry("99")) { try store.undo(99) }
        #expect(throws: StoreError.undo(1, .forGood)) { try store.undo(1) }
    }

    @Test func `what is removed leaves the tables and comes back`() throws {
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        try store.commit(
            batch([Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3)], kind: .outcomes),
            defining: [])
        let before = try state()
        let result = try store.remove(["A-1"], reason: "dubblett")
        #expect(
            result.changes == [
                RowChange(kind: .withdrawn, subject: .initiative, id: "A-1"),
                RowChange(kind: .withdrawn, subject: .outcome, id: "A-1 jobs result"),
            ])
        #expect(
            try store.initiativeIDs().sorted() == [
                "B-2", "C-3", "D-4", "E-5", "F-6", "G-7", "H-8", "I-9", "J-10", "K-11",
            ])
        #expect(try store.verify() == [])
        #expect(throws: StoreError.unknownInitiative(id: "A-1", row: nil)) {
            try store.remove(["A-1"], reason: "dubblett")
        }
        try store.undo()
        #expect(try state() == before)
    }

    @Test func `a dry run leaves the file as it was`() throws {
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let before = try store.rows("SELECT * FROM entry") + state()
        let told = try store.undo(isDryRun: true)
        #expect(told.changeCount == Squareland.Strips.initiatives.count)
        let result = try store.commit(
            batch(changed("Annan"), kind: .initiatives, digest: "b"), ImportWay(isDryRun: true))
        #expect(result.entry == nil && result.receipt.updated == 1)
        #expect(try store.rows("SELECT * FROM entry") + state() == before)
    }
}
