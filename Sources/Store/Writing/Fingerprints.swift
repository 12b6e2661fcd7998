internal import GRDB
internal import Territory

/// Reads what initiatives say today beside what their footprints were made from.
struct Fingerprints {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// An initiative as it is, with its footprints.
    struct Standing {
        let fid: Int64
        let id: String
        let location: Location
        let grantedOre: Int64?
        /// As another program may have written it; nil: none.
        let geometry: [UInt8]?
        let footprints: [(key: Int64, scheme: String, fingerprint: Fingerprint?)]

        var wkb: ArraySlice<UInt8>? { geometry.flatMap { GeoPackageGeometry.wkb(of: $0) } }

        /// What it would be placed by, as the store writes it.
        var place: Fingerprint.Place {
            Fingerprint.Place(location, geometry: geometry.map { Digest.geometry(wkb ?? $0[...]) } ?? 0)
        }

        /// The same geometry may have other bytes: another program writes them in its own way.
        func hasGeometry(of place: Fingerprint.Place) -> Bool {
            guard let geometry else { return place.geometry == 0 }
            let bytes = wkb ?? geometry[...]
            return place.geometry == Digest.geometry(bytes) || place.geometry == Digest.foreignGeometry(bytes)
        }

        /// What differs from a footprint's fingerprint, the division excepted.
        func edits(since made: Fingerprint.Place) -> [OutsideEdit] {
            // The geometry has its own comparison, below.
            var now = Fingerprint.Place(location, geometry: 0)
            // A footprint that an earlier version made has all of its numbers in the earlier way.
            let former = Fingerprint.Place(location, geometry: 0, isFormer: true)
            func isAlike(_ one: Fingerprint.Place) -> Int {
                [\.municipalities, \.shares, \.place].count { (key: KeyPath<Fingerprint.Place, UInt32>) in
                    one[keyPath: key] == made[keyPath: key]
                }
            }
            if isAlike(former) > isAlike(now) { now = former }
            var edits: [OutsideEdit] = []
            if !hasGeometry(of: made) { edits.append(made.geometry == 0 ? .drawn : .moved) }
            if now.municipalities != made.municipalities {
                edits.append(.municipalities)
            } else if now.shares != made.shares {
                edits.append(.shares)
            }
            if now.place != made.place { edits.append(.place) }
            if now.total != made.total { edits.append(.total) }
            return edits
        }
    }

    /// By key. Initiatives that can't be read are left out: that is damage, which has its own finding.
    ///
    /// - Complexity: O(initiatives and footprints).
    func each(_ body: (Standing) throws -> Void) throws {
        let reader = try InitiativeReader(db)
        let footprints = try PreparedStatement(
            db, "SELECT id, scheme, fingerprint FROM footprint WHERE initiative_fid = ? ORDER BY id")
        try PreparedStatement(db, "SELECT \(InitiativeReader.columns) FROM initiative ORDER BY fid").each { row in
            guard let initiative = try? reader.initiative(at: row) else { return }
            var made: [(key: Int64, scheme: String, fingerprint: Fingerprint?)] = []
            try footprints.each(row.integer(0)) {
                made.append(($0.integer(0), $0.text(1), $0.isNull(2) ? nil : Fingerprint($0.blob(2))))
            }
            try body(
                Standing(
                    fid: row.integer(0), id: initiative.id, location: initiative.location,
                    grantedOre: initiative.grantedOre, geometry: row.isNull(1) ? nil : row.blob(1), footprints: made))
        }
    }

    /// Gives footprints that have none the fingerprint of what is on file now.
    func fill() throws {
        guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM footprint WHERE fingerprint IS NULL)") == true
        else { return }
        let grounds = try grounds()
        let update = try PreparedStatement(db, "UPDATE footprint SET fingerprint = ? WHERE id = ?")
        try each { standing in
            let place = standing.place
            for one in standing.footprints where one.fingerprint == nil {
                guard let ground = grounds[one.scheme] else { continue }
                try update.run(Fingerprint(place, ground: ground).bytes, one.key)
            }
        }
    }

    /// Of the division as it is, by scheme.
    func grounds() throws -> [String: UInt64] {
        let digests = try GroundDigests(db)
        var grounds: [String: UInt64] = [:]
        for name in try db.texts(of: "zoning_scheme", column: "name", order: "id") {
            grounds[name] = try digests.value(scheme: name)
        }
        return grounds
    }

    /// Keys of initiatives whose footprints are not what they would be made anew: missing ones, ones of another
    /// amount or declaration or division, ones that don't add up.
    func stale() throws -> Set<Int64> {
        let grounds = try grounds()
        var stale = try Int64.fetchSet(db, sql: "SELECT fid FROM (\(Self.faulty))")
        try each { standing in
            let isCurrent = standing.footprints.allSatisfy { one in
                one.fingerprint.map { standing.edits(since: $0.place).isEmpty && $0.ground == grounds[one.scheme] }
                    ?? false
            }
            if !isCurrent { stale.insert(standing.fid) }
        }
        return stale
    }

    /// Key and id of initiatives with a footprint missing under a scheme, or one that doesn't add up.
    static let faulty = """
        SELECT initiative.fid AS fid, initiative.id AS id FROM initiative CROSS JOIN zoning_scheme
          LEFT JOIN footprint ON initiative_fid = initiative.fid AND scheme = zoning_scheme.name
        WHERE footprint.id IS NULL
          OR outside_share + unlocated_share
            + (SELECT total(share) FROM footprint_part WHERE footprint_id = footprint.id) <> \(Share.denominator)
          OR outside_ore + unlocated_ore
            + (SELECT total(granted_ore) FROM footprint_part WHERE footprint_id = footprint.id)
            <> coalesce(granted_ore, 0)
          OR EXISTS (SELECT 1 FROM footprint_part JOIN cell ON cell.fid = cell_fid
            WHERE footprint_id = footprint.id AND cell.scheme <> footprint.scheme)
        GROUP BY initiative.fid ORDER BY initiative.fid
        """
}
