extension FlatGeometry {
    /// Whether this is a polygon of one ring that certainly neither crosses nor touches itself, and is therefore valid.
    /// False is inconclusive.
    ///
    /// - Complexity: O(vertices²), much faster than setting up a sweep for the few dozen vertices of most areas; false
    ///   for rings of more than 128.
    public var isSurelySimple: Bool {
        guard kind == .polygon, partCount == 1, ringCount == 1, x.count > 3, x.count <= 129, x[0] == x[x.count - 1],
            y[0] == y[y.count - 1]
        else { return false }
        let edges = x.count - 1
        return x.withUnsafeBufferPointer { x in
            y.withUnsafeBufferPointer { y in
                for one in 0..<edges {
                    let (ax, ay, bx, by) = (x[one], y[one], x[one + 1], y[one + 1])
                    // The next edge must not turn back on this one.
                    let next = (one + 1) % edges
                    let (cx, cy) = (x[next + 1], y[next + 1])
                    guard
                        sureSide(ax, ay, bx, by, ofX: cx, y: cy) != nil
                            || (bx - ax) * (cx - bx) + (by - ay) * (cy - by) > 0
                    else { return false }
                    let (minX, maxX, minY, maxY) = (min(ax, bx), max(ax, bx), min(ay, by), max(ay, by))
                    var other = one + 2
                    // The last edge is a neighbour of the first.
                    let end = one == 0 ? edges - 1 : edges
                    while other < end {
                        let (px, py, qx, qy) = (x[other], y[other], x[other + 1], y[other + 1])
                        other += 1
                        if max(px, qx) < minX || min(px, qx) > maxX || max(py, qy) < minY || min(py, qy) > maxY {
                            continue
                        }
                        if let p = sureSide(ax, ay, bx, by, ofX: px, y: py),
                            let q = sureSide(ax, ay, bx, by, ofX: qx, y: qy),
                            (p > 0) == (q > 0)
                        {
                            continue
                        }
                        if let a = sureSide(px, py, qx, qy, ofX: ax, y: ay),
                            let b = sureSide(px, py, qx, qy, ofX: bx, y: by),
                            (a > 0) == (b > 0)
                        {
                            continue
                        }
                        return false
                    }
                }
                return true
            }
        }
    }
}
