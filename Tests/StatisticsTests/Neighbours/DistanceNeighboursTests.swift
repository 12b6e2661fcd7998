import Statistics
import Testing

@Suite struct DistanceNeighboursTests {
    @Test func `distances make neighbours`() throws {
        let points = [(0.0, 0.0), (3, 4), (3, 4), (10, 0), (100, 100)].map { (x: $0.0, y: $0.1) }
        let band = try Neighbours.distanceBand(points, metres: 5, style: .binary)
        #expect(band.links.map { [$0.from, $0.to] } == [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]])
        #expect(band.islands == [3, 4] && band.rule == .distanceBand(metres: 5))
        let nearest = try Neighbours.nearest(1, of: points, style: .rowStandardised)
        #expect(nearest.links.map { [$0.from, $0.to] } == [[0, 1], [1, 2], [2, 1], [3, 1], [4, 3]])
        #expect(!nearest.isSymmetric && nearest.rule == .nearest(1))
        let two = try Neighbours.nearest(2, of: points, style: .binary)
        #expect(Array(two.neighbours(of: 4)) == [1, 3] && Array(two.neighbours(of: 3)) == [1, 2])
        #expect(throws: Undefined.parameter(.neighbours, value: 5)) {
            try Neighbours.nearest(5, of: points, style: .binary)
        }
        #expect(throws: Undefined.parameter(.distance, value: 0)) {
            try Neighbours.distanceBand(points, metres: 0, style: .binary)
        }
        #expect(throws: Undefined.notFinite(index: 0)) {
            try Neighbours.distanceBand([(x: .nan, y: 0)], metres: 1, style: .binary)
        }
    }
}
