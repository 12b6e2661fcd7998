internal import Planar

/// Measures geometry against the cells: points one by one, lines by length, areas by area or by the people who live in them.
final class AreaShares {
    private let territory: Territory
    private let context = Context()
    private let tree: BoxTree
    private let population: PopulationCount

    enum Measured {
        /// Weights by cell and outside, in proportion to each other.
        case shares([Double], outside: Double, rule: Footprint.Rule, nearBorder: Bool)
        case empty
        case invalid(reason: String, x: Double, y: Double)
    }

    init(_ territory: Territory) throws(PlanarError) {
        self.territory = territory
        tree = BoxTree(envelopes: (0..<territory.cellAreas.count).map { territory.cellAreas.envelope($0)! })
        population = try PopulationCount(territory)
    }

    func measure(
        _ wkb: [UInt8], by areaRule: Placement.AreaRule, locate: (Double, Double) throws -> Located
    ) throws -> Measured {
        let geometry = try Geometry(wkb: wkb, in: context)
        guard !geometry.isEmpty else { return .empty }
        if case .invalid(let reason, let x, let y) = try geometry.validity() { return .invalid(reason: reason, x: x, y: y) }

        // Each kind of part is measured by itself; in a mixed collection a kind weighs as its number of parts.
        var kinds: [Kind: (rows: GeometryColumn, count: Int)] = [:]
        try collect(geometry, into: &kinds)
        var weights = [Double](repeating: 0, count: territory.cells.count)
        var outside = 0.0
        var nearBorder = false
        for kind in Kind.allCases {
            guard let (rows, count) = kinds[kind] else { continue }
            var own = [Double](repeating: 0, count: weights.count)
            var beyond = 0.0
            switch kind {
            case .point:
                for row in 0..<rows.count {
                    let point = rows.envelope(row)!
                    let located = try locate(point.minX, point.minY)
                    if located.flag == .nearBorder { nearBorder = true }
                    if let cell = located.cell { own[cell] += 1 } else { beyond += 1 }
                }
            case .line, .area:
                for row in 0..<rows.count {
                    try overlay(rows[row], kind, areaRule, into: &own, outside: &beyond)
                }
            }
            let total = own.reduce(beyond, +)
            guard total > 0 else { continue }
            for cell in own.indices { weights[cell] += own[cell] / total * Double(count) }
            outside += beyond / total * Double(count)
        }
        guard weights.contains(where: { $0 > 0 }) || outside > 0 else { return .empty }
        let rule: Footprint.Rule =
            kinds.count > 1 ? .mixedByParts
            : kinds[.point] != nil ? .pointsEqually
            : kinds[.line] != nil ? .linesByLength
            : areaRule == .area ? .areasByArea : .areasByPopulation
        return .shares(weights, outside: outside, rule: rule, nearBorder: nearBorder)
    }

    private enum Kind: CaseIterable { case point, line, area }

    private func collect(
        _ geometry: borrowing Geometry, into kinds: inout [Kind: (rows: GeometryColumn, count: Int)]
    ) throws {
        guard !geometry.isEmpty else { return }
        let kind: Kind
        switch geometry.kind {
        case .point: kind = .point
        case .lineString: kind = .line
        case .polygon: kind = .area
        default:
            for part in 0..<geometry.partCount { try collect(geometry.part(at: part), into: &kinds) }
            return
        }
        var entry = kinds[kind] ?? (GeometryColumn(), 0)
        try entry.rows.append(geometry)
        entry.count += 1
        kinds[kind] = entry
    }

    private func overlay(
        _ wkb: ArraySlice<UInt8>, _ kind: Kind, _ areaRule: Placement.AreaRule, into own: inout [Double], outside: inout Double
    ) throws {
        let shape = try Geometry(wkb: wkb, in: context)
        guard let box = shape.envelope else { return }
        let whole = kind == .line ? shape.length : shape.area
        guard whole > 0 else { return }
        var measured: [(cell: Int, measure: Double)] = []
        for cell in tree.query(box) {
            let area = try Geometry(wkb: territory.cellAreas[cell], in: context)
            guard try area.intersects(shape) else { continue }
            let common = try area.intersection(shape)
            let measure = kind == .line ? common.length : common.area
            if measure > 0 { measured.append((cell, measure)) }
        }
        if kind == .line {
            // A line along a shared border lies in two cells; each has half of it.
            let sum = measured.reduce(0) { $0 + $1.measure }
            let excess = sum > whole ? whole / sum : 1
            for (cell, measure) in measured { own[cell] += measure * excess }
            outside += max(0, whole - sum * excess)
            return
        }
        let inside = measured.reduce(0) { $0 + $1.measure }
        let remaining = max(0, whole - inside)
        // What lies within the rounding of the overlay is no share.
        let beyond = remaining > whole * 1e-9 ? remaining : 0
        let people = areaRule == .population ? try population.count(in: wkb) : []
        let total = people.reduce(0) { $0 + $1.persons }
        guard total > 0 else {
            // By area: asked for, or nobody lives there.
            for (cell, measure) in measured { own[cell] += measure / whole }
            outside += beyond / whole
            return
        }
        // Population beyond the county isn't on file: the share outside is by area, the rest by people.
        let within = inside / (inside + beyond)
        for item in people { own[item.cell] += within * item.persons / total }
        outside += 1 - within
    }
}
