internal import GRDB

/// The tables of a store. A migration is frozen once shipped: later versions add migrations, never change one.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
            try GeoPackage.createSystemTables(db)
            try db.execute(sql: tables)
            for table in featureTables { try GeoPackage.register(table, db) }
            for table in attributeTables { try GeoPackage.register(table, db) }
        }
        migrator.registerMigration("territory layers") { try TerritoryLayerTables.create($0) }
        registerTerritoryChanges(in: &migrator)
        registerFunctionalRegions(in: &migrator)
        registerMeaning(in: &migrator)
        registerPlaces(in: &migrator)
        registerFunding(in: &migrator)
        registerPlacing(in: &migrator)
        registerHistory(in: &migrator)
        registerEditing(in: &migrator)
        registerSealing(in: &migrator)
        registerLeaner(in: &migrator)
        registerBlankEffects(in: &migrator)
        return migrator
    }

    /// Every layer of a store, those of later migrations included.
    static var layers: [GeoPackage.FeatureTable] { featureTables + TerritoryLayerTables.layers }

    static let featureTables = [
        GeoPackage.FeatureTable(
            name: "municipality", geometryType: "MULTIPOLYGON", description: "kommuner | municipalities"),
        GeoPackage.FeatureTable(
            name: "zone", geometryType: "MULTIPOLYGON", description: "zoner efter zonindelning | zones by zoning scheme"
        ),
        GeoPackage.FeatureTable(
            name: "cell", geometryType: "MULTIPOLYGON",
            description: "celler, kommun och zon | cells, municipality by zone"),
        GeoPackage.FeatureTable(
            name: "water", geometryType: "MULTIPOLYGON",
            description: "vatten som gränsskiktet skär ut | water that the boundary layer cuts out"),
        GeoPackage.FeatureTable(
            name: "locality", geometryType: "POINT", description: "tätorter och småorter | localities"),
        GeoPackage.FeatureTable(name: "place", geometryType: "POINT", description: "ortnamn | place names"),
        GeoPackage.FeatureTable(name: "initiative", geometryType: "GEOMETRY", description: "insatser | initiatives"),
        GeoPackage.FeatureTable(
            name: "effect_by_municipality", geometryType: "MULTIPOLYGON",
            description: "insatsernas fördelning på kommuner | effects by municipality"),
        GeoPackage.FeatureTable(
            name: "effect_by_cell", geometryType: "MULTIPOLYGON",
            description: "insatsernas fördelning på celler | effects by cell"),
    ]

    static let attributeTables = [
        GeoPackage.AttributeTable(name: "setting", description: "inställningar | settings"),
        GeoPackage.AttributeTable(name: "import", description: "importerade filer | imported files"),
        GeoPackage.AttributeTable(
            name: "import_note", description: "hur en fil förstods | how a file was understood"),
        GeoPackage.AttributeTable(name: "rejected_row", description: "rader som inte togs in | rows not taken in"),
        GeoPackage.AttributeTable(
            name: "municipality_register", description: "Sveriges kommuner | municipalities of Sweden"),
        GeoPackage.AttributeTable(name: "zoning_scheme", description: "zonindelningar | zoning schemes"),
        GeoPackage.AttributeTable(name: "place_name", description: "alternativa ortnamn | alternative place names"),
        GeoPackage.AttributeTable(
            name: "declared_municipality",
            description: "kommuner som källan anger | municipalities that a source declares"),
        GeoPackage.AttributeTable(
            name: "footprint",
            description: """
                avtryck per insats och zonindelning | footprints by initiative and scheme
                """),
        GeoPackage.AttributeTable(
            name: "footprint_part", description: "avtryckens delar per cell | parts of footprints by cell"),
        GeoPackage.AttributeTable(name: "indicator", description: "indikatorer | indicators"),
        GeoPackage.AttributeTable(
            name: "indicator_value",
            description: "indikatorvärden per kommun och år | indicator values by municipality and year"),
        GeoPackage.AttributeTable(name: "outcome", description: "utfall per insats | outcomes by initiative"),
    ]

    /// A year, month or day as text.
    private static func isDate(_ column: String) -> String {
        let digits = { (count: Int) in String(repeating: "[0-9]", count: count) }
        let forms = [digits(4), "\(digits(4))-\(digits(2))", "\(digits(4))-\(digits(2))-\(digits(2))"]
        return "CHECK (" + forms.map { "\(column) GLOB '\($0)'" }.joined(separator: " OR ") + ")"
    }

    private static func isCode(_ column: String) -> String {
        "CHECK (length(\(column)) = 4 AND \(column) NOT GLOB '*[^0-9]*')"
    }

    /// A share in billionths of a thousandth.
    private static func isShare(_ column: String, from least: Int = 0) -> String {
        "CHECK (\(column) BETWEEN \(least) AND 1000000000000)"
    }

    private static func isMark(_ column: String) -> String {
        "CHECK (typeof(\(column)) IN ('null', 'integer') AND (\(column) IS NULL OR \(column) BETWEEN -2 AND 2))"
    }

    /// Feature tables can't be STRICT, since a geometry's type name is none of SQLite's: their CHECKs say `typeof`.
    private static let tables = """
        CREATE TABLE setting (
          id INTEGER PRIMARY KEY NOT NULL,
          name TEXT NOT NULL UNIQUE,
          value TEXT NOT NULL
        ) STRICT;

        CREATE TABLE import (
          id INTEGER PRIMARY KEY NOT NULL,
          file_name TEXT NOT NULL CHECK (file_name <> ''),
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
          kind TEXT NOT NULL CHECK (kind IN ('initiatives', 'indicators', 'outcomes', 'territory')),
          imported_at TEXT NOT NULL CHECK (imported_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
          rows_read INTEGER NOT NULL CHECK (rows_read >= 0),
          rows_inserted INTEGER NOT NULL CHECK (rows_inserted >= 0),
          rows_updated INTEGER NOT NULL CHECK (rows_updated >= 0),
          rows_unchanged INTEGER NOT NULL CHECK (rows_unchanged >= 0),
          rows_rejected INTEGER NOT NULL CHECK (rows_rejected >= 0),
          CHECK (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_rejected),
          UNIQUE (sha256, kind)
        ) STRICT;

        CREATE TABLE import_note (
          id INTEGER PRIMARY KEY NOT NULL,
          import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
          text_sv TEXT NOT NULL,
          text_en TEXT NOT NULL
        ) STRICT;
        CREATE INDEX import_note_import ON import_note (import_id);

        CREATE TABLE rejected_row (
          id INTEGER PRIMARY KEY NOT NULL,
          import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
          row_number INTEGER NOT NULL CHECK (row_number > 0),
          column_name TEXT,
          value TEXT,
          reason_sv TEXT NOT NULL CHECK (reason_sv <> ''),
          reason_en TEXT NOT NULL CHECK (reason_en <> ''),
          fields TEXT NOT NULL CHECK (json_valid(fields) AND json_type(fields) = 'array')
        ) STRICT;
        CREATE INDEX rejected_row_import ON rejected_row (import_id, row_number);

        CREATE TABLE municipality_register (
          id INTEGER PRIMARY KEY NOT NULL,
          code TEXT NOT NULL UNIQUE \(isCode("code")),
          name TEXT NOT NULL CHECK (name <> '')
        ) STRICT;

        CREATE TABLE municipality (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom MULTIPOLYGON NOT NULL CHECK (typeof(geom) = 'blob'),
          code TEXT NOT NULL UNIQUE REFERENCES municipality_register(code),
          name TEXT NOT NULL CHECK (name <> '')
        );

        CREATE TABLE zoning_scheme (
          id INTEGER PRIMARY KEY NOT NULL,
          name TEXT NOT NULL UNIQUE CHECK (name <> ''),
          title_sv TEXT NOT NULL,
          title_en TEXT NOT NULL,
          statement_sv TEXT NOT NULL,
          statement_en TEXT NOT NULL,
          population_rule TEXT NOT NULL CHECK (population_rule IN ('localities_then_area', 'area', 'layer', 'unknown'))
        ) STRICT;

        CREATE TABLE zone (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom MULTIPOLYGON CHECK (typeof(geom) IN ('blob', 'null')),
          scheme TEXT NOT NULL REFERENCES zoning_scheme(name),
          position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 0),
          code TEXT NOT NULL CHECK (code <> ''),
          title_sv TEXT NOT NULL,
          title_en TEXT NOT NULL,
          roll_up TEXT NOT NULL CHECK (roll_up IN ('urban', 'rural', 'undivided')),
          UNIQUE (scheme, code),
          UNIQUE (scheme, position)
        );

        CREATE TABLE cell (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom MULTIPOLYGON NOT NULL CHECK (typeof(geom) = 'blob'),
          scheme TEXT NOT NULL REFERENCES zoning_scheme(name),
          municipality_code TEXT NOT NULL REFERENCES municipality(code),
          zone TEXT NOT NULL,
          code TEXT NOT NULL,
          area_km2 DOUBLE NOT NULL CHECK (typeof(area_km2) = 'real' AND area_km2 >= 0),
          population INTEGER NOT NULL CHECK (typeof(population) = 'integer' AND population >= 0),
          CHECK (code = municipality_code || '/' || zone),
          UNIQUE (scheme, code),
          FOREIGN KEY (scheme, zone) REFERENCES zone(scheme, code)
        );

        CREATE TABLE water (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom MULTIPOLYGON NOT NULL CHECK (typeof(geom) = 'blob')
        );

        CREATE TABLE locality (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom POINT NOT NULL CHECK (typeof(geom) = 'blob'),
          code TEXT NOT NULL,
          name TEXT NOT NULL,
          municipality_code TEXT NOT NULL REFERENCES municipality_register(code),
          population INTEGER NOT NULL CHECK (typeof(population) = 'integer' AND population >= 0),
          UNIQUE (code, municipality_code)
        );

        CREATE TABLE place (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom POINT NOT NULL CHECK (typeof(geom) = 'blob'),
          name TEXT NOT NULL CHECK (name <> ''),
          kind TEXT NOT NULL,
          municipality_code TEXT NOT NULL,
          accuracy_m DOUBLE CHECK (typeof(accuracy_m) IN ('real', 'null') AND (accuracy_m IS NULL OR accuracy_m >= 0)),
          source TEXT NOT NULL
        );

        CREATE TABLE place_name (
          id INTEGER PRIMARY KEY NOT NULL,
          place_fid INTEGER NOT NULL REFERENCES place(fid) ON DELETE CASCADE,
          name TEXT NOT NULL CHECK (name <> '')
        ) STRICT;
        CREATE INDEX place_name_place ON place_name (place_fid);

        CREATE TABLE initiative (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom GEOMETRY CHECK (typeof(geom) IN ('blob', 'null')),
          id TEXT NOT NULL UNIQUE CHECK (id <> ''),
          title TEXT NOT NULL,
          lead TEXT,
          programme TEXT,
          priority TEXT,
          strength_area TEXT,
          theme TEXT,
          status TEXT,
          decision_date TEXT \(isDate("decision_date")),
          start_date TEXT \(isDate("start_date")),
          end_date TEXT \(isDate("end_date")),
          granted_ore INTEGER CHECK (typeof(granted_ore) IN ('integer', 'null')),
          total_budget_ore INTEGER CHECK (typeof(total_budget_ore) IN ('integer', 'null')),
          economic INTEGER \(isMark("economic")),
          social INTEGER \(isMark("social")),
          environmental INTEGER \(isMark("environmental")),
          sami INTEGER \(isMark("sami")),
          municipalities_text TEXT,
          place_text TEXT,
          outcome_text TEXT,
          source TEXT,
          location TEXT NOT NULL CHECK (location IN ('geometry', 'municipalities', 'place', 'county', 'unknown')),
          place_name TEXT,
          extra TEXT CHECK (extra IS NULL OR (json_valid(extra) AND json_type(extra) = 'object')),
          import_id INTEGER NOT NULL REFERENCES import(id),
          row_number INTEGER NOT NULL CHECK (typeof(row_number) = 'integer' AND row_number > 0),
          CHECK ((location = 'place') = (place_name IS NOT NULL)),
          CHECK (location <> 'geometry' OR geom IS NOT NULL)
        );
        CREATE INDEX initiative_import ON initiative (import_id);

        CREATE TABLE declared_municipality (
          id INTEGER PRIMARY KEY NOT NULL,
          initiative_fid INTEGER NOT NULL REFERENCES initiative(fid) ON DELETE CASCADE,
          position INTEGER NOT NULL CHECK (position >= 0),
          municipality_code TEXT NOT NULL,
          share REAL,
          UNIQUE (initiative_fid, position)
        ) STRICT;

        CREATE TABLE footprint (
          id INTEGER PRIMARY KEY NOT NULL,
          initiative_fid INTEGER NOT NULL REFERENCES initiative(fid) ON DELETE CASCADE,
          scheme TEXT NOT NULL REFERENCES zoning_scheme(name),
          outside_share INTEGER NOT NULL \(isShare("outside_share")),
          unlocated_share INTEGER NOT NULL \(isShare("unlocated_share")),
          outside_ore INTEGER NOT NULL,
          unlocated_ore INTEGER NOT NULL,
          rule TEXT NOT NULL CHECK (rule IN (
            'points_equally', 'lines_by_length', 'areas_by_area', 'areas_by_population', 'mixed_by_parts', \
        'declared_shares',
            'municipalities_by_population', 'county_by_population', 'county_equally', 'unlocated')),
          basis TEXT NOT NULL CHECK (basis IN ('declared', 'county_wide', 'programme_area', 'unlocated')),
          precision TEXT NOT NULL CHECK (precision IN (
            'exact', 'place', 'municipality', 'programme_area', 'county', 'unknown')),
          near_border INTEGER NOT NULL CHECK (near_border IN (0, 1)),
          problem TEXT CHECK (problem IS NULL OR json_valid(problem)),
          UNIQUE (initiative_fid, scheme)
        ) STRICT;

        CREATE TABLE footprint_part (
          id INTEGER PRIMARY KEY NOT NULL,
          footprint_id INTEGER NOT NULL REFERENCES footprint(id) ON DELETE CASCADE,
          cell_fid INTEGER NOT NULL REFERENCES cell(fid),
          share INTEGER NOT NULL \(isShare("share", from: 1)),
          granted_ore INTEGER NOT NULL,
          UNIQUE (footprint_id, cell_fid)
        ) STRICT;

        CREATE TABLE indicator (
          id INTEGER PRIMARY KEY NOT NULL,
          name TEXT NOT NULL UNIQUE CHECK (name <> ''),
          title_sv TEXT NOT NULL,
          title_en TEXT NOT NULL,
          unit_sv TEXT NOT NULL,
          unit_en TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('extensive', 'intensive')),
          direction TEXT NOT NULL CHECK (direction IN ('higher_is_better', 'lower_is_better', 'neutral')),
          weight TEXT REFERENCES indicator(name) DEFERRABLE INITIALLY DEFERRED,
          note_sv TEXT,
          note_en TEXT,
          CHECK ((note_sv IS NULL) = (note_en IS NULL))
        ) STRICT;

        CREATE TABLE indicator_value (
          id INTEGER PRIMARY KEY NOT NULL,
          indicator TEXT NOT NULL REFERENCES indicator(name),
          municipality_code TEXT NOT NULL REFERENCES municipality_register(code),
          year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
          value REAL NOT NULL CHECK (abs(value) <= 1.7976931348623157e308),
          source TEXT,
          import_id INTEGER NOT NULL REFERENCES import(id),
          row_number INTEGER NOT NULL CHECK (row_number > 0),
          UNIQUE (indicator, year, municipality_code)
        ) STRICT;
        CREATE INDEX indicator_value_import ON indicator_value (import_id);

        CREATE TABLE outcome (
          id INTEGER PRIMARY KEY NOT NULL,
          initiative_fid INTEGER NOT NULL REFERENCES initiative(fid) ON DELETE CASCADE,
          indicator TEXT NOT NULL REFERENCES indicator(name),
          kind TEXT NOT NULL CHECK (kind IN ('baseline', 'target', 'result')),
          period TEXT \(isDate("period")),
          value REAL NOT NULL CHECK (abs(value) <= 1.7976931348623157e308),
          source TEXT,
          import_id INTEGER NOT NULL REFERENCES import(id),
          row_number INTEGER NOT NULL CHECK (row_number > 0)
        ) STRICT;
        CREATE UNIQUE INDEX outcome_once ON outcome (indicator, kind, initiative_fid, coalesce(period, ''));
        CREATE INDEX outcome_initiative ON outcome (initiative_fid);
        CREATE INDEX outcome_import ON outcome (import_id);

        CREATE TABLE effect_by_municipality (
          fid INTEGER PRIMARY KEY NOT NULL,
          geom MULTIPOLYGON NOT NULL,
          code TEXT NOT NULL UNIQUE REFERENCES municipality(code),
          name TEXT NOT NULL,
          population INTEGER NOT NULL,
          area_km2 DOUBLE NOT NULL,
          \(effectColumns)
        );

        CREATE TABLE effect_by_cell (
          fid INTEGER PRIMARY KEY NOT NULL REFERENCES cell(fid),
          geom MULTIPOLYGON NOT NULL,
          scheme TEXT NOT NULL,
          code TEXT NOT NULL,
          municipality_code TEXT NOT NULL REFERENCES municipality(code),
          name TEXT NOT NULL,
          zone TEXT NOT NULL,
          zone_title_sv TEXT NOT NULL,
          zone_title_en TEXT NOT NULL,
          population INTEGER NOT NULL,
          area_km2 DOUBLE NOT NULL,
          \(effectColumns),
          UNIQUE (scheme, code)
        );
        """

    private static let effectColumns = """
        initiatives DOUBLE NOT NULL DEFAULT 0,
          initiatives_touching INTEGER NOT NULL DEFAULT 0,
          granted_sek DOUBLE NOT NULL DEFAULT 0,
          granted_ore INTEGER NOT NULL DEFAULT 0,
          granted_sek_per_inhabitant DOUBLE,
          initiatives_declared DOUBLE NOT NULL DEFAULT 0,
          granted_ore_declared INTEGER NOT NULL DEFAULT 0
        """
}
