public import Planar

/// A county's territory: its municipalities, one zoning scheme, and the cells (municipality × zone) that partition it.
///
/// A value, built once by `TerritoryBuilder` or read back from the store, then shared between threads. All geometry is
/// in SWEREF 99 TM (EPSG:3006), metres. The program calculates with indices into `municipalities`, `scheme.zones` and
/// `cells`; codes are for people and files.
///
/// More than a dozen properties because the store keeps and gives back a territory whole: each is one table or setting.
public struct Territory: Sendable {
    public let countyCode: String
    /// Ascending by code.
    public let municipalities: [Municipality]
    /// One area a municipality, its share of the county's lakes included.
    public let municipalityAreas: GeometryColumn
    public let scheme: ZoningScheme
    /// Ascending by municipality, then in the scheme's order of zones.
    public let cells: [Cell]
    /// One area a cell: no overlap, no hole.
    public let cellAreas: GeometryColumn
    /// Water that the boundary layer leaves out of the county; already divided among the cells.
    public let water: GeometryColumn
    public let localities: [Locality]
    /// The localities' areas, row by row; a row without coordinates where only the place is known. No rows at all where
    /// no layer of localities has been imported.
    public let localityAreas: GeometryColumn
    /// Nil where no layer of areas with population has been imported.
    public let populationLayer: PopulationLayer?
    /// Accuracy of the boundary layer's borders against the official ones, metres.
    public let borderAccuracy: Double
    /// Known errors of the borders; none where they are official ones.
    public internal(set) var borderDoubt = BorderDoubt.none
    /// The year of the cells' population; nil where it is not stated.
    public internal(set) var populationYear: Int?
    /// The source of the cells' population.
    public let populationRule: PopulationRule
    /// The apportioning of areas that initiatives state.
    public let areaRule: Placement.AreaRule

    /// Municipality × zone.
    public struct Cell: Sendable, Hashable {
        public let municipality: Int
        public let zone: Int
        public let areaKm2: Double
        public let population: Int

        public init(municipality: Int, zone: Int, areaKm2: Double, population: Int) {
            self.municipality = municipality
            self.zone = zone
            self.areaKm2 = areaKm2
            self.population = population
        }
    }

    /// All properties at once, because a territory without one of them would be another.
    public init(
        countyCode: String, municipalities: [Municipality], municipalityAreas: GeometryColumn, scheme: ZoningScheme,
        cells: [Cell], cellAreas: GeometryColumn, water: GeometryColumn, localities: [Locality],
        localityAreas: GeometryColumn = GeometryColumn(), populationLayer: PopulationLayer? = nil,
        borderAccuracy: Double,
        populationRule: PopulationRule, areaRule: Placement.AreaRule = .area
    ) {
        precondition(municipalities.count == municipalityAreas.count && cells.count == cellAreas.count)
        precondition(localityAreas.isEmpty || localityAreas.count == localities.count)
        self.countyCode = countyCode
        self.municipalities = municipalities
        self.municipalityAreas = municipalityAreas
        self.scheme = scheme
        self.cells = cells
        self.cellAreas = cellAreas
        self.water = water
        self.localities = localities
        self.localityAreas = localityAreas
        self.populationLayer = populationLayer
        self.borderAccuracy = borderAccuracy
        self.populationRule = populationRule
        self.areaRule = areaRule
    }

    /// The same territory with other known errors of its borders.
    public func doubting(_ doubt: BorderDoubt) -> Territory {
        var territory = self
        territory.borderDoubt = doubt
        return territory
    }

    /// The same territory with the year whose people it counts.
    public func counting(peopleOf year: Int?) -> Territory {
        var territory = self
        territory.populationYear = year
        return territory
    }

    public var population: Int { cells.reduce(0) { $0 + $1.population } }

    /// Whether there is any population to apportion by.
    public var hasPopulation: Bool { cells.contains { $0.population > 0 } }

    /// The code of a cell in files and on screens: `2321/sparse`.
    public func code(ofCell index: Int) -> String {
        let cell = cells[index]
        return "\(municipalities[cell.municipality].code)/\(scheme.zones[cell.zone].code)"
    }

    public func municipality(code: String) -> Int? {
        municipalities.firstIndex { $0.code == code }
    }
}
