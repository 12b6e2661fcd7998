import Foundation
import Planar
import Territory
import TestSupport
import Testing
import Wording

@testable import Store

@Suite struct InitiativeCommitTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `initiatives come back as they were declared`() throws {
        let store = try scratch.store()
        let initiatives = Squareland.Strips.initiatives
        let receipt = try store.commit(batch(initiatives.shuffled(), kind: .initiatives))
        #expect(
            receipt
                == ImportReceipt(
                    read: initiatives.count, inserted: initiatives.count, updated: 0, unchanged: 0, rejected: 0,
                    repeated: false))
        let table = try store.initiatives()
        #expect(Array(table.initiatives) == initiatives.sorted { $0.id < $1.id })
        #expect(try store.initiativeIDs() == Set(initiatives.map(\.id)))
    }

    @Test func `footprints are those of placement`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let territory = try store.territory()
        let placement = try Placement(
            territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer(Squareland.Strips.gazetteer))
        let table = try store.initiatives()
        for row in 0..<table.count {
            let initiative = table.initiatives[row]
            let footprint = try placement.place(initiative.location).footprint
            let split = footprint.split(initiative.grantedOre ?? 0)
            let parts = table.parts(of: row)
            #expect(table.cells[parts].map(Int.init) == footprint.parts.map(\.cell), "\(initiative.id)")
            #expect(Array(table.shares[parts]) == footprint.parts.map(\.share.parts), "\(initiative.id)")
            #expect(Array(table.grantedOre[parts]) == split.parts, "\(initiative.id)")
            #expect(table.outsideShare[row] == footprint.outside.parts && table.outsideOre[row] == split.outside)
            #expect(
                table.unlocatedShare[row] == footprint.unlocated.parts && table.unlocatedOre[row] == split.unlocated)
            #expect(table.basis[row] == footprint.basis && table.rule[row] == footprint.rule)
            #expect(table.precision[row] == footprint.precision && table.nearBorder[row] == footprint.nearBorder)
            let elsewhere = table.outsideShare[row] + table.unlocatedShare[row]
            #expect(table.shares[parts].reduce(elsewhere, +) == Share.denominator)
            let oreElsewhere = table.outsideOre[row] + table.unlocatedOre[row]
            #expect(table.grantedOre[parts].reduce(oreElsewhere, +) == initiative.grantedOre ?? 0)
        }
    }

    @Test func `geometry column has what is stated or found`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let table = try store.initiatives()
        let named = table.geometryRows.map { table.initiatives[Int($0)].id }
        #expect(named == ["A-1", "E-5", "H-8", "I-9", "K-11"])
        #expect(table.geometryCount == 5)
        #expect(Array(table.geometry[1]) == WKBWriter.point(x: 502_000.25, y: 7_010_000.125))
    }

    @Test func `order of rows does not matter`() throws {
        let one = try scratch.store("one.gpkg")
        let other = try scratch.store("other.gpkg")
        let initiatives = Squareland.Strips.initiatives
        try one.commit(batch(initiatives, kind: .initiatives))
        try other.commit(batch(initiatives.reversed(), kind: .initiatives))
        let (a, b) = (try one.initiatives(), try other.initiatives())
        #expect(a.initiatives == b.initiatives && a.partOffsets == b.partOffsets && a.cells == b.cells)
        #expect(a.shares == b.shares && a.grantedOre == b.grantedOre && a.geometry == b.geometry)
        #expect(try one.problems() == other.problems())
    }

    @Test func `same file twice changes nothing`() throws {
        let store = try scratch.store()
        let file = batch(Squareland.Strips.initiatives, kind: .initiatives)
        let first = try store.commit(file)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
        let second = try store.commit(file)
        #expect(second.repeated && second.inserted == 0 && second.updated == 0)
        #expect(second.read == first.read && second.unchanged == first.inserted)
        #expect(try store.imports().count == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path())) == bytes)
    }

    @Test func `changed rows replace and unchanged stay`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        var changed = Squareland.Strips.initiatives
        changed[0].location = .municipalities([.init(code: "9903"), .init(code: "9902")])
        changed[1].grantedOre = 2_000_000_01
        changed[2].location = .place("Ön")
        changed[8].location = .unknown
        changed.append(Initiative(id: "L-12", title: "Ny", location: Squareland.Strips.point(545_000, 7_001_000)))
        let receipt = try store.commit(batch(changed, kind: .initiatives, digest: "b"))
        #expect(receipt.updated == 4 && receipt.inserted == 1 && receipt.unchanged == changed.count - 5)

        let fresh = try scratch.store("fresh.gpkg")
        try fresh.commit(batch(changed, kind: .initiatives, digest: "b"))
        let (a, b) = (try store.initiatives(), try fresh.initiatives())
        #expect(
            a.initiatives == b.initiatives && a.cells == b.cells && a.shares == b.shares && a.grantedOre == b.grantedOre
        )
        #expect(a.geometry == b.geometry && a.geometryRows == b.geometryRows)
    }

    @Test func `contradicting rows leave nothing`() throws {
        let store = try scratch.store()
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
        var rows = Squareland.Strips.initiatives
        rows.append(rows[3])
        #expect(try scratch.store("fine.gpkg").commit(batch(rows, kind: .initiatives)).unchanged == 1)
        rows[rows.count - 1].title = "Annan titel"
        #expect(throws: StoreError.repeatedRow(what: Wording(verbatim: "D-4"), first: 5, second: rows.count + 1)) {
            try store.commit(batch(rows, kind: .initiatives))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path())) == before)
    }

    @Test func `unreadable geometry in the middle leaves nothing`() throws {
        let store = try scratch.store()
        var rows = Squareland.Strips.initiatives
        rows[5].location = .geometry(wkb: [1, 2, 3])
        #expect {
            try store.commit(batch(rows, kind: .initiatives))
        } throws: { error in
            if case StoreError.unreadable(row: 7, what: _) = error { true } else { false }
        }
        #expect(try store.initiatives().count == 0)
        #expect(try store.imports().isEmpty)
    }

    /// The database itself refuses a row after others of the same file are written.
    @Test func `refused row in the middle leaves nothing`() throws {
        let store = try scratch.store()
        var rows = Squareland.Strips.initiatives
        rows[6].marks.social = 3
        #expect {
            try store.commit(batch(rows, kind: .initiatives))
        } throws: { error in
            if case StoreError.database = error { true } else { false }
        }
        #expect(try store.initiatives().count == 0)
        #expect(try store.imports().isEmpty)
        rows[6].marks.social = 2
        #expect(try store.commit(batch(rows, kind: .initiatives)).inserted == rows.count)
    }

    @Test func `problems name what could not be placed`() throws {
        let store = try scratch.store()
        var rows = Squareland.Strips.initiatives
        rows.append(Initiative(id: "M-1", title: "Fel kod", location: .municipalities([.init(code: "9999")])))
        rows.append(
            Initiative(
                id: "M-2", title: "Åtta",
                location: .geometry(
                    wkb: WKBWriter.polygon(
                        x: [500_000, 510_000, 510_000, 500_000, 500_000],
                        y: [7_000_000, 7_010_000, 7_000_000, 7_010_000, 7_000_000]))))
        rows.append(Initiative(id: "M-3", title: "Tomt", location: .geometry(wkb: WKBWriter.multiPoint(x: [], y: []))))
        try store.commit(batch(rows, kind: .initiatives))
        let problems = Dictionary(uniqueKeysWithValues: try store.problems().map { ($0.initiative, $0) })
        #expect(problems.keys.sorted() == ["F-6", "G-7", "K-11", "M-1", "M-2", "M-3"])
        #expect(problems["F-6"]?.problem == .unknownPlace(name: "Vestby", nearest: ["Västby"]))
        #expect(
            problems["G-7"]?.problem
                == .ambiguousPlace(
                    name: "Dubbla",
                    candidates: [Squareland.Strips.gazetteer[2].entry, Squareland.Strips.gazetteer[3].entry]))
        #expect(problems["G-7"]?.grantedOre == 5_000_00)
        #expect(problems["K-11"]?.problem == .outsideCounty)
        #expect(problems["M-1"]?.problem == .unknownMunicipality(code: "9999"))
        #expect(problems["M-2"]?.problem == .invalidGeometry(reason: "Self-intersection", x: 505_000, y: 7_005_000))
        #expect(problems["M-3"]?.problem == .emptyGeometry)
    }

    @Test func `many initiatives are the same on any number of processors`() throws {
        let store = try scratch.store()
        var rows: [Initiative] = []
        for number in 0..<3_000 {
            let templates = Squareland.Strips.initiatives
            var one = templates[number % templates.count]
            one.id = "N-\(number)"
            if number % 3 == 0 {
                let east = Double(number * 7_919 % 60_000)
                let north = Double(number * 104_729 % 20_000)
                one.location = Squareland.Strips.point(500_000 + east, 7_000_000 + north)
            }
            one.grantedOre = Int64(number) * 1_000_003
            rows.append(one)
        }
        try store.commit(batch(rows, kind: .initiatives))
        let territory = try store.territory()
        let placement = try Placement(
            territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer(Squareland.Strips.gazetteer))
        let table = try store.initiatives()
        #expect(table.count == 3_000)
        for row in 0..<table.count {
            let footprint = try placement.place(table.initiatives[row].location).footprint
            #expect(Array(table.shares[table.parts(of: row)]) == footprint.parts.map(\.share.parts))
        }
        let ore = table.grantedOre.reduce(0, +) + table.outsideOre.reduce(0, +) + table.unlocatedOre.reduce(0, +)
        #expect(ore == rows.compactMap(\.grantedOre).reduce(0, +))
    }

    @Test func `two connections read what one reads`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        // One changed: its footprint and parts now stand behind all others. And identifiers in another order than keys.
        var changed = Squareland.Strips.initiatives[0]
        changed.location = .county
        try store.commit(batch([changed], kind: .initiatives, digest: "b"))
        let last = Squareland.Strips.initiatives.last!.id
        try store.damage("UPDATE initiative SET id = 'A-0' WHERE id = '\(last)'")
        for selection in [
            Selection(), Selection(countyWide: .leftOut), Selection(from: PartialDate("2000")),
            Selection(programmes: ["Leader"]),
        ] {
            let (one, two, figures) = try store.read { db in
                let scan = { try InitiativeScan(db, selection, scheme: "towns", detail: $0) }
                return try (
                    scan(.all).table(path: store.path), scan(.all).table(path: store.path, many: 1),
                    scan(.figures).table(path: store.path, many: 1)
                )
            }
            #expect(one.count > 0 && one.initiatives == two.initiatives && one.geometry == two.geometry)
            #expect(one.initiatives.map(\.id) == one.initiatives.map(\.id).sorted())
            #expect(one.geometryRows == two.geometryRows && one.undated == two.undated)
            for table in [two, figures] {
                #expect(one.partOffsets == table.partOffsets && one.cells == table.cells && one.shares == table.shares)
                #expect(
                    one.grantedOre == table.grantedOre && one.outsideShare == table.outsideShare
                        && one.outsideOre == table.outsideOre)
                #expect(one.unlocatedShare == table.unlocatedShare && one.unlocatedOre == table.unlocatedOre)
                #expect(one.basis == table.basis && one.rule == table.rule && one.precision == table.precision)
                #expect(one.nearBorder == table.nearBorder)
            }
            for (all, some) in zip(one.initiatives, figures.initiatives) {
                #expect(all.id == some.id && all.title == some.title && all.programme == some.programme)
                #expect(all.strengthArea == some.strengthArea && all.status == some.status && all.date == some.date)
                #expect(all.grantedOre == some.grantedOre && some.lead == nil && some.location == .unknown)
            }
        }
    }

    @Test func `selection by date programme and basis`() throws {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        func ids(_ selection: Selection) throws -> [String] { try store.initiatives(selection).initiatives.map(\.id) }
        #expect(try ids(Selection(from: PartialDate("2023"))) == ["A-1", "B-2", "E-5"])
        #expect(try ids(Selection(from: PartialDate("2023"), to: PartialDate("2023"))) == ["A-1"])
        #expect(try ids(Selection(to: PartialDate("2022-12-31"))) == ["C-3"])
        #expect(try ids(Selection(to: PartialDate("2022-12-30"))).isEmpty)
        // Known to the year: counts in neither half, and is told in both.
        let first = Selection(from: PartialDate("2024-01"), to: PartialDate("2024-06"))
        let second = Selection(from: PartialDate("2024-07"), to: PartialDate("2024-12"))
        #expect(try ids(first) == ["E-5"] && ids(second).isEmpty)
        for half in [first, second] { #expect(try store.initiatives(half).straddling.initiatives == 1) }
        #expect(try ids(Selection(programmes: ["Leader", "Regionalfonden"])) == ["A-1", "B-2"])
        #expect(try ids(Selection(strengthAreas: ["Besöksnäring"])) == ["A-1"])
        #expect(try ids(Selection(statuses: ["Beviljat"])) == ["A-1"])
        #expect(throws: StoreError.unknownValue("avslutat", of: .status, known: ["beviljat"])) {
            try ids(Selection(statuses: ["avslutat"]))
        }
        #expect(
            try ids(Selection(countyWide: .leftOut)) == [
                "A-1", "C-3", "D-4", "E-5", "F-6", "G-7", "H-8", "I-9", "J-10", "K-11",
            ])
        let table = try store.initiatives(Selection(from: PartialDate("2000")))
        let undated = Squareland.Strips.initiatives.filter { $0.date == nil }
        #expect(table.undated.initiatives == undated.count)
        #expect(table.undated.grantedOre == undated.compactMap(\.grantedOre).reduce(0, +))
        #expect(try store.initiatives().undated.initiatives == 0)
        #expect(throws: StoreError.unknownScheme("x", known: ["towns"])) {
            try store.initiatives(Selection(scheme: "x"))
        }
    }
}
