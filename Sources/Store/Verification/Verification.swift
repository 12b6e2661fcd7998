internal import GRDB
internal import Planar
internal import Territory
internal import Wording

/// Checks a store against what the program would have written; collects damage and goes on.
struct Verification {
    private let db: Database
    private(set) var damage: [Damage] = []

    init(_ db: Database) {
        self.db = db
    }

    mutating func run() {
        attempt { try $0.file() }
        attempt { try $0.schema() }
        attempt { try $0.triggers() }
        attempt { try $0.references() }
        for layer in Schema.layers { attempt { try $0.geometry(of: layer) } }
        attempt { try $0.values() }
        for read in Self.readers { attempt { try read($0.db) } }
        attempt { try $0.imports() }
        attempt { try $0.footprints() }
        attempt { for one in try EditedPlaces($0.db).find() { $0.note(one) } }
        attempt { try $0.formerFootprints() }
        attempt { for one in try FormerRows($0.db).find() { $0.note(one) } }
        attempt { try $0.effects() }
        var schemes: [String] = []
        attempt { schemes = try TerritoryTables($0.db).schemes() }
        for (position, scheme) in schemes.enumerated() {
            attempt { try $0.partition(scheme: scheme, isFirst: position == 0) }
        }
    }

    /// The readers of the small tables: a row that one of them refuses is damage, whatever SQLite's own check says of
    /// it.
    private static let readers: [@Sendable (Database) throws -> Void] = [
        { _ = try TerritoryTables($0).register() }, { _ = try StatusTables($0).records() },
        { _ = try IndicatorTables($0).indicators() }, { _ = try TerritoryChangeTables($0).changes() },
        { db in
            for one in try ImportTables(db).records() { _ = try ImportTables(db).notes(of: one.id) }
        },
    ]

    /// A check that a worse damage stops is itself a finding; the others still run.
    private mutating func attempt(_ check: (inout Verification) throws -> Void) {
        do {
            try check(&self)
        } catch let StoreError.corrupt(table, row, what) {
            note(.content(table: table, row: row, what: what))
        } catch let StoreError.malformed(table, row, column) {
            note(.value(table: table, row: row, column: column))
        } catch let error as DatabaseError {
            note(.file(message: error.message ?? "\(error.resultCode)"))
        } catch {
            note(.file(message: "\(error)"))
        }
    }

    private mutating func note(_ finding: Damage) {
        if !damage.contains(finding) { damage.append(finding) }
    }

    // MARK: The file

    private mutating func file() throws {
        for message in try String.fetchAll(db, sql: "PRAGMA integrity_check(100)") where message != "ok" {
            note(.file(message: message))
        }
        let marks = [("application_id", Int64(GeoPackage.applicationID)), ("user_version", Int64(GeoPackage.version))]
        for (mark, expected) in marks {
            let found = try Int64.fetchOne(db, sql: "PRAGMA \(mark)") ?? 0
            if found != expected { note(.header(mark: mark, found: "\(found)", expected: "\(expected)")) }
        }
    }

    /// Against a store made in memory: what it has must be here, word for word. More may be here: GDAL and QGIS add
    /// tables.
    private mutating func schema() throws {
        let query = """
            SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'
            UNION ALL SELECT 'gpkg_contents ' || table_name, data_type FROM gpkg_contents
            UNION ALL SELECT 'gpkg_geometry_columns ' || table_name,
              column_name || ' ' || geometry_type_name || ' ' || srs_id || ' ' || z || ' ' || m FROM \
            gpkg_geometry_columns
            UNION ALL SELECT 'gpkg_extensions ' || table_name || ' ' || extension_name, column_name || ' ' || scope
              FROM gpkg_extensions WHERE table_name IS NOT NULL
            UNION ALL SELECT 'gpkg_spatial_ref_sys ' || srs_id, organization || ' ' || organization_coordsys_id
              FROM gpkg_spatial_ref_sys
            """
        func objects(_ db: Database) throws -> [String: String?] {
            let rows = try Row.fetchAll(db, sql: query).map { row in
                let texts: [String?] = row.databaseValues.map { String.fromDatabaseValue($0) }
                return (texts[0] ?? "", texts[1])
            }
            return Dictionary(rows) { _, last in last }
        }
        let expected = try BlankStore.read { try objects($0) }
        let found = try objects(db)
        for (object, definition) in expected.sorted(by: { $0.key < $1.key }) where found[object] != .some(definition) {
            try schema(object, found[object] ?? nil, instead: definition)
        }
    }

