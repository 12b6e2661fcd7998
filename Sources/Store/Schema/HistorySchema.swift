internal import GRDB

extension Schema {
    static let entryTable = GeoPackage.AttributeTable(
        name: "entry", description: "databasens historik | the database's history")

    /// The migration's name, which stores keep.
    static let history = "history"

    /// Former versions of rows, the entries that made them, and whose ids an initiative has.
    ///
    /// `entry_clock` holds the number under which changes are recorded: between two entries of the program that of the
    /// next one, so that triggers, which run in QGIS too, note what somebody edits there. `initiative.own_id` is the id
    /// in its source, where another source's initiative has it as its plain `id` already.
    static func registerHistory(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(history) { db in
            try db.execute(sql: historyTables)
            try GeoPackage.register(entryTable, db)
            try nameSources(db)
            // Columns before triggers: each column added makes SQLite read every trigger that there is.
            for layer in ["effect_by_municipality", "effect_by_cell"] { try keepShares(of: layer, db) }
            for table in VersionedTable.first { try addColumns(to: table, db) }
            for table in VersionedTable.first { try keepVersions(of: table, db) }
        }
    }

    /// Sums of shares as whole numbers, to which what changed can be added; absent until the layer is next computed.
    private static func keepShares(of layer: String, _ db: Database) throws {
        for column in ["share_sum", "declared_share_sum"] {
            try db.execute(sql: "ALTER TABLE \(layer) ADD COLUMN \(column) INTEGER")
        }
    }

    /// Gives earlier imports the sources that their files' names propose.
    private static func nameSources(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, file_name FROM import") {
            let (id, file): (Int64, String) = (try row.decode(forColumn: "id"), try row.decode(forColumn: "file_name"))
            let name = FileSource.proposal(fileName: file)
            try db.execute(sql: "UPDATE import SET source = ? WHERE id = ?", arguments: [name, id])
            try db.execute(sql: "UPDATE initiative SET id_source = ? WHERE import_id = ?", arguments: [name, id])
        }
    }

    /// `since` is the entry since which a row is as it is; `made_by`, where an undoing brought it back, the entry that
    /// had made it.
    static func addColumns(to table: VersionedTable, _ db: Database) throws {
        try db.execute(
            sql: "ALTER TABLE \"\(table.name)\" ADD COLUMN since INTEGER NOT NULL DEFAULT 0 CHECK (since >= 0)")
        try db.execute(sql: "ALTER TABLE \"\(table.name)\" ADD COLUMN made_by INTEGER CHECK (made_by > 0)")
        try db.execute(sql: "UPDATE \"\(table.name)\" SET since = 1")
    }

    /// Keeps former rows of a table: `past_<table>`. The triggers that fill it and the two columns come with `editing`,
    /// which adds columns before them.
    private static func keepVersions(of table: VersionedTable, _ db: Database) throws {
        try db.execute(sql: table.pastTable)
        if table.isTold { try db.execute(sql: "CREATE INDEX \(table.name)_since ON \(table.name) (since)") }
    }

    private static let historyTables = """
        CREATE TABLE entry (
          id INTEGER PRIMARY KEY NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('start', 'import', 'edit', 'remove', 'undo', 'erase', 'refresh', \
        'territory',
            'statuses', 'outside')),
          made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
          reason TEXT CHECK (reason <> ''),
          subject TEXT CHECK (subject <> ''),
          undoes INTEGER REFERENCES entry(id)
        ) STRICT;
        INSERT INTO entry (id, kind, made_at) VALUES (1, 'start', '1970-01-01T00:00:00.000Z');

        CREATE TABLE entry_clock (
          id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
          number INTEGER NOT NULL CHECK (number > 0),
          is_edited INTEGER NOT NULL DEFAULT 0 CHECK (is_edited IN (0, 1))
        ) STRICT;
        INSERT INTO entry_clock (id, number) VALUES (1, 2);

        CREATE TABLE import_of_source (
          id INTEGER PRIMARY KEY NOT NULL,
          file_name TEXT NOT NULL CHECK (file_name <> ''),
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
          kind TEXT NOT NULL CHECK (kind IN ('initiatives', 'indicators', 'outcomes', 'territory')),
          part TEXT NOT NULL DEFAULT '',
          imported_at TEXT NOT NULL CHECK (imported_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
          rows_read INTEGER NOT NULL CHECK (rows_read >= 0),
          rows_inserted INTEGER NOT NULL CHECK (rows_inserted >= 0),
          rows_updated INTEGER NOT NULL CHECK (rows_updated >= 0),
          rows_unchanged INTEGER NOT NULL CHECK (rows_unchanged >= 0),
          rows_rejected INTEGER NOT NULL CHECK (rows_rejected >= 0),
          rows_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (rows_withdrawn >= 0),
          source TEXT NOT NULL DEFAULT '',
          entry_id INTEGER NOT NULL DEFAULT 1 REFERENCES entry(id),
          CHECK (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_rejected)
        ) STRICT;
        INSERT INTO import_of_source
            (id, file_name, sha256, kind, part, imported_at, rows_read, rows_inserted, rows_updated, rows_unchanged,
              rows_rejected)
          SELECT id, file_name, sha256, kind, part, imported_at, rows_read, rows_inserted, rows_updated, rows_unchanged,
            rows_rejected FROM import;
        DROP TABLE import;
        ALTER TABLE import_of_source RENAME TO import;
        CREATE INDEX import_file ON import (sha256, kind, part);
        CREATE INDEX import_entry ON import (entry_id);

        ALTER TABLE initiative ADD COLUMN id_source TEXT NOT NULL DEFAULT '';
        ALTER TABLE initiative ADD COLUMN own_id TEXT CHECK (own_id <> '');
        CREATE INDEX initiative_source ON initiative (id_source, id);
        CREATE INDEX initiative_granted ON initiative (granted_ore);
        CREATE UNIQUE INDEX initiative_own_id ON initiative (id_source, own_id) WHERE own_id IS NOT NULL;
        """
}
