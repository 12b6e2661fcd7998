internal import GRDB
internal import Parallel
internal import Planar
public import Territory
internal import Wording

extension Store {
    /// Takes in one file of initiatives and places each on the cells of every zoning scheme, in one transaction.
    ///
    /// A row whose identifier is on file replaces that initiative, unless it says the same. A file that was imported
    /// before changes nothing. Any error leaves the store as it was.
    ///
    /// - Throws: `StoreError.repeatedRow` where two rows have the same identifier and say different things,
    ///   `StoreError.unreadable` for bytes that are no geometry. Locations that can be read but not placed are no
    ///   errors: they are kept as unlocated, with the reason (`problems`).
    @discardableResult
    public func commit(_ batch: ImportBatch<Initiative>) throws -> ImportReceipt {
        try commit(batch, ImportWay()).receipt
    }

    /// The same in a stated way.
    public func commit(_ batch: ImportBatch<Initiative>, _ way: ImportWay) throws -> ImportResult {
        let tables = [
            "initiative", "declared_municipality", "footprint", "footprint_part", "outcome", "status_class",
            "effect_by_municipality", "effect_by_cell",
        ]
        // Every key that is written was read or made in the same transaction, so SQLite need not look each of them up
        // again.
        return try importing(batch, way, changing: tables, checkingKeys: false) { db, id, entry in
            let (rows, repeated) = try batch.accepted.distinct(by: \.id) { Wording(verbatim: $0.id) }
            var intake = try InitiativeIntake(db, batch, rows, way)
            try intake.judge()
            intake.counts.unchanged += repeated
            try intake.findAbsent()
            guard !intake.counts.isNothing else { return try intake.finished() }
            let update = try EffectUpdate(db, intake, entry: entry)
            try InitiativeRemoval(db).remove(intake.withdrawn)
            try Amounts.check(
                db,
                adding: intake.incoming.lazy.map {
                    (intake.rows[$0.index].row, intake.rows[$0.index].record.grantedOre ?? 0)
                })
            let standings = try StatusTables(db).enter(Set(intake.rows.lazy.compactMap(\.record.status)))
            let origin = InitiativeTables.Origin(importID: id, entry: entry)
            try update.finish(entering: Self.enter(intake, origin, standings, db), intake)
            intake.counts.returnedOutcomes = try InitiativeReturn(db).bringBackOutcomes(of: intake, entry: entry)
            try OutsideMarks(db).settle(initiatives: intake.incoming.lazy.filter { !$0.keepsPlace }.map(\.fid))
            return try intake.finished()
        }
    }

    /// Writes initiatives with their footprints.
    ///
    /// - Returns: what these add up to, where there is nothing else on file.
    private static func enter(
        _ intake: InitiativeIntake, _ origin: InitiativeTables.Origin, _ standings: [String: StatusStanding],
        _ db: Database
    ) throws -> EffectSums? {
        let rows = intake.rows
        let initiatives = InitiativeTables(db)
        // Where there is nothing else on file, what is entered is all that the layers of effects have to show.
        var sums: EffectSums?
        let known = intake.incoming.filter(\.isKnown)
        func enter() throws {
            try initiatives.write { write in
                var kept = InitiativeRows()
                for one in intake.incoming where one.keepsPlace {
                    kept.keep(one, rows[one.index].record, row: rows[one.index].row, of: origin)
                }
                try write(kept)
                sums = try place(intake, origin, standings, db, write)
            }
        }
        // What a constraint would refuse, it is to refuse in its own words.
        let isSound = rows.allSatisfy { $0.row > 0 && $0.record.isSound }
        try db.buildingIndexes(of: "initiative") {
            try VersionedTable.insertingDated(
                ["initiative", "declared_municipality", "footprint", "footprint_part"], db
            ) {
                func write() throws { if isSound { try db.withoutChecks(enter) } else { try enter() } }
                if known.isEmpty { try write() } else { try initiatives.changing(known, write) }
            }
        }
        return sums
    }

