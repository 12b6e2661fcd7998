/// The temporal predicates of CQL2.
///
/// With the intervals *a* and *b*, closed at both ends (OGC 21-065r2, tables of the requirements class Temporal
/// Functions, which refer to W3C/OGC Time Ontology in OWL, that is Allen's relations):
///
/// | relation | holds when |
/// |---|---|
/// | after, before | a.start > b.end; a.end < b.start |
/// | disjoint, intersects | before or after; not disjoint |
/// | equals | a.start = b.start and a.end = b.end |
/// | contains, during | a.start < b.start and a.end > b.end; the converse |
/// | finishedBy, finishes | a.start < b.start and a.end = b.end; the converse |
/// | meets, metBy | a.end = b.start; a.start = b.end |
/// | overlaps, overlappedBy | a.start < b.start and b.start < a.end and a.end < b.end; the converse |
/// | startedBy, starts | a.start = b.start and a.end > b.end; the converse |
///
/// Only the first three lines take instants; for the others an instant is an error. An unbounded start lies before
/// every instant and is equal to an unbounded start; the same at the end.
public enum TemporalRelation: String, Sendable, CaseIterable {
    case after = "t_after"
    case before = "t_before"
    case contains = "t_contains"
    case disjoint = "t_disjoint"
    case during = "t_during"
    case equals = "t_equals"
    case finishedBy = "t_finishedBy"
    case finishes = "t_finishes"
    case intersects = "t_intersects"
    case meets = "t_meets"
    case metBy = "t_metBy"
    case overlappedBy = "t_overlappedBy"
    case overlaps = "t_overlaps"
    case startedBy = "t_startedBy"
    case starts = "t_starts"

    public var jsonName: String { rawValue }
    public var textName: String { rawValue.uppercased() }

    /// Whether both operands must be intervals.
    public var needsIntervals: Bool {
        switch self {
        case .after, .before, .disjoint, .equals, .intersects: false
        default: true
        }
    }

    /// Whether the relation holds between two intervals (or instants as intervals, where it takes them).
    public func holds(_ a: Span, _ b: Span) -> Bool {
        switch self {
        case .after: Span.order(endOf: b, startOf: a) < 0
        case .before: Span.order(endOf: a, startOf: b) < 0
        case .disjoint: TemporalRelation.before.holds(a, b) || TemporalRelation.after.holds(a, b)
        case .intersects: !TemporalRelation.disjoint.holds(a, b)
        case .equals: Span.starts(a, b) == 0 && Span.ends(a, b) == 0
        case .contains: Span.starts(a, b) < 0 && Span.ends(a, b) > 0
        case .finishedBy: Span.starts(a, b) < 0 && Span.ends(a, b) == 0
        case .meets: Span.order(endOf: a, startOf: b) == 0
        case .overlaps: Span.starts(a, b) < 0 && Span.order(endOf: a, startOf: b) > 0 && Span.ends(a, b) < 0
        case .startedBy: Span.starts(a, b) == 0 && Span.ends(a, b) > 0
        case .during: TemporalRelation.contains.holds(b, a)
        case .finishes: TemporalRelation.finishedBy.holds(b, a)
        case .metBy: TemporalRelation.meets.holds(b, a)
        case .overlappedBy: TemporalRelation.overlaps.holds(b, a)
        case .starts: TemporalRelation.startedBy.holds(b, a)
        }
    }
}

extension Span {
    fileprivate static func starts(_ a: Span, _ b: Span) -> Int {
        switch (a.start, b.start) {
        case (nil, nil): 0
        case (nil, _): -1
        case (_, nil): 1
        case (let a?, let b?): Instant.order(a, b)
        }
    }

    fileprivate static func ends(_ a: Span, _ b: Span) -> Int {
        switch (a.end, b.end) {
        case (nil, nil): 0
        case (nil, _): 1
        case (_, nil): -1
        case (let a?, let b?): Instant.order(a, b)
        }
    }

    /// An end without bound lies after every start, a start without bound before every end.
    fileprivate static func order(endOf a: Span, startOf b: Span) -> Int {
        guard let end = a.end, let start = b.start else { return 1 }
        return Instant.order(end, start)
    }
}
