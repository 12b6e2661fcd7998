internal import GRDB
internal import Parallel
internal import Planar
public import Territory
internal import Wording

extension Store {
    /// Replaces the county's division, or a part of it, and places every initiative anew under every scheme, in one
    /// transaction.
    ///
    /// Municipalities, water and localities become those of the first territory; each territory's scheme replaces the
    /// one of its name or is added. Schemes on file that are not among them stay when the municipalities have the same
    /// borders to 1 m², else they are removed, since the municipalities that they divide are gone. The default scheme
    /// stays what it was where it still exists and no other is named, else it is the first territory's. The former
    /// footprints are kept (`formerFootprints`), and the result lists the moves. Any error leaves the store as it was.
    ///
    /// - Parameters:
    ///   - territories: at least one; all of one county and with the same municipalities to 1 m², schemes with
    ///     different names.
    ///   - gazetteer: replaces the places on file; nil keeps them, and adds the territory's localities whose names lead
    ///     nowhere yet.
    ///   - default: the scheme to be the default from now on; nil keeps the former.
    ///   - register: municipalities to add to those that data may name; known codes keep their names.
    ///   - source: the file that the division comes from. The same file may be adopted again, and is then on record
    ///     once.
    ///   - entry: the one that this comes from, with which it is taken back.
    ///   - isDryRun: whether all is told and nothing stays.
    /// - Throws: `StoreError.otherTerritory` where the territories don't agree with each other.
    /// - Complexity: O(initiatives + footprint parts), and the overlay of their geometry.
    @discardableResult
    public func adopt(
        _ territories: [Territory], gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])]? = nil,
        default scheme: String? = nil, register: [Municipality] = [], from source: TerritorySource? = nil,
        following entry: Int64? = nil, isDryRun: Bool = false
    ) throws -> TerritoryChange {
        precondition(
            scheme == nil || territories.contains { $0.scheme.name == scheme }, "the default is one of the territories'"
        )
        precondition(Set(territories.map(\.scheme.name)).count == territories.count && !territories.isEmpty)
        for other in territories.dropFirst() {
            if let difference = try territories[0].difference(from: other) {
                throw StoreError.otherTerritory(difference)
            }
        }
        try read(Refreshing.refuseOrphans)
        return try relocating(
            to: territories, gazetteer, default: scheme, register: register, areaRule: nil, from: source,
            following: entry, isDryRun: isDryRun)
    }

    /// Apportions the areas that initiatives state by another rule from now on, and places every initiative anew, in
    /// one transaction. The moves are returned, and kept as for a change of the territory.
    @discardableResult
    public func apportion(areasBy rule: Placement.AreaRule) throws -> TerritoryChange {
        try read(Refreshing.refuseOrphans)
        return try relocating(to: [], nil, default: nil, register: [], areaRule: rule, from: nil)
    }

    /// Makes the footprints anew that an earlier version made by other rules, in one transaction. The moves are
    /// returned, and kept as for a change of the territory.
    ///
    /// - Parameter doubt: where the shipped borders are wrong; a store whose borders were imported has none of it.
    /// - Returns: nil where all footprints are of this version.
    func renewPlacing(doubt: BorderDoubt) throws -> TerritoryChange? {
        let (isNeeded, isOtherDoubt) = try read { db in
            let tables = TerritoryTables(db)
            return (
                try tables.isPlacingOutdated, try !tables.hasImportedBorders() && tables.borderDoubt() != doubt
            )
        }
        if isOtherDoubt {
            try recording(EntryDraft(.refresh)) { db, _ in try TerritoryTables(db).setBorderDoubt(doubt) }
        }
        guard isNeeded else { return nil }
        let change = try relocating(to: [], nil, default: nil, register: [], areaRule: nil, from: nil)
        try recording(EntryDraft(.refresh)) { db, _ in try TerritoryTables(db).endOutdatedPlacing() }
        return change
    }

    /// - Parameter territories: none where the ground stays what it is.
    private func relocating(
        to territories: [Territory], _ gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])]?,
        default scheme: String?,
        register: [Municipality], areaRule: Placement.AreaRule?, from source: TerritorySource?,
        following former: Int64? = nil, isDryRun: Bool = false
    ) throws -> TerritoryChange {
        var draft = EntryDraft(source == nil ? .refresh : .territory, subject: source?.file.name)
        draft.follow(source == nil ? former : nil)
        return try recording(draft, keeping: { _ in !isDryRun }) { db, entry in
            let (tables, record, time) = (TerritoryTables(db), TerritoryChangeTables(db), timestamp())
            let formerSchemes = try tables.schemes()
            let former = try formerSchemes.map { try tables.territory(scheme: $0) }
            let ground = territories.first ?? former[0]
            let fits = try territories.isEmpty || former[0].difference(from: ground) == nil
            var fates: [String: TerritoryChange.Fate] = [:]
            for name in formerSchemes { fates[name] = fits ? .kept : .removed }
            for territory in territories {
                fates[territory.scheme.name] = fates[territory.scheme.name] == nil ? .added : .replaced
            }

            let importID = try source.map { try ImportTables(db).enter($0, at: time, entry: entry) }
            let change = try record.begin(
                at: time, import: importID, formerCounty: former[0].countyCode, county: ground.countyCode)
            try record.keepFootprints(of: change)
            try db.execute(
                sql: "DELETE FROM footprint_part; DELETE FROM footprint; "
                    + "DELETE FROM effect_by_cell; DELETE FROM effect_by_municipality;")
            for (name, fate) in fates where fate == .replaced || fate == .removed { try tables.delete(scheme: name) }
            if !territories.isEmpty { try tables.replaceGround(with: ground, register: register) }
            if let areaRule { try tables.setAreaRule(areaRule) }
            for territory in territories { try tables.insert(schemeOf: territory) }
            if let scheme {
                try tables.setDefaultScheme(scheme)
            } else if fates[formerSchemes[0]] == .removed {
                try tables.setDefaultScheme(ground.scheme.name)
            }
            if let gazetteer {
                try tables.replace(gazetteer: gazetteer)
            } else if !territories.isEmpty {
                try tables.extendGazetteer(with: ground.localities, source: source?.file.name ?? "locality")
            }

            try Self.placeAll(under: tables.schemes(), db)
            var names: [String: Wording] = [:]
            for territory in former + territories { names.merge(territory.partNames) { _, later in later } }
            try record.finish(
                change, formerDefault: formerSchemes[0], default: tables.defaultScheme(), fates: fates, names: names)
            try EffectTables(db).rebuild()
            try GeoPackage.touch(
                Schema.layers.map(\.name) + Schema.territoryChangeAttributeTables.map(\.name) + [
                    "setting", "import", "import_note", "rejected_row", "municipality_register", "zoning_scheme",
                    "place_name",
                    "footprint", "footprint_part",
                ], at: time, db)
            guard let told = try record.changes().last(where: { $0.id == change }) else {
                throw StoreError.corrupt(table: "territory_change", row: change, what: "id")
            }
            return told
        }
    }

    /// All changes of the territory, the oldest first; none in a store whose territory is the first one.
    public func territoryChanges() throws -> [TerritoryChange] {
        try read { try TerritoryChangeTables($0).changes() }
    }

    /// The footprints as they were before a change, under a scheme of that time, by initiative and part.
    public func formerFootprints(change: Int64, scheme: String) throws -> [FormerFigure] {
        try read { try TerritoryChangeTables($0).formerFigures(of: change, scheme: scheme) }
    }

    /// Places every initiative on file on the cells of schemes under which it has no footprint yet.
    ///
    /// - Parameters:
    ///   - schemes: the default first; it decides where place names are on the map.
    ///   - some: keys of those that are placed; nil: all.
    static func placeAll(under schemes: [String], of some: Set<Int64>? = nil, _ db: Database) throws {
        let tables = TerritoryTables(db)
        let reader = try InitiativeReader(db)
        let standings = try StatusTables(db).standings()
        var initiatives: [(fid: Int64, row: Int, location: Location, grantedOre: Int64?, counts: Bool)] = []
        try PreparedStatement(db, "SELECT \(InitiativeReader.columns), row_number FROM initiative ORDER BY fid").each {
            row in
            if let some, !some.contains(row.integer(0)) { return }
            let initiative = try reader.initiative(at: row)
            initiatives.append(
                (
                    row.integer(0), row.int(InitiativeReader.afterAll), initiative.location, initiative.grantedOre,
                    standings.counts(initiative.status)
                ))
        }
        let ground = try Ground(db, schemes: schemes, expectedLocations: initiatives.count)
        let footprints = try FootprintTables(db)
        let next = footprints.nextID
        let entry = try EntryTables(db).now()
        let isMoving = try schemes.first == tables.defaultScheme()
        let move = try PreparedStatement(
            db,
            """
            UPDATE initiative SET geom = ?1, place_shares = ?2
            WHERE fid = ?3 AND (geom IS NOT ?1 OR place_shares IS NOT ?2)
            """)
        let pieces = Placing.pieces(of: initiatives.count)
        try Pipeline.run(pieces.count) {
            try Ground.Worker(ground)
        } make: { [initiatives] worker, number in
            var made = (
                footprints: FootprintRows(ground.layout, entry: entry), places: [(fid: Int64, points: PlacedPoints?)]()
            )
            for position in pieces[number] {
                let one = initiatives[position]
                let placed = try worker.place(
                    one.location, row: one.row, id: next + Int64(position * schemes.count), initiative: one.fid,
                    grantedOre: one.grantedOre, counts: one.counts, into: &made.footprints)
                switch one.location {
                case .place, .municipalities: made.places.append((one.fid, PlacedPoints(placed)))
                case .geometry, .county, .unknown: break
                }
            }
            return made
        } take: { made in
            try footprints.write(made.footprints)
            guard isMoving else { return }
            for (fid, points) in made.places { try move.run(points?.blob, points?.sharesText, fid) }
        }
    }
}

extension Territory {
    /// Names of municipalities and cells by code.
    fileprivate var partNames: [String: Wording] {
        var names: [String: Wording] = [:]
        for one in municipalities { names[one.code] = Wording(verbatim: one.name) }
        for (index, cell) in cells.enumerated() {
            let municipality = municipalities[cell.municipality].name
            let zone = scheme.zones[cell.zone].title
            names[code(ofCell: index)] = Wording(sv: "\(municipality), \(zone.sv)", en: "\(municipality), \(zone.en)")
        }
        return names
    }
}
