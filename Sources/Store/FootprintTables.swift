internal import GRDB
internal import Territory

/// Writes footprints and their parts under one zoning scheme.
struct FootprintTables {
    private let scheme: String
    private let cells: [Int64]
    private let footprint: PreparedStatement
    private let part: PreparedStatement
    private var next: Int64

    init(_ db: Database, scheme: String) throws {
        self.scheme = scheme
        cells = try TerritoryTables(db).cellKeys(scheme: scheme)
        footprint = try PreparedStatement(
            db, """
                INSERT INTO footprint (id, initiative_fid, scheme, outside_share, unlocated_share, outside_ore, unlocated_ore,
                  rule, basis, precision, near_border, problem)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        part = try PreparedStatement(
            db, "INSERT INTO footprint_part (footprint_id, cell_fid, share, granted_ore) VALUES (?, ?, ?, ?)")
        next = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM footprint") ?? 0) + 1
    }

    /// What was granted is split over the parts to the öre.
    mutating func insert(_ placed: Placement.Placed, initiative fid: Int64, grantedOre: Int64?) throws {
        let shape = placed.footprint
        let amounts = shape.split(grantedOre ?? 0)
        try footprint.run(
            next, fid, scheme, shape.outside.parts, shape.unlocated.parts, amounts.outside, amounts.unlocated,
            shape.rule.rawValue, shape.basis.rawValue, shape.precision.rawValue, shape.nearBorder,
            placed.problem.map(ProblemText.json))
        for (one, ore) in zip(shape.parts, amounts.parts) {
            try part.run(next, cells[one.cell], one.share.parts, ore)
        }
        next += 1
    }
}
