/// The spatial predicates of CQL2, with the meaning of OGC Simple Features (06-103r4); the caller's geometry engine
/// decides them.
public enum SpatialRelation: String, Sendable, CaseIterable {
    case intersects = "s_intersects"
    case equals = "s_equals"
    case disjoint = "s_disjoint"
    case touches = "s_touches"
    case within = "s_within"
    case overlaps = "s_overlaps"
    case crosses = "s_crosses"
    case contains = "s_contains"

    /// As in CQL2 JSON, `s_intersects`.
    public var jsonName: String { rawValue }
    /// As in CQL2 text, `S_INTERSECTS`.
    public var textName: String { rawValue.uppercased() }
}
