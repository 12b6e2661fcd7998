public import Planar

/// Builds a territory from boundary layers: fills the county's lakes, draws the zones, and cuts both into cells.
///
/// All borders (municipalities, zones, the split of the lakes) are noded together on a grid of one micrometre and
/// polygonised, and each face belongs to one municipality and one zone. Cells and municipalities are unions of faces,
/// so that neighbours share their borders vertex by vertex: no overlap and no hole, by construction.
public struct TerritoryBuilder: Sendable {
    public let countyCode: String
    /// All municipalities of the layer; those of other counties separate land from lake at the county's edge.
    public let municipalities: [Municipality]
    /// Their areas in SWEREF 99 TM, metres.
    public let areas: GeometryColumn
    public let localities: [Locality]
    /// One row a locality, empty where only its place is known; or no rows at all.
    public let localityAreas: GeometryColumn
    /// Population by small area, if imported: precedes the figures by municipality and the localities.
    public let populationLayer: PopulationLayer?
    /// Larger places beyond the county, abroad too, which count for accessibility only; those within it too, where it
    /// has no locality.
    public let surroundings: [Locality]
    /// Inhabitants by municipality code; all of the county's municipalities or none.
    public let population: [String: Int]
    /// Nil leaves the county undivided, unless there are zones.
    public let accessibility: Accessibility?
    /// Zones of a layer, in place of accessibility.
    public let zones: ZoneLayer?
    /// Metres; see `Territory.borderAccuracy`.
    public let borderAccuracy: Double

    /// Metres. Fine enough for a county's area to 1 m², coarse enough that crossing lines meet in the same point: a
    /// coordinate's last place is about a thousandth of it.
    static let grid = 1e-6

    /// All that a territory is built from at once, because nothing can be built before all is known; what a county may
    /// lack has a default.
    public init(
        countyCode: String, municipalities: [Municipality], areas: GeometryColumn, localities: [Locality],
        localityAreas: GeometryColumn = GeometryColumn(), populationLayer: PopulationLayer? = nil,
        surroundings: [Locality] = [],
        population: [String: Int],
        accessibility: Accessibility?, zones: ZoneLayer? = nil, borderAccuracy: Double
    ) {
        precondition(localityAreas.isEmpty || localityAreas.count == localities.count)
        self.countyCode = countyCode
        self.municipalities = municipalities
        self.areas = areas
        self.localities = localities
        self.localityAreas = localityAreas
        self.populationLayer = populationLayer
        self.surroundings = surroundings
        self.population = population
        self.accessibility = accessibility
        self.zones = zones
        self.borderAccuracy = borderAccuracy
    }

    /// - Throws: `TerritoryError` for a county or population that isn't there, `CoverageRefusal` for areas that
    ///   overlap, are invalid or bear one code twice, `PlanarError` for geometry that GEOS refuses.
    public func build() throws -> Territory {
        let context = Context()
        let rows = municipalities.indices.filter { municipalities[$0].countyCode == countyCode }
            .sorted { municipalities[$0].code < municipalities[$1].code }
        guard !rows.isEmpty else {
            throw TerritoryError.unknownCounty(countyCode, known: Set(municipalities.map(\.countyCode)).sorted())
        }
        let own = rows.map { municipalities[$0] }
        let hasPopulation = try hasPopulation(of: own)

        var land = GeometryColumn()
        for row in rows { try land.append(wkb: areas[row]) }
        // Gaps are the county's lakes. All other faults must have been repaired, and shown, before.
        let faults = try CoverageCheck(codes: own.map(\.code), areas: land).faults.filter {
            $0.kind != .gap && $0.kind != .orientation
        }
        guard faults.isEmpty else { throw CoverageRefusal(faults: faults, tolerance: nil) }
        let others = municipalities.indices.filter { municipalities[$0].countyCode != countyCode }
        let lakes = try Lakes(land: land, neighbours: areas, rows: others, in: context)
        let hasOwn = localities.contains { $0.municipalityCode.hasPrefix(countyCode) }
        let large = localities + surroundings.filter { !hasOwn || !$0.municipalityCode.hasPrefix(countyCode) }
        let zoneAreas =
            try zones?.areas ?? accessibility?.surroundings(
                of: large, areas: localityAreas, reaching: land, in: context) ?? []
        let scheme = zones?.scheme ?? accessibility?.scheme(measuredFromAreas: !localityAreas.isEmpty) ?? .undivided
        let faces = try Faces(land: land, lakes: lakes, zones: zoneAreas, lastZone: scheme.zones.count - 1, in: context)

        var municipalityAreas = GeometryColumn()
        for index in own.indices {
            guard let area = try faces.union(where: { $0.municipality == index }, in: context) else {
                throw TerritoryError.emptyMunicipality(own[index].code)
            }
            municipalityAreas.append(area.flat)
        }
        var cells: [(municipality: Int, zone: Int, areaKm2: Double)] = []
        var cellAreas = GeometryColumn()
        for municipality in own.indices {
            for zone in scheme.zones.indices {
                let union = try faces.union(where: { $0.municipality == municipality && $0.zone == zone }, in: context)
                guard let union else { continue }
                cellAreas.append(union.flat)
                cells.append((municipality, zone, union.area / 1e6))
            }
        }
        return try territory(
            municipalities: own, areas: municipalityAreas, scheme: scheme, cells: cells, cellAreas: cellAreas,
            water: lakes.areas,
            hasPopulation: hasPopulation, in: context)
    }

