/// The array predicates of CQL2. Arrays are compared as sets: neither order nor repetition counts.
public enum ArrayRelation: String, Sendable, CaseIterable {
    case equals = "a_equals"
    /// The first is a superset of the second.
    case contains = "a_contains"
    case containedBy = "a_containedBy"
    /// At least one common element.
    case overlaps = "a_overlaps"

    public var jsonName: String { rawValue }
    public var textName: String { rawValue.uppercased() }

    /// Whether the relation holds between two sets. O(n + m).
    public func holds<Element: Hashable>(_ a: Set<Element>, _ b: Set<Element>) -> Bool {
        switch self {
        case .equals: a == b
        case .contains: a.isSuperset(of: b)
        case .containedBy: a.isSubset(of: b)
        case .overlaps: !a.isDisjoint(with: b)
        }
    }
}
