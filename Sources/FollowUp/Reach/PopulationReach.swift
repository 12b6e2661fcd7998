import Planar
package import Store
package import Territory

/// How far the county's people have to the nearest initiative, how many live within some distances, and where the
/// others live. More than a dozen properties because it holds all that is told beside the rows.
package struct PopulationReach: Sendable {
    package struct Row: Sendable {
        /// Nil: the county.
        package let part: Part?
        package let population: Int
        /// Persons on the layer that `within` is counted on: what shares within a distance are shares of. Differs from
        /// `population` by roundings of the cells' figures.
        package let counted: Double
        /// Metres to the nearest initiative, of the person in the middle and of the one nine tenths up; nil where
        /// nobody lives or no initiative has a place.
        package let medianDistance: Double?
        package let ninetiethDistance: Double?
        /// For each distance: persons within it, at most `counted`.
        package let within: [Double]

        /// Of the people, 0…1; nil where nobody lives.
        package func share(within index: Int) -> Double? { counted > 0 ? within[index] / counted : nil }

        /// For each distance: km² beyond it.
        package let unreachedKm2: [Double]
        /// Supply per inhabitant within the catchment: the mean over the people. Nil where it wasn't asked for or
        /// nobody lives.
        package let access: Double?
        /// Persons without any supply in their catchment.
        package let withoutAccess: Double?
    }

    /// The people and area of one part beyond a distance.
    package struct Unreached: Sendable {
        package let part: Part
        package let distance: Double
        /// SWEREF 99 TM; a valid area.
        package let area: [UInt8]
        package let areaKm2: Double
        package let persons: Double
    }

    /// Metres, ascending.
    package let distances: [Double]
    package let rows: [Row]
    package let county: Row
    package let unreached: [Unreached]
    package let catchment: FloatingCatchment?
    /// The layer that people are counted on.
    package let populationRule: PopulationRule
    /// Of its people; nil where unknown.
    package let populationYear: Int?
    package let pieceCount: Int
    /// Metres; squares into which people are put who are spread over an area.
    package let side: Double
    package let places: Int
    /// Initiatives counted and left out by status.
    package let statuses: StatusAccount
    package let withoutPlace: Int
    /// Of `places`, those with a place for a part only: the rest lies in municipalities, or nobody knows where.
    package let partlyPlaced: Int
    /// Initiatives with points where the borders are in doubt, and whose number of municipalities is stated.
    package let placing: InitiativeTable.PlacingCount

    /// Reads distances with commas between them; nil unless they are different metres, above zero, at most a million.
    package static func distances(_ list: String) -> [Double]? {
        let texts = list.split(separator: ",", omittingEmptySubsequences: false)
        let values = texts.compactMap { Double($0.trimmingPrefix(" ")) }.filter { $0 > 0 && $0 <= 1_000_000 }
        guard values.count == texts.count, Set(values).count == values.count else { return nil }
        return values
    }

    /// Metres: shorter distances say nothing, since people count at the centre of their locality or square.
    package var precision: Double { side }

    static let standardDistances = [10_000.0, 20_000, 30_000, 50_000]

    /// - Parameters:
    ///   - distances: metres, positive.
    ///   - catchment: distance in metres and the supply, for two-step floating catchment areas; nil leaves them
    ///     out.
    ///   - side: see `Territory.populationPieces`.
    /// - Throws: `DistributionError.noPopulation`, `.peopleByMunicipality`.
    /// - Complexity: a union of the discs around all places for each distance, and for each piece a search among the
    ///   places.
    package init(
        _ territory: Territory, _ table: InitiativeTable, by level: Level = .municipality,
        distances: [Double] = standardDistances,
        catchment: (distance: Double, supply: FloatingCatchment.Supply)? = nil, side: Double = 1_000
    ) throws {
        guard territory.hasPopulation else { throw DistributionError.noPopulation }
        guard !territory.countsPeopleByMunicipality else { throw DistributionError.peopleByMunicipality }
        self.side = side
        let metres = distances.sorted()
        self.distances = metres
        (populationRule, populationYear) = (territory.populationRule, territory.populationYear)
        statuses = table.statusAccount
        places = table.geometryCount
        withoutPlace = table.count - table.geometryCount
        partlyPlaced = table.partlyLocated.count
        placing = table.placingCount()
        let (parts, partOfCell) = territory.parts(at: level)
        let pieces = try territory.populationPieces(side: side)
        pieceCount = pieces.count
        let nearest = try Self.nearest(pieces, table)
        let supplied = try catchment.map { asked in
            let (places, amounts) = Self.supply(of: table) { row in
                asked.supply == .initiatives ? 1 : Double(table.initiatives.grantedOre(row) ?? 0) / 100
            }
            return try FloatingCatchment(
                pieces, places: places, amounts: amounts, supply: asked.supply, distance: asked.distance)
        }
        self.catchment = supplied

        let count = try PopulationCount(territory)
        let counted = try Self.counted(on: count, territory, parts.count, partOfCell)
        let (within, km2, unreached) = try Self.beyond(metres, territory, table, parts, partOfCell, count, counted)
        self.unreached = unreached

        /// - Parameter part: nil for the county.
        func row(_ part: Int?) -> Row {
            let own = pieces.indices.filter { part == nil || partOfCell[pieces[$0].cell] == part }
            let people = own.reduce(0) { $0 + pieces[$1].persons }
            let among = part.map { [$0] } ?? Array(parts.indices)
            let access = supplied.map { catchment in own.reduce(0) { $0 + catchment.access[$1] * pieces[$1].persons } }
            return Row(
                part: part.map { parts[$0] }, population: among.reduce(0) { $0 + parts[$1].population },
                counted: among.reduce(0) { $0 + counted[$1] },
                medianDistance: nearest.flatMap { Self.quantile(0.5, of: $0, pieces, own) },
                ninetiethDistance: nearest.flatMap { Self.quantile(0.9, of: $0, pieces, own) },
                within: metres.indices.map { index in among.reduce(0) { $0 + within[$1][index] } },
                unreachedKm2: metres.indices.map { index in among.reduce(0) { $0 + km2[$1][index] } },
                access: people > 0 ? access.map { $0 / people } : nil,
                withoutAccess: supplied.map { catchment in
                    own.reduce(0) { $0 + (catchment.access[$1] != 0 ? 0 : pieces[$1].persons) }
                })
        }
        rows = parts.indices.map { row($0) }
        county = row(nil)
    }

    /// By part and distance the people within it and the area beyond it, km², and the areas beyond.
    private static func beyond(
        _ metres: [Double], _ territory: Territory, _ table: InitiativeTable, _ parts: [Part], _ partOfCell: [Int],
        _ count: PopulationCount, _ counted: [Double]
    ) throws -> (within: [[Double]], km2: [[Double]], unreached: [Unreached]) {
        var within = [[Double]](repeating: [], count: parts.count)
        var km2 = within
        var unreached: [Unreached] = []
        for distance in metres {
            let reach = try Reach(territory, around: table.geometry, distance: distance)
            var persons = [Double](repeating: 0, count: parts.count)
            for (cell, value) in reach.personsByCell.enumerated() { persons[partOfCell[cell]] += value }
            let context = Context()
            let reached = try Geometry(wkb: reach.area, in: context)
            for (index, part) in parts.enumerated() {
                let cells = partOfCell.indices.filter { partOfCell[$0] == index }
                let whole = try Geometry(column: territory.cellAreas, rows: cells, in: context).unaryUnion()
                let rest = try whole.difference(reached).polygonal()
                within[index].append(min(persons[index], counted[index]))
                km2[index].append(rest.area / 1e6)
                guard !rest.isEmpty else { continue }
                let wkb = try rest.wkb()
                unreached.append(
                    Unreached(
                        part: part, distance: distance, area: wkb, areaKm2: rest.area / 1e6,
                        persons: try count.count(in: wkb).reduce(0) { $0 + $1.persons }))
            }
        }
        return (within, km2, unreached)
    }

    /// Persons by part on the layer that distances are counted on.
    private static func counted(
        on count: PopulationCount, _ territory: Territory, _ parts: Int, _ partOfCell: [Int]
    ) throws -> [Double] {
        var counted = [Double](repeating: 0, count: parts)
        let county = try Geometry(column: territory.cellAreas, rows: territory.cells.indices, in: Context())
            .unaryUnion().polygonal().wkb()
        for item in try count.count(in: county) { counted[partOfCell[item.cell]] += item.persons }
        return counted
    }

    /// The supply and its places: where place names led to several points, each with its own share.
    private static func supply(of table: InitiativeTable, amount: (_ row: Int) -> Double) -> (GeometryColumn, [Double])
    {
        var places = GeometryColumn()
        var amounts: [Double] = []
        for (shape, row) in table.geometryRows.enumerated() {
            let amount = amount(Int(row))
            let shares = table.placeShares[shape]
            guard !shares.isEmpty else {
                places.append(shape, of: table.geometry)
                amounts.append(amount)
                continue
            }
            let points = table.geometry.flat(shape)
            for (index, share) in shares.enumerated() {
                var point = FlatGeometry(kind: .point)
                point.append(x: points.x[index], y: points.y[index])
                point.endRing()
                point.endPart()
                places.append(point)
                amounts.append(amount * share.fraction)
            }
        }
        return (places, amounts)
    }

    /// Metres from each piece to the nearest place; nil where there is no place.
    private static func nearest(_ pieces: [PopulationPiece], _ table: InitiativeTable) throws -> [Double]? {
        guard table.geometryCount > 0 else { return nil }
        let places = PreparedPlaces(table.geometry, in: Context())
        var distances: [Double] = []
        distances.reserveCapacity(pieces.count)
        for piece in pieces {
            distances.append(try places.nearest(x: piece.x, y: piece.y) ?? .infinity)
        }
        return distances
    }

    /// The distance that the share `q` of the people have at most.
    private static func quantile(_ q: Double, of distances: [Double], _ pieces: [PopulationPiece], _ own: [Int])
        -> Double?
    {
        let people = own.reduce(0) { $0 + pieces[$1].persons }
        guard people > 0 else { return nil }
        var sum = 0.0
        for piece in own.sorted(by: { distances[$0] < distances[$1] }) {
            sum += pieces[piece].persons
            if sum >= q * people { return distances[piece] }
        }
        return own.map { distances[$0] }.max()
    }
}
