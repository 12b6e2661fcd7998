import Planar
import Testing

@Suite struct VisvalingamTests {
    /// The definition, step by step: of the triangles that are left, the smallest goes, the first of equals.
    private func byDefinition(_ points: [Vertex], area: Double, keeping least: Int) -> [Vertex] {
        var left = points
        var largest = 0.0
        while left.count > max(least, 2) {
            let sizes = (1..<left.count - 1).map { triangle(left[$0 - 1], left[$0], left[$0 + 1]) }
            guard let smallest = sizes.min(), let place = sizes.firstIndex(of: smallest) else { break }
            largest = max(largest, smallest)
            guard largest < area else { break }
            left.remove(at: place + 1)
        }
        return left
    }

    private func triangle(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Double {
        abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
    }

    @Test(arguments: 1...20)
    func `the smallest triangle goes first, as the definition says`(_ seed: UInt64) {
        var state = seed
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 54)
        }
        // Whole metres on a small square, so that triangles of the same size come often.
        let points = (0..<40).map { _ in Vertex(x: next(), y: next()) }
        for (area, least) in [(0.0, 2), (500.0, 2), (20_000.0, 4), (1e12, 7)] {
            #expect(
                Visvalingam.simplified(points, area: area, keeping: least)
                    == byDefinition(points, area: area, keeping: least))
        }
    }

    @Test func `a bend is kept where its triangle is as large as asked`() {
        let line = [(0, 0), (10, 1), (20, 0), (30, 10), (40, 0)].map { Vertex(x: $0.0, y: $0.1) }
        #expect(Visvalingam.simplified(line, area: 10, keeping: 2) == line)
        #expect(Visvalingam.simplified(line, area: 10.5, keeping: 2) == [line[0], line[2], line[3], line[4]])
        #expect(Visvalingam.deviation(from: line, to: [line[0], line[2], line[3], line[4]]) == 1)
    }
}
