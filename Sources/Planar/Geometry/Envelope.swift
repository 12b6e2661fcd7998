/// The smallest axis-parallel box around a geometry, sides included, in the units of its coordinates.
///
/// Invariant: `minX <= maxX` and `minY <= maxY`, all finite. A geometry without coordinates has no envelope (`nil`).
public struct Envelope: Sendable, Hashable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        precondition(minX <= maxX && minY <= maxY, "an envelope's minimum lies above its maximum")
        (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
    }

    /// The envelope of one point.
    public init(x: Double, y: Double) {
        self.init(minX: x, minY: y, maxX: x, maxY: y)
    }

    /// Of flat coordinates; `nil` when there are none. NaN and infinities are skipped. O(n).
    public init?(x: some Sequence<Double>, y: some Sequence<Double>) {
        var bounds = Bounds()
        for (x, y) in zip(x, y) { bounds.add(x: x, y: y) }
        guard let envelope = bounds.envelope else { return nil }
        self = envelope
    }

    public var width: Double { maxX - minX }
    public var height: Double { maxY - minY }

    /// Whether the two have a point in common; one on a side counts.
    public func intersects(_ other: Envelope) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// Whether the other lies inside, sides included.
    public func contains(_ other: Envelope) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    /// Whether the point lies inside or on a side.
    public func contains(x: Double, y: Double) -> Bool {
        minX <= x && x <= maxX && minY <= y && y <= maxY
    }

    /// The smallest box around both.
    public func union(_ other: Envelope) -> Envelope {
        Envelope(
            minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
            maxY: max(maxY, other.maxY))
    }

    /// Wider by `margin` on every side. A negative margin narrows the box, along each axis to its middle at most.
    public func expanded(by margin: Double) -> Envelope {
        let (halfWidth, halfHeight) = (max(0, width / 2 + margin), max(0, height / 2 + margin))
        guard margin < 0 else {
            return Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
        }
        let (centreX, centreY) = (minX + width / 2, minY + height / 2)
        return Envelope(
            minX: centreX - halfWidth, minY: centreY - halfHeight, maxX: centreX + halfWidth, maxY: centreY + halfHeight
        )
    }

    /// The distance from a point to the box, 0 inside it, in units of the coordinates.
    public func distance(x: Double, y: Double) -> Double {
        let dx = max(minX - x, 0, x - maxX)
        let dy = max(minY - y, 0, y - maxY)
        return (dx * dx + dy * dy).squareRoot()
    }
}

/// An envelope in the making: empty until the first finite coordinate.
struct Bounds {
    var minX = Double.infinity
    var minY = Double.infinity
    var maxX = -Double.infinity
    var maxY = -Double.infinity

    mutating func add(x: Double, y: Double) {
        guard x.isFinite, y.isFinite else { return }
        minX = min(minX, x)
        maxX = max(maxX, x)
        minY = min(minY, y)
        maxY = max(maxY, y)
    }

    mutating func add(_ envelope: Envelope) {
        add(x: envelope.minX, y: envelope.minY)
        add(x: envelope.maxX, y: envelope.maxY)
    }

    var envelope: Envelope? {
        minX <= maxX ? Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY) : nil
    }
}
