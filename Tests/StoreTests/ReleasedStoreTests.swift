import Foundation
import TestSupport
import Testing

@testable import Store

/// Stores that released versions made (`user_version` 10300, before "meaning"; the one with a history before "edited
/// elsewhere"): each opens, is brought up to this version, and has the same figures where no reason says otherwise.
@Suite struct ReleasedStoreTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func copy(of name: String) throws -> String {
        let fixture = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "gpkg"))
        let path = scratch.path("\(name).gpkg")
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        return path
    }

    /// What a released store held, asked with SQL of the file as it was.
    struct Held: Sendable, CustomTestStringConvertible {
        let name: String
        let initiatives: Int
        /// Of all initiatives, and of the decided ones.
        let ore: Int64
        let decidedOre: Int64
        /// Of the parts of footprints under the default scheme that fall on cells, of all.
        let locatedOre: Int64
        let testDescription: String

        init(_ name: String, _ initiatives: Int, _ ore: Int64, decided: Int64, located: Int64) {
            (self.name, self.initiatives, self.ore, decidedOre, locatedOre) = (name, initiatives, ore, decided, located)
            testDescription = name
        }
    }

    static let held = [
        Held("released_demo", 133, 31_837_923_400, decided: 23_655_847_700, located: 18_839_603_000),
        Held("released_territory", 3, 83_000_000, decided: 75_000_000, located: 83_000_000),
        Held("released_outcomes", 4, 253_000_050, decided: 253_000_050, located: 200_000_050),
        Held("released_history", 3, 70_000_050, decided: 50_000_050, located: 70_000_050),
    ]

    @Test(arguments: held) func `it is brought up to this version`(_ held: Held) throws {
        let path = try copy(of: held.name)
        let store = try Store(opening: path)
        #expect(store.upgrade == .file)
        #expect(try store.verify() == [])
        try check(store, held)
        let again = try Store(opening: path)
        #expect(again.upgrade == nil)
        try check(again, held)
    }

    @Test(arguments: held) func `read only it is read as if and stays as it was`(_ held: Held) throws {
        let path = try copy(of: held.name)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let store = try Store(opening: path, for: .reading)
        #expect(store.upgrade == .copy)
        #expect(try store.verify() == [])
        try check(store, held)
        #expect(throws: StoreError.self) { try store.setClasses([("beviljat", .rejected)]) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    /// Nor is the folder asked for a journal.
    @Test(arguments: held) func `tried it shows what a change would do and stays as it was`(_ held: Held) throws {
        let path = try copy(of: held.name)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let store = try Store(opening: path, for: .trying)
        #expect(store.upgrade == .copy)
        let status = try #require(try store.statuses().compactMap(\.status).first)
        try store.setClasses([(status, .rejected)])
        #expect(try store.statuses().first { $0.status == status }?.standing.statusClass == .rejected)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["\(held.name).gpkg"])
    }

    @Test(arguments: held) func `repaired it is the same store of this version`(_ held: Held) throws {
        let report = try Store.repair(copy(of: held.name), to: scratch.path("repaired.gpkg"))
        #expect(report.losses.isEmpty && report.damage.isEmpty, "\(report)")
        let store = try Store(opening: scratch.path("repaired.gpkg"))
        // Former rules placed the initiatives of those from before there was a history; they are placed anew.
        #expect(store.upgrade == (held.name == "released_history" ? nil : .file))
        try check(store, held)
    }

    private func check(_ store: Store, _ held: Held) throws {
        let all = try store.initiatives(.everything)
        #expect(all.count == held.initiatives)
        #expect(all.initiatives.reduce(0) { $0 + ($1.grantedOre ?? 0) } == held.ore)
        #expect(all.grantedOre.reduce(0, +) == held.locatedOre)
        let decided = try store.initiatives()
        #expect(decided.initiatives.reduce(0) { $0 + ($1.grantedOre ?? 0) } == held.decidedOre)
        #expect(decided.statusAccount.leftOut.reduce(0) { $0 + $1.grantedOre } == held.ore - held.decidedOre)
        let layer = try store.number("SELECT sum(granted_ore) FROM effect_by_municipality")
        #expect(layer == Double(decided.grantedOre.reduce(0, +)))
    }

    @Test func `the change of territory is still told`() throws {
        let store = try Store(opening: copy(of: "released_territory"))
        let change = try #require(try store.territoryChanges().first)
        #expect(change.byMunicipality.initiatives == 1)
        #expect(change.byMunicipality.grantedOre == 25_000_000)
    }

    /// Its fourth entry removed an initiative, its third changed an amount.
    @Test func `a history goes on where it was`() throws {
        let store = try Store(opening: copy(of: "released_history"))
        _ = try store.undo(4, reason: "Ingen dubblett")
        #expect(try store.initiatives(.everything).count == 4)
        _ = try store.undo(3, reason: "Beslutet var rätt")
        #expect(try store.number("SELECT granted_ore FROM initiative WHERE id = 'G1'") == 30_000_000)
        #expect(try store.verify() == [])
    }

    @Test func `outcomes are still there`() throws {
        let store = try Store(opening: copy(of: "released_outcomes"))
        #expect(
            try store.outcomes(indicator: "jobb").map {
                "\($0.initiative) \($0.kind) \($0.period?.description ?? "–") \($0.value)"
            }
                == [
                    "G1 baseline 2021 2.0", "G1 result 2022 5.0", "G1 result 2023 9.0", "G1 target 2023 12.0",
                    "G2 result 2022 1.0",
                ])
    }
}
