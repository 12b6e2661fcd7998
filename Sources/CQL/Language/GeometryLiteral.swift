/// A coordinate pair or triple, in the order and units of the caller's reference system (CRS84 by default: longitude,
/// latitude, degrees).
public struct Position: Sendable, Hashable {
    public let x: Double
    public let y: Double
    public let z: Double?

    public init(_ x: Double, _ y: Double, _ z: Double? = nil) {
        self.x = x
        self.y = y
        self.z = z
    }
}

/// A geometry written in an expression: WKT in text, GeoJSON in JSON.
///
/// The readers check the form: lines of two positions or more, rings of four or more that end where they start, one
/// number of coordinates throughout. Self-intersections are left to the geometry engine.
public indirect enum GeometryLiteral: Sendable, Hashable {
    case point(Position)
    case lineString([Position])
    /// The exterior ring, then holes.
    case polygon([[Position]])
    case multiPoint([Position])
    case multiLineString([[Position]])
    case multiPolygon([[[Position]]])
    /// Members are neither collections nor boxes.
    case collection([GeometryLiteral])
    case box(BoundingBox)

    /// Well-known text for a geometry engine; a box becomes its polygon (or polygons).
    public var wkt: String {
        if case .box(let box) = self { return box.geometry.wkt }
        var printer = TextPrinter()
        printer.geometry(self)
        return printer.text
    }

    /// Whether the positions have a height. Nil for positions that differ.
    var hasHeights: Bool? {
        var (with, without) = (false, false)
        func visit(_ positions: [Position]) {
            for position in positions {
                if position.z == nil { without = true } else { with = true }
            }
        }
        switch self {
        case .point(let position): visit([position])
        case .lineString(let positions), .multiPoint(let positions): visit(positions)
        case .polygon(let parts), .multiLineString(let parts): parts.forEach(visit)
        case .multiPolygon(let polygons): polygons.forEach { $0.forEach(visit) }
        case .collection(let members):
            for member in members {
                guard let heights = member.hasHeights else { return nil }
                if heights { with = true } else { without = true }
            }
        case .box(let box): return box.elevation != nil
        }
        return with && without ? nil : with
    }
}

/// Why coordinates do not make a geometry.
public enum GeometryFault: Error, Sendable, Hashable {
    case lineTooShort
    case ringTooShort
    case ringOpen
    /// Some positions have a height and some not, or `Z` contradicts the coordinates.
    case mixedDimensions
    case coordinateCount(Int)
    case boxReversed
    case empty(String)
    case measured
    case nestedCollection
}

extension GeometryFault {
    static func inLine(_ positions: [Position]) -> GeometryFault? {
        positions.count < 2 ? .lineTooShort : nil
    }

    static func inRing(_ positions: [Position]) -> GeometryFault? {
        if positions.count < 4 { return .ringTooShort }
        return positions.first == positions.last ? nil : .ringOpen
    }
}
