import CQL
import Planar
import Store
import Synchronization
import Wording

/// The geometry engine behind expressions: everything in SWEREF 99 TM, metres.
final class QueryGeometry: Sendable {
    /// Geometries written in the expression, projected once. Those beyond Europe are empty: nothing on file is there.
    private let literals: [GeometryLiteral: [UInt8]]
    var isEmpty: Bool { literals.isEmpty }
    /// Geometries of the expression wholly beyond Europe, as written.
    let beyondEurope: [String]
    /// One context shared under a lock, as a context belongs to one worker at a time.
    private let context = Mutex(Context())

    /// - Parameter crs: of the coordinates in the expression.
    /// - Throws: `QueryError` for heights and invalid geometries, `PlanarError` for coordinates outside `crs`.
    init(_ geometries: [GeometryLiteral], crs: CRS) throws {
        var literals: [GeometryLiteral: [UInt8]] = [:]
        var beyond: [String] = []
        if !geometries.isEmpty {
            let projection = crs == .sweref99TM ? nil : try Projection(from: crs, to: .sweref99TM)
            let context = Context()
            for literal in geometries where literals[literal] == nil {
                let geometry = try Self.geometry(literal, in: context)
                let wkb = try Self.moved(geometry, by: projection)
                if !geometry.isEmpty, try WKBReader.summary(of: wkb).envelope == nil { beyond.append(literal.wkt) }
                literals[literal] = wkb
            }
        }
        self.literals = literals
        beyondEurope = beyond
    }

    private static func geometry(_ literal: GeometryLiteral, in context: Context) throws -> Geometry {
        let text = literal.wkt
        if case .box(let box) = literal, box.elevation != nil { throw QueryError.height(text) }
        if text.contains(" Z ") { throw QueryError.height(text) }
        let geometry = try Geometry(wkt: text, in: context)
        if case .invalid(let reason, _, _) = try geometry.validity() {
            throw QueryError.invalidGeometry(text, reason: reason)
        }
        return geometry
    }

    /// A straight line of one reference system is curved in another: long edges get vertices in between, so that the
    /// box `BBOX(12, 63, 14, 64)` keeps to its parallels within a centimetre. Parts in degrees beyond Europe are cut
    /// off; where that is everything, the geometry is empty.
    static func moved(_ geometry: borrowing Geometry, by projection: Projection?) throws -> [UInt8] {
        guard let projection else { return try geometry.wkb() }
        guard isOfDegrees(projection) else {
            return try projection.transformKeepingEdges(wkb: geometry.wkb())
        }
        return try projection.transformKeepingEdges(wkb: Projection.clippedToDomain(geometry).wkb())
    }

    private static func isOfDegrees(_ projection: Projection) -> Bool {
        projection.source == .crs84 || projection.source == CRS(epsg: 4326)
    }

    /// Whether `moved` cuts something off.
    static func isCutOff(_ geometry: borrowing Geometry, by projection: Projection?) -> Bool {
        guard let projection, isOfDegrees(projection), let box = geometry.envelope else { return false }
        return !Projection.domain.contains(box)
    }

    /// Nil for unknown.
    private func wkb(_ datum: Datum) -> [UInt8]? {
        switch datum {
        case .wkb(let bytes): bytes
        case .geometry(let literal): literals[literal]
        default: nil
        }
    }

    /// In the store's encoding; nil for any other datum.
    func blob(_ datum: Datum) throws -> [UInt8]? { try wkb(datum).map { try Store.blob(ofGeometry: $0) } }

    func envelope(_ datum: Datum) throws -> Envelope? {
        try wkb(datum).flatMap { try WKBReader.summary(of: $0).envelope }
    }

    func holds(_ relation: SpatialRelation, _ a: Datum, _ b: Datum) throws -> Bool {
        guard let a = wkb(a), let b = wkb(b) else {
            preconditionFailure("a geometry that was not collected from the expression")
        }
        return try context.withLock { context in
            let a = try Geometry(wkb: a, in: context)
            let b = try Geometry(wkb: b, in: context)
            return switch relation {
            case .intersects: try a.intersects(b)
            case .equals: try a.equalsTopologically(b)
            case .disjoint: try a.disjoint(b)
            case .touches: try a.touches(b)
            case .within: try a.within(b)
            case .overlaps: try a.overlaps(b)
            case .crosses: try a.crosses(b)
            case .contains: try a.contains(b)
            }
        }
    }

    /// Metres; unknown where either is unknown or empty.
    func distance(_ a: Datum, _ b: Datum) throws -> Datum {
        guard let a = wkb(a), let b = wkb(b) else { return .null }
        return try context.withLock { context in
            let a = try Geometry(wkb: a, in: context)
            let b = try Geometry(wkb: b, in: context)
            return a.isEmpty || b.isEmpty ? .null : .number(.decimal(try a.distance(to: b)))
        }
    }

    /// - Throws: `QueryError.pattern` for a text that is no DE-9IM pattern.
    static func check(pattern: String) throws {
        guard pattern.utf8.count == 9, pattern.allSatisfy({ "TF*012".contains($0) }) else {
            throw QueryError.pattern(pattern)
        }
    }

    func relate(_ a: Datum, _ b: Datum, _ pattern: Datum) throws -> Datum {
        guard case .text(let pattern) = pattern else { return .null }
        try Self.check(pattern: pattern)
        guard let a = wkb(a), let b = wkb(b) else { return .null }
        return try context.withLock { context in
            .boolean(try Geometry(wkb: a, in: context).relate(try Geometry(wkb: b, in: context), pattern: pattern))
        }
    }
}
