internal import Planar

/// The spatial functions, by their arguments and results.
extension SpatialFunctions {
    /// Answered from a blob's header where it suffices: R-tree triggers call these for every row.
    static let headerFunctions: [Signature] = [
        Signature("ST_MinX", 1) { _, a in try a.envelope(0).map { .real($0.minX) } ?? .null },
        Signature("ST_MaxX", 1) { _, a in try a.envelope(0).map { .real($0.maxX) } ?? .null },
        Signature("ST_MinY", 1) { _, a in try a.envelope(0).map { .real($0.minY) } ?? .null },
        Signature("ST_MaxY", 1) { _, a in try a.envelope(0).map { .real($0.maxY) } ?? .null },
        Signature("ST_IsEmpty", 1) { _, a in
            let (header, wkb) = try a.header(0)
            if header.isEmpty || header.envelope != nil { return .truth(header.isEmpty) }
            return .truth(try WKBReader.summary(of: wkb).envelope == nil)
        },
        Signature("ST_SRID", 1) { _, a in .integer(Int64(try a.srid(ofGeometry: 0))) },
        Signature("ST_GeometryType", 1) { _, a in
            .text(try WKBReader.summary(of: a.header(0).wkb).kind.name.uppercased())
        },
    ]

    static let measures: [Signature] = [
        Signature("ST_Area", 1) { f, a in .real(try a.geometry(0, in: f.context).area) },
        // Of lines only, as in PostGIS: an area has a perimeter.
        Signature("ST_Length", 1) { f, a in .real(try length(a.geometry(0, in: f.context), ofAreas: false)) },
        Signature("ST_Perimeter", 1) { f, a in .real(try length(a.geometry(0, in: f.context), ofAreas: true)) },
        Signature("ST_X", 1) { f, a in try coordinate(a.geometry(0, in: f.context)).map { .real($0.x) } ?? .null },
        Signature("ST_Y", 1) { f, a in try coordinate(a.geometry(0, in: f.context)).map { .real($0.y) } ?? .null },
        Signature("ST_Dimension", 1) { f, a in .integer(try dimension(a.geometry(0, in: f.context))) },
        Signature("ST_NPoints", 1) { f, a in .integer(Int64(try a.geometry(0, in: f.context).coordinateCount)) },
        Signature("ST_NumGeometries", 1) { f, a in .integer(Int64(try a.geometry(0, in: f.context).partCount)) },
        Signature("ST_IsValid", 1) { f, a in .truth(try a.geometry(0, in: f.context).isValid()) },
        Signature("ST_IsValidReason", 1) { f, a in
            switch try a.geometry(0, in: f.context).validity() {
            case .valid: .text("Valid Geometry")
            case .invalid(let reason, let x, let y): .text("\(reason)[\(digits(x)) \(digits(y))]")
            }
        },
        Signature("ST_Distance", 2) { f, a in
            _ = try a.sharedSRID(0, 1)
            let one = try a.geometry(0, in: f.context)
            let other = try a.geometry(1, in: f.context)
            return one.isEmpty || other.isEmpty ? .null : .real(try one.distance(to: other))
        },
        Signature("ST_DWithin", 3) { f, a in
            _ = try a.sharedSRID(0, 1)
            let limit = try a.double(2)
            guard limit >= 0 else { throw Failure(message: "the distance is negative") }
            guard let near = try a.envelope(0)?.expanded(by: limit), let box = try a.envelope(1), near.intersects(box)
            else {
                return .truth(false)
            }
            return .truth(try a.geometry(0, in: f.context).distance(to: a.geometry(1, in: f.context)) <= limit)
        },
    ]

