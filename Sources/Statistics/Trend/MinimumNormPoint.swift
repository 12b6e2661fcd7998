/// The point of a convex hull nearest to the origin, and its weights.
///
///     min ‖Σ wⱼ pⱼ‖²,   w ≥ 0,   Σ w = 1
///
/// Wolfe's algorithm: a set of affinely independent points is kept; the point that leads furthest down joins it, points
/// whose weight would turn negative leave. It ends after finitely many steps, depends on no random choice, and leaves
/// at most one more weight than there are dimensions. Where other weights give the same point, those with the smallest
/// sum of squares replace them (`SmallestWeights`) and may be more.
///
/// - Source: P. Wolfe, Finding the nearest point in a polytope, Mathematical Programming 11 (1976), 128–149.
struct MinimumNormPoint: Sendable {
    /// By point; most are 0.
    let weights: [Double]
    /// Σ wⱼ pⱼ.
    let point: [Double]
    /// Other weights give the same point. Those here then have the smallest Σ w².
    let isAmbiguous: Bool

    /// - Parameters:
    ///   - points: one after the other, `dimensions` numbers each; finite.
    ///   - dimensions: at least 1.
    /// - Precondition: at least one point.
    /// - Throws: `notConverged`.
    /// - Complexity: O(steps · dimensions · (count + weights²)) for the weights above 0, about as many as the steps
    ///   mostly are; that of `SmallestWeights` where the weights are ambiguous.
    init(points: [Double], dimensions: Int) throws(Undefined) {
        let count = points.count / dimensions
        var search = Search(points: points, count: count, dimensions: dimensions)
        try search.run()
        var weights = [Double](repeating: 0, count: count)
        for (place, point) in search.corral.members.enumerated() { weights[point] = search.weights[place] }
        point = search.position
        let level = search.level()
        var corral = Corral(capacity: dimensions + 1, dimensions: dimensions)
        let independent = points.withUnsafeBufferPointer { points in
            level.allSatisfy { corral.add($0, points, scale: search.scale) }
        }
        if independent {
            isAmbiguous = false
            self.weights = weights
            return
        }
        // Points that cost no more than those in use: the hull's face may hold other weights.
        let even = try SmallestWeights(points: points, dimensions: dimensions, members: level, target: search.position)
        var moved = 0.0
        for (place, point) in level.enumerated() {
            moved = max(moved, (even.weights[place] - weights[point]).magnitude)
        }
        isAmbiguous =
            moved > 1e-9 || even.isFree(points: points, dimensions: dimensions, members: level, scale: search.scale)
        if isAmbiguous {
            weights = [Double](repeating: 0, count: count)
            for (place, point) in level.enumerated() { weights[point] = even.weights[place] }
        }
        self.weights = weights
    }
}

/// The walk of Wolfe's algorithm.
private struct Search {
    let points: [Double]
    let count: Int
    let dimensions: Int
    /// The length of the longest point.
    let scale: Double
    var corral: Corral
    var weights: [Double] = [1]
    var position: [Double]

    init(points: [Double], count: Int, dimensions: Int) {
        (self.points, self.count, self.dimensions) = (points, count, dimensions)
        let squares = (0..<count).map { point in
            points[point * dimensions..<(point + 1) * dimensions].reduce(0) { $0 + $1 * $1 }
        }
        let start = squares.indices.min { squares[$0] < squares[$1] } ?? 0
        scale = (squares.max() ?? 0).squareRoot()
        corral = Corral(capacity: dimensions + 1, dimensions: dimensions)
        position = Array(points[start * dimensions..<(start + 1) * dimensions])
        let scale = scale
        points.withUnsafeBufferPointer { _ = corral.add(start, $0, scale: scale) }
    }

    /// pⱼ·x for every point.
    func products() -> [Double] {
        points.withUnsafeBufferPointer { points in
            position.withUnsafeBufferPointer { position in
                (0..<count).map { point in
                    var product = 0.0
                    for d in 0..<dimensions { product += points[point * dimensions + d] * position[d] }
                    return product
                }
            }
        }
    }

    var square: Double { position.reduce(0) { $0 + $1 * $1 } }

    /// Bound on the rounding error of pⱼ·x − x·x.
    var noise: Double { 1e-14 * square.squareRoot() * scale }

    mutating func run() throws(Undefined) {
        let limit = 100 + 20 * (count + dimensions)
        for _ in 0..<limit {
            let square = square
            if square.squareRoot() <= 1e-14 * scale { return }
            let products = products()
            guard let down = products.indices.min(by: { products[$0] < products[$1] }),
                square - products[down] > noise, !corral.members.contains(down)
            else { return }
            let (before, placed) = (corral, (weights, position))
            let added = points.withUnsafeBufferPointer { corral.add(down, $0, scale: scale) }
            guard added else { return }
            weights.append(0)
            points.withUnsafeBufferPointer { settle($0) }
            guard self.square < square else {
                // No further down within rounding.
                (corral, (weights, position)) = (before, placed)
                return
            }
        }
        throw .notConverged(iterations: limit)
    }

    /// Goes to the nearest point of the affine hull, or as far as weights stay positive; points that reach 0 leave.
    private mutating func settle(_ points: UnsafeBufferPointer<Double>) {
        let least = 1e-12
        while true {
            let (wanted, nearest) = corral.nearest(points)
            if wanted.allSatisfy({ $0 > least }) {
                (weights, position) = (wanted, nearest)
                return
            }
            var step = 1.0
            for place in wanted.indices where wanted[place] <= least && weights[place] > wanted[place] {
                step = min(step, weights[place] / (weights[place] - wanted[place]))
            }
            var smallest = 0
            for place in wanted.indices {
                weights[place] += step * (wanted[place] - weights[place])
                if weights[place] < weights[smallest] { smallest = place }
            }
            let leaving = weights.indices.filter { $0 == smallest || weights[$0] <= least }
            let kept = weights.indices.filter { !leaving.contains($0) }
            corral.remove(leaving, points, scale: scale)
            weights = kept.map { weights[$0] }
            let sum = weights.reduce(0, +)
            for place in weights.indices { weights[place] /= sum }
        }
    }

    /// The points that cost no more than those in use: pⱼ·x = x·x within a margin for rounding.
    func level() -> [Int] {
        let (products, square) = (products(), square)
        let used = Set(corral.members)
        let margin = max(1e-11 * square.squareRoot() * scale, 1e-26 * scale * scale)
        return corral.members + products.indices.filter { !used.contains($0) && products[$0] - square <= margin }
    }
}
