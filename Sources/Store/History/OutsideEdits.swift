internal import GRDB
internal import Wording

/// How what an initiative says differs from what its footprint was made from.
public enum OutsideEdit: Sendable, Hashable {
    case added, deleted
    /// Its geometry is another one.
    case moved
    /// It has a geometry, and had none.
    case drawn
    case municipalities, shares, place, total
    /// Öre.
    case amount(before: Int64, after: Int64)

    /// For programs.
    public var word: String {
        switch self {
        case .added: "added"
        case .deleted: "deleted"
        case .moved: "moved"
        case .drawn: "drawn"
        case .municipalities: "municipalities"
        case .shares: "shares"
        case .place: "place"
        case .total: "total"
        case .amount: "amount"
        }
    }

    /// What was done, without the initiative.
    var wording: Wording {
        switch self {
        case .added: Wording(sv: "tillagd", en: "added")
        case .deleted: Wording(sv: "borttagen", en: "deleted")
        case .moved: Wording(sv: "geometrin är flyttad", en: "its geometry was moved")
        case .drawn:
            Wording(sv: "en geometri är ritad där ingen fanns", en: "a geometry was drawn where there was none")
        case .municipalities: Wording(sv: "andra kommuner", en: "other municipalities")
        case .shares: Wording(sv: "kommunerna har andra andelar", en: "the municipalities have other shares")
        case .place: Wording(sv: "en annan ort eller ett annat slags läge", en: "another place or kind of location")
        case .total: Wording(sv: "ett annat antal kommuner", en: "another number of municipalities")
        case .amount(let before, let after):
            Wording(
                sv: "beloppet är \(Damage.kronor(after).sv), avtrycket har \(Damage.kronor(before).sv)",
                en: "the amount is \(Damage.kronor(after).en), the footprint has \(Damage.kronor(before).en)")
        }
    }
}

/// What other programs, such as QGIS, have edited since it was last placed anew.
public struct OutsideEdits: Sendable, Hashable {
    public let addedInitiatives: Int
    public let changedInitiatives: Int
    public let deletedInitiatives: Int
    /// Names of other tables with edited rows, sorted.
    public let tables: [String]

    public var isEmpty: Bool {
        addedInitiatives + changedInitiatives + deletedInitiatives == 0 && tables.isEmpty
    }
}

extension Store {
    /// What is marked as edited by other programs. O(marks).
    public func outsideEdits() throws -> OutsideEdits { try read { try OutsideMarks($0).edits() } }
}

/// Reads and clears the marks that triggers make of what other programs edit.
struct OutsideMarks {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Tables whose marks are those of initiatives.
    private static let placed =
        "('initiative', 'declared_municipality', 'footprint', 'footprint_part', 'former_footprint')"

    /// Tables that initiatives are placed on.
    static let ground = [
        "municipality", "zone", "cell", "water", "locality", "locality_area", "population_area", "zoning_scheme",
        "setting", "municipality_register",
    ]

    var isEmpty: Bool {
        get throws { try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM main.outside_edit)") ?? true }
    }

    func edits() throws -> OutsideEdits {
        var counts = (added: 0, changed: 0, deleted: 0)
        try PreparedStatement(
            db,
            """
            SELECT fid IS NULL, EXISTS (SELECT 1 FROM main.footprint WHERE initiative_fid = row_key), count(*)
            FROM (SELECT DISTINCT row_key FROM main.outside_edit WHERE table_name IN \(Self.placed))
              LEFT JOIN main.initiative ON fid = row_key
            WHERE fid NOTNULL OR EXISTS (SELECT 1 FROM main.past_initiative AS past WHERE past.fid = row_key)
            GROUP BY 1, 2
            """
        ).each { row in
            if row.int(0) != 0 {
                counts.deleted += row.int(2)
            } else if row.int(1) != 0 {
                counts.changed += row.int(2)
            } else {
                counts.added += row.int(2)
            }
        }
        let tables = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT table_name FROM main.outside_edit WHERE table_name NOT IN \(Self.placed) ORDER BY 1
                """)
        return OutsideEdits(
            addedInitiatives: counts.added, changedInitiatives: counts.changed, deletedInitiatives: counts.deleted,
            tables: tables)
    }

    /// Ids of initiatives that other programs deleted.
    func deleted() throws -> [(fid: Int64, id: String)] {
        var deleted: [(fid: Int64, id: String)] = []
        try PreparedStatement(
            db,
            """
            SELECT row_key, (SELECT id FROM past_initiative WHERE fid = row_key ORDER BY until DESC LIMIT 1) AS id
            FROM outside_edit WHERE table_name = 'initiative'
              AND NOT EXISTS (SELECT 1 FROM initiative WHERE fid = row_key) AND id NOTNULL ORDER BY id
            """
        ).each { deleted.append(($0.integer(0), $0.text(1))) }
        return deleted
    }

    /// Keys of marked rows of a table.
    func keys(of table: String) throws -> Set<Int64> {
        try Int64.fetchSet(db, sql: "SELECT row_key FROM outside_edit WHERE table_name = ?", arguments: [table])
    }

    func mark(initiatives keys: some Sequence<Int64>) throws {
        let insert = try PreparedStatement(
            db,
            """
            INSERT INTO outside_edit (table_name, row_key) SELECT 'initiative', ?1
            WHERE NOT EXISTS (SELECT 1 FROM outside_edit WHERE table_name = 'initiative' AND row_key = ?1)
            """)
        for key in keys { try insert.run(key) }
    }

    /// After initiatives were placed anew by what a file states: of those whose words another program wrote, and the
    /// file didn't speak of, the mark stays.
    func settle(initiatives keys: some Sequence<Int64>) throws {
        guard try !isEmpty else { return }
        let reworded = try EditedTexts(db).find().map(\.fid)
        let delete = try PreparedStatement(
            db, "DELETE FROM outside_edit WHERE row_key = ? AND table_name IN \(Self.placed)")
        for key in keys { try delete.run(key) }
        try mark(initiatives: reworded)
    }

    func clear(tables: [String]) throws {
        for table in tables {
            try db.execute(sql: "DELETE FROM outside_edit WHERE table_name = ?", arguments: [table])
        }
    }

    func clearAll() throws { try db.execute(sql: "DELETE FROM outside_edit") }

    /// After an entry of editing or placing was taken back: what is placed as it stands has no mark, what isn't has
    /// one.
    ///
    /// - Complexity: O(initiatives on file).
    func review() throws {
        try db.execute(sql: "DELETE FROM outside_edit WHERE table_name IN \(Self.placed)")
        try mark(initiatives: Fingerprints(db).stale().sorted())
        try mark(initiatives: EditedTexts(db).find(marked: false).map(\.fid))
        try mark(
            initiatives: Int64.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT initiative_fid FROM footprint
                    WHERE NOT EXISTS (SELECT 1 FROM initiative WHERE fid = initiative_fid) ORDER BY 1
                    """))
    }
}