    /// An object that isn't as it is made: columns may be added to tables, and none may be gone.
    private mutating func schema(_ object: String, _ found: String?, instead own: String?) throws {
        guard object.hasPrefix("table "), let found, let own else { return note(.schema(object: object)) }
        if AddedColumns.areAll(thatSets: found, apartFrom: own) { return }
        let table = String(object.dropFirst("table ".count))
        let columns = "SELECT name FROM pragma_table_info(?)"
        let wanted = try BlankStore.read { try String.fetchAll($0, sql: columns, arguments: [table]) }
        let gone = AddedColumns.missing(
            in: try String.fetchAll(db, sql: columns, arguments: [table]), of: wanted)
        if gone.isEmpty { note(.schema(object: object)) }
        for name in gone { note(.column(table: table, name: name)) }
    }

    /// Finds foreign triggers, which would act unseen when the program writes.
    private mutating func triggers() throws {
        for trigger in try SchemaGuard.foreignTriggers(among: SchemaGuard.objects(of: db)) {
            note(.trigger(name: trigger.name, table: trigger.table))
        }
    }

    private mutating func references() throws {
        let edited = try EditedPlaces(db)
        for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
            let key = try row.decode(Int64?.self, forColumn: "rowid")
            let (table, parent) = (
                try row.decode(String.self, forColumn: "table"), try row.decode(String.self, forColumn: "parent")
            )
            if try edited.isLeft(table, row: key, of: parent) { continue }
            note(.reference(table: table, row: key ?? 0, to: parent))
        }
    }

    // MARK: Layers

    private mutating func geometry(of layer: GeoPackage.FeatureTable) throws {
        let entry = try PreparedStatement(
            db, "SELECT minx, maxx, miny, maxy FROM \"rtree_\(layer.name)_geom\" WHERE id = ?")
        try PreparedStatement(db, "SELECT fid, geom FROM \"\(layer.name)\" ORDER BY fid").each { row in
            let fid = row.integer(0)
            let indexed = try entry.first(fid) { [$0.double(0), $0.double(1), $0.double(2), $0.double(3)] }
            var envelope: Envelope?
            if !row.isNull(1) {
                switch Self.inspect(row.blob(1), as: layer.geometryType) {
                case .success(let box): envelope = box
                case .failure(let fault):
                    note(.geometry(layer: layer.name, row: fid, fault: fault.wording))
                    return
                }
            }
            if !Self.agrees(indexed, with: envelope) { note(.index(layer: layer.name, row: fid)) }
        }
        let loose =
            """
            SELECT id FROM \"rtree_\(layer.name)_geom\" WHERE id NOT IN (SELECT fid FROM \"\(layer.name)\") ORDER \
            BY id
            """
        for fid in try Int64.fetchAll(db, sql: loose) { note(.index(layer: layer.name, row: fid)) }
        let verdict = try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_\(layer.name)_geom')") ?? "ok"
        if verdict != "ok" { note(.indexStructure(layer: layer.name, message: verdict)) }
    }

    struct Fault: Error {
        let wording: Wording
    }

    /// The envelope of a blob that is as the program writes it.
    static func inspect(_ blob: [UInt8], as type: String) -> Result<Envelope?, Fault> {
        func fault(_ sv: String, _ en: String) -> Result<Envelope?, Fault> {
            .failure(Fault(wording: Wording(sv: sv, en: en)))
        }
        guard let header = blob.withUnsafeBytes({ GeoPackageGeometry.header(of: $0) }) else {
            return fault("ingen GeoPackage-geometri", "not a GeoPackage geometry")
        }
        guard header.srid == GeoPackageGeometry.srid else {
            return fault(
                "koordinatsystem \(header.srid) i stället för 3006", "reference system \(header.srid) instead of 3006")
        }
        do {
            let summary = try WKBReader.summary(of: blob[header.length...])
            guard type == "GEOMETRY" || summary.kind.name.uppercased() == type else {
                return fault(
                    "\(summary.kind.name) i ett lager för \(type)", "\(summary.kind.name) in a layer of \(type)")
            }
            try summary.check()
            guard type == "GEOMETRY" || summary.coordinateCount > 0 else {
                return fault("tom geometri", "an empty geometry")
            }
            guard header.isEmpty == (summary.envelope == nil),
                header.envelope == nil || header.envelope == summary.envelope
            else {
                return fault("huvudet stämmer inte med koordinaterna", "the header does not agree with the coordinates")
            }
            return .success(summary.envelope)
        } catch {
            return .failure(Fault(wording: error.wording))
        }
    }

    /// An R-tree keeps single precision, rounded outwards.
    private static func agrees(_ indexed: [Double]?, with envelope: Envelope?) -> Bool {
        guard let indexed, let box = envelope else { return indexed == nil && envelope == nil }
        let exact = [box.minX, box.maxX, box.minY, box.maxY]
        return (0..<4).allSatisfy { side in
            let outwards = side.isMultiple(of: 2) ? exact[side] - indexed[side] : indexed[side] - exact[side]
            return outwards >= 0 && outwards <= max(abs(exact[side]) * 3e-7, 1e-30)
        }
    }

    private mutating func effects() throws {
        for (layer, fid) in try EffectTables(db).stale() { note(.effect(layer: layer, row: fid)) }
    }

    // MARK: Values

    /// Finds values that constraints allow or a forger has written past them: texts that are bytes, dates that no
    /// calendar has, keys beyond those that any import gives.
    private mutating func values() throws {
        let texts = ["id", "title", "lead", "programme", "priority", "strength_area", "theme", "status", "place_text"]
        let areBytes = texts.map { "typeof(\($0)) NOT IN ('text', 'null')" }.joined(separator: " OR ")
        try PreparedStatement(db, "SELECT fid FROM initiative WHERE \(areBytes) ORDER BY fid").each {
            note(.content(table: "initiative", row: $0.integer(0), what: "text"))
        }
        try PreparedStatement(db, "SELECT fid, decision_date, start_date, end_date FROM initiative ORDER BY fid").each {
            row in
            for column in Int32(1)...3 where row.optionalText(column).map({ PartialDate($0) == nil }) == true {
                note(.content(table: "initiative", row: row.integer(0), what: row.text(column).cited(20)))
            }
        }
        for (table, key) in [("initiative", "fid"), ("footprint", "id"), ("footprint_part", "id")] {
            let largest = try Int64.fetchOne(db, sql: "SELECT max(\(key)) FROM \(table)") ?? 0
            if largest >= .max / 64 { note(.content(table: table, row: largest, what: key)) }
        }
    }

    // MARK: Imports and footprints

    private mutating func imports() throws {
        let differing = try db.rows(
            of: "import",
            """
            SELECT import.id, rows_rejected, count(rejected_row.id) AS kept
            FROM import LEFT JOIN rejected_row ON rejected_row.import_id = import.id
            GROUP BY import.id HAVING rows_rejected <> kept ORDER BY import.id
            """
        ) { (try $0.integer("id"), try $0.int("rows_rejected"), try $0.int("kept")) }
        for (id, recorded, found) in differing { note(.rejected(import: id, recorded: recorded, found: found)) }
    }

    private mutating func footprints() throws {
        let added = try OutsideMarks(db).keys(of: "initiative")
        try PreparedStatement(
            db,
            """
            SELECT initiative.id, zoning_scheme.name, initiative.fid FROM initiative CROSS JOIN zoning_scheme
              LEFT JOIN footprint ON initiative_fid = initiative.fid AND scheme = zoning_scheme.name
            WHERE footprint.id IS NULL ORDER BY initiative.id, zoning_scheme.id
            """
        ).each {
            if !added.contains($0.integer(2)) { note(.noFootprint(initiative: $0.text(0), scheme: $0.text(1))) }
        }

        let parts = try PreparedStatement(
            db,
            """
            SELECT share, granted_ore, cell.scheme FROM footprint_part JOIN cell ON cell.fid = cell_fid
            WHERE footprint_id = ? ORDER BY cell_fid
            """)
        try PreparedStatement(
            db,
            """
            SELECT footprint.id, initiative.id, scheme, outside_share, unlocated_share, outside_ore, unlocated_ore,
              coalesce(granted_ore, 0)
            FROM footprint JOIN initiative ON initiative.fid = initiative_fid ORDER BY initiative.id, footprint.id
            """
        ).each { row in
            let (initiative, scheme, granted) = (row.text(1), row.text(2), row.integer(7))
            var shares: [Int64] = []
            var amounts: [Int64] = []
            try parts.each(row.integer(0)) { part in
                guard part.text(2) == scheme else {
                    throw StoreError.corrupt(table: "footprint", row: row.integer(0), what: "cell of \(part.text(2))")
                }
                shares.append(part.integer(0))
                amounts.append(part.integer(1))
            }
            shares += [row.integer(3), row.integer(4)]
            amounts += [row.integer(5), row.integer(6)]
            let sum = shares.reduce(0, &+)
            guard sum == Share.denominator, shares.allSatisfy({ (0...Share.denominator).contains($0) }) else {
                note(.shares(initiative: initiative, scheme: scheme, sum: sum))
                return
            }
            // A whole split of another amount is an edit of the amount, which has its own finding.
            let ore = amounts.reduce(0, &+)
            if LargestRemainder.split(ore, by: shares.map { Share(parts: $0) }) != amounts {
                note(.amounts(initiative: initiative, scheme: scheme, sumOre: ore, grantedOre: granted))
            }
        }
    }

    private mutating func formerFootprints() throws {
        try PreparedStatement(
            db,
            """
            SELECT initiative.id, change_id, scheme, sum(share) FROM former_footprint
              JOIN initiative ON initiative.fid = initiative_fid
            GROUP BY change_id, scheme, initiative_fid HAVING sum(share) <> \(Share.denominator) ORDER BY change_id, \
            scheme, initiative.id
            """
        ).each {
            note(.formerShares(initiative: $0.text(0), change: $0.integer(1), scheme: $0.text(2), sum: $0.integer(3)))
        }
    }

    // MARK: Cells

    /// Areas may differ by this much, m²: coordinates are binary fractions of metres, and unions round them.
    private static let tolerance = 1.0

    private mutating func partition(scheme: String, isFirst: Bool) throws {
        let territory = try TerritoryTables(db).territory(scheme: scheme)
        let context = Context()
        let codes = territory.cells.indices.map { territory.code(ofCell: $0) }
        try overlaps(territory.cellAreas, named: codes, layer: "cell", in: context)
        if isFirst {
            try overlaps(
                territory.municipalityAreas, named: territory.municipalities.map(\.code), layer: "municipality",
                in: context)
        }
        for (row, cell) in territory.cells.enumerated() {
            let measured = try territory.cellAreas.geometry(row, in: context).area / 1e6
            if abs(measured - cell.areaKm2) * 1e6 > Self.tolerance {
                note(.area(cell: codes[row], scheme: scheme, recorded: cell.areaKm2, measured: measured))
            }
        }
        for (index, municipality) in territory.municipalities.enumerated() {
            let own = territory.cells.indices.filter { territory.cells[$0].municipality == index }
            let difference = try difference(
                territory.municipalityAreas[index], fromUnionOf: own, of: territory.cellAreas, in: context)
            if difference > Self.tolerance {
                note(.cover(layer: "municipality", code: municipality.code, scheme: scheme, area: difference))
            }
        }
        try PreparedStatement(
            db, "SELECT fid, code, geom FROM zone WHERE scheme = ? AND geom NOTNULL ORDER BY position"
        ).each(scheme) { row in
            guard let wkb = GeoPackageGeometry.wkb(of: row.blob(2)),
                let zone = territory.scheme.zones.firstIndex(where: { $0.code == row.text(1) })
            else { throw StoreError.corrupt(table: "zone", row: row.integer(0), what: "geom") }
            let own = territory.cells.indices.filter { territory.cells[$0].zone == zone }
            let difference = try difference(wkb, fromUnionOf: own, of: territory.cellAreas, in: context)
            if difference > Self.tolerance {
                note(.cover(layer: "zone", code: row.text(1), scheme: scheme, area: difference))
            }
        }
    }

    private mutating func overlaps(_ areas: GeometryColumn, named names: [String], layer: String, in context: Context)
        throws
    {
        let tree = BoxTree(areas)
        for row in 0..<areas.count {
            let area = try areas.geometry(row, in: context)
            if case .invalid(let reason, let x, let y) = try area.validity() {
                note(
                    .geometry(
                        layer: layer, row: Int64(row + 1),
                        fault: Wording(
                            sv: "ogiltig yta: \(reason) vid \(x), \(y)", en: "invalid area: \(reason) at \(x), \(y)")))
                return
            }
            guard let box = areas.envelope(row) else { continue }
            for other in tree.query(box) where other > row {
                let common = try area.intersection(areas.geometry(other, in: context)).area
                if common > Self.tolerance {
                    note(.overlap(layer: layer, first: names[row], second: names[other], area: common))
                }
            }
        }
    }

    /// m² that are in one of the two and not in the other.
    private func difference(
        _ wkb: some Collection<UInt8>, fromUnionOf rows: [Int], of areas: GeometryColumn, in context: Context
    ) throws -> Double {
        let whole = try Geometry(wkb: wkb, in: context)
        guard !rows.isEmpty else { return whole.area }
        let union = try Geometry(column: areas, rows: rows, in: context).unaryUnion()
        return try whole.symmetricDifference(union).area
    }
}

