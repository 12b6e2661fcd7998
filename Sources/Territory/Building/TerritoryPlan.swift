internal import Planar

/// A county's territory rebuilt from an imported layer: under each of its zoning schemes, and under the layer's own.
///
/// Nothing is stored; the store adopts the resulting territories, the default first. All of them have the same
/// municipalities, localities and layer of population.
public struct TerritoryPlan: Sendable {
    /// Under each scheme, the default first.
    public let former: [Territory]
    /// The definition of zones by distance.
    public let accessibility: Accessibility
    /// Names of municipalities.
    public let register: [Municipality]
    /// See `TerritoryBuilder.surroundings`.
    public let surroundings: [Locality]

    /// - Precondition: at least one territory.
    public init(
        former: [Territory], accessibility: Accessibility, register: [Municipality], surroundings: [Locality] = []
    ) {
        precondition(!former.isEmpty, "a database has a territory")
        self.former = former
        self.accessibility = accessibility
        self.register = register
        self.surroundings = surroundings
    }

    private var base: Territory { former[0] }
    private var county: String { base.countyCode }

    // MARK: What a layer brings

    /// Other borders of municipalities; every scheme is drawn on them anew.
    ///
    /// - Parameters:
    ///   - layer: the county's municipalities, and perhaps others', which separate lakes from neighbours.
    ///   - accuracy: metres, the accuracy of its borders; 0 for official ones.
    public func municipalities(_ layer: AreaLayer, borderAccuracy accuracy: Double) throws -> [Territory] {
        let municipalities = (0..<layer.count).map { municipality(layer.codes[$0], stated: layer.names[$0]) }
        return try redrawn(Ground(base, municipalities: municipalities, areas: layer.areas, borderAccuracy: accuracy))
    }

    /// Municipalities, zones and cells from DeSO; other schemes are drawn on the new borders.
    ///
    /// Where the county's default scheme divides nothing, this becomes the default.
    ///
    /// - Parameters:
    ///   - layer: rows whose codes are DeSO codes, of any counties.
    ///   - source: the file, recorded with the population, where the layer has it.
    /// - Throws: `TerritoryError.nothingInCounty`.
    public func deso(_ layer: AreaLayer, scheme name: String, source: String, borderAccuracy accuracy: Double) throws
        -> [Territory]
    {
        let built = try DeSOTerritory(layer, county: county, in: Context())
        let municipalities = built.municipalityCodes.map { code in
            municipality(
                code,
                stated: (0..<layer.count).first { layer.codes[$0].hasPrefix(code) && !layer.names[$0].isEmpty }.map {
                    layer.names[$0]
                } ?? "")
        }
        var areas = built.municipalityAreas
        var ground = Ground(base, municipalities: municipalities, areas: areas, borderAccuracy: accuracy)
        let people = Self.populationLayer(layer, source: source)
        ground.take(people)
        let scheme = ZoneLayer.desoScheme(name: name)
        let deso: Territory
        if built.hasWater {
            // Lakes that the layer leaves out are divided among the shores, which takes noding every border.
            for row in 0..<layer.count
            where DeSOCode(layer.codes[row]).map({ $0.municipalityCode.prefix(2) != county }) ?? true {
                ground.municipalities.append(Municipality(code: layer.codes[row], name: layer.names[row]))
                try areas.append(wkb: layer.areas[row])
            }
            ground.areas = areas
            deso = try ground.builder(
                county, accessibility: nil, zones: ZoneLayer(scheme: scheme, areas: built.zoneAreas)
            ).build()
        } else {
            let builder = ground.builder(county, accessibility: nil, zones: nil)
            deso = try builder.territory(
                municipalities: municipalities, areas: built.municipalityAreas, scheme: scheme, cells: built.cells,
                cellAreas: built.cellAreas, water: GeometryColumn(),
                hasPopulation: builder.hasPopulation(of: municipalities),
                counted: people.map { built.populations($0.persons) }, in: Context())
        }
        return try redrawn(ground, with: deso)
    }

    /// Localities with their areas: the scheme of inside and outside, and accessibility measured from their borders.
    ///
    /// - Parameters:
    ///   - layer: one row a part; parts of one code are one locality, whose population is stated with each of them.
    ///   - people: inhabitants from which a locality is urban.
    public func localities(_ layer: AreaLayer, urbanFrom people: Int, scheme name: String) throws -> [Territory] {
        let found = try LocalityParts(layer, on: base).localities
        guard !found.isEmpty else { throw TerritoryError.nothingInCounty(county) }
        var ground = Ground(base)
        ground.localities = found.map(\.locality)
        ground.localityAreas = GeometryColumn()
        for one in found { ground.localityAreas.append(one.area) }
        let zones = ZoneLayer.localities(ground.localities, areas: ground.localityAreas, urbanFrom: people, name: name)
        return try redrawn(ground, with: ground.builder(county, accessibility: nil, zones: zones).build())
    }

    /// A scheme of the classes of a layer.
    public func zones(_ layer: AreaLayer, scheme name: String, urban: [String]) throws -> [Territory] {
        let ground = Ground(base)
        let zones = try ZoneLayer.classes(of: layer, named: name, urban: urban)
        return try redrawn(ground, with: ground.builder(county, accessibility: nil, zones: zones).build())
    }

    /// Population by small area, counted into the cells of every scheme.
    public func population(_ layer: AreaLayer, source: String) throws -> [Territory] {
        var ground = Ground(base)
        guard let people = Self.populationLayer(layer, source: source) else {
            throw TerritoryError.nothingInCounty(county)
        }
        ground.take(people)
        let territories = try redrawn(ground)
        guard territories[0].population > 0 else { throw TerritoryError.nothingInCounty(county) }
        return territories
    }

