public import Planar

/// Which areas of a coverage are neighbours: rook where they share a border of some length, queen where they share at least a point.
public struct Contiguity: Sendable {
    public enum Rule: String, Sendable, CaseIterable { case queen, rook }

    /// Pairs of rows, the lower first, ascending, with metres of common border (0 where only points are shared).
    public let pairs: [(a: Int, b: Int, border: Double)]
    public let count: Int

    /// O(n log n + vertices of areas whose envelopes meet).
    public init(areas: GeometryColumn) throws(PlanarError) {
        let context = Context()
        count = areas.count
        let tree = BoxTree(envelopes: (0..<areas.count).map { areas.envelope($0)! })
        var pairs: [(a: Int, b: Int, border: Double)] = []
        for a in 0..<areas.count {
            let area = try Geometry(wkb: areas[a], in: context)
            for b in tree.query(areas.envelope(a)!).sorted() where b > a {
                let other = try Geometry(wkb: areas[b], in: context)
                guard try area.intersects(other) else { continue }
                pairs.append((a, b, try area.intersection(other).length))
            }
        }
        self.pairs = pairs
    }

    /// The neighbours of groups of areas (cells of a municipality): groups are neighbours where members are.
    public func grouped(_ groupOfRow: [Int], groups: Int, by rule: Rule) -> [(a: Int, b: Int)] {
        var found = Set<[Int]>()
        for pair in pairs where rule == .queen || pair.border > 0 {
            let a = groupOfRow[pair.a], b = groupOfRow[pair.b]
            if a != b { found.insert([min(a, b), max(a, b)]) }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
    }
}
