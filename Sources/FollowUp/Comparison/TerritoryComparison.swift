public import Planar
public import Store
public import Territory

/// The same initiatives under two divisions into municipalities, side by side: does it matter which layer is used, and
/// for whom?
///
/// Both divisions get the same inhabitants, those of the first, so that only borders tell. Initiatives that name
/// municipalities or the whole county lie alike under both; what can differ is what has coordinates.
public struct TerritoryComparison: Sendable {
    /// Municipalities of either, by code.
    public let rows: [Row]
    /// Öre and initiatives beyond the county, and without known place, under each.
    public let outside: (first: Sum, second: Sum)
    public let unlocated: (first: Sum, second: Sum)
    /// Initiatives of which more than a billionth lies elsewhere under the second division, by identifier.
    public let differences: [Difference]
    /// Compared in all.
    public let count: Int
    /// Those that state coordinates: the others can't differ by borders.
    public let withCoordinates: Int
    /// What counts and what is left out by status.
    public let statuses: StatusAccount

    public struct Sum: Sendable, Hashable {
        /// Sum of shares: an initiative that lies here altogether counts 1.
        public var initiatives = 0.0
        public var grantedOre: Int64 = 0
    }

    public struct Row: Sendable {
        public let municipality: Municipality
        /// Nil where the division has no such municipality.
        public let first: Sum?
        public let second: Sum?
        /// km².
        public let areas: (first: Double?, second: Double?)
    }

    public struct Difference: Sendable, Hashable {
        public let initiative: String
        public let title: String
        public let grantedOre: Int64?
        /// Codes of municipalities, `outside` or `unlocated`, with the fraction of the initiative that lies there.
        public let first: [String: Double]
        public let second: [String: Double]
        /// A point of what the source states, SWEREF 99 TM.
        public let x: Double
        public let y: Double
        /// Metres from that point to the nearest border of each division, exact up to `Territory.Index.distanceLimit`,
        /// nil beyond. For lines and areas too it is that point's.
        public let borderDistances: [Double?]
    }

    /// - Parameters:
    ///   - table: from the store that `territory` and `gazetteer` are of.
    ///   - other: municipalities and their areas, SWEREF 99 TM, valid and without overlap; those of other counties tell
    ///     land from lake.
    /// - Throws: as `TerritoryBuilder.build` for the other division.
    public init(
        _ table: InitiativeTable, territory: Territory, gazetteer: Gazetteer, other: [Municipality],
        areas: GeometryColumn
    ) throws {
        var population: [String: Int] = [:]
        for cell in territory.cells {
            population[territory.municipalities[cell.municipality].code, default: 0] += cell.population
        }
        // A municipality that the first division doesn't have has nobody to be apportioned by.
        for one in other where population[one.code] == nil { population[one.code] = 0 }
        let second = try TerritoryBuilder(
            countyCode: territory.countyCode, municipalities: other, areas: areas, localities: [],
            population: territory.hasPopulation ? population : [:], accessibility: nil,
            borderAccuracy: territory.borderAccuracy
        ).build()
        let sides = try [territory.undivided(people: population), second].map { try Side($0, gazetteer) }
        try self.init(table, sides)
    }

    private init(_ table: InitiativeTable, _ sides: [Side]) throws {
        statuses = table.statusAccount
        var sums = [[String: Sum]](repeating: [:], count: 2)
        var differences: [Difference] = []
        var withCoordinates = 0
        let context = Context()
        for initiative in table.initiatives {
            let falls = try sides.map { try $0.fall(initiative) }
            for (side, fall) in falls.enumerated() {
                for (part, share) in fall {
                    sums[side][part, default: Sum()].initiatives += share.fraction
                    sums[side][part, default: Sum()].grantedOre += share.ore
                }
            }
            guard case .geometry(let wkb) = initiative.location else { continue }
            withCoordinates += 1
            let parts = Set(falls[0].keys).union(falls[1].keys)
            let apart = parts.map { abs((falls[0][$0]?.fraction ?? 0) - (falls[1][$0]?.fraction ?? 0)) }.max() ?? 0
            guard apart > 1e-9, let at = try Geometry(wkb: wkb, in: context).pointOnSurface().envelope else { continue }
            differences.append(
                Difference(
                    initiative: initiative.id, title: initiative.title, grantedOre: initiative.grantedOre,
                    first: falls[0].mapValues(\.fraction), second: falls[1].mapValues(\.fraction), x: at.minX,
                    y: at.minY,
                    borderDistances: try sides.map { try $0.locator.locate(x: at.minX, y: at.minY).borderDistance }))
        }
        let municipalities = Dictionary(
            sides.flatMap { $0.territory.municipalities.map { ($0.code, $0) } }, uniquingKeysWith: { first, _ in first }
        )
        rows = municipalities.values.sorted { $0.code < $1.code }.map { one in
            let own = sides.map { side in side.territory.municipality(code: one.code) }
            let areas = zip(sides, own).map { side, index in index.map { side.territory.cells[$0].areaKm2 } }
            return Row(
                municipality: one, first: own[0] == nil ? nil : sums[0][one.code] ?? Sum(),
                second: own[1] == nil ? nil : sums[1][one.code] ?? Sum(), areas: (areas[0], areas[1]))
        }
        outside = (sums[0][Side.outside] ?? Sum(), sums[1][Side.outside] ?? Sum())
        unlocated = (sums[0][Side.unlocated] ?? Sum(), sums[1][Side.unlocated] ?? Sum())
        self.differences = differences
        count = table.count
        self.withCoordinates = withCoordinates
    }

    /// One division, whose cells are its municipalities.
    private struct Side {
        static let outside = "outside", unlocated = "unlocated"
        let territory: Territory
        let placement: Placement
        let locator: Territory.Locator

        init(_ territory: Territory, _ gazetteer: Gazetteer) throws {
            self.territory = territory
            let index = try Territory.Index(territory)
            placement = try Placement(territory: territory, index: index, gazetteer: gazetteer)
            locator = index.locator()
        }

        func fall(_ initiative: Initiative) throws -> [String: (fraction: Double, ore: Int64)] {
            let footprint = try placement.place(initiative.location).footprint
            let amounts = footprint.split(initiative.grantedOre ?? 0)
            var fall: [String: (fraction: Double, ore: Int64)] = [:]
            for (part, ore) in zip(footprint.parts, amounts.parts) {
                fall[territory.municipalities[territory.cells[part.cell].municipality].code] = (
                    part.share.fraction, ore
                )
            }
            if footprint.outside > .zero { fall[Self.outside] = (footprint.outside.fraction, amounts.outside) }
            if footprint.unlocated > .zero { fall[Self.unlocated] = (footprint.unlocated.fraction, amounts.unlocated) }
            return fall
        }
    }
}

extension Territory {
    /// The same municipalities, each its own only cell.
    fileprivate func undivided(people: [String: Int]) -> Territory {
        var area = [Double](repeating: 0, count: municipalities.count)
        for cell in cells { area[cell.municipality] += cell.areaKm2 }
        return Territory(
            countyCode: countyCode, municipalities: municipalities, municipalityAreas: municipalityAreas,
            scheme: .undivided,
            cells: municipalities.indices.map {
                Cell(municipality: $0, zone: 0, areaKm2: area[$0], population: people[municipalities[$0].code] ?? 0)
            },
            cellAreas: municipalityAreas, water: water, localities: [], borderAccuracy: borderAccuracy,
            populationRule: populationRule)
    }
}
