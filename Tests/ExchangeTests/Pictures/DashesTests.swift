import Testing

@testable import Exchange

struct DashesTests {
    private typealias Point = VectorPicture.Point

    @Test func `dashes go around corners and close a ring`() {
        let ring = VectorPicture.Line(
            [Point(x: 0, y: 0), Point(x: 3, y: 0), Point(x: 3, y: 3), Point(x: 0, y: 3)], isClosed: true)
        let pieces = Dashes.cut(ring, by: [4, 3])
        #expect(
            pieces.map(\.points) == [
                [Point(x: 0, y: 0), Point(x: 3, y: 0), Point(x: 3, y: 1)],
                [Point(x: 2, y: 3), Point(x: 0, y: 3), Point(x: 0, y: 1)],
            ])
        #expect(pieces.allSatisfy { !$0.isClosed })
    }

    @Test func `a length of nothing cuts nothing`() {
        let line = VectorPicture.Line([Point(x: 0, y: 0), Point(x: 3, y: 0)], isClosed: false)
        #expect(Dashes.cut(line, by: [0, 2]) == [line])
    }
}
