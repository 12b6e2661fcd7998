internal import GRDB
internal import Planar
public import Territory
internal import Wording

/// Takes over what other programs edited: places anew what its footprints no longer fit, and clears the marks.
struct Refreshing {
    private let db: Database
    private let marks: OutsideMarks
    /// What the words that another program wrote lead to, by id.
    private let locations: [String: Location]

    init(_ db: Database, locations: [String: Location] = [:]) {
        self.db = db
        self.locations = locations
        marks = OutsideMarks(db)
    }

    /// - Returns: whether there was anything to take over.
    /// - Throws: `StoreError.editedBorders` where the division was edited and no longer covers the county without
    ///   overlap; `StoreError.unreadable` for a geometry of another reference system.
    /// - Complexity: O(initiatives on file), and the overlay of those that are placed anew.
    func run() throws -> Bool {
        try checkDates()
        try checkTitles()
        let reworded = try EditedTexts(db).find().filter { locations[$0.id] != nil }
        let worded = Set(reworded.map(\.fid))
        for one in try stale() where !worded.contains(one.fid) { try nameLocation(of: one) }
        var standings: [Int64: Fingerprints.Standing] = [:]
        if !worded.isEmpty { try Fingerprints(db).each { if worded.contains($0.fid) { standings[$0.fid] = $0 } } }
        for text in reworded {
            if let standing = standings[text.fid], let location = locations[text.id] {
                try relocate(standing, to: location)
            }
        }
        let stale = try stale(besides: worded)
        let orphans = try orphans()
        guard try !stale.isEmpty || !orphans.isEmpty || !marks.isEmpty else { return false }
        if try isGroundEdited() { try checkGround() }
        for standing in stale { try settle(standing) }
        try forget(stale.map(\.fid) + orphans)
        try Amounts.check(db, adding: EmptyCollection<(row: Int, ore: Int64)>())
        try StatusTables(db).enter(
            String.fetchSet(db, sql: "SELECT DISTINCT status FROM initiative WHERE status NOTNULL AND status <> ''"))
        if !stale.isEmpty { try Store.placeAll(under: TerritoryTables(db).schemes(), of: Set(stale.map(\.fid)), db) }
        try EffectTables(db).rebuild()
        try marks.clearAll()
        return true
    }

    /// Those whose footprints no longer fit; where places of the gazetteer were edited, also those that lie on places.
    private func stale(besides others: Set<Int64> = []) throws -> [Fingerprints.Standing] {
        let fingerprints = Fingerprints(db)
        var keys = try fingerprints.stale().union(others)
        if try ["place", "place_name"].contains(where: { try !marks.keys(of: $0).isEmpty }) {
            keys.formUnion(try Int64.fetchSet(db, sql: "SELECT fid FROM initiative WHERE location = 'place'"))
        }
        for table in ["footprint", "footprint_part"] {
            let edited = try marks.keys(of: table)
            keys.formUnion(
                try Int64.fetchSet(db, sql: "SELECT fid FROM initiative").intersection(edited))
        }
        var stale: [Fingerprints.Standing] = []
        guard !keys.isEmpty else { return stale }
        try fingerprints.each { if keys.contains($0.fid) { stale.append($0) } }
        return stale
    }

