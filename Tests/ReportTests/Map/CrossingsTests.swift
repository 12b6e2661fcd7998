import Planar
import Testing

@testable import Report

@Suite struct CrossingsTests {
    @Test func `crossing arcs are found`() {
        func line(_ points: [(Double, Double)]) -> [Vertex] { points.map { .init(x: $0.0, y: $0.1) } }
        #expect(
            Crossings.arcs(of: [line([(0, 0), (10, 10)]), line([(0, 10), (10, 0)]), line([(20, 0), (30, 0)])]) == [
                0, 1,
            ])
        #expect(Crossings.arcs(of: [line([(0, 0), (10, 0)]), line([(10, 0), (20, 5)])]).isEmpty)
        #expect(Crossings.arcs(of: [line([(0, 0), (10, 0)]), line([(0, 0), (5, 0)])]) == [0, 1])
        #expect(Crossings.arcs(of: [line([(0, 0), (10, 0)]), line([(5, 0), (5, 5)])]) == [0, 1])
    }
}
