/// `BBOX(west, south, east, north)`. West greater than east means that the box crosses the antimeridian.
public struct BoundingBox: Sendable, Hashable {
    public let west: Double
    public let south: Double
    public let east: Double
    public let north: Double
    public let elevation: ClosedRange<Double>?

    /// Nil when south lies north of north.
    public init?(west: Double, south: Double, east: Double, north: Double, elevation: ClosedRange<Double>? = nil) {
        guard south <= north else { return nil }
        self.west = west
        self.south = south
        self.east = east
        self.north = north
        self.elevation = elevation
    }

    /// The box on the ground as a polygon, counter-clockwise; as two when it crosses the antimeridian, at ±180.
    public var geometry: GeometryLiteral {
        func ring(_ west: Double, _ east: Double) -> [Position] {
            [
                Position(west, south), Position(east, south), Position(east, north), Position(west, north),
                Position(west, south),
            ]
        }
        return west <= east ? .polygon([ring(west, east)]) : .multiPolygon([[ring(west, 180)], [ring(-180, east)]])
    }
}
