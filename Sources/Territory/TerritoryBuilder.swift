public import Planar

/// Builds a territory from boundary layers: fills the county's lakes, draws the zones, and cuts both into cells.
///
/// All borders (municipalities, zones, the split of the lakes) are noded together on a grid of one micrometre, polygonised, and
/// each face goes to one municipality and one zone. Cells and municipalities are unions of faces, so neighbours share their borders
/// vertex by vertex: no overlap and no hole, by construction.
public struct TerritoryBuilder: Sendable {
    public let countyCode: String
    /// All municipalities of the layer; those of other counties tell land from lake at the county's edge.
    public let municipalities: [Municipality]
    /// Their areas in SWEREF 99 TM, metres.
    public let areas: GeometryColumn
    public let localities: [Locality]
    /// Inhabitants by municipality code; all of the county's municipalities or none.
    public let population: [String: Int]
    /// Nil leaves the county undivided.
    public let accessibility: Accessibility?
    /// Metres; see `Territory.borderAccuracy`.
    public let borderAccuracy: Double

    /// Metres. Fine enough for a county's area to 1 m², coarse enough that crossing lines meet in the same point: coordinates
    /// carry about a thousandth of it.
    static let grid = 1e-6

    public init(
        countyCode: String, municipalities: [Municipality], areas: GeometryColumn, localities: [Locality],
        population: [String: Int], accessibility: Accessibility?, borderAccuracy: Double
    ) {
        self.countyCode = countyCode
        self.municipalities = municipalities
        self.areas = areas
        self.localities = localities
        self.population = population
        self.accessibility = accessibility
        self.borderAccuracy = borderAccuracy
    }

    /// - Throws: `TerritoryError` for a county or population that isn't there, `CoverageRefusal` for areas that overlap, are invalid or
    ///   bear one code twice, `PlanarError` for geometry that GEOS refuses.
    public func build() throws -> Territory {
        let context = Context()
        let rows = municipalities.indices.filter { municipalities[$0].countyCode == countyCode }
            .sorted { municipalities[$0].code < municipalities[$1].code }
        guard !rows.isEmpty else {
            throw TerritoryError.unknownCounty(countyCode, known: Set(municipalities.map(\.countyCode)).sorted())
        }
        let own = rows.map { municipalities[$0] }
        let missing = own.filter { population[$0.code] == nil }.map(\.code)
        let hasPopulation = missing.count < own.count
        guard missing.isEmpty || !hasPopulation else { throw TerritoryError.noPopulation(municipalities: missing) }

        var land = GeometryColumn()
        for row in rows { try land.append(wkb: areas[row]) }
        // Gaps are the county's lakes. Everything else must have been repaired before, where somebody could see it.
        let faults = try CoverageCheck(codes: own.map(\.code), areas: land).faults.filter { $0.kind != .gap && $0.kind != .orientation }
        guard faults.isEmpty else { throw CoverageRefusal(faults: faults, tolerance: nil) }
        let others = municipalities.indices.filter { municipalities[$0].countyCode != countyCode }
        let lakes = try Lakes(land: land, neighbours: areas, rows: others, in: context)
        let zones = try accessibility?.discs(around: localities, in: context) ?? []
        let scheme = accessibility?.scheme ?? .undivided
        let faces = try Faces(land: land, lakes: lakes, zones: zones, lastZone: scheme.zones.count - 1, in: context)

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
        let inhabited = localities.filter { locality in own.contains { $0.code == locality.municipalityCode } }
        let nearest = NearestArea(cellAreas)
        let localityCells = try inhabited.map { locality in
            let municipality = own.firstIndex { $0.code == locality.municipalityCode }!
            let candidates = cells.indices.filter { cells[$0].municipality == municipality }
            return try nearest.row(to: Geometry(x: locality.x, y: locality.y, in: context), among: candidates)
        }
        let people = PopulationSurface(totals: own.map { population[$0.code] ?? 0 }).populations(
            cells: cells.map { ($0.municipality, $0.areaKm2) }, localities: inhabited, localityCells: localityCells)
        return Territory(
            countyCode: countyCode, municipalities: own, municipalityAreas: municipalityAreas, scheme: scheme,
            cells: cells.indices.map {
                Territory.Cell(
                    municipality: cells[$0].municipality, zone: cells[$0].zone, areaKm2: cells[$0].areaKm2, population: people[$0])
            },
            cellAreas: cellAreas, water: lakes.areas, localities: inhabited, borderAccuracy: borderAccuracy,
            populationRule: !hasPopulation ? .unknown : inhabited.isEmpty ? .area : .localitiesThenArea)
    }
}