    /// Shapes with disjoint boxes have no point in common.
    static let predicates: [Signature] = [
        predicate("ST_Intersects", { try $0.intersects($1) }, { try $0.intersects($1) }, { try $0.intersects($1) }),
        predicate("ST_Contains", { try $0.contains($1) }, { try $0.contains($1) }, { try $0.within($1) }),
        predicate("ST_Covers", { try $0.covers($1) }, { try $0.covers($1) }, { try $0.coveredBy($1) }),
        predicate("ST_Within", { try $0.within($1) }, { try $0.within($1) }, { try $0.contains($1) }),
        predicate("ST_CoveredBy", { try $1.covers($0) }, { try $0.coveredBy($1) }, { try $0.covers($1) }),
        predicate("ST_Touches", { try $0.touches($1) }, { try $0.touches($1) }, { try $0.touches($1) }),
        predicate("ST_Crosses", { try $0.crosses($1) }, { try $0.crosses($1) }, { try $0.crosses($1) }),
        predicate("ST_Overlaps", { try $0.overlaps($1) }, { try $0.overlaps($1) }, { try $0.overlaps($1) }),
        predicate(
            "ST_Disjoint", apart: true, { try $0.disjoint($1) }, { try $0.disjoint($1) }, { try $0.disjoint($1) }),
        Signature("ST_Equals", 2) { f, a in
            _ = try a.sharedSRID(0, 1)
            guard try a.envelope(0) == a.envelope(1) else { return .truth(false) }
            return .truth(try a.geometry(0, in: f.context).equalsTopologically(a.geometry(1, in: f.context)))
        },
        Signature("ST_Relate", 2, 3) { f, a in
            _ = try a.sharedSRID(0, 1)
            let one = try a.geometry(0, in: f.context)
            let other = try a.geometry(1, in: f.context)
            guard a.count == 3 else { return .text(try one.relate(other)) }
            return .truth(try one.relate(other, pattern: a.text(2)))
        },
    ]

    static let constructions: [Signature] = [
        unary("ST_Centroid") { geometry in try geometry.centroid() },
        unary("ST_PointOnSurface") { geometry in try geometry.pointOnSurface() },
        unary("ST_ConvexHull") { geometry in try geometry.convexHull() },
        unary("ST_Boundary") { geometry in try geometry.boundary() },
        unary("ST_MakeValid") { geometry in try geometry.makeValid() },
        unary("ST_UnaryUnion") { geometry in try geometry.unaryUnion() },
        unary("ST_Envelope") { geometry in
            guard let box = geometry.envelope else { return try geometry.clone() }
            return try Geometry(box, in: geometry.context)
        },
        binary("ST_Intersection") { one, other in try one.intersection(other) },
        binary("ST_Union") { one, other in try one.union(other) },
        binary("ST_Difference") { one, other in try one.difference(other) },
        binary("ST_SymDifference") { one, other in try one.symmetricDifference(other) },
        Signature("ST_Buffer", 2, 3) { f, a in
            // Eight segments a quarter circle, as in PostGIS.
            let segments = a.count == 3 ? try a.integer(2) : 8
            guard (1...1_000).contains(segments) else {
                throw Failure(message: "segments must be 1 to 1,000 a quarter circle")
            }
            let result = try a.geometry(0, in: f.context).buffer(a.double(1), quadrantSegments: segments)
            return try f.blob(result, srid: a.srid(ofGeometry: 0))
        },
        Signature("ST_SimplifyPreserveTopology", 2) { f, a in
            try f.blob(a.geometry(0, in: f.context).simplified(tolerance: a.double(1)), srid: a.srid(ofGeometry: 0))
        },
        Signature("ST_Transform", 2) { f, a in
            let source = try a.srid(ofGeometry: 0)
            let target = try a.srid(1)
            guard source > 0, target > 0 else { throw Failure(message: "the reference system is not known") }
            let wkb = Array(try a.header(0).wkb)
            let transformed = source == target ? wkb : try f.projection(from: source, to: target).transform(wkb: wkb)
            return .blob(try GeoPackageGeometry.blob(wkb: transformed, srid: target))
        },
    ]

    static let conversions: [Signature] = [
        Signature("ST_AsText", 1) { f, a in
            // PostGIS and SpatiaLite write WKT without GEOS's spaces.
            let text = try a.geometry(0, in: f.context).wkt()
            return .text(text.replacing(" (", with: "(").replacing(", ", with: ","))
        },
        Signature("ST_AsBinary", 1) { f, a in .blob(try a.geometry(0, in: f.context).wkb()) },
        Signature("ST_GeomFromText", 1, 2) { f, a in
            try f.blob(Geometry(wkt: a.text(0), in: f.context), srid: a.count == 2 ? a.srid(1) : 0)
        },
        Signature("ST_GeomFromWKB", 1, 2) { _, a in
            .blob(try GeoPackageGeometry.blob(wkb: Array(a.bytes(0)), srid: a.count == 2 ? a.srid(1) : 0))
        },
        Signature("ST_Point", 2, 3) { _, a in
            .blob(
                try GeoPackageGeometry.blob(
                    wkb: WKBWriter.point(x: a.double(0), y: a.double(1)), srid: a.count == 3 ? a.srid(2) : 0))
        },
        Signature("ST_SetSRID", 2) { _, a in
            .blob(try GeoPackageGeometry.blob(wkb: Array(a.header(0).wkb), srid: a.srid(1)))
        },
    ]

