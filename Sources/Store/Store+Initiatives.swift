internal import GRDB
internal import Planar
public import Territory
internal import Wording

extension Store {
    /// Takes in one file of initiatives and places each on the cells of every zoning scheme, in one transaction.
    ///
    /// A row whose identifier is on file replaces what is there, unless it says the same. A file that was imported before
    /// changes nothing. Any error leaves the store as it was.
    ///
    /// - Throws: `StoreError.repeatedRow` where two rows have the same identifier and say different things,
    ///   `StoreError.unreadable` for bytes that are no geometry. Locations that can be read but not placed are no errors: they
    ///   are kept as unlocated, with the reason (`problems`).
    @discardableResult
    public func commit(_ batch: ImportBatch<Initiative>) throws -> ImportReceipt {
        let tables = [
            "initiative", "declared_municipality", "footprint", "footprint_part", "effect_by_municipality", "effect_by_cell",
        ]
        return try importing(batch, changing: tables) { db, id, _ in
            let (rows, repeated) = try batch.accepted.distinct(by: \.id) { Wording(verbatim: $0.id) }
            let writer = InitiativeTables(db)
            var incoming = try writer.changed(rows)
            let isKnown = incoming.map { $0.fid != nil }
            guard !incoming.isEmpty else { return (0, 0, batch.accepted.count) }

            let territories = TerritoryTables(db)
            let gazetteer = Gazetteer(try territories.places())
            let locations = incoming.map { (row: $0.row, location: $0.initiative.location) }
            for (position, scheme) in try territories.schemes().enumerated() {
                let placed = try place(locations, on: territories.territory(scheme: scheme), gazetteer)
                if position == 0 { try writer.write(&incoming, places: placed.map(\.place), import: id) }
                try db.withoutChecks {
                    var footprints = try FootprintTables(db, scheme: scheme)
                    for (one, placed) in zip(incoming, placed) {
                        guard let fid = one.fid else { continue }
                        try footprints.insert(placed, initiative: fid, grantedOre: one.initiative.grantedOre)
                    }
                }
            }
            try EffectTables(db).refresh()
            let updated = isKnown.count { $0 }
            return (incoming.count - updated, updated, rows.count - incoming.count + repeated)
        }
    }

    func place(
        _ locations: [(row: Int, location: Location)], on territory: Territory, _ gazetteer: Gazetteer
    ) throws -> [Placement.Placed] {
        let placing = try Placing(territory: territory, gazetteer: gazetteer, expectedLocations: locations.count)
        do {
            return try placing.place(locations.map(\.location))
        } catch let failure as Placing.Failure {
            throw StoreError.unreadable(row: locations[failure.location].row, what: failure.wording)
        }
    }

    /// Adds another zoning scheme for the county that the store has, and places every initiative on its cells, in one transaction.
    ///
    /// The default scheme stays what it was. Takes municipalities from the store; the territory's must be the same to 1 m².
    ///
    /// - Throws: `StoreError.schemeExists`, `StoreError.otherTerritory`.
    public func add(schemeOf territory: Territory) throws {
        try write { db in
            let tables = TerritoryTables(db)
            let name = territory.scheme.name
            guard try !tables.schemes().contains(name) else { throw StoreError.schemeExists(name) }
            let own = try tables.territory(scheme: nil)
            if let difference = try own.difference(from: territory) { throw StoreError.otherTerritory(difference) }
            try tables.insert(schemeOf: territory)
            try placeAll(under: [name], db)
            try EffectTables(db).rebuild()
            try GeoPackage.touch(
                [
                    "zoning_scheme", "zone", "cell", "footprint", "footprint_part", "effect_by_municipality", "effect_by_cell",
                ], at: timestamp(), db)
        }
    }

    /// The initiatives of a selection with their footprints, ordered by identifier; county-wide ones and those that state but their
    /// programme count as the selection says. O(initiatives on file).
    ///
    /// - Throws: `StoreError.unknownScheme`.
    public func initiatives(_ selection: Selection = Selection(), detail: InitiativeTable.Detail = .all) throws -> InitiativeTable {
        try read { db in
            let schemes = try TerritoryTables(db).schemes()
            let scheme = selection.scheme ?? schemes[0]
            guard schemes.contains(scheme) else { throw StoreError.unknownScheme(scheme, known: schemes) }
            // Whether an initiative states its programme only is not among the figures.
            let detail = selection.programmeAreas.isEmpty ? detail : .all
            let table = try InitiativeScan(db, selection, scheme: scheme, detail: detail).table(path: path)
            guard selection.countyWide == .equal || !selection.programmeAreas.isEmpty else { return table }
            let territory = try TerritoryTables(db).territory(scheme: scheme)
            return table.counting(countyWide: selection.countyWide, in: territory)
                .placing(onProgrammeAreas: selection.programmeAreas, in: territory)
        }
    }

    /// Identifiers of all initiatives on file.
    public func initiativeIDs() throws -> Set<String> {
        try read { try Set(String.fetchAll($0, sql: "SELECT id FROM initiative")) }
    }

    /// An initiative of which a part, or all, could not be placed.
    public struct Unplaced: Sendable, Hashable {
        public let initiative: String
        public let title: String
        public let grantedOre: Int64?
        public let problem: Placement.Problem
    }

    /// Initiatives that could not be placed as their sources say, by identifier.
    public func problems() throws -> [Unplaced] {
        try read { db in
            var unplaced: [Unplaced] = []
            try PreparedStatement(
                db, """
                    SELECT footprint.id, initiative.id, title, granted_ore, problem
                    FROM footprint JOIN initiative ON initiative.fid = initiative_fid
                    WHERE problem IS NOT NULL AND scheme = ? ORDER BY initiative.id
                    """
            ).each(TerritoryTables(db).defaultScheme()) { row in
                guard let problem = ProblemText.problem(row.text(4)) else {
                    throw StoreError.corrupt(table: "footprint", row: row.integer(0), what: "problem")
                }
                unplaced.append(
                    Unplaced(initiative: row.text(1), title: row.text(2), grantedOre: row.optionalInteger(3), problem: problem))
            }
            return unplaced
        }
    }
}
