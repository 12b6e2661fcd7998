internal import GRDB

/// What another program wrote of where an initiative lies, in words, and no footprint has followed.
public struct EditedText: Sendable, Hashable {
    public let id: String
    /// As stated now.
    public let municipalities: String?
    public let place: String?
    let fid: Int64
    let hasOtherMunicipalities: Bool
    let hasOtherPlace: Bool
}

/// Finds initiatives whose stated municipalities or place another program wrote since they were last placed.
///
/// A fingerprint has what the words led to, not the words: these are in the former rows.
struct EditedTexts {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// By id. Where a geometry is stated, words don't say where it lies.
    ///
    /// - Parameter marked: whether only those that are marked as edited are looked at; else all that another program
    ///   ever wrote.
    /// - Complexity: O(initiatives looked at and their versions).
    func find(marked: Bool = true) throws -> [EditedText] {
        let candidates =
            marked
            ? "SELECT row_key FROM outside_edit WHERE table_name = 'initiative'"
            : "SELECT fid FROM past_initiative WHERE until IN (\(Self.outside))"
        let versions = try PreparedStatement(
            db,
            """
            SELECT since, until, municipalities_text, place_text FROM past_initiative WHERE fid = ?1
            UNION ALL SELECT since, \(Int64.max), municipalities_text, place_text FROM initiative WHERE fid = ?1
            ORDER BY 1
            """)
        let outside = try Int64.fetchSet(db, sql: Self.outside)
        var found: [EditedText] = []
        try PreparedStatement(
            db,
            """
            SELECT fid, id, municipalities_text, place_text, geom NOTNULL,
              (SELECT max(coalesce(made_by, since)) FROM footprint WHERE initiative_fid = fid)
            FROM initiative WHERE location <> 'geometry' AND fid IN (\(candidates)) ORDER BY id
            """
        ).each { row in
            let (municipalities, place) = (row.optionalText(2), row.optionalText(3))
            var isOther = (municipalities: false, place: false)
            if let placed = row.optionalInteger(5) {
                var before: (until: Int64, municipalities: String?, place: String?)?
                try versions.each(row.integer(0)) { version in
                    let now = (version.integer(1), version.optionalText(2), version.optionalText(3))
                    if let before, before.until > placed, outside.contains(before.until) {
                        if before.municipalities != now.1, before.municipalities != municipalities {
                            isOther.municipalities = true
                        }
                        if before.place != now.2, before.place != place { isOther.place = true }
                    }
                    before = now
                }
            } else if row.int(4) == 0 {
                // Added without a geometry.
                isOther = (municipalities != nil, place != nil)
            }
            guard isOther.municipalities || isOther.place else { return }
            found.append(
                EditedText(
                    id: row.text(1), municipalities: municipalities, place: place, fid: row.integer(0),
                    hasOtherMunicipalities: isOther.municipalities, hasOtherPlace: isOther.place))
        }
        return found
    }

    /// Entries of other programs, and the one that their edits since the last entry will be.
    private static let outside = """
        SELECT id FROM entry WHERE kind = 'outside' UNION SELECT number FROM entry_clock WHERE is_open = 0
        """
}

extension Store {
    /// What other programs wrote of where initiatives lie, in words, by id.
    public func editedTexts() throws -> [EditedText] { try read { try EditedTexts($0).find() } }
}
