import Foundation
import Territory
import TestSupport
import Testing

@testable import Store

@Suite struct MomentTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func read(_ store: Store) throws -> [String] {
        let table = try store.initiatives(.everything)
        return table.initiatives.enumerated().map { row, it in
            let parts = table.parts(of: row).map { "\(table.cells[$0]):\(table.shares[$0]):\(table.grantedOre[$0])" }
            return "\(it.id) \(it.title) \(it.grantedOre ?? -1) \(it.location) \(parts.joined(separator: " "))"
        } + [
            "\(try store.outcomes(indicator: "jobs"))", "\(try store.imports().count)", "\(try store.statuses())",
            "\(try store.territory().municipalities.map(\.name))",
            "\(try store.initiativeCount())", "\(try store.problems())",
        ]
    }

    @Test func `a store is read as it was known after each entry`() throws {
        let store = try scratch.store()
        var states = [try read(store)]
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        states.append(try read(store))
        var changed = Squareland.Strips.initiatives
        for row in stride(from: 0, to: changed.count, by: 2) {
            changed[row].title += "!"
            changed[row].location = changed[(row + 1) % changed.count].location
            changed[row].grantedOre = 100
        }
        try store.commit(batch(changed, kind: .initiatives, digest: "b"))
        states.append(try read(store))
        try store.commit(
            batch([Outcome(initiative: "B-2", indicator: "jobs", kind: .result, value: 3)], kind: .outcomes),
            defining: [])
        states.append(try read(store))
        try store.remove(["A-1"], reason: "dubblett")
        states.append(try read(store))
        try store.adopt([Squareland.Strips.territory()])
        states.append(try read(store))
        for (number, state) in states.enumerated() {
            let then = try Store(opening: scratch.path(), for: .reading)
            try then.show(then.moment(.entry(Int64(number + 1))))
            #expect(try read(then) == state, "\(number + 1)")
        }
    }

    /// On several connections, each of which sees the same state.
    @Test func `a large store is read as it was known`() throws {
        let store = try scratch.store()
        let many = (0..<2_400).flatMap { round in
            Squareland.Strips.initiatives.map { one in
                var copy = one
                copy.id += "/\(round)"
                return copy
            }
        }
        #expect(many.count > InitiativeScan.manyInitiatives)
        try store.commit(batch(many, kind: .initiatives))
        let before = try store.initiatives(.everything).initiatives.map(\.title)
        var changed = many
        for row in stride(from: 0, to: changed.count, by: 7) { changed[row].title += "!" }
        try store.commit(batch(changed, kind: .initiatives, digest: "b"))
        try store.show(store.moment(.entry(2)))
        #expect(try store.initiatives(.everything).initiatives.map(\.title) == before)
    }

    @Test func `a moment is a date, an entry or a file`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives, file: "ett.csv"))
        // The clock stands at 2026-01-01T00:00:00.250Z: one o'clock in Sweden.
        #expect(try store.moment(.init("2026")).entry == 2)
        #expect(try store.moment(.init("2026-01-01")).entry == 2)
        #expect(try store.moment(.init("1")).entry == 1)
        #expect(try store.moment(.init("ett.csv")).entry == 2)
        #expect(throws: StoreError.unknownEntry("två.csv")) { try store.moment(.init("två.csv")) }
        #expect(throws: StoreError.unknownEntry("3")) { try store.moment(.init("3")) }
        #expect(throws: StoreError.beforeHistory(PartialDate("2025")!, begins: "2026-01-01")) {
            try store.moment(.init("2025"))
        }
    }
}
