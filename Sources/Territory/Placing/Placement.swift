public import Planar

/// Turns a source's statement of location (`Location`) into shares of the cells (`Footprint`).
///
/// One per thread: it keeps GEOS objects. The rules are those of the footprint's `Rule`; every answer names its own.
public final class Placement {
    public let territory: Territory
    private let names: PlaceNames
    private let locator: Territory.Locator
    private let areas: AreaShares
    /// The apportioning of areas.
    private let areaRule: AreaRule
    private let countyRule: CountyRule
    private let spread: MunicipalSpread
    private let municipalityOfCode: [String: Int]
    private let context = Context()

    /// By the surface in common, or by its population: counted on the layer of population, else localities where they
    /// lie and the others of a cell evenly over it.
    public enum AreaRule: String, Sendable, CaseIterable { case area, population }
    public typealias CountyRule = MunicipalSpread.Rule

    /// Why (a part of) an initiative could not be placed; never dropped, always reported.
    public enum Problem: Sendable, Hashable {
        case unknownPlace(name: String, nearest: [String])
        case ambiguousPlace(name: String, candidates: [Gazetteer.Entry])
        case unknownMunicipality(code: String)
        /// A known place, in none of the municipalities that the source states; those stand.
        case placeElsewhere(name: String, municipalityCodes: [String])
        case outsideCounty
        case emptyGeometry
        case invalidGeometry(reason: String, x: Double, y: Double)
    }

    public struct Placed: Sendable, Hashable {
        public let footprint: Footprint
        public let problem: Problem?
        /// The places found by name, in the order of the text or of their municipalities.
        public let points: [Point]

        /// A place, and its share of the whole.
        public struct Point: Sendable, Hashable {
            public let entry: Gazetteer.Entry
            public let share: Share
        }

        public var places: [Gazetteer.Entry] { points.map(\.entry) }

        init(footprint: Footprint, problem: Problem? = nil, points: [Point] = []) {
            self.footprint = footprint
            self.problem = problem
            self.points = points
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
        case .municipalities(let declared, let total, let places):
            try place(declared, total: total, places: places)
        case .place(let name):
            try place(named: name)
        case .geometry(let wkb):
            try place(wkb)
        }
    }

    // MARK: Names

    /// A place found by name, with its cell; nil in another county.
    private struct Point {
        let entry: Gazetteer.Entry
        let cell: Int?
        var weight = 1.0
    }

    /// Municipalities alone are a list of municipalities. Otherwise each item counts the same; the share of items not
    /// found is unlocated, and reported.
    private func place(named text: String) throws -> Placed {
        let readings = names.read(text)
        let declared = readings.compactMap {
            if case .municipality(let code) = $0 { Location.Declared(code: code) } else { nil }
        }
        if declared.count == readings.count { return try place(declared) }
        var fall = Fall(cells: territory.cells.count)
        fall.rule = declared.isEmpty ? .pointsEqually : .mixedByParts
        fall.precision = declared.isEmpty ? .place : .municipality
        for reading in readings {
            switch reading {
            case .place(let entry): try add(entry, to: &fall)
            case .municipality(let code):
                if let municipality = municipalityOfCode[code] { spread.add(1, to: municipality, in: &fall.weights) }
            case .ambiguous, .unknown, .elsewhere: fall.unlocated += 1
            }
        }
        let problem = Self.problem(readings)
        guard fall.unlocated < Double(readings.count) else { return Placed(footprint: .unlocated, problem: problem) }
        return placed(fall, problem: problem)
    }

    /// The problem of items that were not found: of unknown ones first.
    private static func problem(_ readings: [PlaceNames.Reading]) -> Problem? {
        var unknown: (names: [String], nearest: [String]) = ([], [])
        var other: Problem?
        for reading in readings {
            switch reading {
            case .place, .municipality: break
            case .unknown(let name, let nearest):
                unknown.names.append(name)
                unknown.nearest += nearest
            case .ambiguous(let name, let candidates):
                other = other ?? .ambiguousPlace(name: name, candidates: candidates)
            case .elsewhere(let name, let codes):
                other = other ?? .placeElsewhere(name: name, municipalityCodes: codes)
            }
        }
        guard !unknown.names.isEmpty else { return other }
        return .unknownPlace(name: unknown.names.joined(separator: ", "), nearest: unknown.nearest)
    }