extension Verification {
    /// What keeps the cells from dividing the county.
    static func division(of db: Database) throws -> [Damage] {
        var verification = Verification(db)
        for (position, scheme) in try TerritoryTables(db).schemes().enumerated() {
            verification.attempt { try $0.partition(scheme: scheme, isFirst: position == 0) }
        }
        return verification.damage
    }
}

extension Store {
    /// Tables, views and triggers of a user's own, which the program neither reads nor writes: `view my_map`.
    public func guests() throws -> [String] {
        try read { db in
            try SchemaGuard.guests(among: SchemaGuard.objects(of: db)).map { "\($0.type) \($0.name)" }
        }
    }

    /// Checks the whole store and returns its damage; empty when all is well.
    ///
    /// SQLite's own checks; the GeoPackage's tables, triggers and R-trees; footprints that add up to exactly 1 and
    /// amounts that are split to the öre; cells that partition each municipality and do not overlap, to 1 m²; layers of
    /// effects that say what the footprints say. Reads everything: O(file).
    ///
    /// - Throws: `StoreError` only where the file can't be read at all.
    public func verify() throws -> [Damage] {
        var damage: [Damage] = []
        do {
            try read { db in
                var verification = Verification(db)
                verification.run()
                damage = verification.damage
            }
        } catch StoreError.damaged where !damage.isEmpty {
            // On a broken file SQLite may refuse even to end the transaction; the damage is known by then.
        }
        return damage
    }
}
