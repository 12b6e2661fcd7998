/// The location of a point: its cell, the distance to the nearest municipal border, and any doubt.
public struct Located: Sendable, Hashable {
    /// Index into `Territory.cells`; nil outside the county and for invalid coordinates.
    public let cell: Int?
    /// Metres to the nearest municipal border, exact up to `Territory.Index.distanceLimit`, nil beyond.
    public let borderDistance: Double?
    /// The first that holds of invalid, outside, doubtful, water and near the border.
    public let flag: Flag?
    /// Index into `Territory.municipalities`: the point's probable municipality; set where the flag is `doubtful`.
    /// Where most of its square is wrong, `cell` is in it too.
    public let likely: Int?

    public enum Flag: String, Sendable, Hashable, CaseIterable {
        /// In a square where the boundary layer is known to be wrong, far from its own borders.
        case doubtful
        /// Closer to a municipal border than the boundary layer's accuracy: the neighbour may be the right one.
        case nearBorder = "near_border"
        /// In a lake of the boundary layer; belongs to the nearest municipality.
        case water
        case outside
        /// Not a number, or no coordinate in this reference system.
        case invalid
    }

    public init(cell: Int?, borderDistance: Double?, flag: Flag?, likely: Int? = nil) {
        self.cell = cell
        self.borderDistance = borderDistance
        self.flag = flag
        self.likely = likely
    }
}