    private func add(_ entry: Gazetteer.Entry, to fall: inout Fall) throws(PlanarError) {
        guard let (cell, isNear) = try cell(of: entry) else {
            fall.points.append(Point(entry: entry, cell: nil))
            return
        }
        if isNear { fall.nearBorder = true }
        fall.points.append(Point(entry: entry, cell: cell))
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

    /// - Parameters:
    ///   - total: see `Location.municipalities`.
    ///   - text: the source's text about places beside the municipalities. Each place refines the share of its
    ///     municipality; the others stay as they are, and items not found are reported.
    /// - Throws: `TerritoryError.shares` where some municipalities have a share and others none, or one that is no
    ///   positive number.
    private func place(_ declared: [Location.Declared], total: Int? = nil, places text: String? = nil) throws -> Placed
    {
        if let unknown = declared.first(where: {
            $0.code.hasPrefix(territory.countyCode) && municipalityOfCode[$0.code] == nil
        }) {
            return Placed(footprint: .unlocated, problem: .unknownMunicipality(code: unknown.code))
        }
        let hasShares = try Self.haveShares(declared)
        let codes = Set(declared.map(\.code))
        let inside = Set(declared.compactMap { municipalityOfCode[$0.code] }).sorted()
        // The municipalities counted but not named by the source are unknown: they lie elsewhere.
        let unnamed = hasShares ? 0 : max(0, (total ?? 0) - codes.count)
        let outsideCount = codes.count - inside.count + unnamed
        var fall = Fall(cells: territory.cells.count)
        fall.rule = hasShares ? .declaredShares : municipalityRule
        fall.precision = .municipality
        guard !inside.isEmpty else {
            fall.outside = 1
            return placed(fall, problem: nil)
        }
        // A list completed from its counties by the stated number rests on that number as well.
        fall.restsOnTotal = !hasShares && (total ?? 0) >= codes.count && outsideCount > 0
        let readings = text.map { names.read($0, among: codes) } ?? []
        let problem = Self.problem(readings, besides: codes)
        let entries = Dictionary(
            grouping: readings.compactMap { if case .place(let entry) = $0 { entry } else { nil } },
            by: \.municipalityCode)
        // The only municipality of a county is named as any other is: that doesn't declare the county.
        let everyone = inside.count == spread.members.count && !hasShares && inside.count > 1
        if everyone && outsideCount == 0 && entries.isEmpty {
            return Placed(footprint: county(precision: .county), problem: problem)
        }
        fall.basis = everyone ? .countyWide : .declared
        for (municipality, weight) in weights(of: declared, inside, outsideCount, hasShares, &fall.outside) {
            guard let own = entries[territory.municipalities[municipality].code] else {
                spread.add(weight, to: municipality, in: &fall.weights)
                continue
            }
            for entry in own {
                try add(entry, to: &fall)
                fall.points[fall.points.count - 1].weight = weight / Double(own.count)
            }
        }
        if entries.count == inside.count, outsideCount == 0 {
            fall.precision = .place
            if inside.count == 1 { fall.rule = .pointsEqually }
        }
        return placed(fall, problem: problem)
    }

    /// The same beside municipalities: another municipality named by the text is elsewhere too.
    private static func problem(_ readings: [PlaceNames.Reading], besides codes: Set<String>) -> Problem? {
        problem(
            readings.map { reading in
                if case .municipality(let code) = reading, !codes.contains(code) {
                    return .elsewhere(name: code, municipalityCodes: [code])
                }
                return reading
            })
    }

    private static func haveShares(_ declared: [Location.Declared]) throws -> Bool {
        let shares = declared.compactMap(\.share)
        guard shares.isEmpty || shares.count == declared.count && shares.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw TerritoryError.shares(
                declared.map { "\($0.code):\($0.share.map { "\($0)" } ?? "")" }.joined(separator: ","))
        }
        return !shares.isEmpty
    }

    /// The weights of the county's municipalities, and of those outside: by declared shares, else by population.
    private func weights(
        of declared: [Location.Declared], _ inside: [Int], _ outsideCount: Int, _ hasShares: Bool,
        _ outside: inout Double
    ) -> [(municipality: Int, weight: Double)] {
        if hasShares {
            var weights: [Int: Double] = [:]
            for item in declared {
                if let municipality = municipalityOfCode[item.code] {
                    weights[municipality, default: 0] += item.share ?? 0
                } else {
                    outside += item.share ?? 0
                }
            }
            return weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        // Populations of other counties aren't on file: between inside and outside each municipality counts the same.
        outside = Double(outsideCount) / Double(inside.count + outsideCount)
        let total = inside.reduce(0) { $0 + spread.members[$1].size }
        return inside.map { ($0, (1 - outside) * spread.members[$0].size / total) }
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
        case .shares(let weights, let outside, let rule, let flags):
            var fall = Fall(cells: 0)
            (fall.weights, fall.outside, fall.rule, fall.precision) = (weights, outside, rule, .exact)
            fall.nearBorder = flags.nearBorder
            fall.doubtful = flags.doubtful.sorted()
            return placed(fall, problem: nil)
        }
    }

    // MARK: Shares

    /// A distribution before it becomes shares: weights in proportion to each other.
    private struct Fall {
        /// By cell; without the weight of points.
        var weights: [Double]
        var points: [Point] = []
        var outside = 0.0
        var unlocated = 0.0
        var rule = Footprint.Rule.unlocated
        var basis = Footprint.Basis.declared
        var precision = Precision.unknown
        var nearBorder = false
        var doubtful: [Int] = []
        var restsOnTotal = false

        init(cells: Int) { weights = [Double](repeating: 0, count: cells) }
    }

    /// Shares of points first, so that a cell's share is exactly the sum of its points' and of the rest.
    private func placed(_ fall: Fall, problem: Problem?) -> Placed {
        let weights = fall.points.map(\.weight) + fall.weights + [fall.outside, fall.unlocated]
        guard let shares = Share.proportional(to: weights) else {
            return Placed(footprint: .unlocated, problem: problem)
        }
        var byCell = Array(shares[fall.points.count..<fall.points.count + fall.weights.count])
        var outside = shares[shares.count - 2]
        for (point, share) in zip(fall.points, shares) {
            if let cell = point.cell { byCell[cell] += share } else { outside += share }
        }
        var footprint = Footprint(
            parts: byCell.enumerated().filter { $0.element > .zero }.map {
                Footprint.Part(cell: $0.offset, share: $0.element)
            },
            outside: outside, unlocated: shares[shares.count - 1], rule: fall.rule, basis: fall.basis,
            precision: fall.precision, nearBorder: fall.nearBorder)
        footprint.doubtful = fall.doubtful
        footprint.restsOnTotal = fall.restsOnTotal
        return Placed(
            footprint: footprint, problem: problem ?? (footprint.outside == .whole ? .outsideCounty : nil),
            points: zip(fall.points, shares).map { Placed.Point(entry: $0.entry, share: $1) })
    }
}
