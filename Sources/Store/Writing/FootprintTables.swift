internal import GRDB

/// Writes footprints and their parts.
struct FootprintTables {
    private let footprint: BulkInsert
    private let part: BulkInsert
    /// The first key that no footprint has, nor any after it.
    let nextID: Int64

    init(_ db: Database) throws {
        footprint = try BulkInsert(
            db, into: "footprint",
            columns: [
                "id", "initiative_fid", "scheme", "outside_share", "unlocated_share", "outside_ore", "unlocated_ore",
                "rule", "basis", "precision", "near_border", "problem", "doubtful", "rests_on_total", "fingerprint",
                "since",
            ])
        part = try BulkInsert(
            db, into: "footprint_part", columns: ["footprint_id", "cell_fid", "share", "granted_ore", "since"])
        let largest = try VersionedTable.named("footprint").largestKey(db)
        guard largest < .max / 64 else { throw StoreError.corrupt(table: "footprint", row: largest, what: "id") }
        nextID = largest + 1
    }

    func write(_ rows: FootprintRows) throws {
        try rows.footprints.write(through: footprint)
        try rows.parts.write(through: part)
    }
}
