import Territory
import TestSupport
import Testing
import Wording

@testable import Store

/// What is edited in QGIS: found, taken over, undone.
@Suite struct RefreshingTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
    }

    /// An edit as another program makes it: with triggers, without foreign keys.
    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let initiative: String
        let found: OutsideEdit

        init(_ name: String, _ sql: String, _ initiative: String, _ found: OutsideEdit) {
            (testDescription, self.sql, self.initiative, self.found) = (name, sql, initiative, found)
        }
    }

    private static let key = "(SELECT fid FROM initiative WHERE id = "
    private static let east = "ST_Point(545000, 7010000, 3006)"

    static let edits = [
        Edit(
            "a moved point", "UPDATE initiative SET geom = \(east) WHERE id = 'A-1'", "A-1", .moved),
        Edit(
            "a point drawn where there was none",
            "UPDATE initiative SET geom = \(east), granted_ore = NULL WHERE id = 'J-10'", "J-10", .drawn),
        Edit(
            "another municipality",
            """
            UPDATE declared_municipality SET municipality_code = '9903'
            WHERE initiative_fid = \(key)'D-4') AND position = 0
            """,
            "D-4", .municipalities),
        Edit(
            "other shares", "UPDATE declared_municipality SET share = 50 WHERE initiative_fid = \(key)'C-3')", "C-3",
            .shares),
        Edit("another place", "UPDATE initiative SET place_name = 'Ön' WHERE id = 'E-5'", "E-5", .place),
        Edit("another total", "UPDATE initiative SET municipality_count = 9 WHERE id = 'D-4'", "D-4", .total),
        Edit(
            "another amount", "UPDATE initiative SET granted_ore = 5 WHERE id = 'A-1'", "A-1",
            .amount(before: 10_000_001, after: 5)),
        Edit(
            "an added feature",
            "INSERT INTO initiative (id, title, granted_ore, geom) VALUES ('Q-1', 'Ritad', 50000, \(east))", "Q-1",
            .added),
        Edit("a deleted feature", "DELETE FROM initiative WHERE id = 'H-8'", "H-8", .deleted),
    ]

    @Test(arguments: ["min", "max"])
    func `a share that doesnt add up with the others is found, refused, and right it is taken over`(_ which: String)
        throws
    {
        let own = "initiative_fid = \(Self.key)'C-3')"
        try store.damage(
            """
            UPDATE declared_municipality SET share = 71 WHERE \(own)
              AND position = (SELECT \(which)(position) FROM declared_municipality WHERE \(own))
            """)
        #expect(try store.verify() == [.edited(initiative: "C-3", .shares)])
        let refused = #expect(throws: StoreError.self) { try store.refresh() }
        #expect(
            refused?.wording.en == """
                The initiative C-3: the municipalities' shares should be stated for all, above zero, and add up to 100 \
                (or 1). Correct it, and run refresh again.
                """)
        try store.damage("UPDATE declared_municipality SET share = 0.5 WHERE \(own)")
        try store.refresh()
        #expect(try store.verify() == [])
        let text = try store.rows("SELECT municipalities_text FROM initiative WHERE id = 'C-3'")
        #expect(text.count == 1 && text[0].split(separator: ":50").count == 2, "\(text)")
    }

    @Test func `nothing is placed anew beside what a deletion left, and a refresh helps`() throws {
        try store.damage("DELETE FROM initiative WHERE id = 'H-8'")
        #expect(throws: StoreError.deletedElsewhere) { try store.apportion(areasBy: .population) }
        #expect(throws: StoreError.deletedElsewhere) { try store.adopt([Squareland.Strips.territory()]) }
        try store.refresh()
        try store.apportion(areasBy: .population)
        #expect(try store.verify() == [])
    }

    @Test func `a feature without a title is refused in words`() throws {
        try store.damage("INSERT INTO initiative (id, title, geom) VALUES ('Q-3', ' ', \(Self.east))")
        let refused = #expect(throws: StoreError.self) { try store.refresh() }
        #expect(refused?.wording.en == "The initiative Q-3: the title is empty. Correct it, and run refresh again.")
    }

    /// Fingerprints of earlier versions don't tell the last word's high bits apart, and are no edits.
    @Test func `a fingerprint that an earlier version made is as good`() throws {
        let declared = Location.municipalities(
            [.init(code: "9901", share: 60), .init(code: "9903", share: 40)], total: nil, places: nil)
        let former = Fingerprint.Place(declared, geometry: 0, isFormer: true)
        #expect(former != Fingerprint.Place(declared, geometry: 0))
        let standing = Fingerprints.Standing(
            fid: 1, id: "x", location: declared, grantedOre: nil, geometry: nil, footprints: [])
        #expect(standing.edits(since: former).isEmpty && standing.edits(since: standing.place).isEmpty)
        var other = declared
        if case .municipalities(var items, let total, let places) = declared {
            items[1] = .init(code: "9903", share: 80)
            other = .municipalities(items, total: total, places: places)
        }
        #expect(
            Fingerprints.Standing(fid: 1, id: "x", location: other, grantedOre: nil, geometry: nil, footprints: [])
                .edits(since: standing.place) == [.shares])
    }

    @Test func `words that another program wrote are found and placed by what they lead to`() throws {
        let before = try store.rows("SELECT municipalities_text FROM initiative WHERE id = 'C-3'")
        try store.damage("UPDATE initiative SET municipalities_text = 'Österby' WHERE id = 'C-3'")
        #expect(try store.verify() == [.edited(initiative: "C-3", .municipalities)])
        let texts = try store.editedTexts()
        #expect(texts.map(\.id) == ["C-3"] && texts.map(\.municipalities) == ["Österby"])
        let there = Location.municipalities([.init(code: "9903", share: nil)], total: nil, places: nil)
        _ = try store.refresh(locations: ["C-3": there])
        let (stored, _) = try store.initiative("C-3")
        #expect(stored.location == there)
        #expect(try store.verify() == [])
        #expect(
            try store.rows(
                """
                SELECT DISTINCT municipality_code FROM footprint JOIN footprint_part ON footprint_id = footprint.id
                  JOIN cell ON cell.fid = cell_fid JOIN initiative ON initiative.fid = initiative_fid
                WHERE initiative.id = 'C-3'
                """) == ["9903"])
        #expect(try store.editedTexts() == [])
        // Taken back, the words are found again; and taken back too, nothing is.
        try store.undo()
        #expect(try store.verify() == [.edited(initiative: "C-3", .municipalities)])
        try store.undo()
        #expect(try store.verify() == [])
        #expect(try store.rows("SELECT municipalities_text FROM initiative WHERE id = 'C-3'") == before)
    }

    /// What places everything anew by the locations on file, not by the words.
    static let placings: [(String, @Sendable (Store) throws -> Void)] = [
        ("another division", { try $0.adopt([Squareland.Strips.territory()]) }),
        ("another rule for areas", { try $0.apportion(areasBy: .population) }),
        (
            "another amount",
            { store in
                var changed = Squareland.Strips.initiatives.filter { $0.id == "C-3" }
                changed[0].grantedOre = 7
                var file = batch(changed, kind: .initiatives, digest: "b")
                file.spoken = SpokenColumns(fields: [.title, .granted], extra: [])
                try store.commit(file)
            }
        ),
    ]

    @Test(arguments: placings.indices)
    func `words that another program wrote are found after a new placing too`(_ index: Int) throws {
        try store.damage("UPDATE initiative SET municipalities_text = 'Österby' WHERE id = 'C-3'")
        try Self.placings[index].1(store)
        #expect(try store.verify() == [.edited(initiative: "C-3", .municipalities)])
        #expect(try store.editedTexts().map(\.id) == ["C-3"])
        let there = Location.municipalities([.init(code: "9903", share: nil)], total: nil, places: nil)
        let result = try store.refresh(locations: ["C-3": there])
        #expect(try store.initiative("C-3").0.location == there)
        #expect(try store.verify() == [] && store.outsideEdits().isEmpty && store.editedTexts() == [])
        // And after the next one, none is.
        try store.apportion(areasBy: .area)
        try store.damage("UPDATE initiative SET granted_ore = 9 WHERE id = 'C-3'")
        #expect(try store.editedTexts() == [])
        try store.refresh()
        try store.undo(result.entry.map { $0 + 3 })
        #expect(try store.editedTexts() == [])
    }

    @Test func `one that was added with words alone is found after a new placing too`() throws {
        try store.damage(
            """
            INSERT INTO initiative (id, title, granted_ore, municipalities_text)
            VALUES ('Q-2', 'Skriven', 50000, 'Österby')
            """)
        try store.apportion(areasBy: .population)
        #expect(try store.editedTexts().map(\.id) == ["Q-2"])
    }

    @Test func `an import that states where an initiative lies follows words that another program wrote`() throws {
        try store.damage("UPDATE initiative SET municipalities_text = 'Österby' WHERE id = 'C-3'")
        try store.commit(
            batch(Squareland.Strips.initiatives.filter { $0.id == "C-3" }, kind: .initiatives, digest: "b"))
        #expect(try store.verify() == [] && store.editedTexts() == [])
        // Taken back, the words are found again.
        try store.undo()
        #expect(try store.verify() == [.edited(initiative: "C-3", .municipalities)])
    }

    @Test func `declared municipalities that another program changed are the stated ones too`() throws {
        try store.damage(
            """
            UPDATE declared_municipality SET municipality_code = '9903'
            WHERE initiative_fid = (SELECT fid FROM initiative WHERE id = 'D-4') AND position = 0
            """)
        let result = try store.refresh()
        #expect(result.changes.map(\.id) == ["D-4"])
        #expect(
            result.changes.flatMap(\.columns) == [
                .init(name: "municipalities", before: nil, after: "Österby, Västby, Grannköping")
            ], "\(result.changes)")
    }

    @Test func `an initiative that lost its footprint keeps its words`() throws {
        let words = try store.rows("SELECT municipalities_text, place_text FROM initiative ORDER BY id")
        try store.damage(
            "DELETE FROM footprint WHERE initiative_fid = (SELECT fid FROM initiative WHERE id = 'C-3')")
        #expect(try store.refresh().changes == [])
        #expect(try store.rows("SELECT municipalities_text, place_text FROM initiative ORDER BY id") == words)
        #expect(try store.verify() == [])
    }

    @Test func `another id is told as the one gone and the other come`() throws {
        try store.damage("UPDATE initiative SET id = 'A-1b' WHERE id = 'A-1'")
        let result = try store.refresh()
        #expect(result.changes.map { "\($0.id) \($0.kind)" } == ["A-1 withdrawn", "A-1b added"])
    }

    @Test func `a date that is none isn't taken over`() throws {
        try store.damage("UPDATE initiative SET decision_date = '2023-13-45' WHERE id = 'A-1'")
        #expect(
            throws: StoreError.unusableDate(initiative: "A-1", column: "decision_date", value: "2023-13-45")
        ) { try store.refresh() }
    }

    private func state() throws -> [String] {
        try ["initiative", "declared_municipality"].flatMap { table in
            let columns = VersionedTable.named(table).columns.filter { $0 != "id" || table == "initiative" }
            return try store.rows("SELECT \(columns.joined(separator: ", ")) FROM \(table)").sorted()
        }
            + store.rows(
                """
                SELECT initiative_fid, scheme, outside_share, unlocated_share, outside_ore, rule, basis, precision,
                  hex(fingerprint) FROM footprint ORDER BY 1, 2
                """)
            + store.rows(
                """
                SELECT initiative_fid, cell_fid, share, granted_ore FROM footprint_part
                  JOIN footprint ON footprint.id = footprint_id ORDER BY 1, 2
                """)
            + store.rows("SELECT code, initiatives_touching, granted_ore FROM effect_by_cell ORDER BY 1")
    }

    @Test(arguments: edits) func `an edit is found, taken over and undone`(_ edit: Edit) throws {
        let before = try state()
        try store.damage(edit.sql)
        let edited = try store.verify()
        let finding = Damage.edited(initiative: edit.initiative, edit.found)
        // A deleted feature has left the layers of effects with what it brought.
        #expect(edited.filter { if case .effect = $0 { false } else { true } } == [finding], "\(edited)")
        let marks = try store.outsideEdits()
        #expect(marks.addedInitiatives == (edit.found == .added ? 1 : 0))
        #expect(marks.deletedInitiatives == (edit.found == .deleted ? 1 : 0))
        #expect(marks.addedInitiatives + marks.changedInitiatives + marks.deletedInitiatives == 1)
        #expect(marks.tables == [])

        let result = try store.refresh()
        #expect(result.entry == 4)
        #expect(try store.verify() == [])
        #expect(try store.outsideEdits().isEmpty)
        #expect(try store.entries().map(\.kind) == [.start, .import, .outside, .refresh])
        let taken = try state()
        #expect(try store.refresh().entry == nil)
        #expect(throws: StoreError.undo(3, .builtOn(by: [4]))) { try store.undo(3) }

        try store.undo(4)
        #expect(try store.verify().contains(finding))
        #expect(try !store.outsideEdits().isEmpty)
        try store.undo(5)
        #expect(try state() == taken)
        #expect(try store.outsideEdits().isEmpty)
        try store.undo(6)
        try store.undo(3)
        #expect(try state() == before)
        #expect(try store.verify() == [])
        #expect(try store.outsideEdits().isEmpty)
    }

    @Test func `what is taken over lies where it was drawn`() throws {
        for edit in Self.edits where ["A-1", "J-10", "Q-1"].contains(edit.initiative) && edit.found != .total {
            if case .amount = edit.found { continue }
            try store.damage(edit.sql)
        }
        try store.refresh()
        let lying = try store.rows(
            """
            SELECT initiative.id, location, rule, cell.code, share, footprint_part.granted_ore FROM footprint_part
              JOIN footprint ON footprint.id = footprint_id JOIN initiative ON initiative.fid = initiative_fid
              JOIN cell ON cell.fid = cell_fid WHERE initiative.id IN ('A-1', 'J-10', 'Q-1') ORDER BY 1
            """)
        #expect(
            lying == [
                "A-1|geometry|points_equally|9903/town|1000000000000|10000001",
                "J-10|geometry|points_equally|9903/town|1000000000000|0",
                "Q-1|geometry|points_equally|9903/town|1000000000000|50000",
            ])
    }

    @Test func `an edit that is taken back by hand is none`() throws {
        try store.damage("UPDATE initiative SET granted_ore = granted_ore + 1 WHERE id = 'A-1'")
        try store.damage("UPDATE initiative SET granted_ore = granted_ore - 1 WHERE id = 'A-1'")
        #expect(try store.verify() == [])
        #expect(try store.refresh().entry == 4)
        #expect(try store.rows("SELECT DISTINCT since FROM footprint") == ["2"])
    }

    @Test func `a moved border is named, and undone`() throws {
        let drawn =
            """
            ST_GeomFromText('MULTIPOLYGON (((500000 7000000, 519000 7000000, 519000 7020000, 500000 7020000,
              500000 7000000)))', 3006)
            """
        try store.damage("UPDATE municipality SET geom = \(drawn) WHERE code = '9901'")
        let found = try store.verify()
        #expect(
            found == [
                .border(layer: "municipality", code: "9901"), .effect(layer: "effect_by_municipality", row: 1),
                .cover(layer: "municipality", code: "9901", scheme: "towns", area: 20_000_000),
            ])
        #expect(try store.outsideEdits().tables == ["municipality"])
        let refusal = StoreError.editedBorders(
            [.cover(layer: "municipality", code: "9901", scheme: "towns", area: 20_000_000)], entry: 3)
        #expect(throws: refusal) { try store.refresh() }
        #expect(refusal.wording.en.contains("rackvidd undo 3"))
        try store.undo(3)
        #expect(try store.verify() == [])
        #expect(try store.outsideEdits().isEmpty)
    }

    @Test func `a geometry of another reference system is refused by name`() throws {
        try store.damage("UPDATE initiative SET geom = ST_SetSRID(geom, 4326) WHERE id = 'A-1'")
        try store.damage("UPDATE initiative SET geom = ST_Point(14, 63, 4326) WHERE id = 'J-10'")
        #expect {
            try store.refresh()
        } throws: { error in
            if case StoreError.unusableGeometry(initiative: "J-10", _) = error { true } else { false }
        }
    }

    @Test func `a dry run leaves the file as it was`() throws {
        try store.damage(Self.edits[0].sql)
        let before = try state() + store.rows("SELECT * FROM entry") + store.rows("SELECT * FROM outside_edit")
        let told = try store.refresh(isDryRun: true)
        #expect(told.changeCount == 1)
        #expect(
            try state() + store.rows("SELECT * FROM entry") + store.rows("SELECT * FROM outside_edit") == before)
    }
}
