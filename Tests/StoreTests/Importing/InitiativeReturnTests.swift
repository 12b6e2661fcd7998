import TestSupport
import Testing
import Wording

@testable import Store

/// Initiatives that leave the tables and come in again.
@Suite struct InitiativeReturnTests {
    private let scratch: Scratch
    private let store: Store
    private let all = Squareland.Strips.initiatives

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(all, kind: .initiatives))
        try store.commit(
            batch(
                [
                    Outcome(initiative: "A-1", indicator: "jobs", kind: .target, value: 9),
                    Outcome(initiative: "A-1", indicator: "jobs", kind: .result, period: PartialDate("2023"), value: 3),
                    Outcome(initiative: "B-2", indicator: "jobs", kind: .result, value: 5),
                ], kind: .outcomes), defining: [])
    }

    private func outcomes() throws -> [String] {
        try store.rows(
            """
            SELECT initiative.id, outcome.kind, period, value, file_name FROM outcome
              JOIN initiative ON fid = initiative_fid JOIN import ON import.id = outcome.import_id ORDER BY 1, 2
            """)
    }

    private func withdrawn() throws -> [String] {
        let before = try outcomes()
        let gone = try store.commit(
            batch(Array(all.dropFirst()), kind: .initiatives, digest: "d"), ImportWay(isComplete: true))
        #expect(gone.receipt.withdrawn == 1)
        #expect(try outcomes() == ["B-2|result|NULL|5.0|file.csv"])
        return before
    }

    @Test func `one that was withdrawn and returns has its outcomes again`() throws {
        let before = try withdrawn()
        let back = try store.commit(batch(all, kind: .initiatives), ImportWay())
        #expect(back.receipt.inserted == 1 && back.returnedOutcomes == 2)
        #expect(try outcomes() == before)
        #expect(
            try store.history(of: "A-1").map { "\($0.entry.number) \($0.change.id) \($0.change.kind)" } == [
                "2 A-1 added", "3 A-1 jobs result 2023 added", "3 A-1 jobs target added", "4 A-1 withdrawn",
                "4 A-1 jobs result 2023 withdrawn", "4 A-1 jobs target withdrawn", "5 A-1 added",
                "5 A-1 jobs result 2023 added", "5 A-1 jobs target added",
            ])
        // The old one can't come back beside it.
        #expect(throws: StoreError.undo(4, .builtOn(by: [5]))) { try store.undo(4) }
        try store.undo()
        #expect(try outcomes() == ["B-2|result|NULL|5.0|file.csv"])
        try store.undo()
        #expect(try outcomes() == before)
        #expect(try store.verify() == [])
    }

    @Test func `one that was removed and returns has its outcomes again`() throws {
        let before = try outcomes()
        try store.remove(["A-1"], reason: "dubblett")
        #expect(try store.commit(batch(all, kind: .initiatives), ImportWay()).returnedOutcomes == 2)
        #expect(try outcomes() == before)
    }

    @Test func `another project by the same id gets none of them`() throws {
        _ = try withdrawn()
        var other = all
        other[0].title = "Något annat"
        other[0].location = all[1].location
        #expect(try store.commit(batch(other, kind: .initiatives, digest: "e"), ImportWay()).returnedOutcomes == 0)
        #expect(try outcomes() == ["B-2|result|NULL|5.0|file.csv"])
    }

    @Test func `what was erased does not return`() throws {
        _ = try withdrawn()
        try store.erase(initiative: "A-1")
        #expect(try store.commit(batch(all, kind: .initiatives), ImportWay()).returnedOutcomes == 0)
        #expect(try outcomes() == ["B-2|result|NULL|5.0|file.csv"])
        #expect(try store.verify() == [])
    }
}