    /// Population by municipality: in its localities, and the rest evenly over its area. Borders stay.
    ///
    /// - Parameters:
    ///   - people: by code of municipality, all of the county's.
    ///   - year: whose people they are.
    public func population(byMunicipality people: [String: Int], year: Int? = nil) throws -> [Territory] {
        var ground = Ground(base)
        ground.populationLayer = nil
        ground.populationYear = year
        ground.population = people
        return try former.map { one in
            let builder = ground.builder(county, accessibility: nil, zones: nil)
            return try builder.territory(
                municipalities: one.municipalities, areas: one.municipalityAreas, scheme: one.scheme,
                cells: one.cells.map { ($0.municipality, $0.zone, $0.areaKm2) }, cellAreas: one.cellAreas,
                water: one.water, hasPopulation: builder.hasPopulation(of: one.municipalities), in: Context()
            ).standing(on: ground)
        }
    }

    // MARK: Drawing anew

    /// The common base of all schemes of a county.
    fileprivate struct Ground {
        var municipalities: [Municipality]
        var areas: GeometryColumn
        var localities: [Locality]
        var localityAreas: GeometryColumn
        var populationLayer: PopulationLayer?
        /// Inhabitants by municipality, where they are on file.
        var population: [String: Int] = [:]
        var borderAccuracy: Double
        /// Known errors of these borders; other borders have none known.
        var borderDoubt: BorderDoubt
        /// Whose people these are.
        var populationYear: Int?

        init(_ base: Territory) {
            municipalities = base.municipalities
            areas = base.municipalityAreas
            localities = base.localities
            localityAreas = base.localityAreas
            populationLayer = base.populationLayer
            borderAccuracy = base.borderAccuracy
            borderDoubt = base.borderDoubt
            populationYear = base.populationYear
            guard base.populationRule != .unknown else { return }
            for cell in base.cells {
                population[base.municipalities[cell.municipality].code, default: 0] += cell.population
            }
        }

        /// On other borders. Population by municipality is known for all of the county's or for none.
        init(_ base: Territory, municipalities: [Municipality], areas: GeometryColumn, borderAccuracy: Double) {
            self.init(base)
            self.municipalities = municipalities
            self.areas = areas
            self.borderAccuracy = borderAccuracy
            borderDoubt = .none
            let own = municipalities.filter { $0.countyCode == base.countyCode }
            if own.contains(where: { population[$0.code] == nil }) { population = [:] }
        }

        /// Counts on a layer from now on; without one, on what it did before.
        mutating func take(_ layer: PopulationLayer?) {
            guard let layer else { return }
            populationLayer = layer
            populationYear = layer.year
        }

        func builder(
            _ county: String, accessibility: Accessibility?, zones: ZoneLayer?, surroundings: [Locality] = []
        ) -> TerritoryBuilder {
            TerritoryBuilder(
                countyCode: county, municipalities: municipalities, areas: areas, localities: localities,
                localityAreas: localityAreas, populationLayer: populationLayer, surroundings: surroundings,
                population: population,
                accessibility: accessibility, zones: zones, borderAccuracy: borderAccuracy)
        }
    }

    /// Every earlier scheme on a new ground, and a new one, which replaces the one of its name. The default stays
    /// first, unless it is a single zone.
    private func redrawn(_ ground: Ground, with new: Territory? = nil) throws -> [Territory] {
        var territories: [Territory] = []
        for territory in former where territory.scheme.name != new?.scheme.name {
            switch territory.scheme.name {
            case ZoningScheme.undivided.name:
                if new == nil, former.count == 1 {
                    territories.append(try ground.builder(county, accessibility: nil, zones: nil).build())
                }
            case accessibility.scheme.name:
                territories.append(
                    try ground.builder(county, accessibility: accessibility, zones: nil, surroundings: surroundings)
                        .build())
            default:
                territories.append(
                    try ground.builder(county, accessibility: nil, zones: ZoneLayer(of: territory)).build())
            }
        }
        guard let new else { return territories.map { $0.standing(on: ground) } }
        let wasDefault = new.scheme.name == base.scheme.name
        let isDivided = territories.first.map { Set($0.cells.map(\.zone)).count > 1 } ?? false
        territories.insert(new, at: wasDefault || !isDivided ? 0 : territories.count)
        return territories.map { $0.standing(on: ground) }
    }

    /// The register's municipality, else the name that the layer states.
    private func municipality(_ code: String, stated name: String) -> Municipality {
        register.first { $0.code == code } ?? Municipality(code: code, name: name.isEmpty ? code : name)
    }

    /// Nil where the layer doesn't state the population of each of its areas.
    private static func populationLayer(_ layer: AreaLayer, source: String) -> PopulationLayer? {
        let rows = (0..<layer.count).filter { layer.persons[$0] != nil }
        guard !rows.isEmpty, rows.count == layer.count else { return nil }
        return PopulationLayer(
            source: source, codes: layer.codes, persons: rows.compactMap { layer.persons[$0] }, areas: layer.areas,
            year: layer.year)
    }
}

extension Territory {
    /// The territory with the doubtful borders and the year of population of its ground.
    fileprivate func standing(on ground: TerritoryPlan.Ground) -> Territory {
        doubting(ground.borderDoubt).counting(peopleOf: hasPopulation ? ground.populationYear : nil)
    }
}
