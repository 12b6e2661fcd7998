internal import GRDB
internal import Planar
internal import Territory
internal import Wording

/// Writes initiatives with what their sources declare.
struct InitiativeTables {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// An initiative on its way in: canonical geometry, and the key that it has if it is on file.
    struct Incoming {
        let row: Int
        var initiative: Initiative
        var fid: Int64?
        /// Of a stated geometry.
        var envelope: Envelope?

        /// Whether what types leave open is as the table's constraints want it.
        var isSound: Bool {
            let marks = [initiative.marks.economic, initiative.marks.social, initiative.marks.environmental, initiative.marks.sami]
            return !initiative.id.isEmpty && row > 0 && marks.allSatisfy { $0.map((-2...2).contains) ?? true }
        }
    }

    /// Columns after `fid, geom`, in the order in which they are bound and read.
    static let columns = [
        "id", "title", "lead", "programme", "priority", "strength_area", "theme", "status", "decision_date", "start_date",
        "end_date", "granted_ore", "total_budget_ore", "economic", "social", "environmental", "sami", "municipalities_text",
        "place_text", "outcome_text", "source", "location", "place_name", "extra",
    ]

    /// Those of a file's rows that are new or differ from what is on file.
    func changed(_ rows: [(row: Int, record: Initiative)]) throws -> [Incoming] {
        let isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM initiative)") ?? true
        let key = try PreparedStatement(db, "SELECT fid FROM initiative WHERE id = ?")
        let reader = try InitiativeReader(db)
        var incoming: [Incoming] = []
        incoming.reserveCapacity(rows.count)
        for (row, record) in rows {
            var one = Incoming(row: row, initiative: record)
            if case .geometry(let wkb) = record.location {
                var column = GeometryColumn()
                do {
                    try column.append(wkb: wkb)
                } catch {
                    throw StoreError.unreadable(row: row, what: error.wording)
                }
                one.initiative.location = .geometry(wkb: Array(column[0]))
                one.envelope = column.envelope(0)
            }
            if !isEmpty, let fid = try key.first(record.id, row: { $0.integer(0) }) {
                if try reader.initiative(fid: fid) == one.initiative { continue }
                one.fid = fid
            }
            incoming.append(one)
        }
        return incoming
    }

    /// Writes initiatives, new ones and changed ones, without their footprints; sets the keys of new ones.
    ///
    /// - Parameter places: by initiative, where a place name led.
    func write(_ incoming: inout [Incoming], places: [Gazetteer.Entry?], import id: Int64) throws {
        let names = Self.columns
        let marks = [String](repeating: "?", count: names.count + 4).joined(separator: ", ")
        let insert = try PreparedStatement(
            db, "INSERT INTO initiative (geom, \(names.joined(separator: ", ")), import_id, row_number, fid) VALUES (\(marks))")
        let update = try PreparedStatement(
            db, """
                UPDATE initiative SET geom = ?, \(names.map { "\($0) = ?" }.joined(separator: ", ")), import_id = ?, row_number = ?
                WHERE fid = ?
                """)
        let forget = try PreparedStatement(db, "DELETE FROM declared_municipality WHERE initiative_fid = ?")
        let forgetFootprints = try PreparedStatement(db, "DELETE FROM footprint WHERE initiative_fid = ?")
        var next = (try Int64.fetchOne(db, sql: "SELECT max(fid) FROM initiative") ?? 0) + 1
        for index in incoming.indices {
            guard let fid = incoming[index].fid else { continue }
            try bind(incoming[index], place: places[index], import: id, fid: fid, to: update)
            try forget.run(fid)
            try forgetFootprints.run(fid)
        }
        func insertNew() throws {
            try GeoPackage.insertingInBulk(into: "initiative", db) { enter in
                for index in incoming.indices where incoming[index].fid == nil {
                    try bind(incoming[index], place: places[index], import: id, fid: next, to: insert)
                    try enter(next, incoming[index].envelope ?? places[index].map { Envelope(x: $0.x, y: $0.y) })
                    incoming[index].fid = next
                    next += 1
                }
            }
        }
        // What a constraint would refuse, it is to refuse in its own words.
        if incoming.allSatisfy(\.isSound) { try db.withoutChecks(insertNew) } else { try insertNew() }
        let declare = try PreparedStatement(
            db, "INSERT INTO declared_municipality (initiative_fid, position, municipality_code, share) VALUES (?, ?, ?, ?)")
        for one in incoming {
            guard case .municipalities(let declared) = one.initiative.location else { continue }
            for (position, item) in declared.enumerated() { try declare.run(one.fid, position, item.code, item.share) }
        }
    }

    private func bind(
        _ one: Incoming, place: Gazetteer.Entry?, import id: Int64, fid: Int64, to statement: PreparedStatement
    ) throws {
        let it = one.initiative
        var geometry: [UInt8]?
        var kind = "unknown"
        var name: String?
        switch it.location {
        case .geometry(let wkb):
            kind = "geometry"
            geometry = try GeoPackageGeometry.blob(wkb: wkb, srid: GeoPackageGeometry.srid)
        case .municipalities: kind = "municipalities"
        case .place(let text):
            kind = "place"
            name = text
            geometry = place.map { GeoPackageGeometry.pointBlob(x: $0.x, y: $0.y) }
        case .county: kind = "county"
        case .unknown: kind = "unknown"
        }
        try statement.run(
            geometry, it.id, it.title, it.lead, it.programme, it.priority, it.strengthArea, it.theme, it.status,
            it.decided?.description, it.start?.description, it.end?.description, it.grantedOre, it.totalBudgetOre,
            it.marks.economic, it.marks.social, it.marks.environmental, it.marks.sami, it.municipalitiesText, it.placeText,
            it.outcomeText, it.source, kind, name, it.extra.isEmpty ? nil : JSONText.object(it.extra), id, one.row, fid)
    }
}

/// Reads initiatives back as they were declared.
struct InitiativeReader {
    private let byKey: PreparedStatement
    private let declared: PreparedStatement

    /// The columns that `initiative(at:)` reads, in its order.
    static let columns = (["fid", "geom"] + InitiativeTables.columns).map { "initiative.\($0)" }.joined(separator: ", ")

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

    /// An initiative with what `InitiativeTable.Detail.figures` names.
    func figures(at row: ResultRow) -> Initiative {
        var it = Initiative(id: row.text(2), title: row.text(3))
        it.programme = row.optionalText(Self.programme)
        it.strengthArea = row.optionalText(Self.strengthArea)
        it.status = row.optionalText(Self.status)
        it.decided = Self.date(row, 10)
        it.start = Self.date(row, 11)
        it.end = Self.date(row, 12)
        it.grantedOre = row.optionalInteger(Self.grantedOre)
        return it
    }

    func initiative(at row: ResultRow) throws -> Initiative {
        var it = figures(at: row)
        it.lead = row.optionalText(4)
        it.priority = row.optionalText(6)
        it.theme = row.optionalText(8)
        it.totalBudgetOre = row.optionalInteger(14)
        it.marks = .init(economic: mark(row, 15), social: mark(row, 16), environmental: mark(row, 17), sami: mark(row, 18))
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
        case "municipalities":
            var items: [Location.Declared] = []
            try declared.each(row.integer(0)) { items.append(.init(code: $0.text(0), share: $0.optionalDouble(1))) }
            return .municipalities(items)
        case "place": return .place(row.text(24))
        case "county": return .county
        case "unknown": return .unknown
        case let kind: throw StoreError.corrupt(table: "initiative", row: row.integer(0), what: kind)
        }
    }
}
