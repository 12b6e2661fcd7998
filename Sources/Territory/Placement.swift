public import Planar

/// Turns what a source says about where (`Location`) into how it falls on the cells (`Footprint`).
///
/// One per thread: it keeps GEOS objects. The rules are those of the footprint's `Rule`; every answer names its own.
public final class Placement {
    public let territory: Territory
    private let gazetteer: Gazetteer
    private let locator: Territory.Locator
    private let areas: AreaShares
    /// How areas are apportioned.
    private let areaRule: AreaRule
    private let countyRule: CountyRule
    private let context = Context()

    public enum AreaRule: String, Sendable, CaseIterable { case area, population }
    public enum CountyRule: String, Sendable, CaseIterable { case population, equal }

    /// Why (a part of) an initiative could not be placed; never dropped, always told.
    public enum Problem: Sendable, Hashable {
        case unknownPlace(name: String, nearest: [String])
        case ambiguousPlace(name: String, candidates: [Gazetteer.Entry])
        case unknownMunicipality(code: String)
        case outsideCounty
        case emptyGeometry
        case invalidGeometry(reason: String, x: Double, y: Double)
    }

    public struct Placed: Sendable, Hashable {
        public let footprint: Footprint
        public let problem: Problem?
        /// SWEREF 99 TM; set where a place name gave the point.
        public let place: Gazetteer.Entry?
    }

    public init(
        territory: Territory, index: Territory.Index, gazetteer: Gazetteer, areaRule: AreaRule = .area,
        countyRule: CountyRule = .population
    ) throws(PlanarError) {
        self.territory = territory
        self.gazetteer = gazetteer
        self.areaRule = areaRule
        self.countyRule = countyRule
        locator = index.locator()
        areas = try AreaShares(territory)
    }

    public func place(_ location: Location) throws -> Placed {
        switch location {
        case .unknown:
            Placed(footprint: .unlocated, problem: nil, place: nil)
        case .county:
            Placed(footprint: county(precision: .county), problem: nil, place: nil)
        case .municipalities(let declared):
            place(declared)
        case .place(let name):
            try place(named: name)
        case .geometry(let wkb):
            try place(wkb)
        }
    }

    // MARK: Names

    private func place(named name: String) throws -> Placed {
        switch gazetteer.find(name) {
        case .unknown(let nearest):
            return Placed(footprint: .unlocated, problem: .unknownPlace(name: name, nearest: nearest), place: nil)
        case .ambiguous(let entries):
            return Placed(footprint: .unlocated, problem: .ambiguousPlace(name: name, candidates: entries), place: nil)
        case .found(let entry):
            let located = try locator.locate(x: entry.x, y: entry.y)
            guard let municipality = territory.municipality(code: entry.municipalityCode) else {
                return Placed(footprint: outside(rule: .pointsEqually, precision: .place), problem: .outsideCounty, place: entry)
            }
            // The register's municipality is the official one; a generalised border must not overrule it.
            var cell = located.cell
            if cell.map({ territory.cells[$0].municipality }) != municipality {
                let own = territory.cells.indices.filter { territory.cells[$0].municipality == municipality }
                cell = try NearestArea(territory.cellAreas).row(to: Geometry(x: entry.x, y: entry.y, in: context), among: own)
            }
            let footprint = Footprint(
                parts: [.init(cell: cell!, share: .whole)], rule: .pointsEqually, basis: .declared, precision: .place,
                nearBorder: located.flag == .nearBorder)
            return Placed(footprint: footprint, problem: nil, place: entry)
        }
    }

    // MARK: Municipalities

