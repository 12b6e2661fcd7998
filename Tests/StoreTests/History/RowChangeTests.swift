import TestSupport
import Testing
import Wording

@testable import Store

@Suite struct RowChangeTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
    }

    private let change: [RowChange.Column] = [
        .init(name: "title", before: Squareland.Strips.initiatives[0].title, after: "Annan"),
        .init(name: "Utbetalt", before: nil, after: "12"),
    ]

    private func alter() throws -> ImportResult {
        var all = Squareland.Strips.initiatives
        all[0].title = "Annan"
        all[0].extra["Utbetalt"] = "12"
        return try store.commit(batch(all, kind: .initiatives, digest: "b"), ImportWay())
    }

    @Test func `an import tells what changed by id and column`() throws {
        let result = try alter()
        #expect(result.changeCount == 1)
        #expect(
            result.changes == [
                RowChange(kind: .changed, subject: .initiative, id: "A-1", columns: change)
            ])
    }

    @Test func `what is new is counted whatever it is, and told last`() throws {
        _ = try take([3])
        let result = try take([4, 5, 6])
        #expect(result.changeCount == 3 && result.addedCount == 2)
        #expect(result.changes.map(\.id) == ["A-1 jobs result 2020", "A-1 jobs result 2021"])
        let another = try store.commit(
            batch([AreaValue(indicator: "area", municipalityCode: "9901", year: 2020, value: 1)], kind: .indicators),
            defining: [
                Indicator(
                    id: "area", title: Wording(sv: "yta", en: "area"), unit: Wording(sv: "ha", en: "ha"),
                    kind: .extensive)
            ], ImportWay())
        #expect(another.receipt.inserted == 1 && another.changeCount == 2 && another.addedCount == 2)
    }

    private func take(_ jobs: [Double]) throws -> ImportResult {
        let outcomes = jobs.enumerated().map {
            Outcome(
                initiative: "A-1", indicator: "jobs", kind: .result, period: PartialDate(year: 2020 + $0), value: $1)
        }
        return try store.commit(
            batch(outcomes, kind: .outcomes, digest: jobs.count == 1 ? "c" : "d"), defining: [],
            ImportWay(toldChanges: 2))
    }

    @Test func `an initiative has a history with its outcomes`() throws {
        _ = try alter()
        try store.commit(
            batch([Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3)], kind: .outcomes),
            defining: [])
        try store.remove(["A-1"], reason: "dubblett")
        let history = try store.history(of: "A-1")
        #expect(
            history.map(\.change) == [
                RowChange(kind: .added, subject: .initiative, id: "A-1"),
                RowChange(kind: .changed, subject: .initiative, id: "A-1", columns: change),
                RowChange(kind: .added, subject: .outcome, id: "A-1 jobs result"),
                RowChange(kind: .withdrawn, subject: .initiative, id: "A-1"),
                RowChange(kind: .withdrawn, subject: .outcome, id: "A-1 jobs result"),
            ])
        #expect(history.map(\.entry.number) == [2, 3, 4, 5, 5])
        #expect(history.last?.entry.reason == "dubblett" && history.last?.entry.kind == .remove)
        #expect(throws: StoreError.unknownInitiative(id: "Z", row: nil)) { try store.history(of: "Z") }
    }

    @Test func `former versions are kept of rows that change only`() throws {
        _ = try alter()
        for (table, count) in [("initiative", 1), ("footprint", 0), ("footprint_part", 0), ("setting", 0)] {
            #expect(try store.number("SELECT count(*) FROM past_\(table)") == Double(count), "\(table)")
        }
    }

    /// Triggers in plain SQL run in other programs too.
    @Test func `what another program writes is an entry of its own`() throws {
        try store.damage("UPDATE initiative SET title = 'i QGIS' WHERE id = 'A-1'")
        #expect(try store.number("SELECT is_edited FROM entry_clock") == 1)
        try store.remove(["B-2"], reason: "dubblett")
        #expect(try store.entries().map(\.kind) == [.start, .import, .outside, .remove])
        #expect(try store.history(of: "A-1").map(\.entry.kind) == [.import, .outside])
    }
}
