/// Known errors of the boundary layer: kilometre squares that it assigns to another municipality than the official
/// borders do, though they lie far from its own border. O(1) for each point.
public struct BorderDoubt: Sendable, Hashable {
    /// A square of SWEREF 99 TM, named by its lower left corner in whole kilometres.
    public struct Square: Sendable, Hashable {
        public let easting: Int
        public let northing: Int
        /// The municipality that the layer gives the square, and the official one.
        public let shipped: String
        public let likely: String
        /// The share of the square assigned to the wrong municipality: above 0, at most 1.
        public let share: Double

        public init(easting: Int, northing: Int, shipped: String, likely: String, share: Double) {
            self.easting = easting
            self.northing = northing
            self.shipped = shipped
            self.likely = likely
            self.share = share
        }
    }

    /// As they were given; no place twice.
    public let squares: [Square]

    /// Points of a square are placed in the likely municipality from this share on.
    public static let placingShare = 0.5

    public static let none = BorderDoubt([])

    /// - Precondition: no two squares at one place.
    public init(_ squares: [Square]) {
        precondition(
            Set(squares.map { [$0.easting, $0.northing] }).count == squares.count, "two squares of doubt at one place")
        self.squares = squares
    }

    public var isEmpty: Bool { squares.isEmpty }
}
