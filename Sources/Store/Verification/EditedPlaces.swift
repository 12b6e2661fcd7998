internal import GRDB
internal import Territory

/// Finds what other programs edited and nobody placed anew, by making the fingerprints again.
struct EditedPlaces {
    private let db: Database
    private let deleted: [(fid: Int64, id: String)]

    init(_ db: Database) throws {
        self.db = db
        deleted = try OutsideMarks(db).deleted()
    }

    /// Initiatives by key, then borders. O(initiatives, footprints and the division's bytes).
    func find() throws -> [Damage] {
        let marked = try OutsideMarks(db).keys(of: "initiative")
        let fingerprints = Fingerprints(db)
        let grounds = try fingerprints.grounds()
        let amounts = try PreparedStatement(
            db,
            """
            SELECT outside_ore + unlocated_ore
              + (SELECT coalesce(sum(granted_ore), 0) FROM footprint_part WHERE footprint_id = footprint.id)
            FROM footprint WHERE id = ?
            """)
        var found = deleted.map { Damage.edited(initiative: $0.id, .deleted) }
        var others: Set<String> = []
        let texts = try Dictionary(
            EditedTexts(db).find().map { ($0.fid, $0) }, uniquingKeysWith: { first, _ in first })
        try fingerprints.each { standing in
            guard let first = standing.footprints.first else {
                if marked.contains(standing.fid) { found.append(.edited(initiative: standing.id, .added)) }
                return
            }
            var edits: [OutsideEdit] = []
            if let made = first.fingerprint?.place { edits = standing.edits(since: made) }
            if let text = texts[standing.fid] {
                if text.hasOtherMunicipalities, !edits.contains(.municipalities) { edits.append(.municipalities) }
                if text.hasOtherPlace, !edits.contains(.place) { edits.append(.place) }
            }
            let split = try amounts.first(first.key, row: { $0.integer(0) }) ?? 0
            let granted = standing.grantedOre ?? 0
            if split != granted { edits.append(.amount(before: split, after: granted)) }
            found += edits.map { .edited(initiative: standing.id, $0) }
            for one in standing.footprints {
                if let ground = one.fingerprint?.ground, ground != grounds[one.scheme] { others.insert(one.scheme) }
            }
        }
        let borders = try movedBorders()
        found += borders
        // Where the layers of effects were edited alike, the fingerprints know it still.
        if borders.isEmpty { found += others.sorted().map { .division(scheme: $0) } }
        return found
    }

    /// Whether a row that refers to nothing is what is left of an initiative that another program deleted.
    func isLeft(_ table: String, row: Int64?, of parent: String) throws -> Bool {
        guard parent == "initiative", let row, !deleted.isEmpty else { return false }
        let key = try Int64.fetchOne(
            db, sql: "SELECT initiative_fid FROM \"\(table)\" WHERE id = ?", arguments: [row])
        return deleted.contains { $0.fid == key }
    }

    /// Municipalities and cells that aren't as the layers of effects drew them.
    private func movedBorders() throws -> [Damage] {
        var found: [Damage] = []
        for layer in ["municipality", "cell"] {
            try PreparedStatement(
                db,
                """
                SELECT own.code FROM \(layer) AS own JOIN effect_by_\(layer) AS drawn ON drawn.fid = own.fid
                WHERE own.geom <> drawn.geom ORDER BY own.code
                """
            ).each { found.append(.border(layer: layer, code: $0.text(0))) }
        }
        return found
    }
}