    /// Whether population is on file for municipalities: for all of them or none.
    func hasPopulation(of own: [Municipality]) throws(TerritoryError) -> Bool {
        let missing = own.filter { population[$0.code] == nil }.map(\.code)
        guard missing.isEmpty || missing.count == own.count else { throw .noPopulation(municipalities: missing) }
        return missing.isEmpty
    }

    /// Assigns population to the cells.
    ///
    /// - Parameter counted: inhabitants by cell where they are known already.
    func territory(
        municipalities own: [Municipality], areas municipalityAreas: GeometryColumn, scheme: ZoningScheme,
        cells: [(municipality: Int, zone: Int, areaKm2: Double)], cellAreas: GeometryColumn, water: GeometryColumn,
        hasPopulation: Bool,
        counted: [Int]? = nil, in context: Context
    ) throws -> Territory {
        let position = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1.code, $0) })
        let rows = localities.indices.filter { position[localities[$0].municipalityCode] != nil }
        let inhabited = rows.map { localities[$0] }
        var inhabitedAreas = GeometryColumn()
        if !localityAreas.isEmpty { for row in rows { try inhabitedAreas.append(wkb: localityAreas[row]) } }
        let people: [Int]
        if let counted {
            people = counted
        } else if let populationLayer {
            people = try populationLayer.populations(cells: cellAreas, municipality: cells.map(\.municipality), of: own)
        } else {
            let nearest = NearestArea(cellAreas)
            let cellsOf = Dictionary(grouping: cells.indices) { cells[$0].municipality }
            let localityCells = try inhabited.map { locality in
                try nearest.row(
                    to: Geometry(x: locality.x, y: locality.y, in: context),
                    among: position[locality.municipalityCode].flatMap { cellsOf[$0] } ?? [])
            }
            people = PopulationSurface(totals: own.map { population[$0.code] ?? 0 }).populations(
                cells: cells.map { ($0.municipality, $0.areaKm2) }, localities: inhabited, localityCells: localityCells)
        }
        return Territory(
            countyCode: countyCode, municipalities: own, municipalityAreas: municipalityAreas, scheme: scheme,
            cells: cells.indices.map {
                Territory.Cell(
                    municipality: cells[$0].municipality, zone: cells[$0].zone, areaKm2: cells[$0].areaKm2,
                    population: people[$0])
            },
            cellAreas: cellAreas, water: water, localities: inhabited, localityAreas: inhabitedAreas,
            populationLayer: populationLayer, borderAccuracy: borderAccuracy,
            populationRule: populationLayer != nil
                ? .layer : !hasPopulation ? .unknown : inhabited.isEmpty ? .area : .localitiesThenArea)
    }
}
