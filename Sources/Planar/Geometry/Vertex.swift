/// A vertex of a line or a ring, in the plane.
public struct Vertex: Sendable, Hashable {
    /// East, in the units of the plane: metres in SWEREF 99 TM.
    public var x: Double
    /// North, likewise.
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
