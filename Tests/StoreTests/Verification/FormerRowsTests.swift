import TestSupport
import Testing
import Wording

@testable import Store

/// The history itself, changed behind the program's back.
@Suite struct FormerRowsTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        var all = Squareland.Strips.initiatives
        try store.commit(batch(all, kind: .initiatives))
        try store.commit(
            batch([Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3)], kind: .outcomes),
            defining: [])
        all[0].title = "Rättad"
        all[0].grantedOre = 4_200
        try store.commit(batch(all, kind: .initiatives, digest: "b"))
        try store.remove(["B-2"], reason: "dubblett")
    }

    private func found() throws -> [String] { try store.verify().map(\.wording.en) }

    @Test func `a history as the program wrote it is sound`() throws {
        #expect(try store.rows("SELECT id, until FROM past_initiative ORDER BY version") == ["A-1|4", "B-2|5"])
        #expect(try found() == [])
        try store.undo()
        try store.undo()
        try store.undo(7)
        #expect(try found() == [])
    }

    @Test(arguments: [
        "title = 'Förfalskad'", "granted_ore = 1", "geom = (SELECT geom FROM initiative WHERE id = 'C-3')",
        "since = 3", "made_by = 1", "extra = '{}'",
    ])
    func `a former row that somebody changed is named`(change: String) throws {
        try store.damage("UPDATE past_initiative SET \(change) WHERE id = 'A-1'")
        #expect(
            try found() == [
                "The history: table past_initiative, row 1 (A-1), which entry 4 replaced, is not as it was kept."
            ])
        #expect(
            try store.verify() == [.former(table: "past_initiative", row: 1, name: "A-1", entry: 4)])
    }

    @Test func `former rows that are gone are counted by entry`() throws {
        try store.damage("DELETE FROM past_footprint_part; DELETE FROM past_initiative WHERE id = 'B-2'")
        let gone = try store.verify().compactMap { damage -> String? in
            if case .formerGone(let table, let entry, let count) = damage { "\(table) \(entry) \(count)" } else { nil }
        }
        #expect(gone.contains("past_initiative 5 1"))
        #expect(gone.filter { $0.hasPrefix("past_footprint_part") }.count == 2)
    }

    @Test func `a former row that somebody added is named, with an old entry or the one to come`() throws {
        let columns = VersionedTable.named("outcome").columns.joined(separator: ", ")
        for until in [4, 6] {
            try store.damage(
                """
                INSERT INTO past_outcome (\(columns), since, until) SELECT \(columns), 3, \(until) FROM outcome
                """)
        }
        let rows = try store.rows("SELECT version FROM past_outcome ORDER BY 1")
        try #require(rows == ["1", "2"])
        #expect(
            try store.verify() == [
                .former(table: "past_outcome", row: 1, name: "A-1 jobs result", entry: 4),
                .formerOverlap(table: "past_outcome", row: 1, name: "A-1 jobs result"),
                .formerOverlap(table: "past_outcome", row: 2, name: "A-1 jobs result"),
            ])
    }

    @Test func `what another program replaces is sealed with the next entry`() throws {
        try store.damage("UPDATE initiative SET title = 'I QGIS' WHERE id = 'C-3'")
        #expect(try found() == [])
        try store.refresh()
        #expect(try found() == [])
        try store.damage("UPDATE past_initiative SET title = 'Annat' WHERE id = 'C-3'")
        #expect(
            try found() == [
                "The history: table past_initiative, row 3 (C-3), which entry 6 replaced, is not as it was kept."
            ])
    }

    @Test func `erasing leaves no seal of what it erased, and no other finding goes with it`() throws {
        try store.erase(initiative: "B-2")
        #expect(try found() == [])
        try store.damage("UPDATE past_initiative SET title = 'Förfalskad' WHERE id = 'A-1'")
        try store.erase(initiative: "C-3")
        #expect(
            try found() == [
                "The history: table past_initiative, row 1 (A-1), which entry 4 replaced, is not as it was kept."
            ])
    }

    @Test func `a repaired history says what it lost and no more`() throws {
        try store.damage("UPDATE past_initiative SET title = 'Förfalskad' WHERE id = 'A-1'")
        let kept = try Store.repair(store.path, to: scratch.path("forged.gpkg"))
        #expect(kept.losses == [])
        #expect(kept.damage == [.former(table: "past_initiative", row: 1, name: "A-1", entry: 4)])
        try store.damage("DROP TABLE entry_seal")
        let report = try Store.repair(store.path, to: scratch.path("unsealed.gpkg"))
        #expect(report.losses.count == 1 && report.damage == [])
    }

    @Test func `amounts and areas are written for people`() {
        let edit = Damage.edited(initiative: "A-1", .amount(before: 123_456_700, after: 150))
        #expect(
            edit.wording.sv
                == "Insatsen A-1, ändrad i ett annat program: beloppet är 1,50 kr, avtrycket har "
                + "1\u{A0}234\u{A0}567 kr.")
        #expect(
            edit.wording.en
                == "The initiative A-1, edited in another program: the amount is SEK 1.50, the footprint has "
                + "SEK 1,234,567.")
        let split = Damage.amounts(initiative: "A-1", scheme: "towns", sumOre: 100, grantedOre: 200)
        #expect(
            split.wording.en
                == "The initiative A-1, towns: the amounts by subarea (together SEK 1) are not what was granted "
                + "(SEK 2) split by the shares.")
    }
}
