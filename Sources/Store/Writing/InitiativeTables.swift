internal import GRDB
internal import Planar
internal import Territory
internal import Wording

/// Initiatives and what their sources declare, as rows; any thread may make them.
struct InitiativeRows: Sendable {
    /// Columns after `geom`, in the order in which they are written and read.
    static let columns = [
        "id", "title", "lead", "programme", "priority", "strength_area", "theme", "status", "decision_date",
        "start_date",
        "end_date", "granted_ore", "total_budget_ore", "economic", "social", "environmental", "sami",
        "municipalities_text",
        "place_text", "outcome_text", "source", "location", "place_name", "extra", "municipality_count", "place_shares",
        "funded_by",
    ]

    fileprivate var new = RowBuffer(columns: columns.count + 4)
    /// By row of `new`.
    fileprivate var keys: [(fid: Int64, envelope: Envelope?)] = []
    fileprivate var changed = RowBuffer(columns: columns.count + 4)
    fileprivate var changedKeys: [Int64] = []
    fileprivate var declared = RowBuffer(columns: 4)

    /// - Parameters:
    ///   - shape: the geometry that the location states, a column of one row.
    ///   - points: where its place names led.
    ///   - id: of the import.
    mutating func append(
        _ one: InitiativeTables.Incoming, _ it: Initiative, row: Int, shape: GeometryColumn?,
        points: PlacedPoints?, import id: Int64
    ) {
        let geometry =
            shape.map { GeoPackageGeometry.blob($0, row: 0) }
            ?? points?.blob
        let shares = shape == nil ? points?.sharesText : nil
        if one.isKnown {
            changedKeys.append(one.fid)
            Self.append(it, geometry, shares, fid: one.fid, row: row, import: id, to: &changed)
        } else {
            keys.append((one.fid, shape?.envelope(0) ?? points?.envelope))
            Self.append(it, geometry, shares, fid: one.fid, row: row, import: id, to: &new)
        }
        guard case .municipalities(let items, _, _) = it.location else { return }
        for (position, item) in items.enumerated() {
            declared.append(one.fid)
            declared.append(position)
            declared.append(item.code)
            declared.append(item.share)
        }
    }

    private static func append(
        _ it: Initiative, _ geometry: [UInt8]?, _ shares: String?, fid: Int64, row: Int, import id: Int64,
        to rows: inout RowBuffer
    ) {
        rows.append(blob: geometry)
        for text in [it.id, it.title, it.lead, it.programme, it.priority, it.strengthArea, it.theme, it.status] {
            rows.append(text)
        }
        for date in [it.decided, it.start, it.end] { rows.append(date) }
        rows.append(it.grantedOre)
        rows.append(it.totalBudgetOre)
        for mark in [it.marks.economic, it.marks.social, it.marks.environmental, it.marks.sami] { rows.append(mark) }
        for text in [it.municipalitiesText, it.placeText, it.outcomeText, it.source] { rows.append(text) }
        rows.append(it.location.kind)
        rows.append(it.location.placeName)
        rows.append(it.extra.isEmpty ? nil : JSONText.object(it.extra))
        rows.append(it.location.municipalityCount)
        rows.append(shares)
        rows.append(it.fundedBy)
        rows.append(id)
        rows.append(row)
        rows.append(fid)
    }
}

extension Location {
    /// The store's word for the location's kind.
    fileprivate var kind: String {
        switch self {
        case .geometry: "geometry"
        // Places beside municipalities are a place with declared municipalities.
        case .municipalities(_, _, let places): places == nil ? "municipalities" : "place"
        case .place: "place"
        case .county: "county"
        case .unknown: "unknown"
        }
    }

    fileprivate var placeName: String? {
        switch self {
        case .place(let name): name
        case .municipalities(_, _, let places): places
        case .geometry, .county, .unknown: nil
        }
    }

    /// The number of municipalities in all, where more are stated than listed, or places beside them.
    fileprivate var municipalityCount: Int? {
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
    }

    /// The rows of a file that are new or differ from the initiative on file.
    func changed(_ rows: [(row: Int, record: Initiative)]) throws -> [Incoming] {
        var next = (try Int64.fetchOne(db, sql: "SELECT max(fid) FROM initiative") ?? 0) + 1
        let isEmpty = next == 1
        let key = try PreparedStatement(db, "SELECT fid FROM initiative WHERE id = ?")
        let reader = try InitiativeReader(db)
        var incoming: [Incoming] = []
        incoming.reserveCapacity(rows.count)
        for (index, (row, record)) in rows.enumerated() {
            if !isEmpty, let fid = try key.first(record.id, row: { $0.integer(0) }) {
                var canonical = record
                if let shape = try record.location.shape(row: row) {
                    canonical.location = .geometry(wkb: Array(shape[0]))
                }
                if try reader.initiative(fid: fid) != canonical {
                    incoming.append(Incoming(index: index, fid: fid, isKnown: true))
                }
            } else {
                incoming.append(Incoming(index: index, fid: next, isKnown: false))
                next += 1
            }
        }
        return incoming
    }

