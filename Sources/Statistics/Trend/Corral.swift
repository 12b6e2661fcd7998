/// Affinely independent points, with an orthonormal basis of their differences: D = Q·R, where D holds pₖ − p₀.
struct Corral {
    private(set) var members: [Int] = []
    private let dimensions: Int
    private let capacity: Int
    /// Q, column by column.
    private var basis: [Double]
    /// R, column by column, `capacity` numbers each.
    private var triangle: [Double]

    init(capacity: Int, dimensions: Int) {
        (self.capacity, self.dimensions) = (capacity, dimensions)
        basis = [Double](repeating: 0, count: capacity * dimensions)
        triangle = [Double](repeating: 0, count: capacity * capacity)
    }

    /// Adds a point.
    ///
    /// - Returns: false, and nothing is added, where it lies in the affine hull of the others.
    /// - Complexity: O(members · dimensions).
    mutating func add(_ point: Int, _ points: UnsafeBufferPointer<Double>, scale: Double) -> Bool {
        guard let first = members.first else {
            members = [point]
            return true
        }
        let column = members.count - 1
        guard column < min(dimensions, capacity) else { return false }
        let (dimensions, capacity) = (dimensions, capacity)
        let left = basis.withUnsafeMutableBufferPointer { basis in
            triangle.withUnsafeMutableBufferPointer { triangle in
                let own = column * dimensions
                for d in 0..<dimensions {
                    basis[own + d] = points[point * dimensions + d] - points[first * dimensions + d]
                }
                for k in 0..<column { triangle[column * capacity + k] = 0 }
                // Gram and Schmidt, twice: the second time takes off what rounding left.
                for _ in 0..<2 {
                    for k in 0..<column {
                        var product = 0.0
                        for d in 0..<dimensions { product += basis[k * dimensions + d] * basis[own + d] }
                        for d in 0..<dimensions { basis[own + d] -= product * basis[k * dimensions + d] }
                        triangle[column * capacity + k] += product
                    }
                }
                var squares = 0.0
                for d in 0..<dimensions { squares += basis[own + d] * basis[own + d] }
                let length = squares.squareRoot()
                guard length > 1e-12 * scale else { return length }
                for d in 0..<dimensions { basis[own + d] /= length }
                triangle[column * capacity + column] = length
                return length
            }
        }
        guard left > 1e-12 * scale else { return false }
        members.append(point)
        return true
    }

    /// Takes the points at some places, ascending, out; those behind the first of them are taken up again.
    ///
    /// - Complexity: O(members² · dimensions).
    mutating func remove(_ places: [Int], _ points: UnsafeBufferPointer<Double>, scale: Double) {
        guard let first = places.first else { return }
        let leaving = Set(places)
        let kept = members.indices.filter { !leaving.contains($0) }.map { members[$0] }
        let unchanged = first == 0 ? 0 : first
        members = Array(kept[..<unchanged])
        for point in kept[unchanged...] { _ = add(point, points, scale: scale) }
    }

    /// The point nearest to the origin in the affine hull, and its weights by member.
    ///
    /// - Precondition: at least one member.
    /// - Complexity: O(members · (members + dimensions)).
    func nearest(_ points: UnsafeBufferPointer<Double>) -> (weights: [Double], position: [Double]) {
        let first = members[0]
        var position = Array(points[first * dimensions..<(first + 1) * dimensions])
        let columns = members.count - 1
        var steps = [Double](repeating: 0, count: columns)
        basis.withUnsafeBufferPointer { basis in
            for _ in 0..<2 {
                for k in 0..<columns {
                    var product = 0.0
                    for d in 0..<dimensions { product += basis[k * dimensions + d] * position[d] }
                    for d in 0..<dimensions { position[d] -= product * basis[k * dimensions + d] }
                    steps[k] -= product
                }
            }
        }
        // R·v = steps, from the last.
        for k in (0..<columns).reversed() {
            steps[k] /= triangle[k * capacity + k]
            for row in 0..<k { steps[row] -= triangle[k * capacity + row] * steps[k] }
        }
        return ([1 - steps.reduce(0, +)] + steps, position)
    }
}
