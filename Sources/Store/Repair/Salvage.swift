internal import GRDB
internal import GRDBSQLite
internal import Planar
internal import Territory
internal import Wording

/// Copies a store's rows, one by one, into the tables of a new one.
struct Salvage {
    private let source: Database
    private let db: Database
    private(set) var report = RepairReport()

    /// Derived from others, and made anew.
    private static let derived: Set<String> = ["effect_by_municipality", "effect_by_cell"]

    init(from source: Database, into db: Database) throws {
        self.source = source
        self.db = db
    }

    mutating func run(at time: String) throws {
        // What is copied is as old as it was: no version of it begins now.
        for trigger in VersionedTable.all.flatMap(\.triggers) { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
        try copyAll(at: time)
        for table in VersionedTable.all {
            try db.execute(sql: "UPDATE \(table.name) SET since = 1 WHERE since = 0")
            for trigger in table.triggers { try db.execute(sql: trigger.sql) }
        }
    }

    /// Seals of what was lost say so no more, since the report does; all is sealed of a store from before there were
    /// seals.
    private func reseal() throws {
        let seals = HistorySeals(db)
        guard try !isBefore(Schema.sealing) else { return try seals.sealAll() }
        let lossy = Set(report.losses.compactMap(\.table))
        let damaged = try seals.differences().filter { lossy.contains($0.table.past) || lossy.contains("entry_seal") }
        try seals.sealAll(Set(damaged.map { HistorySeals.Sealed(entry: $0.entry, table: $0.table.name) }))
    }

    private static func isSealing(_ table: String) -> Bool {
        table == "entry_seal" || VersionedTable.ofTerritoryChanges.contains { $0.past == table }
    }

    /// Whether a table is one of the history, which stores of before have none of.
    private static func isOfHistory(_ table: String) -> Bool {
        table.hasPrefix("past_") || ["entry", "entry_clock", "outside_edit", "entry_seal"].contains(table)
    }

    private mutating func copyAll(at time: String) throws {
        let found = try SchemaGuard.objects(of: source)
        let isOfOld = try isBefore(Schema.history)
        let tables = try Self.tables().filter { !isOfOld || !Self.isOfHistory($0) }
        // The rows that migrations put into the new tables are in the old ones too.
        for table in tables.reversed() { try db.execute(sql: "DELETE FROM \"\(table)\"") }
        for table in tables where !Self.derived.contains(table) { try copy(table, found) }
        try bringUp()
        try dropOrphans()
        try placeAnew()
        try Fingerprints(db).fill()
        try reseal()
        do {
            try EffectTables(db).rebuild()
        } catch {
            report.losses.append(try Self.loss(error))
        }
        try GeoPackage.touch(String.fetchAll(db, sql: "SELECT table_name FROM gpkg_contents"), at: time, db)
        for trigger in try SchemaGuard.foreignTriggers(among: found) {
            report.losses.append(.guest(type: trigger.type, name: trigger.name))
        }
        for guest in try SchemaGuard.guests(among: found) {
            report.losses.append(.guest(type: guest.type, name: guest.name))
        }
    }

    /// Brings the rows of a store of an earlier version up to this one, as migrations would have.
    private func bringUp() throws {
        try StatusTables(db).enter(
            String.fetchSet(db, sql: "SELECT DISTINCT status FROM initiative WHERE status NOTNULL AND status <> ''"))
        guard try isBefore(Schema.places),
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM initiative)") ?? false
        else { return }
        try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [Schema.outdatedPlacing])
        try db.execute(sql: Schema.earlierInitiatives)
    }

    /// Whether the old store is known to be of a version before a migration.
    private func isBefore(_ migration: String) throws -> Bool {
        guard let done = try? String.fetchSet(source, sql: "SELECT identifier FROM grdb_migrations") else {
            return false
        }
        return !done.isEmpty && !done.contains(migration)
    }

    /// The program's own tables of rows, those that others refer to first.
    private static func tables() throws -> [String] {
        let own = try SchemaGuard.own().filter {
            $0.type == "table" && !$0.name.hasPrefix("gpkg_") && !$0.name.hasPrefix("rtree_")
                && $0.name != "grdb_migrations"
        }
        return own.map(\.name)
    }

    // MARK: Rows

    private mutating func copy(_ table: String, _ found: [SchemaGuard.Object]) throws {
        guard found.contains(where: { $0.type == "table" && $0.name == table }) else {
            // Statuses get their classes anew where a store is from before they had any: nothing is lost.
            guard try table != Schema.statusTable.name || !isBefore(Schema.meaning) else { return }
            // Nor had one from before there were marks of outside edits any.
            guard try table != "outside_edit" || !isBefore(Schema.editing) else { return }
            // What is said to be lost of the history, or wasn't kept before, has no seal of its own.
            guard try !Self.isSealing(table) || !isBefore(Schema.sealing) else { return }
            report.losses.append(.table(table, reason: Self.missing))
            return
        }
        let known = try columns(of: table, in: source)
        let wanted = try columns(of: table, in: db)
        // A store of an earlier version lacks some; its rows get what the new table says of them.
        let shared = wanted.filter { known.contains($0) }
        guard let key = try keyColumn(of: table), shared.contains(key) else {
            report.losses.append(
                .table(table, reason: Wording(sv: "dess nyckelkolumn saknas", en: "its key column is missing")))
            return
        }
        let list = shared.map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = shared.map { _ in "?" }.joined(separator: ", ")
        let insert = try PreparedStatement(db, "INSERT INTO \"\(table)\" (\(list)) VALUES (\(marks))")
        let geometry = shared.firstIndex(of: "geom")
        let type = Schema.layers.first { $0.name == table }?.geometryType
        var count = 0
        var losses: [RepairReport.Loss] = []
        let keyIndex = Int32(shared.firstIndex(of: key) ?? 0)
        let unread = try eachRow(of: table, columns: list, key: key, keyIndex: keyIndex) { row, id in
            var values = (0..<Int32(shared.count)).map { row.value($0) }
            if let geometry, let type, let mended = mend(&values[geometry], type, table, id) {
                losses.append(mended)
                if !mended.isMended { return }
            }
            if table == "cell" { losses += mendFigures(&values, shared, id) }
            if values.contains(where: \.isInfinite) {
                losses.append(.row(table: table, key: id, reason: Self.notFinite))
                return
            }
            do {
                for (index, value) in values.enumerated() { value.bind(to: insert.handle, at: Int32(index + 1)) }
                try insert.step()
                count += 1
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                let reason = Wording(verbatim: (error.message ?? "constraint").cited())
                losses.append(.row(table: table, key: id, reason: reason))
            }
        }
        report.losses += losses + (unread.map { [$0] } ?? [])
        report.saved.append((table, count))
    }

    private static let missing = Wording(sv: "den finns inte i databasen", en: "the database has none")
    private static let notFinite = Wording(sv: "ett tal är inte ändligt", en: "a number is not finite")

    /// Reads every readable row, ascending by key to a damaged page, then descending from the other end. Returns the
    /// range that neither side reaches.
    private func eachRow(
        of table: String, columns: String, key: String, keyIndex: Int32,
        _ body: (ResultRow, Int64) throws -> Void
    ) throws -> RepairReport.Loss? {
        let query = "SELECT \(columns) FROM \"\(table)\" NOT INDEXED"
        var last: Int64?
        do {
            try PreparedStatement(source, "\(query) ORDER BY \"\(key)\"").each { row in
                let id = row.integer(keyIndex)
                try body(row, id)
                last = id
            }
            return nil
        } catch let error as DatabaseError where Self.isDamage(error) {}
        var lowest: Int64?
        do {
            let statement = try PreparedStatement(
                source, "\(query) WHERE \"\(key)\" > ? ORDER BY \"\(key)\" DESC")
            try statement.each(last ?? .min) { row in
                let id = row.integer(keyIndex)
                try body(row, id)
                lowest = id
            }
        } catch let error as DatabaseError where Self.isDamage(error) {}
        return .rows(table: table, after: last, before: lowest)
    }

    private static func isDamage(_ error: DatabaseError) -> Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR].contains(error.resultCode)
    }

    private func columns(of table: String, in db: Database) throws -> [String] {
        // Generated columns are not among them.
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
    }

    private func keyColumn(of table: String) throws -> String? {
        try String.fetchOne(db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk = 1", arguments: [table])
    }

    // MARK: Geometry

    /// Checks a geometry, and takes a broken one from its copy in the layer of effects. The loss or mending; nil for a
    /// sound geometry.
    private func mend(
        _ value: inout SQLValue, _ type: String, _ table: String, _ key: Int64
    ) -> RepairReport.Loss? {
        if value == .null { return nil }
        guard let fault = fault(of: value, type) else { return nil }
        let copies = ["cell": "effect_by_cell", "municipality": "effect_by_municipality"]
        if let copy = copies[table],
            let other = try? PreparedStatement(source, "SELECT geom FROM \"\(copy)\" WHERE fid = ?").first(
                key, row: { $0.value(0) }),
            self.fault(of: other, type) == nil
        {
            value = other
            return .restored(table: table, key: key)
        }
        return .row(table: table, key: key, reason: fault)
    }

    /// Replaces impossible inhabitants and areas of a cell by those of the layer of effects.
    private func mendFigures(_ values: inout [SQLValue], _ columns: [String], _ key: Int64) -> [RepairReport.Loss] {
        var mended = false
        for (index, column) in columns.enumerated() {
            guard let range = Self.ranges[column], !Self.holds(range, values[index]),
                let other = try? PreparedStatement(source, "SELECT \"\(column)\" FROM effect_by_cell WHERE fid = ?")
                    .first(
                        key, row: { $0.value(0) }),
                Self.holds(range, other)
            else { continue }
            values[index] = other
            mended = true
        }
        return mended ? [.restored(table: "cell", key: key)] : []
    }

    private static let ranges: [String: ClosedRange<Double>] = ["population": 0...1e10, "area_km2": 0...1e6]

    private static func holds(_ range: ClosedRange<Double>, _ value: SQLValue) -> Bool {
        switch value {
        case .integer(let number): range.contains(Double(number))
        case .real(let number): range.contains(number)
        case .null, .text, .blob: false
        }
    }

    private func fault(of value: SQLValue, _ type: String) -> Wording? {
        guard case .blob(let bytes) = value else {
            return Wording(sv: "ingen geometri", en: "not a geometry")
        }
        switch Verification.inspect(bytes, as: type) {
        case .success: return nil
        case .failure(let fault): return fault.wording
        }
    }

    // MARK: What belongs together

    /// Rows that refer to rows that are not there go, until none does.
    private mutating func dropOrphans() throws {
        while true {
            var orphans: [(table: String, key: Int64, parent: String)] = []
            try PreparedStatement(db, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check").each {
                orphans.append(($0.text(0), $0.integer(1), $0.text(2)))
            }
            guard !orphans.isEmpty else { return }
            for (table, key, parent) in orphans where !Self.derived.contains(table) {
                try PreparedStatement(db, "DELETE FROM \"\(table)\" WHERE rowid = ?").run(key)
                let loss = RepairReport.Loss.orphan(table: table, key: key, parent: parent)
                if !report.losses.contains(loss) { report.losses.append(loss) }
            }
        }
    }

    /// Footprints that are missing under a scheme or don't add up are made from what the initiative says.
    private mutating func placeAnew() throws {
        var keys: Set<Int64> = []
        var names: [String] = []
        try PreparedStatement(db, Fingerprints.faulty).each {
            keys.insert($0.integer(0))
            names.append($0.text(1))
        }
        guard !keys.isEmpty else { return }
        let parts = try PreparedStatement(
            db,
            "DELETE FROM footprint_part WHERE footprint_id IN (SELECT id FROM footprint WHERE initiative_fid = ?)")
        let footprints = try PreparedStatement(db, "DELETE FROM footprint WHERE initiative_fid = ?")
        for key in keys {
            try parts.run(key)
            try footprints.run(key)
        }
        do {
            try Store.placeAll(under: TerritoryTables(db).schemes(), of: keys, db)
            report.losses += names.map { .placedAnew(initiative: $0) }
        } catch {
            // Without the county's parts nothing can be placed; the initiatives themselves are saved.
            report.losses.append(try Self.loss(error))
        }
    }

    /// The loss that an error about a row amounts to; any other error is thrown on.
    private static func loss(_ error: any Error) throws -> RepairReport.Loss {
        switch error {
        case StoreError.corrupt(let table, let row, let what):
            .row(table: table, key: row, reason: Wording(verbatim: what))
        case StoreError.malformed(let table, let row, let column):
            .row(table: table, key: row ?? 0, reason: Wording(verbatim: column))
        default: throw error
        }
    }
}

extension SQLValue {
    fileprivate var isInfinite: Bool {
        if case .real(let value) = self { !value.isFinite } else { false }
    }
}

extension ResultRow {
    /// A column's value, of any type.
    func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(double(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }
}
