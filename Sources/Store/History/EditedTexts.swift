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

/// Finds initiatives whose stated municipalities or place another program wrote, and nothing has followed since.
///
/// A fingerprint has what the words led to, not the words: these are in the former rows. A new placing alone, as after
/// an import of borders or of another amount, goes by the location on file and not by the words; what follows them is
/// `refresh`, and an import or an edit that states where the initiative lies.
struct EditedTexts {
    private let db: Database
    private let entries: WordedEntries

    init(_ db: Database) throws {
        self.db = db
        entries = try WordedEntries(db)
    }

    /// By id. Where a geometry is stated, words don't say where it lies.
    ///
    /// - Parameter marked: whether only those that are marked as edited are looked at; else all that another program
    ///   ever wrote.
    /// - Complexity: O(initiatives looked at and their versions).
    func find(marked: Bool = true) throws -> [EditedText] {
        let candidates =
            marked
            ? "SELECT row_key FROM outside_edit WHERE table_name = 'initiative'"
            : """
            SELECT fid FROM past_initiative WHERE until IN (\(WordedEntries.outside))
            UNION SELECT fid FROM initiative WHERE since IN (\(WordedEntries.outside))
            """
        let versions = try WordedVersions(db)
        var found: [EditedText] = []
        try PreparedStatement(
            db,
            """
            SELECT fid, id, municipalities_text, place_text, geom NOTNULL FROM initiative
            WHERE location <> 'geometry' AND fid IN (\(candidates)) ORDER BY id
            """
        ).each { row in
            let fid = row.integer(0)
            let (municipalities, place) = (row.optionalText(2), row.optionalText(3))
            let own = try versions.of(fid)
            let followed = try versions.lastFollowing(fid, own, entries)
            var isOther = (municipalities: false, place: false)
            if let first = own.first, entries.outside.contains(first.since), first.since > followed, row.int(4) == 0 {
                // Added without a geometry.
                isOther = (municipalities != nil, place != nil)
            }
            for (before, now) in zip(own, own.dropFirst())
            where before.until > followed && entries.outside.contains(before.until) {
                if ![now.municipalities, municipalities].contains(before.municipalities) {
                    isOther.municipalities = true
                }
                if ![now.place, place].contains(before.place) { isOther.place = true }
            }
            guard isOther.municipalities || isOther.place else { return }
            found.append(
                EditedText(
                    id: row.text(1), municipalities: municipalities, place: place, fid: fid,
                    hasOtherMunicipalities: isOther.municipalities, hasOtherPlace: isOther.place))
        }
        return found
    }
}

/// The entries that wrote words of locations, and those that may have followed them.
private struct WordedEntries {
    /// Those of other programs, and the one that their edits since the last entry will be.
    let outside: Set<Int64>
    /// Standing imports and edits.
    let stating: Set<Int64>
    /// Standing entries that took over what other programs wrote. What places everything anew by the same locations is
    /// none of them, though it is recorded as a refreshing too.
    let refreshing: Set<Int64>

    static let outside = """
        SELECT id FROM entry WHERE kind = 'outside' UNION SELECT number FROM entry_clock WHERE is_open = 0
        """

    init(_ db: Database) throws {
        outside = try Int64.fetchSet(db, sql: Self.outside)
        let standing = try EntryTables(db).entries().filter { $0.undoneBy == nil }
        stating = Set(standing.lazy.filter { [.import, .edit].contains($0.kind) }.map(\.number))
        let renewals = try Int64.fetchSet(
            db,
            sql: """
                SELECT coalesce(made_by, since) FROM territory_change
                UNION SELECT coalesce(made_by, since) FROM past_territory_change
                """)
        refreshing = Set(standing.lazy.filter { $0.kind == .refresh && $0.follows == nil }.map(\.number))
            .subtracting(renewals)
    }
}

/// What an initiative stated of its location, version by version.
private struct WordedVersions {
    struct Version {
        let since: Int64
        let until: Int64
        let municipalities: String?
        let place: String?
        /// What the words led to, apart from the municipalities.
        let location: [String?]

        func saysSame(as other: Self) -> Bool {
            municipalities == other.municipalities && place == other.place && location == other.location
        }
    }

    private let versions: PreparedStatement
    private let declared: PreparedStatement
    private let placings: PreparedStatement

    init(_ db: Database) throws {
        func both(_ columns: String, of table: String, _ key: String) -> String {
            """
            SELECT since, until, \(columns) FROM past_\(table) WHERE \(key) = ?1
            UNION ALL SELECT since, \(Int64.max), \(columns) FROM \(table) WHERE \(key) = ?1
            """
        }
        versions = try PreparedStatement(
            db,
            both(
                """
                municipalities_text, place_text, location, place_name, place_shares,
                CAST(municipality_count AS TEXT)
                """, of: "initiative", "fid") + " ORDER BY 1")
        declared = try PreparedStatement(
            db,
            both(
                "position || ' ' || municipality_code || ' ' || coalesce(share, '')", of: "declared_municipality",
                "initiative_fid"))
        placings = try PreparedStatement(
            db,
            """
            SELECT coalesce(made_by, since) FROM footprint WHERE initiative_fid = ?1
            UNION SELECT coalesce(made_by, since) FROM past_footprint WHERE initiative_fid = ?1
            """)
    }

    /// The oldest first.
    func of(_ fid: Int64) throws -> [Version] {
        var list: [Version] = []
        try versions.each(fid) { row in
            list.append(
                Version(
                    since: row.integer(0), until: row.integer(1), municipalities: row.optionalText(2),
                    place: row.optionalText(3), location: (4...7).map { row.optionalText($0) }))
        }
        return list
    }

    /// The last entry that placed the initiative by what its words say; 0: none.
    func lastFollowing(_ fid: Int64, _ own: [Version], _ entries: WordedEntries) throws -> Int64 {
        var last: Int64 = 0
        try placings.each(fid) { if entries.refreshing.contains($0.integer(0)) { last = max(last, $0.integer(0)) } }
        for (before, now) in zip(own, own.dropFirst())
        where entries.stating.contains(before.until) && !before.saysSame(as: now) { last = max(last, before.until) }
        var parts: [(since: Int64, until: Int64, text: String)] = []
        try declared.each(fid) { parts.append(($0.integer(0), $0.integer(1), $0.text(2))) }
        for entry in Set(parts.map(\.since) + parts.map(\.until)) where entry > last && entries.stating.contains(entry)
        {
            let before = Set(parts.lazy.filter { $0.since < entry && $0.until >= entry }.map(\.text))
            let after = Set(parts.lazy.filter { $0.since <= entry && $0.until > entry }.map(\.text))
            if before != after { last = entry }
        }
        return last
    }
}

extension Store {
    /// What other programs wrote of where initiatives lie, in words, by id.
    public func editedTexts() throws -> [EditedText] { try read { try EditedTexts($0).find() } }
}
