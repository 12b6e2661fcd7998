internal import GRDB
internal import Planar
internal import Territory

extension Location {
    /// The store's word for the location's kind.
    var kind: String {
        switch self {
        case .geometry: "geometry"
        // Places beside municipalities are a place with declared municipalities.
        case .municipalities(_, _, let places): places == nil ? "municipalities" : "place"
        case .place: "place"
        case .county: "county"
        case .unknown: "unknown"
        }
    }

    var placeName: String? {
        switch self {
        case .place(let name): name
        case .municipalities(_, _, let places): places
        case .geometry, .county, .unknown: nil
        }
    }

    /// The number of municipalities in all, where more are stated than listed, or places beside them.
    var municipalityCount: Int? {
        guard case .municipalities(let items, let total, let places) = self, total != nil || places != nil else {
            return nil
        }
        return max(total ?? 0, items.count)
    }
}

/// Writes initiatives with what their sources declare.
struct InitiativeTables {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// An initiative on its way in.
    struct Incoming: Sendable {
        /// Among the rows of the batch.
        let index: Int
        /// The key that it has, or will have.
        let fid: Int64
        /// Whether it is on file, saying something else.
        let isKnown: Bool
        /// Whether it lies where it lay, with the amount that it had.
        let keepsPlace: Bool
        /// By which the store calls it.
        let id: String
        /// In its source, where that isn't the same.
        let ownID: String?
        /// Whose id that is.
        let source: String
    }

    /// Where rows come from.
    struct Origin: Sendable {
        let importID: Int64
        let entry: Int64
    }

    /// Runs `body`, which writes initiatives on file anew: what these were is kept, and where those that move lay is
    /// forgotten.
    func changing(_ known: some Sequence<Incoming>, _ body: () throws -> Void) throws {
        try db.execute(sql: "CREATE TEMP TABLE changing (fid INTEGER PRIMARY KEY NOT NULL, is_moving INTEGER NOT NULL)")
        let add = try PreparedStatement(db, "INSERT INTO temp.changing (fid, is_moving) VALUES (?, ?)")
        for one in known { try add.run(one.fid, one.keepsPlace ? 0 : 1) }
        let moves = "initiative_fid IN (SELECT fid FROM temp.changing WHERE is_moving = 1)"
        for (table, condition) in [
            ("declared_municipality", moves),
            ("footprint_part", "footprint_id IN (SELECT id FROM footprint WHERE \(moves))"), ("footprint", moves),
        ] { try VersionedTable.named(table).deleteAtOnce(where: condition, db) }
        try VersionedTable.named("initiative")
            .updatingAtOnce(where: "fid IN (SELECT fid FROM temp.changing)", db, body)
        try db.execute(sql: "DROP TABLE temp.changing")
    }

    /// Writes initiatives, new ones and changed ones; where these lay is forgotten already.
    ///
    /// - Parameter body: hands over the rows, as often as it likes.
    func write(_ body: (_ write: (InitiativeRows) throws -> Void) throws -> Void) throws {
        let names = InitiativeRows.columns
        let insert = try BulkInsert(
            db, into: "initiative", columns: ["geom"] + names + InitiativeRows.provenance + ["fid"])
        // What it is called never changes: its indexes stay as they are.
        func update(_ columns: [String]) throws -> PreparedStatement {
            let all = columns + InitiativeRows.provenance
            let values =
                all.enumerated().filter { !["id", "own_id"].contains($1) }.map { "\($1) = ?\($0 + 1)" }
                + ["made_by = NULL"]
            return try PreparedStatement(
                db, "UPDATE initiative SET \(values.joined(separator: ", ")) WHERE fid = ?\(all.count + 1)")
        }
        let (change, keep) = try (update(["geom"] + names), update(names.filter { $0 != "place_shares" }))
        let declare = try BulkInsert(
            db, into: "declared_municipality",
            columns: ["initiative_fid", "position", "municipality_code", "share", "since"])
        try GeoPackage.insertingInBulk(into: "initiative", db) { enter in
            var entered: [(fid: Int64, envelope: Envelope?)] = []
            try body { rows in
                try rows.kept.write(through: keep)
                try rows.changed.write(through: change)
                try rows.new.write(through: insert)
                try rows.declared.write(through: declare)
                entered += rows.keys
            }
            for one in entered { try enter(one.fid, one.envelope) }
        }
    }
}

extension Location {
    /// A stated geometry in its canonical form, as a column of one row; nil for other locations.
    ///
    /// - Parameter row: of the source, for the error.
    /// - Throws: `StoreError.unreadable`.
    func shape(row: Int) throws(StoreError) -> GeometryColumn? {
        guard case .geometry(let wkb) = self else { return nil }
        var column = GeometryColumn()
        do throws(PlanarError) { try column.append(wkb: wkb) } catch {
            throw .unreadable(row: row, what: error.wording)
        }
        return column
    }
}

extension Initiative {
    /// Whether what types leave open is as the table's constraints want it.
    var isSound: Bool {
        !id.isEmpty && fundedBy != ""
            && [marks.economic, marks.social, marks.environmental, marks.sami].allSatisfy {
                $0.map((-2...2).contains) ?? true
            }
    }
}
