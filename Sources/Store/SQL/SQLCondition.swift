internal import GRDB
public import Planar
internal import Synchronization
internal import Territory

/// A condition on initiatives in SQL, for columns of the tables `initiative` and `footprint` (that of one zoning
/// scheme).
public struct SQLCondition: Sendable {
    /// True, false or NULL by row.
    public var truth: SQLText
    /// Whether `truth`, or what it is asked among, names the table `footprint`.
    public var usesFootprint: Bool
    public var functions: [SQLFunction]

    public init(_ truth: SQLText, usesFootprint: Bool = false, functions: [SQLFunction] = []) {
        self.truth = truth
        self.usesFootprint = usesFootprint
        self.functions = functions
    }
}

extension Store {
    /// For which initiatives a condition is true and for which unknown, by identifier, in no order.
    ///
    /// - Parameters:
    ///   - among: looks only at the rows for which this is true; nil: at all.
    ///   - selection: leaves out what it doesn't admit.
    /// - Throws: what a function of the condition throws; `StoreError.database` with SQLite's words for what an `ST_`
    ///   function refuses.
    /// - Complexity: O(rows looked at).
    public func judge(
        _ condition: SQLCondition, among: SQLText? = nil, selection: Selection = Selection()
    ) throws -> (true: [String], unknown: [String]) {
        let failure = SQLFailure()
        do {
            return try read { db in
                let admission = try Admission(selection, db)
                let (statement, values) = try Self.judging(condition, among, admission, selection, db)
                try SpatialFunctions.register(condition.functions, noting: failure, on: db)
                defer { SpatialFunctions.unregister(condition.functions, on: db) }
                let prepared = try PreparedStatement(db, statement)
                var (matched, unknown): ([String], [String]) = ([], [])
                try prepared.each(values) { row in
                    let isUnknown = row.isNull(1)
                    guard isUnknown || row.integer(1) != 0, admission.verdict(row, from: 2) == .counts else { return }
                    if isUnknown { unknown.append(row.text(0)) } else { matched.append(row.text(0)) }
                }
                return (matched, unknown)
            }
        } catch {
            throw failure.error ?? error
        }
    }

    /// The number of initiatives that a selection admits. O(1) pages of an index without conditions, else
    /// O(initiatives).
    public func initiativeCount(_ selection: Selection = Selection()) throws -> Int {
        try read { db in
            let admission = try Admission(selection, db)
            if let ids = selection.ids, !admission.isNeeded {
                return try Set(String.fetchAll(db, sql: "SELECT id FROM initiative")).intersection(ids).count
            }
            guard admission.isNeeded || selection.ids != nil else {
                return try Int.fetchOne(db, sql: "SELECT count(*) FROM initiative") ?? 0
            }
            let (statement, values) = try Self.judging(SQLCondition("1"), nil, admission, selection, db)
            var count = 0
            try PreparedStatement(db, statement).each(values) {
                if admission.verdict($0, from: 2) == .counts { count += 1 }
            }
            return count
        }
    }

    /// The statement that `judge` runs, its values, and SQLite's plan for it, one step a line, indented.
    public func explanation(
        of condition: SQLCondition, among: SQLText? = nil, selection: Selection = Selection()
    ) throws -> (statement: String, values: [SQLValue], plan: [String]) {
        try read { db in
            let (statement, values) = try Self.judging(condition, among, Admission(selection, db), selection, db)
            try SpatialFunctions.register(condition.functions, noting: SQLFailure(), on: db)
            defer { SpatialFunctions.unregister(condition.functions, on: db) }
            var depth: [Int64: Int] = [0: 0]
            var plan: [String] = []
            // Its values are SQL's own, which the hand-made statement binds.
            try PreparedStatement(db, "EXPLAIN QUERY PLAN " + statement).each(values) { row in
                let level = depth[row.integer(1)] ?? 0
                depth[row.integer(0)] = level + 1
                plan.append(String(repeating: "  ", count: level) + row.text(3))
            }
            return (statement, values, plan)
        }
    }

    /// A geometry in SWEREF 99 TM as values of SQL have it.
    public static func blob(ofGeometry wkb: [UInt8]) throws -> [UInt8] {
        try GeoPackageGeometry.blob(wkb: wkb, srid: GeoPackageGeometry.srid)
    }

    /// The extent of the initiatives' geometries by the layer's contents; nil without any.
    public func initiativeExtent() throws -> Envelope? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'initiative' AND min_x \
                    NOTNULL
                    """)
            // Another program may have written anything there; values that make no box count as none.
            let bounds: [Double] = row?.databaseValues.compactMap { Double.fromDatabaseValue($0) } ?? []
            guard bounds.count == 4, bounds[0] <= bounds[2], bounds[1] <= bounds[3] else { return nil }
            return Envelope(minX: bounds[0], minY: bounds[1], maxX: bounds[2], maxY: bounds[3])
        }
    }

    private static func judging(
        _ condition: SQLCondition, _ among: SQLText?, _ admission: Admission, _ selection: Selection, _ db: Database
    ) throws -> (String, [SQLValue]) {
        var statement: SQLText = "SELECT initiative.id, \(condition.truth)\(admission.columns) FROM initiative"
        if condition.usesFootprint || selection.withoutCountyWide {
            let schemes = try TerritoryTables(db).schemes()
            let scheme = selection.scheme ?? schemes[0]
            guard schemes.contains(scheme) else { throw StoreError.unknownScheme(scheme, known: schemes) }
            statement = """
                \(statement) JOIN footprint ON footprint.initiative_fid = initiative.fid AND footprint.scheme = \
                \(.text(scheme))
                """
        }
        if let among { statement = "\(statement) WHERE \(among)" }
        return (statement.text, statement.values)
    }
}

/// Where a function's own error waits while SQLite unwinds.
final class SQLFailure: Sendable {
    private let noted = Mutex<(any Error)?>(nil)
    var error: (any Error)? { noted.withLock { $0 } }
    func note(_ error: any Error) { noted.withLock { $0 = $0 ?? error } }
}
