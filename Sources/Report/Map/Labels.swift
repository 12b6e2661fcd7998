/// Places names on a map so that none covers another, a point, or the edge. First come, first served: the caller's
/// order is the rank.
struct Labels {
    struct Label: Sendable, Hashable {
        let text: String
        /// Where the baseline starts, is centred, or ends.
        let position: MapFrame.Position
        let anchor: Anchor
        let size: Double

        enum Anchor: String, Sendable { case start, middle, end }
    }

    private let frame: Box
    private var taken: [Box] = []
    private(set) var labels: [Label] = []

    init(frame: Box) { self.frame = frame }

    /// An area that no name may cover.
    mutating func reserve(_ box: Box) { taken.append(box) }

    func isFree(_ box: Box) -> Bool { box.lies(inside: frame) && !taken.contains { $0.overlaps(box) } }

    /// A name beside a point; tried right, left, above, below, then the corners.
    ///
    /// - Returns: whether there was room.
    @discardableResult
    mutating func place(_ text: String, beside point: MapFrame.Position, radius: Double, size: Double) -> Bool {
        let width = TextExtent.width(text, size: size)
        let gap = radius + 2.5
        let candidates: [(dx: Double, dy: Double, anchor: Label.Anchor)] = [
            (gap, size * 0.34, .start), (-gap, size * 0.34, .end), (0, -gap, .middle), (0, gap + size * 0.74, .middle),
            (gap * 0.7, -gap * 0.7, .start), (gap * 0.7, gap * 0.7 + size * 0.74, .start),
            (-gap * 0.7, -gap * 0.7, .end),
            (-gap * 0.7, gap * 0.7 + size * 0.74, .end),
        ]
        for candidate in candidates {
            let position = MapFrame.Position(x: point.x + candidate.dx, y: point.y + candidate.dy)
            if put(Label(text: text, position: position, anchor: candidate.anchor, size: size), width: width) {
                return true
            }
        }
        return false
    }

    /// A name at the first of the places, best first, where there is room.
    @discardableResult
    mutating func place(_ text: String, atOneOf places: [MapFrame.Position], size: Double) -> Bool {
        let width = TextExtent.width(text, size: size)
        for place in places {
            let position = MapFrame.Position(x: place.x, y: place.y + size * 0.34)
            if put(Label(text: text, position: position, anchor: .middle, size: size), width: width) { return true }
        }
        return false
    }

    private mutating func put(_ label: Label, width: Double) -> Bool {
        let box = Self.box(of: label, width: width)
        guard isFree(box) else { return false }
        taken.append(box)
        labels.append(label)
        return true
    }

    static func box(of label: Label, width: Double) -> Box {
        let left =
            switch label.anchor {
            case .start: label.position.x
            case .middle: label.position.x - width / 2
            case .end: label.position.x - width
            }
        return Box(x: left - 1, y: label.position.y - label.size * 0.8, width: width + 2, height: label.size * 1.05)
    }
}