    // MARK: Shapes of functions

    /// - Parameters:
    ///   - apart: the answer for disjoint boxes.
    ///   - first, second: the same question where the first, or the second, argument is constant and prepared.
    private static func predicate(
        _ name: String, apart: Bool = false,
        _ plain: @escaping @Sendable (borrowing Geometry, borrowing Geometry) throws -> Bool,
        _ first: @escaping @Sendable (borrowing PreparedGeometry, borrowing Geometry) throws -> Bool,
        _ second: @escaping @Sendable (borrowing PreparedGeometry, borrowing Geometry) throws -> Bool
    ) -> Signature {
        Signature(name, 2) { f, a in
            _ = try a.sharedSRID(0, 1)
            // Most often a column is compared with a constant.
            if let constant = try a.constant(1, in: f.context) {
                guard let one = try a.envelope(0), let other = constant.envelope, one.intersects(other) else {
                    return .truth(apart)
                }
                return .truth(try constant.ask { prepared in try second(prepared, a.geometry(0, in: f.context)) })
            }
            if let constant = try a.constant(0, in: f.context) {
                guard let one = constant.envelope, let other = try a.envelope(1), one.intersects(other) else {
                    return .truth(apart)
                }
                return .truth(try constant.ask { prepared in try first(prepared, a.geometry(1, in: f.context)) })
            }
            guard let one = try a.envelope(0), let other = try a.envelope(1), one.intersects(other) else {
                return .truth(apart)
            }
            return .truth(try plain(a.geometry(0, in: f.context), a.geometry(1, in: f.context)))
        }
    }

    private static func unary(_ name: String, _ make: @escaping @Sendable (borrowing Geometry) throws -> Geometry)
        -> Signature
    {
        Signature(name, 1) { f, a in try f.blob(make(a.geometry(0, in: f.context)), srid: a.srid(ofGeometry: 0)) }
    }

    private static func binary(
        _ name: String, _ make: @escaping @Sendable (borrowing Geometry, borrowing Geometry) throws -> Geometry
    ) -> Signature {
        Signature(name, 2) { f, a in
            let srid = try a.sharedSRID(0, 1)
            return try f.blob(make(a.geometry(0, in: f.context), a.geometry(1, in: f.context)), srid: srid)
        }
    }

    // MARK: Measures that GEOS has no function for

    private static func length(_ geometry: borrowing Geometry, ofAreas: Bool) throws -> Double {
        switch geometry.kind {
        case .point, .multiPoint: return 0
        case .lineString, .multiLineString: return ofAreas ? 0 : geometry.length
        case .polygon, .multiPolygon: return ofAreas ? geometry.length : 0
        case .collection:
            var sum = 0.0
            for part in 0..<geometry.partCount { sum += try length(geometry.part(at: part), ofAreas: ofAreas) }
            return sum
        }
    }

    /// GEOS's format: whole numbers without a point.
    private static func digits(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func coordinate(_ geometry: borrowing Geometry) throws -> (x: Double, y: Double)? {
        guard geometry.kind == .point, let box = geometry.envelope else { return nil }
        return (box.minX, box.minY)
    }

    private static func dimension(_ geometry: borrowing Geometry) throws -> Int64 {
        switch geometry.kind {
        case .point, .multiPoint: return 0
        case .lineString, .multiLineString: return 1
        case .polygon, .multiPolygon: return 2
        case .collection:
            var largest: Int64 = 0
            for part in 0..<geometry.partCount { largest = max(largest, try dimension(geometry.part(at: part))) }
            return largest
        }
    }
}
