/// A vertex of a line or a ring, in the plane.
public struct Vertex: Sendable, Hashable {
    /// SWEREF 99 TM, metres.
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