    /// Places those that are new or moved.
    ///
    /// - Returns: what they add up to, where there is nothing else on file.
    private static func place(
        _ intake: InitiativeIntake, _ origin: InitiativeTables.Origin, _ standings: [String: StatusStanding],
        _ db: Database, _ write: (InitiativeRows) throws -> Void
    ) throws -> EffectSums? {
        let (rows, moving) = (intake.rows, intake.incoming.filter { !$0.keepsPlace })
        guard !moving.isEmpty else { return nil }
        let footprints = try FootprintTables(db)
        let next = footprints.nextID
        let ground = try Ground(db, expectedLocations: moving.count)
        let pieces = Placing.pieces(of: moving.count)
        var total = EffectSums(ground.layout)
        try Pipeline.run(pieces.count) {
            try Ground.Worker(ground)
        } make: { worker, number in
            var made = (
                initiatives: InitiativeRows(), footprints: FootprintRows(ground.layout, entry: origin.entry)
            )
            for position in pieces[number] {
                let one = moving[position]
                let (row, initiative) = rows[one.index]
                let shape = try initiative.location.shape(row: row)
                let location = shape.map { Location.geometry(wkb: Array($0[0])) } ?? initiative.location
                let placed = try worker.place(
                    location, row: row, id: next + Int64(position * ground.schemes.count), initiative: one.fid,
                    grantedOre: initiative.grantedOre, counts: standings.counts(initiative.status),
                    into: &made.footprints)
                made.initiatives.append(
                    one, initiative, row: row, shape: shape, points: PlacedPoints(placed), of: origin)
            }
            return made
        } take: { made in
            try write(made.initiatives)
            try footprints.write(made.footprints)
            total.add(made.footprints.sums)
        }
        return next == 1 ? total : nil
    }

    /// Adds another zoning scheme for the county that the store has, and places every initiative on its cells, in one
    /// transaction.
    ///
    /// The default scheme stays what it was. Takes municipalities from the store; the territory's must be the same to 1
    /// m².
    ///
    /// - Throws: `StoreError.schemeExists`, `StoreError.otherTerritory`.
    public func add(schemeOf territory: Territory) throws {
        try recording(EntryDraft(.territory)) { db, _ in
            let tables = TerritoryTables(db)
            let name = territory.scheme.name
            guard try !tables.schemes().contains(name) else { throw StoreError.schemeExists(name) }
            let own = try tables.territory(scheme: nil)
            if let difference = try own.difference(from: territory) { throw StoreError.otherTerritory(difference) }
            try tables.insert(schemeOf: territory)
            try Self.placeAll(under: [name], db)
            try EffectTables(db).rebuild()
            try GeoPackage.touch(
                [
                    "zoning_scheme", "zone", "cell", "footprint", "footprint_part", "effect_by_municipality",
                    "effect_by_cell",
                ], at: timestamp(), db)
        }
    }

    /// The initiatives of a selection with their footprints, ordered by identifier; county-wide ones and those that
    /// state but their programme count as the selection says. O(initiatives on file).
    ///
    /// - Throws: `StoreError.unknownScheme`.
    public func initiatives(_ selection: Selection = Selection(), detail: InitiativeTable.Detail = .all) throws
        -> InitiativeTable
    {
        try read { db in
            let schemes = try TerritoryTables(db).schemes()
            let scheme = selection.scheme ?? schemes[0]
            guard schemes.contains(scheme) else { throw StoreError.unknownScheme(scheme, known: schemes) }
            // Whether an initiative states its programme only is not among the figures.
            let detail = selection.programmeAreas.isEmpty ? detail : .all
            var table = try InitiativeScan(db, selection, scheme: scheme, detail: detail)
                .table(path: path, many: isFile ? InitiativeScan.manyInitiatives : .max)
            try table.countMoney(by: selection.prices, db)
            guard selection.countyWide == .equal || !selection.programmeAreas.isEmpty else { return table }
            let territory = try TerritoryTables(db).territory(scheme: scheme)
            return table.counting(countyWide: selection.countyWide, in: territory)
                .placing(onProgrammeAreas: selection.programmeAreas, in: territory)
        }
    }

    /// Identifiers of all initiatives on file.
    public func initiativeIDs() throws -> Set<String> {
        try read { db in
            var ids = Set<String>(minimumCapacity: try Int.fetchOne(db, sql: "SELECT count(*) FROM initiative") ?? 0)
            try PreparedStatement(db, "SELECT id FROM initiative").each { ids.insert($0.text(0)) }
            return ids
        }
    }
}

extension [String: StatusStanding] {
    /// Whether the layers of effects show initiatives of a status: only decided ones.
    func counts(_ status: String?) -> Bool { status.flatMap { self[$0]?.statusClass } ?? .decided == .decided }
}
