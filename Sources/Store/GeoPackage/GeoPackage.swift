internal import GRDB
internal import Planar

/// The tables that make a SQLite file a GeoPackage 1.3 (OGC 12-128r17), and the registration of layers.
enum GeoPackage {
    /// "GPKG" in ASCII.
    static let applicationID: Int32 = 0x4750_4B47
    /// Version 1.3.0.
    static let version = 10_300

    /// A layer: a feature table with its geometry column `geom` and key `fid`.
    struct FeatureTable {
        let name: String
        let geometryType: String
        let description: String
    }

    /// A table without geometry, with the key `id`.
    struct AttributeTable {
        let name: String
        let description: String
    }

    static func createSystemTables(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = \(version);
                CREATE TABLE gpkg_spatial_ref_sys (
                  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
                  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
                CREATE TABLE gpkg_contents (
                  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
                  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT \
                (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
                  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
                  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
                CREATE TABLE gpkg_geometry_columns (
                  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id \
                INTEGER NOT NULL,
                  z TINYINT NOT NULL, m TINYINT NOT NULL,
                  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
                  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
                  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
                  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
                CREATE TABLE gpkg_extensions (
                  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope \
                TEXT NOT NULL,
                  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
                """)
        for system in referenceSystems {
            try db.execute(
                sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    system.name, system.id, system.organization, system.id, system.definition, system.description,
                ])
        }
    }

    /// Registers an existing feature table: contents, geometry column, and an R-tree with its triggers.
    static func register(_ table: FeatureTable, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
                VALUES (?, 'features', ?, ?, ?, ?)
                """, arguments: [table.name, table.name, table.description, epoch, GeoPackageGeometry.srid])
        try db.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            arguments: [table.name, table.geometryType, GeoPackageGeometry.srid])
        try db.execute(
            sql: """
                INSERT INTO gpkg_extensions
                VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', \
                'write-only')
                """, arguments: [table.name])
        try db.execute(
            sql: "CREATE VIRTUAL TABLE \"rtree_\(table.name)_geom\" USING rtree(id, minx, maxx, miny, maxy)")
        for trigger in triggers(of: table.name) { try db.execute(sql: trigger.sql) }
    }

    static func register(_ table: AttributeTable, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
                VALUES (?, 'attributes', ?, ?, ?)
                """, arguments: [table.name, table.name, table.description, epoch])
    }

    /// Until the first rows come; the real time of change is the store's clock, which tests can stop.
    private static let epoch = "1970-01-01T00:00:00.000Z"

    /// The triggers of clause F.3 (version 1.3) for a table with key `fid` and geometry `geom`.
    static func triggers(of table: String) -> [(name: String, sql: String)] {
        let tree = "rtree_\(table)_geom"
        let present = "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\"))"
        let absent = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))"
        let insert = """
            INSERT OR REPLACE INTO "\(tree)" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), \
            ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
            """
        let delete = "DELETE FROM \"\(tree)\" WHERE id = OLD.\"fid\";"
        let bodies = [
            ("insert", "AFTER INSERT ON \"\(table)\" WHEN \(present) BEGIN \(insert) END"),
            (
                "update1",
                """
                AFTER UPDATE OF \"geom\" ON \"\(table)\" WHEN OLD.\"fid\" = NEW.\"fid\" AND \(present) BEGIN \
                \(insert) END
                """
            ),
            (
                "update2",
                """
                AFTER UPDATE OF \"geom\" ON \"\(table)\" WHEN OLD.\"fid\" = NEW.\"fid\" AND \(absent) BEGIN \
                \(delete) END
                """
            ),
            (
                "update3",
                """
                AFTER UPDATE ON \"\(table)\" WHEN OLD.\"fid\" != NEW.\"fid\" AND \(present) BEGIN \(delete) \
                \(insert) END
                """
            ),
            (
                "update4",
                """
                AFTER UPDATE ON "\(table)" WHEN OLD."fid" != NEW."fid" AND \(absent) \
                BEGIN DELETE FROM "\(tree)" WHERE id IN (OLD."fid", NEW."fid"); END
                """
            ),
            ("delete", "AFTER DELETE ON \"\(table)\" WHEN OLD.\"geom\" NOT NULL BEGIN \(delete) END"),
        ]
        return bodies.map { suffix, body in ("\(tree)_\(suffix)", "CREATE TRIGGER \"\(tree)_\(suffix)\" \(body)") }
    }

    /// Runs `body` without the table's insert trigger; `body` enters the envelopes itself through its argument, so that
    /// a bulk insert calls no SQL function per row, and an empty index is built at the end. The caller's transaction
    /// makes it atomic.
    static func insertingInBulk(
        into table: String, _ db: Database,
        _ body: (_ enter: (_ fid: Int64, _ envelope: Envelope?) throws -> Void) throws -> Void
    ) throws {
        let trigger = triggers(of: table)[0]
        let index = "rtree_\(table)_geom"
        try db.execute(sql: "DROP TRIGGER \"\(trigger.name)\"")
        if try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM \"\(index)_rowid\")") == true {
            var tree = RTree()
            try body { fid, envelope in
                if let envelope { tree.enter(fid, envelope) }
            }
            try ConnectionGuard.withoutDefence(db) { try tree.write(to: index, db) }
        } else {
            let insert = try PreparedStatement(db, "INSERT INTO \"\(index)\" VALUES (?, ?, ?, ?, ?)")
            try body { fid, envelope in
                guard let envelope else { return }
                try insert.run(fid, envelope.minX, envelope.maxX, envelope.minY, envelope.maxY)
            }
        }
        try db.execute(sql: trigger.sql)
    }

    /// Runs `body`, which adds or deletes much of a layer, without the triggers that would enter each row, and makes
    /// the index of what is there then. O(rows of the layer).
    static func rebuildingIndex(of table: String, _ db: Database, _ body: () throws -> Void) throws {
        let index = "rtree_\(table)_geom"
        let own = triggers(of: table).filter { ["\(index)_insert", "\(index)_delete"].contains($0.name) }
        for trigger in own { try db.execute(sql: "DROP TRIGGER \"\(trigger.name)\"") }
        try body()
        var tree = RTree()
        try PreparedStatement(db, "SELECT fid, geom FROM \"\(table)\" WHERE geom NOTNULL ORDER BY fid").each { row in
            guard let wkb = GeoPackageGeometry.wkb(of: row.blob(1)), let summary = try? WKBReader.summary(of: wkb)
            else { throw StoreError.corrupt(table: table, row: row.integer(0), what: "geom") }
            if let envelope = summary.envelope { tree.enter(row.integer(0), envelope) }
        }
        try ConnectionGuard.withoutDefence(db) {
            try RTree.clear(index, db)
            try tree.write(to: index, db)
        }
        for trigger in own { try db.execute(sql: trigger.sql) }
    }

    /// Records the time of change of tables, and the extent of layers. O(tables).
    static func touch(_ tables: [String], at time: String, _ db: Database) throws {
        for table in tables {
            try db.execute(
                sql: "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", arguments: [time, table])
            let isLayer = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM gpkg_geometry_columns WHERE table_name = ?)", arguments: [table])
            guard isLayer == true else { continue }
            let extent = try RTree.extent(of: "rtree_\(table)_geom", db)
            try db.execute(
                sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                arguments: [extent?.minX, extent?.minY, extent?.maxX, extent?.maxY, table])
        }
    }

    private static let referenceSystems:
        [(name: String, id: Int, organization: String, definition: String, description: String)] = [
            ("Undefined Cartesian SRS", -1, "NONE", "undefined", "undefined Cartesian coordinate reference system"),
            ("Undefined geographic SRS", 0, "NONE", "undefined", "undefined geographic coordinate reference system"),
            (
                "SWEREF99 TM", 3006, "EPSG",
                """
                PROJCS["SWEREF99 TM",GEOGCS["SWEREF99",DATUM["SWEREF99",SPHEROID["GRS 1980",6378137,298.257222101,\
                AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6619"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
                UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4619"]],\
                PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],\
                PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],\
                UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],AXIS["Easting",EAST],AUTHORITY["EPSG",\
                "3006"]]
                """, "Sweden, metres"
            ),
            (
                "WGS 84 geodetic", 4326, "EPSG",
                """
                GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
                AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
                UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",\
                EAST],\
                AUTHORITY["EPSG","4326"]]
                """, "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"
            ),
        ]
}
