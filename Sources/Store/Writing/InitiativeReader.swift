internal import GRDB
internal import Territory

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
