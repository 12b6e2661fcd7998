internal import GRDB

/// A store's schema against the program's own.
enum SchemaGuard {
    /// An object of a file's schema: `table`, `index`, `trigger` or `view`.
    struct Object: Hashable, Sendable {
        let type: String
        let name: String
        /// The table itself, or the one that it belongs to.
        let table: String
        /// Nil for what SQLite makes by itself.
        let sql: String?
    }

    /// The objects of a store that this program has just made. Made once.
    static func own() throws -> [Object] { try model.get() }

    private static let model = Result<[Object], any Error> { try BlankStore.read { try objects(of: $0) } }

    static func objects(of db: Database) throws -> [Object] {
        // Compared, not trusted: whatever else than text somebody wrote there is no object of the program's.
        try Row.fetchAll(
            db,
            sql: """
                SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name
                """
        ).map { row in
            let texts: [String?] = row.databaseValues.map { String.fromDatabaseValue($0) }
            return Object(type: texts[0] ?? "", name: texts[1] ?? "", table: texts[2] ?? "", sql: texts[3])
        }
    }

    /// The digest of a store that this version has just made: most files are told by it, and the migrations, which take
    /// a fifth of a second, need not run to have something to compare with.
    ///
    /// A test says what it is when the schema changes. Files with anything more or less are compared object by object.
    static let ownDigest = "3ec2d5a41ab2770ab08fc650015d4d31247d1c38bb46b2311df0da5affa1f8ee"

    /// The digest of objects in the order of types and names.
    static func digest(of objects: [Object]) -> String {
        var bytes: [UInt8] = []
        for object in objects {
            for text in [object.type, object.name, object.table, object.sql ?? ""] {
                bytes += text.utf8
                // No text of SQLite's schema holds a zero.
                bytes.append(0)
            }
        }
        return SHA256.hexadecimal(bytes)
    }

    /// Checks a file before it is read as a store: no view or virtual table may stand under the name of one of the
    /// program's tables, since its rows would be whatever its maker has SQL compute.
    ///
    /// - Throws: `StoreError.foreignSchema`.
    static func checkForReading(_ db: Database) throws {
        // R-trees are the only virtual tables that most files have, and none of the program's tables is named so.
        let views = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema
                WHERE (type = 'view' OR sql LIKE 'CREATE VIRTUAL TABLE%') AND name NOT LIKE 'rtree~_%' ESCAPE '~'
                """)
        guard !views.isEmpty else { return }
        let tables = Set(try own().filter { $0.type == "table" && !isVirtual($0) }.map { $0.name.lowercased() })
        let found = views.filter { tables.contains($0.lowercased()) }
        guard found.isEmpty else { throw StoreError.foreignSchema(objects: found.sorted()) }
    }

    /// Checks a file before it is written: no trigger on the program's tables but its own, and none of the program's
    /// objects missing or changed. A user's own layers, with their indexes and triggers, may be there, and columns
    /// added to the program's tables.
    ///
    /// - Throws: `StoreError.foreignTriggers`, `StoreError.foreignSchema`.
    static func checkForWriting(_ db: Database) throws {
        let found = try objects(of: db)
        guard digest(of: found) != ownDigest else { return }
        let triggers = try foreignTriggers(among: found)
        guard triggers.isEmpty else { throw StoreError.foreignTriggers(triggers.map(\.name).sorted()) }
        let known = Set(found)
        let changed = try own().filter { one in
            !known.contains(one) && !found.contains { isExtended($0, from: one) }
        }.map { "\($0.type) \($0.name)" }
        guard changed.isEmpty else { throw StoreError.foreignSchema(objects: changed.sorted()) }
    }

    /// Whether a table is one of the program's with columns added.
    private static func isExtended(_ found: Object, from own: Object) -> Bool {
        guard own.type == "table", found.type == "table", found.name == own.name, let sql = found.sql,
            let other = own.sql
        else { return false }
        return AddedColumns.areAll(thatSets: sql, apartFrom: other)
    }

    private static let formerTriggers = Set(
        VersionedTable.first.flatMap(\.formerTriggers) + VersionedTable.all.map(\.triggerBeforeLeaner))

    /// Triggers on the program's tables that are not the program's, of this version or an earlier one.
    static func foreignTriggers(among found: [Object]) throws -> [Object] {
        let own = try own()
        let known = Set(own)
        let tables = Set(own.filter { $0.type == "table" }.map { $0.name.lowercased() })
        return found.filter {
            $0.type == "trigger" && tables.contains($0.table.lowercased()) && !known.contains($0) && !countsFeatures($0)
                && !formerTriggers.contains($0.sql ?? "")
        }
    }

    /// GDAL's triggers that keep a layer's number of features, word for word: they read nothing and write that number.
    private static func countsFeatures(_ trigger: Object) -> Bool {
        let table = trigger.table
        return [("insert", "INSERT", "+"), ("delete", "DELETE", "-")].contains { name, event, sign in
            let expected = """
                CREATE TRIGGER "trigger_\(name)_feature_count_\(table)" AFTER \(event) ON "\(table)" \
                BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count \(sign) 1 \
                WHERE lower(table_name) = lower('\(table)'); END
                """
            return trigger.sql == expected
        }
    }

    /// Tables, views and triggers that are not the program's and can stay: a user's own layers, without the indexes and
    /// the register that every GeoPackage has of them.
    static func guests(among found: [Object]) throws -> [Object] {
        let own = try own()
        let names = Set(own.map { "\($0.type) \($0.name.lowercased())" })
        let foreign = Set(try foreignTriggers(among: found))
        return found.filter {
            !names.contains("\($0.type) \($0.name.lowercased())") && $0.type != "index" && !foreign.contains($0)
                && !["rtree_", "gpkg_"].contains(where: $0.name.lowercased().hasPrefix)
        }.sorted { ($0.type, $0.name) < ($1.type, $1.name) }
    }

    private static func isVirtual(_ object: Object) -> Bool {
        object.sql?.uppercased().hasPrefix("CREATE VIRTUAL TABLE") == true
    }
}
