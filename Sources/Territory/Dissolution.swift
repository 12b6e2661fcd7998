public import Planar

/// Areas put together by a key: municipalities out of DeSO, a zone out of its parts (sammanslagning).
///
/// Areas of a sound coverage share their borders vertex by vertex, so a border between two of one group is gone when both have walked
/// it; GEOS's coverage union does that. Where the result isn't the sum of its parts, because borders meet in vertices that only one of
/// two neighbours has, the areas are overlaid instead.
public enum Dissolution {
    /// The union of some rows, exteriors counter-clockwise, as multi-polygon or polygon. O(vertices), where borders are shared.
    ///
    /// - Precondition: at least one row; areas valid, without overlap.
    public static func union(_ rows: [Int], of areas: GeometryColumn, in context: Context) throws(PlanarError) -> FlatGeometry {
        var flat: FlatGeometry
        if rows.count == 1 {
            flat = areas.flat(rows[0])
        } else {
            let parts = try Geometry(column: areas, rows: rows, in: context)
            flat = try WKBReader.geometry(of: merged(parts).wkb())
        }
        flat.orientRings()
        return flat
    }

    /// m² by which a sum of areas may differ in its last digits.
    private static let rounding = 1e-3

    private static func merged(_ parts: borrowing Geometry) throws(PlanarError) -> Geometry {
        do throws(PlanarError) {
            let union = try parts.coverageUnion()
            if abs(union.area - parts.area) <= rounding, try union.isValid() { return union }
        } catch {
            // GEOS's word for borders that don't meet vertex by vertex.
        }
        return try parts.unaryUnion().polygonal()
    }

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
