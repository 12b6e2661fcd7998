internal import GRDB
public import Territory

/// What could not be placed, or not surely.
extension Store {
    /// Identifiers of initiatives with points where the borders are known to be wrong.
    ///
    /// - Parameter ids: only those; nil: all.
    public func doubtfulInitiatives(among ids: Set<String>? = nil) throws -> Set<String> {
        try read { try Self.doubtful(among: ids, $0) }
    }

    private static func doubtful(among ids: Set<String>?, _ db: Database) throws -> Set<String> {
        var doubtful: Set<String> = []
        try eachFootprint(db, "initiative.id", where: "doubtful IS NOT NULL", of: ids, id: 0) {
            doubtful.insert($0.text(0))
        }
        return doubtful
    }

    /// An initiative of which a part, or all, could not be placed as its source says.
    public struct Unplaced: Sendable, Hashable {
        public let initiative: String
        public let title: String
        public let grantedOre: Int64?
        public let problem: Placement.Problem
        /// Whether the municipality that the source states beside an unusable place stands: nothing is lost but detail.
        public let isKept: Bool
    }

    /// Initiatives that could not be placed as their sources say, by identifier.
    ///
    /// - Parameter ids: only those; nil: all.
    public func problems(of ids: Set<String>? = nil) throws -> [Unplaced] {
        try read { try Self.problems(of: ids, $0) }
    }

    /// How a file's initiatives stand once it is taken in.
    ///
    /// - Parameter ids: by which the store calls them.
    static func standing(of ids: Set<String>, _ db: Database) throws -> ImportResult.Standing {
        try ImportResult.Standing(
            unplaced: problems(of: ids, db), doubtful: doubtful(among: ids, db).count,
            statuses: StatusTables(db).standings())
    }

    private static func problems(of ids: Set<String>?, _ db: Database) throws -> [Unplaced] {
        let columns = """
            footprint.id, initiative.id, title, granted_ore, problem,
              unlocated_share = 0 AND outside_share < 1000000000000 AND municipality_count IS NOT NULL
                AND place_name IS NOT NULL
            """
        var unplaced: [Unplaced] = []
        try eachFootprint(db, columns, where: "problem IS NOT NULL", of: ids, id: 1) { row in
            guard let problem = ProblemText.problem(row.text(4)) else {
                throw StoreError.corrupt(table: "footprint", row: row.integer(0), what: "problem")
            }
            unplaced.append(
                Unplaced(
                    initiative: row.text(1), title: row.text(2), grantedOre: row.optionalInteger(3), problem: problem,
                    isKept: row.int(5) != 0))
        }
        return unplaced
    }

    /// Footprints by the default scheme, by identifier of the initiative: few are looked up, many found in one pass.
    private static func eachFootprint(
        _ db: Database, _ columns: String, where condition: String, of ids: Set<String>?, id column: Int32,
        _ body: (ResultRow) throws -> Void
    ) throws {
        let scheme = try TerritoryTables(db).defaultScheme()
        let query = """
            SELECT \(columns) FROM footprint JOIN initiative ON initiative.fid = initiative_fid
            WHERE \(condition) AND scheme = ?
            """
        // A look-up takes as long as passing some twenty initiatives.
        guard let ids, try Int.fetchOne(db, sql: "SELECT count(*) FROM initiative") ?? 0 > 20 * ids.count else {
            return try PreparedStatement(db, query + " ORDER BY initiative.id").each(scheme) { row in
                if ids?.contains(row.text(column)) ?? true { try body(row) }
            }
        }
        let one = try PreparedStatement(db, query + " AND initiative.id = ?")
        for id in ids.sorted() { try one.each(scheme, id, row: body) }
    }
}
