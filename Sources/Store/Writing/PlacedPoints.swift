internal import Planar
internal import Territory

/// The places found by name, for the map and the distances: a point, or several with their shares.
struct PlacedPoints: Sendable {
    let blob: [UInt8]
    let envelope: Envelope
    /// In the order of the points; nil where one point has all of the initiative.
    let shares: [Share]?

    /// Nil where no name has a place.
    init?(_ placed: Placement.Placed) {
        let points = placed.points
        guard let first = points.first else { return nil }
        envelope = points.dropFirst().reduce(Envelope(x: first.entry.x, y: first.entry.y)) {
            $0.union(Envelope(x: $1.entry.x, y: $1.entry.y))
        }
        blob = GeoPackageGeometry.blob(of: Self.geometry(points))
        shares = points.count == 1 && first.share == .whole ? nil : points.map(\.share)
    }

    static func geometry(_ points: [Placement.Placed.Point]) -> FlatGeometry {
        var geometry = FlatGeometry(kind: points.count == 1 ? .point : .multiPoint)
        for point in points {
            geometry.append(x: point.entry.x, y: point.entry.y)
            geometry.endRing()
            geometry.endPart()
        }
        return geometry
    }

    /// In the form of the column `place_shares`.
    var sharesText: String? { shares.map { "[" + $0.map { "\($0.parts)" }.joined(separator: ",") + "]" } }

    /// Nil for other texts than those of `sharesText`.
    static func shares(in text: String) -> [Share]? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: ",").map { Int64($0) }
        guard !parts.isEmpty, parts.allSatisfy({ $0.map { (0...Share.denominator).contains($0) } ?? false }) else {
            return nil
        }
        return parts.compactMap { $0.map(Share.init(parts:)) }
    }
}

extension GeoPackageGeometry {
    fileprivate static func blob(of geometry: FlatGeometry) -> [UInt8] {
        var column = GeometryColumn()
        column.append(geometry)
        return blob(column, row: 0)
    }
}
