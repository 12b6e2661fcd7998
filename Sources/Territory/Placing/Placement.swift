public import Planar

/// Turns what a source says about where (`Location`) into how it falls on the cells (`Footprint`).
///
/// One per thread: it keeps GEOS objects. The rules are those of the footprint's `Rule`; every answer names its own.
public final class Placement {
    public let territory: Territory
    private let names: PlaceNames
    private let locator: Territory.Locator
    private let areas: AreaShares
    /// How areas are apportioned.
    private let areaRule: AreaRule
    private let countyRule: CountyRule
    private let spread: MunicipalSpread
    private let municipalityOfCode: [String: Int]
    private let context = Context()

    /// By the surface in common, or by the people who live on it: counted on the layer of population, else localities
    /// where they lie and the others of a cell evenly over it.
    public enum AreaRule: String, Sendable, CaseIterable { case area, population }
    public typealias CountyRule = MunicipalSpread.Rule

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
        /// The places that names led to, in the order of the text.
        public let places: [Gazetteer.Entry]
        /// Set where one place, and nothing besides, gave the point. SWEREF 99 TM.
        public var place: Gazetteer.Entry? { places.count == 1 && footprint.precision == .place ? places[0] : nil }

        init(footprint: Footprint, problem: Problem? = nil, places: [Gazetteer.Entry] = []) {
            self.footprint = footprint
            self.problem = problem
            self.places = places
        }
    }

    /// - Parameter areaRule: nil: the territory's.
    public init(
        territory: Territory, index: Territory.Index, gazetteer: Gazetteer, areaRule: AreaRule? = nil,
        countyRule: CountyRule = .population
    ) throws(PlanarError) {
        self.territory = territory
        names = PlaceNames(gazetteer: gazetteer, municipalities: territory.municipalities)
        self.areaRule = areaRule ?? territory.areaRule
        self.countyRule = countyRule
        locator = index.locator()
        areas = try AreaShares(territory, index: index, locator: locator)
        spread = MunicipalSpread(territory)
        municipalityOfCode = Dictionary(
            territory.municipalities.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func place(_ location: Location) throws -> Placed {
        switch location {
        case .unknown:
            Placed(footprint: .unlocated)
        case .county:
            Placed(footprint: county(precision: .county))
        case .municipalities(let declared):
            try place(declared)
        case .place(let name):
            try place(named: name)
        case .geometry(let wkb):
            try place(wkb)
        }
    }

    // MARK: Names

    /// Municipalities alone are a list of municipalities. Otherwise each item counts the same; the share of those that
    /// are not found is unlocated, and told.
    private func place(named text: String) throws -> Placed {
        let readings = names.read(text)
        let declared = readings.compactMap {
            if case .municipality(let code) = $0 { Location.Declared(code: code) } else { nil }
        }
        if declared.count == readings.count { return try place(declared) }
        var weights = [Double](repeating: 0, count: territory.cells.count)
        var outside = 0.0
        var unlocated = 0.0
        var places: [Gazetteer.Entry] = []
        var unknown: [(name: String, nearest: [String])] = []
        var problem: Problem?
        var nearBorder = false
        var precision = Precision.place
        for reading in readings {
            switch reading {
            case .place(let entry):
                places.append(entry)
                if let (cell, isNear) = try cell(of: entry) {
                    weights[cell] += 1
                    if isNear { nearBorder = true }
                } else {
                    outside += 1
                }
            case .municipality(let code):
                precision = .municipality
                if let municipality = municipalityOfCode[code] { spread.add(1, to: municipality, in: &weights) }
            case .ambiguous(let name, let candidates):
                unlocated += 1
                problem = problem ?? .ambiguousPlace(name: name, candidates: candidates)
            case .unknown(let name, let nearest):
                unlocated += 1
                unknown.append((name, nearest))
            }
        }
        if !unknown.isEmpty {
            problem = .unknownPlace(
                name: unknown.map(\.name).joined(separator: ", "), nearest: unknown.flatMap(\.nearest))
        }
        guard unlocated < Double(readings.count) else { return Placed(footprint: .unlocated, problem: problem) }
        let footprint = footprint(
            weights, outside: outside, unlocated: unlocated, rule: precision == .place ? .pointsEqually : .mixedByParts,
            basis: .declared, precision: precision, nearBorder: nearBorder)
        return Placed(
            footprint: footprint, problem: problem ?? (footprint.outside == .whole ? .outsideCounty : nil),
            places: places)
    }

    /// The cell of a place in its official municipality, which a generalised border must not overrule; nil in another
    /// county.
    private func cell(of entry: Gazetteer.Entry) throws(PlanarError) -> (cell: Int, nearBorder: Bool)? {
        guard let municipality = municipalityOfCode[entry.municipalityCode] else { return nil }
        let located = try locator.locate(x: entry.x, y: entry.y)
        let isNear = located.flag == .nearBorder
        if let cell = located.cell, territory.cells[cell].municipality == municipality { return (cell, isNear) }
        let nearest = try NearestArea(territory.cellAreas).row(
            to: Geometry(x: entry.x, y: entry.y, in: context), among: spread.members[municipality].cells)
        return (nearest, isNear)
    }

    // MARK: Municipalities

    /// - Throws: `TerritoryError.shares` where some municipalities have a share and others none, or one that is no
    ///   positive number.
    private func place(_ declared: [Location.Declared]) throws -> Placed {
        if let unknown = declared.first(where: {
            $0.code.hasPrefix(territory.countyCode) && municipalityOfCode[$0.code] == nil
        }) {
            return Placed(footprint: .unlocated, problem: .unknownMunicipality(code: unknown.code))
        }
        let shares = declared.compactMap(\.share)
        let hasShares = !shares.isEmpty
        guard !hasShares || shares.count == declared.count && shares.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw TerritoryError.shares(
                declared.map { "\($0.code):\($0.share.map { "\($0)" } ?? "")" }.joined(separator: ","))
        }
        let inside = Set(declared.compactMap { municipalityOfCode[$0.code] }).sorted()
        let outsideCount = Set(declared.map(\.code)).count - inside.count
        guard !inside.isEmpty else {
            return Placed(
                footprint: outside(rule: hasShares ? .declaredShares : municipalityRule, precision: .municipality),
                problem: .outsideCounty)
        }
        let everyone = inside.count == spread.members.count && !hasShares
        if everyone && outsideCount == 0 {
            return Placed(footprint: county(precision: .county))
        }
        var weights = [Double](repeating: 0, count: territory.cells.count)
        var outsideWeight = 0.0
        if hasShares {
            for item in declared {
                if let municipality = municipalityOfCode[item.code] {
                    spread.add(item.share ?? 0, to: municipality, in: &weights)
                } else {
                    outsideWeight += item.share ?? 0
                }
            }
        } else {
            // Populations of other counties aren't on file: between inside and outside each municipality counts the
            // same.
            outsideWeight = Double(outsideCount) / Double(inside.count + outsideCount)
            let total = inside.reduce(0) { $0 + spread.members[$1].size }
            for municipality in inside {
                spread.add(
                    (1 - outsideWeight) * spread.members[municipality].size / total, to: municipality, in: &weights)
            }
        }
        let footprint = footprint(
            weights, outside: outsideWeight, rule: hasShares ? .declaredShares : municipalityRule,
            basis: everyone ? .countyWide : .declared, precision: .municipality)
        return Placed(footprint: footprint)
    }

    private var municipalityRule: Footprint.Rule {
        territory.hasPopulation ? .municipalitiesByPopulation : .areasByArea
    }

    /// The whole county: by population (by area in a territory without), or the same to each municipality.
    public func county(precision: Precision) -> Footprint { spread.county(by: countyRule, precision: precision) }

    // MARK: Geometry

    private func place(_ wkb: [UInt8]) throws -> Placed {
        let measured = try areas.measure(wkb, by: areaRule)
        switch measured {
        case .empty:
            return Placed(footprint: .unlocated, problem: .emptyGeometry)
        case .invalid(let reason, let x, let y):
            return Placed(footprint: .unlocated, problem: .invalidGeometry(reason: reason, x: x, y: y))
        case .shares(let weights, let outside, let rule, let nearBorder):
            let footprint = footprint(
                weights, outside: outside, rule: rule, basis: .declared, precision: .exact, nearBorder: nearBorder)
            return Placed(
                footprint: footprint, problem: footprint.outside == .whole ? .outsideCounty : nil)
        }
    }

    // MARK: Shares

    private func outside(rule: Footprint.Rule, precision: Precision) -> Footprint {
        Footprint(parts: [], outside: .whole, rule: rule, basis: .declared, precision: precision)
    }

    private func footprint(
        _ weights: [Double], outside: Double, unlocated: Double = 0, rule: Footprint.Rule, basis: Footprint.Basis,
        precision: Precision, nearBorder: Bool = false
    ) -> Footprint {
        guard let shares = Share.proportional(to: weights + [outside, unlocated]) else { return .unlocated }
        let parts = shares.dropLast(2).enumerated().filter { $0.element > .zero }
            .map { Footprint.Part(cell: $0.offset, share: $0.element) }
        return Footprint(
            parts: parts, outside: shares[weights.count], unlocated: shares[weights.count + 1], rule: rule,
            basis: basis,
            precision: precision, nearBorder: nearBorder)
    }
}
