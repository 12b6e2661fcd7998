import HeapModule
import Wording

/// A static index of boxes for window and nearest-neighbour queries. Built once, immutable, shared freely between
/// threads.
///
/// A packed R-tree: boxes in Hilbert order of their centres, sixteen to a node, all levels in one flat array without
/// pointers. Answers are row indices, ascending, so they do not depend on how the tree was packed. Rows without an
/// envelope are never found.
///
/// - Complexity: O(n log n) to build; for boxes that overlap little a query takes O(log n + hits log hits).
/// - Source: I. Kamel and C. Faloutsos, On packing R-trees, Proceedings of CIKM (1993), 490–499.
public struct BoxTree: Sendable {
    /// minX, minY, maxX, maxY of each entry; leaves first, then each level of nodes, the root last.
    private let boxes: [Double]
    /// Leaves: the row. Nodes: the position of the first child.
    private let references: [Int32]
    /// Where each level ends.
    private let levelEnds: [Int]
    private static let fanOut = 16

    /// Over the boxes of rows; O(n log n).
    public init(envelopes: [Envelope?]) {
        var bounds = Bounds()
        for case let envelope? in envelopes { bounds.add(envelope) }
        let rows = envelopes.indices.filter { envelopes[$0] != nil }
        guard let extent = bounds.envelope else {
            (boxes, references, levelEnds) = ([], [], [])
            return
        }
        let scaleX = extent.width > 0 ? 65535 / extent.width : 0
        let scaleY = extent.height > 0 ? 65535 / extent.height : 0
        let ordered = rows.map { row -> (key: UInt32, row: Int, box: Envelope) in
            guard let box = envelopes[row] else { fatalError("filtered above") }
            return (
                hilbert(
                    UInt32(clamped: ((box.minX + box.width / 2) - extent.minX) * scaleX),
                    UInt32(clamped: ((box.minY + box.height / 2) - extent.minY) * scaleY)), row, box
            )
        }.sorted { ($0.key, $0.row) < ($1.key, $1.row) }

        var boxes: [Double] = []
        var references: [Int32] = []
        boxes.reserveCapacity(ordered.count * 5)
        references.reserveCapacity(ordered.count * 5 / 4)
        for (_, row, box) in ordered {
            boxes += [box.minX, box.minY, box.maxX, box.maxY]
            references.append(Int32(row))
        }
        var levelEnds = [references.count]
        var start = 0
        while references.count - start > 1 {
            let end = references.count
            for first in stride(from: start, to: end, by: Self.fanOut) {
                var node = Bounds()
                for child in first..<min(first + Self.fanOut, end) {
                    node.add(x: boxes[4 * child], y: boxes[4 * child + 1])
                    node.add(x: boxes[4 * child + 2], y: boxes[4 * child + 3])
                }
                boxes += [node.minX, node.minY, node.maxX, node.maxY]
                references.append(Int32(first))
            }
            start = end
            levelEnds.append(references.count)
        }
        (self.boxes, self.references, self.levelEnds) = (boxes, references, levelEnds)
    }

    /// Over the envelopes of a column's rows.
    public init(_ column: GeometryColumn) {
        self.init(envelopes: (0..<column.count).map { column.envelope($0) })
    }

    /// The rows whose box has a point in common with `window`, ascending.
    public func query(_ window: Envelope) -> [Int] {
        var found: [Int] = []
        query(window, into: &found)
        return found
    }

    /// Appends the rows whose box has a point in common with `window`, ascending.
    public func query(_ window: Envelope, into found: inout [Int]) {
        guard !references.isEmpty else { return }
        let before = found.count
        visit(references.count - 1, level: levelEnds.count - 1, window, &found)
        found[before...].sort()
    }

    /// The nearest row and its distance, at most `limit` away; of equally near ones the lowest row.
    ///
    /// `distance` is the true distance of a row, never less than that of its box; without it the box counts. Only rows
    /// whose box is near enough to win are asked, the nearest box first.
    public func nearest(
        x: Double, y: Double, within limit: Double = .infinity, distance: ((Int) throws -> Double)? = nil
    ) rethrows -> (row: Int, distance: Double)? {
        guard !references.isEmpty else { return nil }
        var best: (row: Int, distance: Double)?
        var queue = Heap<Candidate>()
        let root = references.count - 1
        queue.insert(Candidate(bound: boxDistance(root, x, y), entry: root, level: levelEnds.count - 1))
        while let next = queue.popMin() {
            let (bound, entry, level) = (next.bound, next.entry, next.level)
            if bound > best?.distance ?? limit { break }
            if level == 0 {
                let row = Int(references[entry])
                let exact = try distance?(row) ?? bound
                guard exact <= limit else { continue }
                if let current = best, (current.distance, current.row) <= (exact, row) { continue }
                best = (row, exact)
            } else {
                for child in children(of: entry, level: level) {
                    let bound = boxDistance(child, x, y)
                    if bound <= best?.distance ?? limit {
                        queue.insert(Candidate(bound: bound, entry: child, level: level - 1))
                    }
                }
            }
        }
        return best
    }

    private func visit(_ entry: Int, level: Int, _ window: Envelope, _ found: inout [Int]) {
        guard
            boxes[4 * entry] <= window.maxX && window.minX <= boxes[4 * entry + 2]
                && boxes[4 * entry + 1] <= window.maxY
                && window.minY <= boxes[4 * entry + 3]
        else { return }
        if level == 0 { return found.append(Int(references[entry])) }
        for child in children(of: entry, level: level) { visit(child, level: level - 1, window, &found) }
    }

    private func children(of entry: Int, level: Int) -> Range<Int> {
        let first = Int(references[entry])
        return first..<min(first + Self.fanOut, levelEnds[level - 1])
    }

    private func boxDistance(_ entry: Int, _ x: Double, _ y: Double) -> Double {
        let dx = max(boxes[4 * entry] - x, 0, x - boxes[4 * entry + 2])
        let dy = max(boxes[4 * entry + 1] - y, 0, y - boxes[4 * entry + 3])
        return (dx * dx + dy * dy).squareRoot()
    }
}

/// The place of (x, y), each of 0 ... 65535, on the Hilbert curve through the 65536 × 65536 square.
private func hilbert(_ x: UInt32, _ y: UInt32) -> UInt32 {
    var (x, y, place) = (x, y, UInt32(0))
    var side: UInt32 = 1 << 15
    while side > 0 {
        let right: UInt32 = x & side != 0 ? 1 : 0
        let upper: UInt32 = y & side != 0 ? 1 : 0
        place &+= side &* side &* ((3 &* right) ^ upper)
        if upper == 0 {
            if right == 1 { (x, y) = (65535 - x, 65535 - y) }
            swap(&x, &y)
        }
        side >>= 1
    }
    return place
}

/// An entry of the tree that may hold the nearest row.
private struct Candidate: Comparable {
    /// The distance of its box.
    let bound: Double
    let entry: Int
    let level: Int

    static func < (a: Candidate, b: Candidate) -> Bool { a.bound < b.bound }
}
