import Testing

@testable import Exchange

struct HatchingTests {
    private typealias Point = VectorPicture.Point
    private typealias Line = VectorPicture.Line

    private func box(_ low: Double, _ high: Double) -> Line {
        Line(
            [Point(x: low, y: low), Point(x: high, y: low), Point(x: high, y: high), Point(x: low, y: high)],
            isClosed: true)
    }

    @Test func `upright lines end at the area's edge, and leave its hole free`() {
        let lines = Hatching.lines(in: [box(0, 10), box(4, 6)], angle: 0, spacing: 5, offset: 0)
        #expect(
            lines == [
                Line([Point(x: 0, y: 0), Point(x: 0, y: 10)], isClosed: false),
                Line([Point(x: 5, y: 0), Point(x: 5, y: 4)], isClosed: false),
                Line([Point(x: 5, y: 6), Point(x: 5, y: 10)], isClosed: false),
            ])
    }

    @Test func `slanted lines lie at their angle, so far apart`() {
        let root = 2.0.squareRoot()
        let lines = Hatching.lines(in: [box(0, 2)], angle: 45, spacing: root, offset: root / 2)
        let ends = lines.map { $0.points.map { [($0.x * 1_000).rounded() / 1_000, ($0.y * 1_000).rounded() / 1_000] } }
        #expect(ends == [[[1, 0], [0, 1]], [[2, 1], [1, 2]]])
    }

    @Test func `dots stand whole within the area`() {
        let dots = Hatching.dots(in: [box(0, 12)], spacing: 6, side: 2)
        let middles = dots.map { [$0.points[0].x + 1, $0.points[0].y + 1] }
        #expect(middles == [[3, 3], [9, 3], [3, 9], [9, 9]])
    }

    @Test func `no area has no lines`() {
        #expect(Hatching.lines(in: [], angle: 45, spacing: 9, offset: 0).isEmpty)
        let point = Line([Point(x: 1, y: 1)], isClosed: true)
        #expect(Hatching.lines(in: [point], angle: 45, spacing: 9, offset: 0).isEmpty)
    }
}
