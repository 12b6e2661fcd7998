internal import GRDB
internal import Planar
internal import Territory

/// The territories of the store's zoning schemes, the default first, on which locations are placed.
struct Ground: Sendable {
    let schemes: [FootprintRows.Scheme]
    let layout: EffectSums.Layout
    private let placings: [Placing]

    /// - Parameter names: of the schemes; nil: of all.
    init(_ db: Database, schemes names: [String]? = nil, expectedLocations: Int) throws {
        let territories = TerritoryTables(db)
        let names = try names ?? territories.schemes()
        let gazetteer = Gazetteer(try territories.places())
        let layout = try EffectTables(db).layout()
        let grounds = try names.map { try territories.territory(scheme: $0) }
        let digests = try GroundDigests(db)
        schemes = try zip(names, grounds).map { name, territory in
            let cells = try territories.cellKeys(scheme: name)
            return FootprintRows.Scheme(
                name: name, cells: cells, effectRows: cells.map { layout.rowOfCell[$0] ?? -1 },
                municipalities: territory.municipalities.map(\.code), ground: try digests.value(scheme: name))
        }
        self.layout = layout
        placings = try grounds.map { territory in
            // A territory without cells can't place anything.
            guard !territory.cells.isEmpty else { throw StoreError.corrupt(table: "cell", row: 0, what: "–") }
            return try Placing(territory: territory, gazetteer: gazetteer, expectedLocations: expectedLocations)
        }
    }

    /// One thread's state.
    final class Worker {
        private let schemes: [FootprintRows.Scheme]
        private let workers: [Placing.Worker]

        init(_ ground: Ground) throws {
            schemes = ground.schemes
            workers = try ground.placings.map { try Placing.Worker($0) }
        }

        /// Places a location, a geometry in its canonical form, under every scheme.
        ///
        /// - Parameters:
        ///   - row: of the location's source, for the error.
        ///   - counts: whether it counts in the layers of effects.
        ///   - id: of the footprint under the first scheme; each further one has the next number.
        /// - Returns: the placement under the first scheme, the default.
        func place(
            _ location: Location, row: Int, id: Int64, initiative fid: Int64, grantedOre: Int64?, counts: Bool,
            into rows: inout FootprintRows
        ) throws(StoreError) -> Placement.Placed {
            var first: Placement.Placed?
            var place: Fingerprint.Place?
            for (position, worker) in workers.enumerated() {
                let placed = try worker.place(location, row: row)
                let own = place ?? Fingerprint.Place(location, placed)
                rows.append(
                    placed, id: id + Int64(position), initiative: (fid, own), grantedOre: grantedOre, counts: counts,
                    under: schemes[position])
                (first, place) = (first ?? placed, own)
            }
            guard let first else { preconditionFailure("a database has a zoning scheme") }
            return first
        }
    }
}

extension Fingerprint.Place {
    /// Of a location as it was placed: names led to these points.
    fileprivate init(_ location: Location, _ placed: Placement.Placed) {
        var geometry: UInt64 = 0
        if case .geometry(let wkb) = location {
            geometry = Digest.geometry(wkb)
        } else if !placed.points.isEmpty {
            geometry = Digest.geometry(WKBWriter.wkb(PlacedPoints.geometry(placed.points)))
        }
        self.init(location, geometry: geometry)
    }
}
