internal import Planar

/// Measures geometry against the cells: points by number, lines by length, areas by area or by population.
final class AreaShares {
    private let cellCount: Int
    private let overlay: CellOverlay
    private let population: PopulationCount
    private let locator: Territory.Locator
    /// Reused for every shape.
    private var flat = FlatGeometry(kind: .collection)

    enum Measured {
        /// Weights by cell and outside, in proportion to each other.
        case shares([Double], outside: Double, rule: Footprint.Rule, flags: Flags)
        case empty
        case invalid(reason: String, x: Double, y: Double)
    }

    /// Doubts about the points among the parts.
    struct Flags {
        var nearBorder = false
        /// Municipalities to which doubtful points probably belong.
        var doubtful: Set<Int> = []
    }

    init(_ territory: Territory, index: Territory.Index, locator: Territory.Locator) throws(PlanarError) {
        cellCount = territory.cells.count
        overlay = CellOverlay(cells: territory.cellAreas, index: index.cells)
        population = try PopulationCount(territory, overlay: overlay)
        self.locator = locator
    }

    private enum Kind: Int, CaseIterable { case point, line, area }

    /// The measure that the parts of one kind have in common with the cells: a number, metres, or m² and persons.
    private struct Tally {
        var parts = 0
        var cells: [Int: Double] = [:]
        var outside = 0.0
        var persons: [Int: Double] = [:]
    }

    private struct Tallies {
        var byKind = [Tally](repeating: Tally(), count: Kind.allCases.count)
        var flags = Flags()

        subscript(kind: Kind) -> Tally {
            get { byKind[kind.rawValue] }
            _modify { yield &byKind[kind.rawValue] }
        }
    }

    /// - Parameter wkb: any geometry, SWEREF 99 TM.
    func measure(_ wkb: [UInt8], by areaRule: Placement.AreaRule) throws(PlanarError) -> Measured {
        if let tallies = try quick(wkb, by: areaRule) { return measured(tallies) }
        let geometry = try Geometry(wkb: wkb, in: overlay.context)
        guard !geometry.isEmpty else { return .empty }
        if case .invalid(let reason, let x, let y) = try geometry.validity() {
            return .invalid(reason: reason, x: x, y: y)
        }
        var tallies = Tallies()
        try add(geometry, to: &tallies, counting: areaRule == .population)
        return measured(tallies)
    }

    /// Points, lines and areas by area that need no GEOS; nil for all others, invalid bytes included.
    private func quick(_ wkb: [UInt8], by areaRule: Placement.AreaRule) throws(PlanarError) -> Tallies? {
        do throws(PlanarError) {
            guard try WKBReader.read(wkb, into: &flat).isInRange else { return nil }
        } catch {
            return nil
        }
        var tallies = Tallies()
        switch flat.kind {
        case .point where flat.x.count == 1: try add(x: flat.x[0], y: flat.y[0], to: &tallies)
        case .lineString where flat.x.contains { $0 != flat.x[0] } || flat.y.contains { $0 != flat.y[0] }:
            guard let (common, whole) = try overlay.measures(of: flat) else { return nil }
            Self.add(common, of: whole, rounding: 0, to: &tallies[.line])
        case .polygon where areaRule == .area && flat.isSurelySimple:
            guard let (common, whole) = try overlay.measures(of: flat) else { return nil }
            Self.add(
                common, of: whole, rounding: TerritoryBuilder.grid / 2 * flat.length(ofRing: 0), to: &tallies[.area])
        default: return nil
        }
        return tallies
    }

    private func measured(_ tallies: Tallies) -> Measured {
        var weights = [Double](repeating: 0, count: cellCount)
        var outside = 0.0
        var rules: [Footprint.Rule] = []
        for kind in Kind.allCases where tallies[kind].parts > 0 {
            var tally = tallies[kind]
            var rule = kind == .point ? Footprint.Rule.pointsEqually : kind == .line ? .linesByLength : .areasByArea
            let persons = Self.sum(tally.persons)
            let inside = Self.sum(tally.cells)
            if persons > 0 {
                // Population beyond the county isn't on file: the share outside is by area, the rest by people.
                rule = .areasByPopulation
                tally.cells = tally.persons.mapValues { $0 / persons * inside }
            }
            let total = inside + tally.outside
            guard total > 0 else { continue }
            rules.append(rule)
            // In a mixed collection a kind weighs as its number of parts.
            for (cell, measure) in tally.cells { weights[cell] += measure / total * Double(tally.parts) }
            outside += tally.outside / total * Double(tally.parts)
        }
        guard let rule = rules.first else { return .empty }
        return .shares(
            weights, outside: outside, rule: rules.count > 1 ? .mixedByParts : rule, flags: tallies.flags)
    }

    /// Summed in a fixed order: a dictionary's order changes from run to run, and with it the last digit.
    private static func sum(_ values: [Int: Double]) -> Double {
        values.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    }

    private func add(_ geometry: borrowing Geometry, to tallies: inout Tallies, counting: Bool) throws(PlanarError) {
        guard !geometry.isEmpty else { return }
        switch geometry.kind {
        case .point:
            guard let at = geometry.envelope else { return }
            try add(x: at.minX, y: at.minY, to: &tallies)
        case .lineString:
            let common = try overlay.lengths(of: geometry)
            Self.add(common, of: geometry.length, rounding: 0, to: &tallies[.line])
        case .polygon:
            let common = try overlay.areas(of: geometry)
            Self.add(
                common, of: geometry.area, rounding: TerritoryBuilder.grid / 2 * geometry.length, to: &tallies[.area])
            guard counting else { return }
            for (cell, persons) in try population.persons(in: geometry, common: common) {
                tallies[.area].persons[cell, default: 0] += persons
            }
        case .multiPoint, .multiLineString, .multiPolygon, .collection:
            for part in 0..<geometry.partCount { try add(geometry.part(at: part), to: &tallies, counting: counting) }
        }
    }

    /// Adds a point.
    private func add(x: Double, y: Double, to tallies: inout Tallies) throws(PlanarError) {
        let located = try locator.locate(x: x, y: y)
        if located.flag == .nearBorder { tallies.flags.nearBorder = true }
        if let likely = located.likely { tallies.flags.doubtful.insert(likely) }
        tallies[.point].parts += 1
        if let cell = located.cell {
            tallies[.point].cells[cell, default: 0] += 1
        } else {
            tallies[.point].outside += 1
        }
    }

    /// - Parameter rounding: the measure that rounding of the cells' borders may leave outside; it is no share.
    private static func add(
        _ common: [(cell: Int, measure: Double)], of whole: Double, rounding: Double, to tally: inout Tally
    ) {
        tally.parts += 1
        var inside = 0.0
        for (cell, measure) in common {
            tally.cells[cell, default: 0] += measure
            inside += measure
        }
        let rest = whole - inside
        if rest > max(whole * 1e-9, inside > 0 ? rounding : 0) { tally.outside += rest }
    }
}
