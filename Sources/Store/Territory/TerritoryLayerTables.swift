internal import GRDB
internal import Planar
internal import Territory

/// Layers besides municipalities and cells: areas of localities, areas with population, and areas for dialogue.
///
/// A file of areas may have several uses (DeSO: zones, and population), so an import names the part of the file used.
struct TerritoryLayerTables {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    static let layers = [
        GeoPackage.FeatureTable(
            name: "locality_area", geometryType: "MULTIPOLYGON", description: "tätorternas ytor | areas of localities"),
        GeoPackage.FeatureTable(
            name: "population_area", geometryType: "MULTIPOLYGON",
            description: "ytor med folkmängd, som DeSO | areas with population, such as DeSO"),
        GeoPackage.FeatureTable(
            name: "dialogue_layer", geometryType: "MULTIPOLYGON",
            description: "lager att samtala kring, som renskötsel | layers to talk about, such as reindeer herding"),
    ]

    /// The migration "territory layers", frozen once shipped.
    static func create(_ db: Database) throws {
        // SQLite can't change a table's UNIQUE: the table of imports is rebuilt with the part in it.
        try db.execute(
            sql: """
                CREATE TABLE import_by_part (
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
                  CHECK (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_rejected),
                  UNIQUE (sha256, kind, part)
                ) STRICT;
                INSERT INTO import_by_part
                    (id, file_name, sha256, kind, imported_at, rows_read, rows_inserted, rows_updated, \
                rows_unchanged, rows_rejected)
                  SELECT id, file_name, sha256, kind, imported_at, rows_read, rows_inserted, rows_updated, \
                rows_unchanged, rows_rejected
                  FROM import;
                DROP TABLE import;
                ALTER TABLE import_by_part RENAME TO import;

                CREATE TABLE locality_area (
                  fid INTEGER PRIMARY KEY NOT NULL,
                  geom MULTIPOLYGON NOT NULL CHECK (typeof(geom) = 'blob'),
                  code TEXT NOT NULL,
                  municipality_code TEXT NOT NULL,
                  UNIQUE (code, municipality_code),
                  FOREIGN KEY (code, municipality_code) REFERENCES locality(code, municipality_code) ON DELETE CASCADE
                );

                CREATE TABLE population_area (
                  fid INTEGER PRIMARY KEY NOT NULL,
                  geom MULTIPOLYGON NOT NULL CHECK (typeof(geom) = 'blob'),
                  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
                  population INTEGER NOT NULL CHECK (typeof(population) = 'integer' AND population >= 0),
                  source TEXT NOT NULL
                );

                CREATE TABLE dialogue_layer (
                  fid INTEGER PRIMARY KEY NOT NULL,
                  geom MULTIPOLYGON NOT NULL CHECK (typeof(geom) = 'blob'),
                  name TEXT NOT NULL CHECK (name <> ''),
                  feature TEXT NOT NULL,
                  import_id INTEGER NOT NULL REFERENCES import(id),
                  row_number INTEGER NOT NULL CHECK (typeof(row_number) = 'integer' AND row_number > 0)
                );
                CREATE INDEX dialogue_layer_name ON dialogue_layer (name);
                CREATE INDEX dialogue_layer_import ON dialogue_layer (import_id);
                """)
        for layer in layers { try GeoPackage.register(layer, db) }
    }

    /// Replaces the areas of localities and those with population by a territory's. Its localities must be on file.
    func replace(by territory: Territory) throws {
        try db.execute(sql: "DELETE FROM locality_area; DELETE FROM population_area")
        let area = try PreparedStatement(
            db, "INSERT INTO locality_area (geom, code, municipality_code) VALUES (?, ?, ?)")
        for row in 0..<territory.localityAreas.count where territory.localityAreas.envelope(row) != nil {
            let locality = territory.localities[row]
            try area.run(
                GeoPackageGeometry.multiPolygonBlob(territory.localityAreas, row: row), locality.code,
                locality.municipalityCode)
        }
        guard let layer = territory.populationLayer else { return }
        let people = try PreparedStatement(
            db, "INSERT INTO population_area (geom, code, population, source) VALUES (?, ?, ?, ?)")
        for row in layer.codes.indices {
            try people.run(
                GeoPackageGeometry.multiPolygonBlob(layer.areas, row: row), layer.codes[row], layer.persons[row],
                layer.source)
        }
    }

    /// One row a locality, empty where none is on file; no rows where none of them has an area.
    func localityAreas(of localities: [Locality]) throws -> GeometryColumn {
        var areas: [String: [UInt8]] = [:]
        try PreparedStatement(db, "SELECT fid, geom, code, municipality_code FROM locality_area").each { row in
            areas[row.text(2) + "/" + row.text(3)] = try Self.wkb(row, table: "locality_area")
        }
        var column = GeometryColumn()
        guard !areas.isEmpty else { return column }
        for locality in localities {
            if let wkb = areas[locality.code + "/" + locality.municipalityCode] {
                try column.append(wkb: wkb)
            } else {
                column.append(FlatGeometry(kind: .multiPolygon))
            }
        }
        return column
    }

    func populationLayer() throws -> PopulationLayer? {
        var codes: [String] = []
        var persons: [Int] = []
        var areas = GeometryColumn()
        var source = ""
        try PreparedStatement(db, "SELECT fid, geom, code, population, source FROM population_area ORDER BY fid").each {
            row in
            try areas.append(wkb: Self.wkb(row, table: "population_area"))
            codes.append(row.text(2))
            persons.append(row.int(3))
            source = row.text(4)
        }
        return codes.isEmpty ? nil : PopulationLayer(source: source, codes: codes, persons: persons, areas: areas)
    }

    /// The geometry of a row that begins with `fid, geom`.
    static func wkb(_ row: ResultRow, table: String) throws -> [UInt8] {
        guard let wkb = GeoPackageGeometry.wkb(of: row.blob(1)) else {
            throw StoreError.corrupt(table: table, row: row.integer(0), what: "geom")
        }
        return Array(wkb)
    }
}
