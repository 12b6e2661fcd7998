import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct MinimumNormPointTests {
    @Test(arguments: 1...80) func `no other weights come nearer to the origin`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let dimensions = Int.random(in: 1...12, using: &random)
        let count = Int.random(in: 1...40, using: &random)
        let offset = Double.random(in: 0...12, using: &random)
        let points = (0..<count * dimensions).map { _ in Double.random(in: -10...10, using: &random) + offset }
        let nearest = try MinimumNormPoint(points: points, dimensions: dimensions)
        #expect(nearest.weights.allSatisfy { $0 >= 0 })
        #expect(agree(nearest.weights.reduce(0, +), 1, relative: 1e-12))
        var sum = [Double](repeating: 0, count: dimensions)
        for point in 0..<count {
            for d in 0..<dimensions { sum[d] += nearest.weights[point] * points[point * dimensions + d] }
        }
        for d in 0..<dimensions { #expect((sum[d] - nearest.point[d]).magnitude < 1e-9) }
        // The condition of optimality: no point lies below the plane through x at right angles to x.
        let square = sum.map { $0 * $0 }.reduce(0, +)
        for point in 0..<count {
            let product = (0..<dimensions).map { points[point * dimensions + $0] * sum[$0] }.reduce(0, +)
            #expect(product >= square - 1e-8 * (1 + square.squareRoot()))
        }
    }
}
