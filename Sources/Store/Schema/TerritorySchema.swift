internal import GRDB

extension Schema {
    /// Changes of the territory, with the figures before them.
    static func registerTerritoryChanges(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("territory changes", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: territoryChangeTables)
            for table in territoryChangeAttributeTables { try GeoPackage.register(table, db) }
        }
    }

    /// The functional region of each municipality.
    static func registerFunctionalRegions(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("functional regions") { db in
            try db.execute(
                sql: """
                    ALTER TABLE municipality_register ADD COLUMN fa_region_code TEXT;
                    ALTER TABLE municipality_register ADD COLUMN fa_region_name TEXT
                      CHECK ((fa_region_code IS NULL) = (fa_region_name IS NULL));
                    """)
        }
    }

    static let territoryChangeAttributeTables = [
        GeoPackage.AttributeTable(
            name: "territory_change", description: "byten av länets indelning | changes of the county's division"),
        GeoPackage.AttributeTable(
            name: "territory_scheme",
            description: "vad ett byte gjorde med zonindelningar | what a change did to zoning schemes"),
        GeoPackage.AttributeTable(
            name: "territory_move", description: "vad som flyttade mellan delar | what moved between parts"),
        GeoPackage.AttributeTable(
            name: "former_footprint", description: "avtrycken före ett byte | footprints before a change"),
    ]

    /// `territory_move.scheme` is null between municipalities. Parts are codes of municipalities or cells, `outside`,
    /// `unlocated`.
    private static let territoryChangeTables = """
        CREATE TABLE territory_change (
          id INTEGER PRIMARY KEY NOT NULL,
          changed_at TEXT NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
          import_id INTEGER REFERENCES import(id),
          former_county_code TEXT NOT NULL,
          county_code TEXT NOT NULL,
          initiatives INTEGER NOT NULL CHECK (initiatives >= 0),
          moved_initiatives INTEGER NOT NULL CHECK (moved_initiatives BETWEEN 0 AND initiatives),
          moved_ore INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX territory_change_import ON territory_change (import_id);

        CREATE TABLE territory_scheme (
          id INTEGER PRIMARY KEY NOT NULL,
          change_id INTEGER NOT NULL REFERENCES territory_change(id) ON DELETE CASCADE,
          scheme TEXT NOT NULL,
          fate TEXT NOT NULL CHECK (fate IN ('added', 'replaced', 'kept', 'removed')),
          moved_initiatives INTEGER NOT NULL CHECK (moved_initiatives >= 0),
          moved_ore INTEGER NOT NULL,
          UNIQUE (change_id, scheme)
        ) STRICT;

        CREATE TABLE territory_move (
          id INTEGER PRIMARY KEY NOT NULL,
          change_id INTEGER NOT NULL REFERENCES territory_change(id) ON DELETE CASCADE,
          scheme TEXT,
          from_part TEXT NOT NULL,
          from_name_sv TEXT NOT NULL,
          from_name_en TEXT NOT NULL,
          to_part TEXT NOT NULL,
          to_name_sv TEXT NOT NULL,
          to_name_en TEXT NOT NULL,
          initiatives INTEGER NOT NULL CHECK (initiatives >= 0),
          share INTEGER NOT NULL CHECK (share >= 0),
          granted_ore INTEGER NOT NULL,
          CHECK (from_part <> to_part)
        ) STRICT;
        CREATE INDEX territory_move_change ON territory_move (change_id);

        CREATE TABLE former_footprint (
          id INTEGER PRIMARY KEY NOT NULL,
          change_id INTEGER NOT NULL REFERENCES territory_change(id) ON DELETE CASCADE,
          initiative_fid INTEGER NOT NULL REFERENCES initiative(fid) ON DELETE CASCADE,
          scheme TEXT NOT NULL,
          part TEXT NOT NULL,
          share INTEGER NOT NULL CHECK (share BETWEEN 1 AND 1000000000000),
          granted_ore INTEGER NOT NULL,
          UNIQUE (change_id, scheme, initiative_fid, part)
        ) STRICT;
        CREATE INDEX former_footprint_initiative ON former_footprint (initiative_fid);
        """
}