    /// Writes initiatives, new ones and changed ones, and forgets the footprints of those that changed.
    ///
    /// - Parameter body: hands over the rows, as often as it likes.
    func write(_ body: (_ write: (InitiativeRows) throws -> Void) throws -> Void) throws {
        let names = InitiativeRows.columns
        let insert = try BulkInsert(
            db, into: "initiative", columns: ["geom"] + names + ["import_id", "row_number", "fid"])
        let update = try PreparedStatement(
            db,
            """
            UPDATE initiative SET geom = ?, \(names.map { "\($0) = ?" }.joined(separator: ", ")), import_id = ?, \
            row_number = ?
            WHERE fid = ?
            """)
        let forget = try [
            "declared_municipality WHERE initiative_fid = ?",
            "footprint_part WHERE footprint_id IN (SELECT id FROM footprint WHERE initiative_fid = ?)",
            "footprint WHERE initiative_fid = ?",
        ].map { try PreparedStatement(db, "DELETE FROM " + $0) }
        let declare = try BulkInsert(
            db, into: "declared_municipality", columns: ["initiative_fid", "position", "municipality_code", "share"])
        try GeoPackage.insertingInBulk(into: "initiative", db) { enter in
            var entered: [(fid: Int64, envelope: Envelope?)] = []
            try body { rows in
                try rows.changed.write(through: update) { row in
                    for statement in forget { try statement.run(rows.changedKeys[row]) }
                }
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

/// Reads initiatives back as they were declared.
struct InitiativeReader {
    private let byKey: PreparedStatement
    private let declared: PreparedStatement

    /// The columns that `initiative(at:)` reads, in its order.
    static let columns = (["fid", "geom"] + InitiativeRows.columns).map { "initiative.\($0)" }.joined(separator: ", ")

    /// The position of a column that follows these.
    static let afterAll = Int32(InitiativeRows.columns.count + 2)
    private static let municipalityCount: Int32 = 26, placeShares: Int32 = 27, fundedBy: Int32 = 28

    /// Positions of columns that a selection looks at.
    static let id: Int32 = 2
    static let programme: Int32 = 5
    static let strengthArea: Int32 = 7
    static let status: Int32 = 9
    static let grantedOre: Int32 = 13

    /// The first of decided, start and end; together `Initiative.date`.
    static let dates: Int32 = 10

    init(_ db: Database) throws {
        byKey = try PreparedStatement(db, "SELECT \(Self.columns) FROM initiative WHERE fid = ?")
        declared = try PreparedStatement(
            db, "SELECT municipality_code, share FROM declared_municipality WHERE initiative_fid = ? ORDER BY position")
    }

    func initiative(fid: Int64) throws -> Initiative? {
        try byKey.first(fid, row: initiative(at:))
    }

    func initiative(at row: ResultRow) throws -> Initiative {
        var it = Initiative(id: row.text(Self.id), title: row.text(3))
        it.programme = row.optionalText(Self.programme)
        it.strengthArea = row.optionalText(Self.strengthArea)
        it.status = row.optionalText(Self.status)
        it.decided = Self.date(row, Self.dates)
        it.start = Self.date(row, Self.dates + 1)
        it.end = Self.date(row, Self.dates + 2)
        it.grantedOre = row.optionalInteger(Self.grantedOre)
        it.lead = row.optionalText(4)
        it.priority = row.optionalText(6)
        it.theme = row.optionalText(8)
        it.fundedBy = row.optionalText(Self.fundedBy)
        it.totalBudgetOre = row.optionalInteger(14)
        it.marks = .init(
            economic: mark(row, 15), social: mark(row, 16), environmental: mark(row, 17), sami: mark(row, 18))
        it.municipalitiesText = row.optionalText(19)
        it.placeText = row.optionalText(20)
        it.outcomeText = row.optionalText(21)
        it.source = row.optionalText(22)
        it.location = try location(row)
        if let extra = row.optionalText(25) {
            guard let content = JSONText.object(from: extra) else {
                throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: "extra")
            }
            it.extra = content
        }
        return it
    }

    private static func date(_ row: ResultRow, _ column: Int32) -> PartialDate? {
        row.isNull(column) ? nil : PartialDate(row.text(column))
    }

    private func mark(_ row: ResultRow, _ column: Int32) -> Int? {
        row.isNull(column) ? nil : row.int(column)
    }

    private func location(_ row: ResultRow) throws -> Location {
        switch row.text(23) {
        case "geometry":
            guard let wkb = GeoPackageGeometry.wkb(of: row.blob(1)) else {
                throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: "geom")
            }
            return .geometry(wkb: Array(wkb))
        case "municipalities": return try municipalities(row, places: nil)
        case "place" where row.isNull(Self.municipalityCount): return .place(row.text(24))
        case "place": return try municipalities(row, places: row.text(24))
        case "county": return .county
        case "unknown": return .unknown
        case let kind: throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: kind)
        }
    }

    private func municipalities(_ row: ResultRow, places: String?) throws -> Location {
        var items: [Location.Declared] = []
        try declared.each(row.integer(0)) { items.append(.init(code: $0.text(0), share: $0.optionalDouble(1))) }
        let total = row.isNull(Self.municipalityCount) ? nil : row.int(Self.municipalityCount)
        // Beside places the number of those listed stands where none is stated; without, a list that is as long as the
        // stated number rests on it, as one does that was completed from its counties.
        let isStated = total.map { places == nil || $0 > items.count } ?? false
        return .municipalities(items, total: isStated ? total : nil, places: places)
    }

    /// The share of each point of a row's geometry; empty where the whole initiative lies on it.
    static func placeShares(_ row: ResultRow) throws -> [Share] {
        guard let text = row.optionalText(placeShares) else { return [] }
        guard let shares = PlacedPoints.shares(in: text) else {
            throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: "place_shares")
        }
        return shares
    }
}
