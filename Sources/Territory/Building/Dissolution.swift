public import Planar

/// Areas dissolved by a key (sammanslagning): municipalities from DeSO, a zone from its parts.
///
/// Areas of a sound coverage share their borders vertex by vertex, so that a border between two of one group cancels
/// and the rest is the outline. Where that gives no valid area of the same size, because borders have vertices that
/// only one of two neighbours has, the areas are overlaid instead.
public enum Dissolution {
    /// The union of some rows, exteriors counter-clockwise, as multi-polygon or polygon. Expected O(vertices), where
    /// borders are shared.
    ///
    /// - Precondition: at least one row; areas valid, without overlap.
    public static func union(_ rows: [Int], of areas: GeometryColumn, in context: Context) throws(PlanarError)
        -> FlatGeometry
    {
        var parts = rows.map { areas.flat($0) }
        for index in parts.indices { parts[index].orientRings() }
        guard parts.count > 1 else { return parts[0] }
        if let outline = Outline.union(of: parts) {
            let whole = parts.reduce(0) { $0 + $1.enclosed }
            if abs(outline.enclosed - whole) <= rounding * whole,
                try Geometry(wkb: WKBWriter.wkb(outline), in: context).isValid()
            {
                return outline
            }
        }
        let overlaid = try Geometry(column: areas, rows: rows, in: context).unaryUnion().polygonal()
        var flat = try WKBReader.geometry(of: overlaid.wkb())
        flat.orientRings()
        return flat
    }

    /// The relative difference allowed between a surface and the sum of its parts, for rounding.
    private static let rounding = 1e-10

    /// Groups in ascending order of their keys, each with its rows and its union.
    public static func dissolve<Key: Hashable & Comparable>(
        _ keys: [Key], _ areas: GeometryColumn, in context: Context
    ) throws(PlanarError) -> [(key: Key, rows: [Int], area: FlatGeometry)] {
        precondition(keys.count == areas.count, "one key a row")
        var result: [(key: Key, rows: [Int], area: FlatGeometry)] = []
        for (key, rows) in Dictionary(grouping: keys.indices, by: { keys[$0] }).sorted(by: { $0.key < $1.key }) {
            result.append((key, rows, try union(rows, of: areas, in: context)))
        }
        return result
    }
}

extension FlatGeometry {
    /// The area enclosed by oriented rings, holes subtracted.
    var enclosed: Double { (0..<ringCount).reduce(0) { $0 + signedArea(ofRing: $1) } }
}