    private func place(_ declared: [Location.Declared]) -> Placed {
        let inside = declared.filter { territory.municipality(code: $0.code) != nil }
        if let unknown = declared.first(where: {
            $0.code.hasPrefix(territory.countyCode) && territory.municipality(code: $0.code) == nil
        }) {
            return Placed(footprint: .unlocated, problem: .unknownMunicipality(code: unknown.code), place: nil)
        }
        guard !inside.isEmpty else {
            return Placed(
                footprint: outside(rule: .municipalitiesByPopulation, precision: .municipality), problem: .outsideCounty, place: nil)
        }
        let hasShares = declared.contains { $0.share != nil }
        let everyone = Set(inside.map(\.code)).count == territory.municipalities.count
        if everyone && !hasShares && inside.count == declared.count {
            return Placed(footprint: county(precision: .county), problem: nil, place: nil)
        }
        var weights = [Double](repeating: 0, count: territory.cells.count)
        let outsideCount = declared.count - inside.count
        var outsideWeight = 0.0
        if hasShares {
            outsideWeight = declared.filter { territory.municipality(code: $0.code) == nil }.reduce(0) { $0 + ($1.share ?? 0) }
            for item in inside { spread(item.share ?? 0, over: item.code, into: &weights) }
        } else {
            // Populations of other counties aren't on file: between inside and outside each municipality counts the same.
            outsideWeight = Double(outsideCount) / Double(declared.count)
            let people = Set(inside.map(\.code)).sorted().map { code in (code, Double(population(of: code))) }
            let total = people.reduce(0) { $0 + $1.1 }
            for (code, own) in people { spread((1 - outsideWeight) * own / total, over: code, into: &weights) }
        }
        let footprint = footprint(
            weights, outside: outsideWeight, rule: hasShares ? .declaredShares : .municipalitiesByPopulation,
            basis: everyone && !hasShares ? .countyWide : .declared, precision: .municipality)
        return Placed(footprint: footprint, problem: nil, place: nil)
    }

    private func population(of code: String) -> Int {
        guard let municipality = territory.municipality(code: code) else { return 0 }
        return territory.cells.reduce(0) { $0 + ($1.municipality == municipality ? $1.population : 0) }
    }

    /// Within a municipality, among its cells, by population; by area where nobody lives.
    private func spread(_ weight: Double, over code: String, into weights: inout [Double]) {
        guard let municipality = territory.municipality(code: code) else { return }
        let own = territory.cells.indices.filter { territory.cells[$0].municipality == municipality }
        let people = own.map { Double(territory.cells[$0].population) }
        let measures = people.contains { $0 > 0 } ? people : own.map { territory.cells[$0].areaKm2 }
        let total = measures.reduce(0, +)
        guard total > 0 else { return }
        for (cell, measure) in zip(own, measures) { weights[cell] += weight * measure / total }
    }

    /// The whole county: by population, or the same to each municipality.
    public func county(precision: Precision) -> Footprint {
        switch countyRule {
        case .population:
            return footprint(
                territory.cells.map { Double($0.population) }, outside: 0, rule: .countyByPopulation, basis: .countyWide,
                precision: precision)
        case .equal:
            var weights = [Double](repeating: 0, count: territory.cells.count)
            for municipality in territory.municipalities { spread(1, over: municipality.code, into: &weights) }
            return footprint(weights, outside: 0, rule: .countyEqually, basis: .countyWide, precision: precision)
        }
    }

    // MARK: Geometry

    private func place(_ wkb: [UInt8]) throws -> Placed {
        let measured = try areas.measure(wkb, by: areaRule, locate: locator.locate)
        switch measured {
        case .empty:
            return Placed(footprint: .unlocated, problem: .emptyGeometry, place: nil)
        case .invalid(let reason, let x, let y):
            return Placed(footprint: .unlocated, problem: .invalidGeometry(reason: reason, x: x, y: y), place: nil)
        case .shares(let weights, let outside, let rule, let nearBorder):
            let footprint = footprint(
                weights, outside: outside, rule: rule, basis: .declared, precision: .exact, nearBorder: nearBorder)
            return Placed(
                footprint: footprint, problem: footprint.outside == .whole ? .outsideCounty : nil, place: nil)
        }
    }

    // MARK: Shares

    private func outside(rule: Footprint.Rule, precision: Precision) -> Footprint {
        Footprint(parts: [], outside: .whole, rule: rule, basis: .declared, precision: precision)
    }

    private func footprint(
        _ weights: [Double], outside: Double, rule: Footprint.Rule, basis: Footprint.Basis, precision: Precision,
        nearBorder: Bool = false
    ) -> Footprint {
        guard let shares = Share.proportional(to: weights + [outside]) else { return .unlocated }
        let parts = shares.dropLast().enumerated().filter { $0.element > .zero }
            .map { Footprint.Part(cell: $0.offset, share: $0.element) }
        return Footprint(
            parts: parts, outside: shares.last ?? .zero, rule: rule, basis: basis, precision: precision, nearBorder: nearBorder)
    }
}