    /// Keys of initiatives that are gone and have left rows: other programs may not look at foreign keys.
    private func orphans() throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: Self.dependents.map {
                "SELECT initiative_fid FROM \($0) WHERE initiative_fid NOT IN (SELECT fid FROM initiative)"
            }.joined(separator: " UNION "))
    }

    /// Nothing can be placed anew beside what is left of initiatives that another program deleted.
    static func refuseOrphans(_ db: Database) throws {
        let left = dependents.map { table in
            "EXISTS (SELECT 1 FROM \(table) WHERE initiative_fid NOT IN (SELECT fid FROM initiative))"
        }.joined(separator: " OR ")
        if try Bool.fetchOne(db, sql: "SELECT \(left)") == true { throw StoreError.deletedElsewhere }
    }

    private static let dependents = ["footprint", "declared_municipality", "outcome", "former_footprint"]

    /// A geometry that was drawn, or moved from where its names had led, is the location from now on; and it is as the
    /// store writes it.
    private func settle(_ standing: Fingerprints.Standing) throws {
        guard let blob = standing.geometry else { return }
        var isStated = false
        if case .geometry = standing.location { isStated = true }
        if !isStated {
            let made = standing.footprints.first?.fingerprint?.place
            let isDerived =
                made.map { standing.hasGeometry(of: $0) }
                ?? (!standing.footprints.isEmpty && standing.location.hasPlaces)
            guard !isDerived else { return }
        }
        let what = "\(standing.id)"
        guard let header = blob.withUnsafeBytes({ GeoPackageGeometry.header(of: $0) }),
            header.srid == GeoPackageGeometry.srid
        else {
            throw StoreError.unusableGeometry(
                initiative: what,
                Wording(sv: "den är inte i SWEREF 99 TM (EPSG:3006)", en: "it is not in SWEREF 99 TM (EPSG:3006)"))
        }
        let canonical: [UInt8]
        do throws(PlanarError) {
            canonical = try GeoPackageGeometry.blob(wkb: Array(blob[header.length...]), srid: GeoPackageGeometry.srid)
        } catch { throw StoreError.unusableGeometry(initiative: what, error.wording) }
        if !isStated {
            try PreparedStatement(db, "DELETE FROM declared_municipality WHERE initiative_fid = ?").run(standing.fid)
            try PreparedStatement(
                db,
                """
                UPDATE initiative SET location = 'geometry', place_name = NULL, place_shares = NULL,
                  municipality_count = NULL WHERE fid = ?
                """
            ).run(standing.fid)
        }
        guard canonical != blob else { return }
        try PreparedStatement(db, "UPDATE initiative SET geom = ? WHERE fid = ?").run(canonical, standing.fid)
    }

    /// An initiative lies from now on where its words say; a geometry that somebody drew or moved meanwhile is the
    /// location all the same.
    private func relocate(_ standing: Fingerprints.Standing, to location: Location) throws {
        let fid = standing.fid
        guard standing.location != location else { return }
        if standing.geometry != nil, let made = standing.footprints.first?.fingerprint?.place,
            !standing.hasGeometry(of: made)
        {
            return
        }
        try PreparedStatement(db, "DELETE FROM declared_municipality WHERE initiative_fid = ?").run(fid)
        try PreparedStatement(
            db,
            """
            UPDATE initiative SET geom = NULL, place_shares = NULL, location = ?, place_name = ?, municipality_count = ?
            WHERE fid = ?
            """
        ).run(location.kind, location.placeName, location.municipalityCount.map(Int64.init), fid)
        guard case .municipalities(let items, _, _) = location else { return }
        let declare = try PreparedStatement(
            db,
            """
            INSERT INTO declared_municipality (initiative_fid, position, municipality_code, share) VALUES (?, ?, ?, ?)
            """)
        for (position, item) in items.enumerated() {
            try declare.run(fid, Int64(position), item.code, item.share)
        }
    }

    /// Of declared municipalities and places that another program changed: the words say the same.
    private func nameLocation(of standing: Fingerprints.Standing) throws {
        // An added one has no footprint, and words only where somebody wrote some; one that lost its footprint has its
        // own words.
        let edits =
            try standing.footprints.isEmpty
            ? (hasLain(standing.fid) ? [] : [OutsideEdit.place, .municipalities])
            : standing.footprints[0].fingerprint.map { standing.edits(since: $0.place) } ?? []
        if edits.contains(.place), let place = standing.location.placeName {
            try PreparedStatement(
                db, "UPDATE initiative SET place_text = ?1 WHERE fid = ?2 AND place_text IS NOT ?1"
            ).run(place, standing.fid)
        }
        guard case .municipalities(let items, _, _) = standing.location,
            edits.contains(where: { $0 == .municipalities || $0 == .shares })
        else { return }
        let whole = try checkShares(items, of: standing.id)
        let name = try PreparedStatement(db, "SELECT name FROM municipality_register WHERE code = ?")
        let words = try items.map { item in
            let name = try name.first(item.code, row: { $0.text(0) }) ?? item.code
            return item.share.map { "\(name):\(Self.percent($0 / whole))" } ?? name
        }.joined(separator: ", ")
        try PreparedStatement(
            db, "UPDATE initiative SET municipalities_text = ?1 WHERE fid = ?2 AND municipalities_text IS NOT ?1"
        ).run(words, standing.fid)
    }

    /// - Returns: what all of them are together: 100 or 1, as imports take shares.
    /// - Throws: `StoreError.unusableEdit` for shares that no import takes.
    private func checkShares(_ items: [Location.Declared], of id: String) throws -> Double {
        let shares = items.compactMap(\.share)
        guard !shares.isEmpty else { return 1 }
        guard shares.count == items.count, shares.allSatisfy({ $0 > 0 }),
            let whole = Location.Declared.whole(of: shares)
        else {
            throw StoreError.unusableEdit(
                initiative: id,
                Wording(
                    sv: "kommunernas andelar ska vara angivna för alla, över noll, och tillsammans bli 100 (eller 1)",
                    en: "the municipalities' shares should be stated for all, above zero, and add up to 100 (or 1)"))
        }
        return whole
    }

    private func hasLain(_ fid: Int64) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM past_footprint WHERE initiative_fid = ?)", arguments: [fid]) ?? false
    }

    /// At most ten decimals, none where there needn't be.
    private static func percent(_ share: Double) -> String {
        let percent = (share * 1e12).rounded() / 1e10
        return percent == percent.rounded() ? "\(Int64(percent))" : "\(percent)"
    }

    /// Nothing could be read in again that has none.
    private func checkTitles() throws {
        let ids = try String.fetchAll(db, sql: "SELECT id FROM initiative WHERE trim(title) = '' ORDER BY id LIMIT 1")
        guard let id = ids.first else { return }
        throw StoreError.unusableEdit(
            initiative: id, Wording(sv: "titeln är tom", en: "the title is empty"))
    }

    /// The table's constraint looks at a date's form only.
    private func checkDates() throws {
        for column in ["decision_date", "start_date", "end_date"] {
            let found = try PreparedStatement(
                db,
                """
                SELECT id, \(column) FROM initiative WHERE \(column) NOTNULL AND fid IN (
                  SELECT row_key FROM outside_edit WHERE table_name = 'initiative') ORDER BY id
                """)
            try found.each { row in
                guard PartialDate(row.text(1)) == nil else { return }
                throw StoreError.unusableDate(initiative: row.text(0), column: column, value: row.text(1))
            }
        }
    }

    /// Takes off the footprints of initiatives, and of those that are gone all that is left of them.
    private func forget(_ keys: [Int64]) throws {
        let gone = "NOT EXISTS (SELECT 1 FROM initiative WHERE fid = initiative_fid)"
        let statements = try [
            "footprint_part WHERE footprint_id IN (SELECT id FROM footprint WHERE initiative_fid = ?)",
            "footprint WHERE initiative_fid = ?",
        ].map { try PreparedStatement(db, "DELETE FROM " + $0) }
        for key in keys { for statement in statements { try statement.run(key) } }
        for table in Self.dependents.dropFirst() { try db.execute(sql: "DELETE FROM \(table) WHERE \(gone)") }
        // Parts of footprints that another program deleted without them.
        try db.execute(
            sql: "DELETE FROM footprint_part WHERE footprint_id NOT IN (SELECT id FROM footprint)")
    }

    // MARK: The division

    private func isGroundEdited() throws -> Bool {
        if try OutsideMarks.ground.contains(where: { try !marks.keys(of: $0).isEmpty }) { return true }
        let grounds = try Set(Fingerprints(db).grounds().values)
        var isEdited = false
        try PreparedStatement(db, "SELECT DISTINCT substr(fingerprint, 25) FROM footprint WHERE fingerprint NOTNULL")
            .each { row in
                let bytes = row.blob(0)
                guard bytes.count == 8 else { return }
                let ground = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
                if !grounds.contains(ground) { isEdited = true }
            }
        return isEdited
    }

    /// Cells must divide the county before anything is placed on them.
    private func checkGround() throws {
        let findings = try Verification.division(of: db)
        guard findings.isEmpty else {
            throw StoreError.editedBorders(findings, entry: try EntryTables(db).lastOutside())
        }
    }
}

