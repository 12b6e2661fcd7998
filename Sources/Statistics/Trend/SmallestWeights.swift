/// Of all weights of the same point, those with the smallest sum of squares.
///
///     min ½‖w‖²,   w ≥ 0,   A·w = b   (A: a row of ones above the points; b: 1 above the target)
///
/// Solved through its dual, w = max(0, Aᵀλ), by Newton's method with a line search: the dual is convex and piecewise
/// quadratic, so that the right piece is found after a few steps.
///
/// - Source: O. L. Mangasarian, Normal solutions of linear programs, Mathematical Programming Study 22 (1984), 206–216
///   (the dual), and A Newton method for linear programming, Journal of Optimization Theory and Applications 121
///   (2004), 1–18.
struct SmallestWeights {
    /// By member.
    let weights: [Double]

    /// - Parameters:
    ///   - points: one after the other, `dimensions` numbers each.
    ///   - members: the points that may have weight; the target is a convex combination of them.
    /// - Throws: `notConverged`.
    /// - Complexity: O(steps · dimensions² · (members + dimensions)).
    init(points: [Double], dimensions: Int, members: [Int], target: [Double]) throws(Undefined) {
        let rows = Self.orthonormalRows(points: points, dimensions: dimensions, members: members, target: target)
        let (a, b) = (rows.coefficients, rows.right)
        let rank = b.count
        var dual = b
        func primal(_ dual: [Double]) -> [Double] {
            var w = [Double](repeating: 0, count: members.count)
            for row in 0..<rank {
                for member in w.indices { w[member] += a[row][member] * dual[row] }
            }
            for member in w.indices where w[member] < 0 { w[member] = 0 }
            return w
        }
        func value(_ w: [Double], _ dual: [Double]) -> Double {
            w.reduce(0) { $0 + $1 * $1 } / 2 - zip(b, dual).reduce(0) { $0 + $1.0 * $1.1 }
        }
        var w = primal(dual)
        let steps = 200
        for _ in 0..<steps {
            let gap = (0..<rank).map { row in
                b[row] - w.indices.reduce(0) { $0 + a[row][$1] * w[$1] }
            }
            if gap.allSatisfy({ $0.magnitude <= 1e-13 }) { break }
            var matrix = [Double](repeating: 0, count: rank * rank)
            let free = w.indices.filter { w[$0] > 0 }
            for row in 0..<rank {
                for column in 0...row {
                    var sum = row == column ? 1e-12 : 0
                    for member in free { sum += a[row][member] * a[column][member] }
                    matrix[row * rank + column] = sum
                }
            }
            let direction = Self.solve(&matrix, gap)
            // Descent of the dual is at least a small share of what its slope promises.
            let slope = -zip(gap, direction).reduce(0) { $0 + $1.0 * $1.1 }
            let now = value(w, dual)
            var length = 1.0
            while true {
                let next = dual.indices.map { dual[$0] + length * direction[$0] }
                let candidate = primal(next)
                if value(candidate, next) <= now + 1e-4 * length * slope || length < 1e-12 {
                    (dual, w) = (next, candidate)
                    break
                }
                length /= 2
            }
        }
        let error = (0..<rank).map { row in (b[row] - w.indices.reduce(0) { $0 + a[row][$1] * w[$1] }).magnitude }
        guard (error.max() ?? 0) <= 1e-9 else { throw .notConverged(iterations: steps) }
        let sum = w.reduce(0, +)
        weights = w.map { $0 / sum }
    }

    /// Whether other weights exist: the points in use are affinely dependent, or another member lies in their affine
    /// hull.
    func isFree(points: [Double], dimensions: Int, members: [Int], scale: Double) -> Bool {
        let used = members.indices.filter { weights[$0] > 1e-9 }
        let idle = members.indices.filter { weights[$0] <= 1e-9 }
        return points.withUnsafeBufferPointer { points in
            var corral = Corral(capacity: dimensions + 2, dimensions: dimensions)
            for place in used where !corral.add(members[place], points, scale: scale) { return true }
            return idle.contains { place in
                var with = corral
                return !with.add(members[place], points, scale: scale)
            }
        }
    }

    /// The rows of A made orthonormal, with the right side carried along; dependent rows are left out.
    private static func orthonormalRows(
        points: [Double], dimensions: Int, members: [Int], target: [Double]
    ) -> (coefficients: [[Double]], right: [Double]) {
        var (rows, right): ([[Double]], [Double]) = ([], [])
        for row in -1..<dimensions {
            // Less the target, so that the rows don't repeat the row of ones.
            var own = members.map { row < 0 ? 1 : points[$0 * dimensions + row] - target[row] }
            var side = row < 0 ? 1.0 : 0
            let before = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard before > 0 else { continue }
            for member in own.indices { own[member] /= before }
            side /= before
            for _ in 0..<2 {
                for (other, coefficients) in rows.enumerated() {
                    let product = zip(own, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
                    for member in own.indices { own[member] -= product * coefficients[member] }
                    side -= product * right[other]
                }
            }
            let length = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 1e-11 else { continue }
            rows.append(own.map { $0 / length })
            right.append(side / length)
        }
        return (rows, right)
    }

    /// Solves a symmetric positive definite system given by its lower triangle, by Cholesky's method.
    private static func solve(_ matrix: inout [Double], _ right: [Double]) -> [Double] {
        let size = right.count
        for row in 0..<size {
            for column in 0...row {
                var sum = matrix[row * size + column]
                for k in 0..<column { sum -= matrix[row * size + k] * matrix[column * size + k] }
                matrix[row * size + column] =
                    row == column ? max(sum, 1e-30).squareRoot() : sum / matrix[column * size + column]
            }
        }
        var x = right
        for row in 0..<size {
            for k in 0..<row { x[row] -= matrix[row * size + k] * x[k] }
            x[row] /= matrix[row * size + row]
        }
        for row in (0..<size).reversed() {
            for k in row + 1..<max(size, row + 1) { x[row] -= matrix[k * size + row] * x[k] }
            x[row] /= matrix[row * size + row]
        }
        return x
    }
}
