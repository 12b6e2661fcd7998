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
    /// By municipality.
    private let members: [Members]
    private let municipalityOfCode: [String: Int]
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
        areas = try AreaShares(territory, index: index, locator: locator)
        members = territory.municipalities.indices.map { Members(of: $0, in: territory) }
        municipalityOfCode = Dictionary(
            territory.municipalities.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A municipality's cells, and how a whole falls on them.
    private struct Members {
        let cells: [Int]
        /// Add up to 1: by population, by area where nobody lives.
        let weights: [Double]
        /// What the municipality weighs among others: its population, or its area in a territory without population.
        let size: Double

        init(of municipality: Int, in territory: Territory) {
            let own = territory.cells.indices.filter { territory.cells[$0].municipality == municipality }
            let people = own.map { Double(territory.cells[$0].population) }
            let areas = own.map { territory.cells[$0].areaKm2 }
            let measures = people.contains { $0 > 0 } ? people : areas
            let total = measures.reduce(0, +)
            cells = own
            weights = measures.map { $0 / total }
            size = territory.hasPopulation ? people.reduce(0, +) : areas.reduce(0, +)
        }
    }

    public func place(_ location: Location) throws -> Placed {
        switch location {
        case .unknown:
            Placed(footprint: .unlocated, problem: nil, place: nil)
        case .county:
            Placed(footprint: county(precision: .county), problem: nil, place: nil)
        case .municipalities(let declared):
            try place(declared)
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
            guard let municipality = municipalityOfCode[entry.municipalityCode] else {
                return Placed(footprint: outside(rule: .pointsEqually, precision: .place), problem: .outsideCounty, place: entry)
            }
            // The register's municipality is the official one; a generalised border must not overrule it.
            var cell = located.cell
            if cell.map({ territory.cells[$0].municipality }) != municipality {
                cell = try NearestArea(territory.cellAreas).row(
                    to: Geometry(x: entry.x, y: entry.y, in: context), among: members[municipality].cells)
            }
            let footprint = Footprint(
                parts: [.init(cell: cell!, share: .whole)], rule: .pointsEqually, basis: .declared, precision: .place,
                nearBorder: located.flag == .nearBorder)
            return Placed(footprint: footprint, problem: nil, place: entry)
        }
    }

    // MARK: Municipalities

    /// - Throws: `TerritoryError.shares` where some municipalities have a share and others none, or one that is no positive number.
    private func place(_ declared: [Location.Declared]) throws -> Placed {
        if let unknown = declared.first(where: {
            $0.code.hasPrefix(territory.countyCode) && municipalityOfCode[$0.code] == nil
        }) {
            return Placed(footprint: .unlocated, problem: .unknownMunicipality(code: unknown.code), place: nil)
        }
        let shares = declared.compactMap(\.share)
        let hasShares = !shares.isEmpty
        guard !hasShares || shares.count == declared.count && shares.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw TerritoryError.shares(declared.map { "\($0.code):\($0.share.map { "\($0)" } ?? "")" }.joined(separator: ","))
        }
        let inside = Set(declared.compactMap { municipalityOfCode[$0.code] }).sorted()
        let outsideCount = Set(declared.map(\.code)).count - inside.count
        guard !inside.isEmpty else {
            return Placed(
                footprint: outside(rule: hasShares ? .declaredShares : municipalityRule, precision: .municipality),
                problem: .outsideCounty, place: nil)
        }
        let everyone = inside.count == members.count && !hasShares
        if everyone && outsideCount == 0 {
            return Placed(footprint: county(precision: .county), problem: nil, place: nil)
        }
        var weights = [Double](repeating: 0, count: territory.cells.count)
        var outsideWeight = 0.0
        if hasShares {
            for item in declared {
                if let municipality = municipalityOfCode[item.code] {
                    spread(item.share ?? 0, over: municipality, into: &weights)
                } else {
                    outsideWeight += item.share ?? 0
                }
            }
        } else {
            // Populations of other counties aren't on file: between inside and outside each municipality counts the same.
            outsideWeight = Double(outsideCount) / Double(inside.count + outsideCount)
            let total = inside.reduce(0) { $0 + members[$1].size }
            for municipality in inside {
                spread((1 - outsideWeight) * members[municipality].size / total, over: municipality, into: &weights)
            }
        }
        let footprint = footprint(
            weights, outside: outsideWeight, rule: hasShares ? .declaredShares : municipalityRule,
            basis: everyone ? .countyWide : .declared, precision: .municipality)
        return Placed(footprint: footprint, problem: nil, place: nil)
    }

    private var municipalityRule: Footprint.Rule { territory.hasPopulation ? .municipalitiesByPopulation : .areasByArea }

    private func spread(_ weight: Double, over municipality: Int, into weights: inout [Double]) {
        let own = members[municipality]
        for (cell, share) in zip(own.cells, own.weights) { weights[cell] += weight * share }
    }

    /// The whole county: by population (by area in a territory without), or the same to each municipality.
    public func county(precision: Precision) -> Footprint {
        var weights = [Double](repeating: 0, count: territory.cells.count)
        let rule: Footprint.Rule
        switch countyRule {
        case .population:
            rule = territory.hasPopulation ? .countyByPopulation : .areasByArea
            for municipality in members.indices { spread(members[municipality].size, over: municipality, into: &weights) }
        case .equal:
            rule = .countyEqually
            for municipality in members.indices { spread(1, over: municipality, into: &weights) }
        }
        return footprint(weights, outside: 0, rule: rule, basis: .countyWide, precision: precision)
    }

    // MARK: Geometry

    private func place(_ wkb: [UInt8]) throws -> Placed {
        let measured = try areas.measure(wkb, by: areaRule)
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
