internal import GRDB
internal import Territory

/// Where the borders on file are known to be wrong, as a setting: one line a square.
extension TerritoryTables {
    private static let name = "border_doubt"

    func borderDoubt() throws -> BorderDoubt {
        guard let text = try db.setting(Self.name) else { return .none }
        return BorderDoubt(
            try text.split(separator: "\n").map { line in
                let fields = line.split(separator: " ")
                guard fields.count == 5, let easting = Int(fields[0]), let northing = Int(fields[1]),
                    let share = Double(fields[4])
                else { throw StoreError.corrupt(table: "setting", row: 0, what: Self.name) }
                return BorderDoubt.Square(
                    easting: easting, northing: northing, shipped: String(fields[2]), likely: String(fields[3]),
                    share: share)
            })
    }

    func setBorderDoubt(_ doubt: BorderDoubt) throws {
        try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [Self.name])
        guard !doubt.isEmpty else { return }
        let lines = doubt.squares.map { "\($0.easting) \($0.northing) \($0.shipped) \($0.likely) \($0.share)" }
        try db.execute(
            sql: "INSERT INTO setting (name, value) VALUES (?, ?)",
            arguments: [Self.name, lines.joined(separator: "\n")])
    }

    /// Whether a file brought the borders of municipalities: the shipped ones' faults are then none of theirs.
    func hasImportedBorders() throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                  SELECT 1 FROM import
                  WHERE kind = 'territory' AND (part LIKE 'municipalities%' OR part LIKE 'deso %'))
                """) ?? false
    }

    /// Whether footprints of an earlier version's rules have yet to be made anew.
    var isPlacingOutdated: Bool {
        get throws {
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM setting WHERE name = ?)", arguments: [Schema.outdatedPlacing])
                ?? false
        }
    }

    func endOutdatedPlacing() throws {
        try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [Schema.outdatedPlacing])
    }
}
