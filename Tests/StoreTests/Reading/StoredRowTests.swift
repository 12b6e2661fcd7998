import Foundation
import GRDB
import TestSupport
import Testing
import Wording

@testable import Store

/// Values of another type than the schema's, where a forger has taken the schema away and put it back.
@Suite struct StoredRowTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A small table, those of its columns that are read, and what reads them.
    struct Table: Sendable {
        let name: String
        /// Of columns that may be NULL, only bytes are wrong.
        var optional: [String] = []
        var required: [String] = []
        /// Which row is forged; all others stay.
        let row: String
        let read: @Sendable (Store) throws -> Void

        init(
            _ name: String, required: String, optional: String = "", row: String = "1",
            read: @escaping @Sendable (Store) throws -> Void
        ) {
            self.name = name
            self.optional = optional.split(separator: " ").map(String.init)
            self.required = required.split(separator: " ").map(String.init)
            self.row = row
            self.read = read
        }
    }

    private static let setting = ["county_code", "border_accuracy_m", "default_scheme", "area_rule", "border_doubt"].map
    {
        Table("setting", required: "value", row: "name = '\($0)'") { _ = try $0.territory() }
    }

    static let tables =
        setting + [
            Table("status_class", required: "status class origin") { _ = try $0.statuses() },
            Table(
                "indicator", required: "name title_sv title_en unit_sv unit_en kind direction",
                optional: "weight note_sv note_en accumulation", row: "note_sv IS NOT NULL"
            ) { _ = try $0.indicators() },
            Table(
                "import",
                required: """
                    file_name sha256 kind imported_at rows_read rows_inserted rows_updated rows_unchanged \
                    rows_rejected part
                    """, row: "id > 0"
            ) { _ = try $0.imports() },
            Table("import_note", required: "text_sv text_en") { _ = try $0.notes(import: 1) },
            Table(
                "municipality_register", required: "code name fa_region_name", optional: "fa_region_code",
                row: "fa_region_code IS NOT NULL"
            ) { _ = try $0.municipalityRegister() },
            Table("zoning_scheme", required: "name") { _ = try $0.schemes },
            Table(
                "zoning_scheme", required: "title_sv title_en statement_sv statement_en population_rule"
            ) { _ = try $0.territory() },
            Table("zone", required: "code title_sv title_en roll_up") { _ = try $0.territory() },
            Table(
                "territory_change",
                required: "changed_at former_county_code county_code initiatives moved_initiatives moved_ore"
            ) { _ = try $0.territoryChanges() },
            Table("territory_scheme", required: "change_id scheme fate moved_initiatives moved_ore") {
                _ = try $0.territoryChanges()
            },
            Table(
                "territory_move",
                required: """
                    change_id from_part from_name_sv from_name_en to_part to_name_sv to_name_en initiatives share \
                    granted_ore
                    """, optional: "scheme"
            ) { _ = try $0.territoryChanges() },
        ]

    /// A store with a row in each small table.
    private func filled() throws -> Store {
        let store = try scratch.store()
        try store.commit(
            batch(
                Squareland.Strips.initiatives, kind: .initiatives,
                understood: [Wording(sv: "förstått", en: "understood")]
            ))
        try store.damage(
            """
            INSERT OR REPLACE INTO setting (name, value) VALUES ('area_rule', 'area'), \
            ('border_doubt', '502 7010 9901 9902 0.5');
            UPDATE indicator SET note_sv = 'så', note_en = 'so' WHERE id = 1;
            UPDATE municipality_register SET fa_region_code = '1', fa_region_name = 'R' WHERE id = 1;
            INSERT INTO territory_change VALUES (1, '2026-01-01T00:00:00Z', 1, '98', '99', 11, 1, 100, 1, NULL);
            INSERT INTO territory_scheme VALUES (1, 1, 'default', 'kept', 1, 100, 1, NULL);
            INSERT INTO territory_move
              VALUES (1, 1, NULL, '9901', 'V', 'W', '9902', 'Ö', 'E', 1, 1000000000000, 100, 1, NULL)
            """)
        return store
    }

    @Test(arguments: tables.indices) func `a value of a wrong type is an error that names it`(_ index: Int) throws {
        let table = Self.tables[index]
        let whole = try filled()
        try table.read(Store(opening: whole.path, for: .reading))
        let key = table.name == "zone" ? "fid" : "id"
        let row = Int64(
            try #require(try whole.number("SELECT min(\(key)) FROM \"\(table.name)\" WHERE \(table.row)")))
        let wrong =
            (table.required + table.optional).map { ($0, "x'ff00'") } + table.required.map { ($0, "NULL") }
        for (column, value) in wrong {
            let path = scratch.path("\(column) \(value).gpkg")
            try FileManager.default.copyItem(atPath: whole.path, toPath: path)
            try Store(opening: path, for: .reading)
                .misplace(value, table: table.name, column: column, row: row, key: key)
            let forged = try Store(opening: path, for: .reading)
            #expect(throws: StoreError.malformed(table: table.name, row: row, column: column), "\(value)") {
                try table.read(forged)
            }
            #expect(try !forged.verify().isEmpty, "\(column) \(value)")
        }
    }

    @Test func `verify names the column and repair leaves the row out`() throws {
        let store = try filled()
        try store.misplace("x'ff00'", table: "zoning_scheme", column: "title_sv", row: 1, key: "id")
        let forged = try Store(opening: store.path, for: .reading)
        #expect(
            try forged.verify() == [
                .file(message: "non-TEXT value in zoning_scheme.title_sv"),
                .value(table: "zoning_scheme", row: 1, column: "title_sv"),
            ])
        let report = try Store.repair(store.path, to: scratch.path("repaired.gpkg"))
        #expect(
            report.losses.contains {
                if case .row(table: "zoning_scheme", key: 1, reason: _) = $0 { true } else { false }
            })
    }

    @Test func `the error says in both languages where and what to do`() {
        #expect(
            StoreError.malformed(table: "import", row: 7, column: "kind").wording
                == Wording(
                    sv: """
                        Databasen är skadad: i tabellen import, rad 7, har kolumnen kind inget värde av rätt slag. \
                        Se rackvidd verify; rackvidd repair DATABAS UT räddar det som går.
                        """,
                    en: """
                        The database is damaged: in table import, row 7, column kind has no value of the right type. \
                        See rackvidd verify; rackvidd repair DATABASE OUT saves what can be saved.
                        """))
        #expect(
            StoreError.malformed(table: "initiative", row: nil, column: "status").wording.sv
                == """
                Databasen är skadad: i tabellen initiative har kolumnen status inget värde av rätt slag. \
                Se rackvidd verify; rackvidd repair DATABAS UT räddar det som går.
                """)
        #expect(
            Damage.value(table: "import", row: 7, column: "kind").wording
                == Wording(
                    sv: "Tabellen import, rad 7: kind har inget värde av rätt slag.",
                    en: "Table import, row 7: kind has no value of the right type."))
    }

    @Test func `a status that is bytes is named where statuses are asked for`() throws {
        let store = try filled()
        try store.damage("PRAGMA ignore_check_constraints = ON; UPDATE initiative SET status = x'80' WHERE id = 'A-1'")
        #expect(throws: StoreError.malformed(table: "initiative", row: nil, column: "status")) {
            _ = try store.statuses()
        }
    }

    @Test func `a text with a zero character is kept whole`() throws {
        let store = try scratch.store()
        var one = Initiative(id: "N-1", title: "noll")
        one.status = "a\0b"
        let note = Wording(sv: "före\0efter", en: "\0")
        let indicator = Indicator(
            id: "x\0y", title: Wording(sv: "t\0s", en: "t\0e"), unit: Wording(sv: "", en: "u\0"), kind: .extensive,
            direction: .neutral, weight: nil, note: Wording(sv: "n\0s", en: "n\0e"))
        try store.commit(batch([one], kind: .initiatives, understood: [note]))
        try store.commit(batch([Outcome](), kind: .outcomes, digest: "b"), defining: [indicator])
        #expect(try store.notes(import: 1) == [note])
        #expect(try store.indicator("x\0y") == indicator)
        #expect(try store.statuses().map(\.status) == ["a\0b"])
        try store.setClasses([(status: "a\0b", statusClass: .rejected)])
        #expect(try store.statuses().map(\.standing) == [StatusStanding(.rejected, .set)])
        #expect(try store.initiatives().count == 0)
    }
}

extension Store {
    /// Puts a value where the schema wouldn't have it, and leaves the schema as it was.
    fileprivate func misplace(_ value: String, table: String, column: String, row: Int64, key: String) throws {
        let definition = try #require(try text("SELECT quote(sql) FROM sqlite_schema WHERE name = ?", [table]))
        let loose = "replace(replace(sql, ') STRICT', ')'), ' NOT NULL', '')"
        try damage("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = \(loose) WHERE name = '\(table)'")
        let triggers = try rows("SELECT name || '\u{1F}' || sql FROM sqlite_schema WHERE type = 'trigger'").map {
            $0.split(separator: "\u{1F}", maxSplits: 1).map(String.init)
        }
        let off = triggers.map { "DROP TRIGGER \"\($0[0])\";" }.joined()
        let on = triggers.map { $0[1] + ";" }.joined()
        try damage(
            """
            PRAGMA ignore_check_constraints = ON; \(off)
            UPDATE "\(table)" SET "\(column)" = \(value) WHERE "\(key)" = \(row); \(on)
            """)
        try damage("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = \(definition) WHERE name = '\(table)'")
    }
}
