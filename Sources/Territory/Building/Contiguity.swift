public import Planar

/// Contiguity of the areas of a coverage: rook neighbours share a border of positive length, queen neighbours at least
/// a point.
public struct Contiguity: Sendable {
    public enum Rule: String, Sendable, CaseIterable { case queen, rook }

    /// Pairs of rows, the lower first, ascending, with metres of common border (0 where only points are shared).
    public let pairs: [(a: Int, b: Int, border: Double)]
    public let count: Int

    /// O(n log n + vertices of areas whose envelopes meet).
    ///
    /// - Parameter areas: polygons that do not overlap; an empty one has no neighbours.
    public init(areas: GeometryColumn) throws(PlanarError) {
        let context = Context()
        count = areas.count
        let prepared = PreparedAreas(areas, in: context)
        var pairs: [(a: Int, b: Int, border: Double)] = []
        for a in 0..<areas.count {
            guard let box = areas.envelope(a) else { continue }
            let area = try prepared[a]
            for b in prepared.rows(near: box) where b > a {
                let other = try prepared[b]
                guard try area.prepared.intersects(other.area) else { continue }
                pairs.append((a, b, try area.area.intersection(other.area).length))
            }
        }
        self.pairs = pairs
    }

    /// The contiguity of groups of areas (cells of a municipality): groups are neighbours where members are.
    public func grouped(_ groupOfRow: [Int], groups: Int, by rule: Rule) -> [(a: Int, b: Int)] {
        var found = Set<[Int]>()
        for pair in pairs where rule == .queen || pair.border > 0 {
            let a = groupOfRow[pair.a]
            let b = groupOfRow[pair.b]
            if a != b { found.insert([min(a, b), max(a, b)]) }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
    }
}
