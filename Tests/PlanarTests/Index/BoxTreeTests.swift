import Planar
import TestSupport
import Testing

@Suite struct BoxTreeTests {
    @Test(arguments: [0, 1, 2, 15, 16, 17, 256, 257, 3000]) func `finds what a search of all finds`(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let envelopes: [Envelope?] = (0..<count).map { i in
            if i % 11 == 5 { return nil }
            let (x, y) = (
                Double.random(in: 0...1000, using: &random).rounded(),
                Double.random(in: 0...1000, using: &random).rounded()
            )
            let (w, h) = (
                Double.random(in: 0...30, using: &random).rounded(), Double.random(in: 0...30, using: &random).rounded()
            )
            return Envelope(minX: x, minY: y, maxX: x + w, maxY: y + h)
        }
        let tree = BoxTree(envelopes: envelopes)
        for _ in 0..<200 {
            let (x, y) = (
                Double.random(in: -50...1050, using: &random).rounded(),
                Double.random(in: -50...1050, using: &random).rounded()
            )
            let window = Envelope(minX: x, minY: y, maxX: x + 60, maxY: y + 20)
            #expect(tree.query(window) == envelopes.indices.filter { envelopes[$0]?.intersects(window) == true })

            let byDistance = envelopes.indices.compactMap { row in
                envelopes[row].map { (distance: $0.distance(x: x, y: y), row: row) }
            }
            let expected = byDistance.min { ($0.distance, $0.row) < ($1.distance, $1.row) }
            let nearest = tree.nearest(x: x, y: y)
            #expect(nearest?.row == expected?.row)
            #expect(nearest?.distance == expected?.distance)
            let limited = tree.nearest(x: x, y: y, within: 3)
            #expect(limited?.row == (expected.map { $0.distance <= 3 } == true ? expected?.row : nil))

            // A true distance that is longer than the box's: to the farthest corner.
            func farthest(_ row: Int) -> Double {
                guard let box = envelopes[row] else { return .infinity }
                let (dx, dy) = (max(abs(x - box.minX), abs(x - box.maxX)), max(abs(y - box.minY), abs(y - box.maxY)))
                return (dx * dx + dy * dy).squareRoot()
            }
            let exact = envelopes.indices.filter { envelopes[$0] != nil }.map { (farthest($0), $0) }.min { $0 < $1 }
            #expect(tree.nearest(x: x, y: y, distance: farthest)?.row == exact?.1)
        }
    }

    @Test func `appends to what is there`() {
        let tree = BoxTree(envelopes: [Envelope(x: 5, y: 5), Envelope(x: 1, y: 1)])
        var found = [9, 8]
        tree.query(Envelope(minX: 0, minY: 0, maxX: 6, maxY: 6), into: &found)
        #expect(found == [9, 8, 0, 1])
    }
}