extension Location {
    /// Whether names lead to its geometry.
    fileprivate var hasPlaces: Bool { placeName != nil }
}

extension Store {
    /// Takes over what other programs edited, in one transaction that is an entry of the history: initiatives that were
    /// added, moved or given another declaration or amount are placed anew, what is left of deleted ones goes, the
    /// layers of effects follow.
    ///
    /// - Parameter locations: what the words lead to that other programs wrote (`editedTexts`), by id.
    /// - Returns: what other programs changed since the last entry, and what taking it over changed; without an entry
    ///   where there was nothing to take over.
    /// - Throws: `StoreError.editedBorders`, `.unusableGeometry`, `.unusableDate`, `.unusableEdit`; the store is
    ///   then as it was.
    /// - Complexity: O(initiatives on file).
    public func refresh(
        reason: String? = nil, locations: [String: Location] = [:], isDryRun: Bool = false, most: Int? = 10
    ) throws -> ChangeResult {
        let first = try read { try EntryTables($0).now() }
        let draft = EntryDraft(.refresh, reason: reason)
        return try recording(draft, checkingKeys: false, keeping: { $0.entry != nil && (!isDryRun || isTrial) }) {
            db, entry in
            guard try Refreshing(db, locations: locations).run() else { return ChangeResult.none }
            try GeoPackage.touch(String.fetchAll(db, sql: "SELECT table_name FROM gpkg_contents"), at: timestamp(), db)
            return try ChangeResult(db, from: first, entry: entry, most: most)
        }
    }
}
