import Planar
import TestSupport
import Testing

@Suite struct BorderDistanceTests {
    /// The distance is GEOS's distance to the rings of all polygons, and the polygon the lowest with such a ring.
    @Test(arguments: CoverageLayer.made, [1, 500, 50_000]) func `is that of GEOS`(layer: CoverageLayer, squares: Int)
        throws
    {
        let extent = try #require(layer.column.envelope)
        let context = Context()
        var rings = GeometryColumn()
        for row in 0..<layer.column.count { try rings.append(layer.column.geometry(row, in: context).boundary()) }
        let lines = try Geometry(column: rings, rows: 0..<rings.count, in: context).prepared()
        let index = try CoverageIndex(polygons: layer.column, squares: squares)

        var (x, y) = layer.points(random: 300, seed: 9)
        var random = SeededGenerator(seed: 10)
        let size = max(extent.width, extent.height)
        for _ in 0..<50 {  // far outside the grid, on every side
            x.append(.random(in: extent.minX - 3 * size...extent.maxX + 3 * size, using: &random))
            y.append(.random(in: extent.minY - 3 * size...extent.maxY + 3 * size, using: &random))
        }
        let chosen =
            Array(stride(from: 0, to: x.count - 350, by: max(1, (x.count - 350) / 300)))
            + Array(x.count - 350..<x.count)
        let limit = 0.2 * size
        var distances: [Double] = []
        index.borderDistances(x: x, y: y, within: limit, into: &distances, workers: 2)
        for i in chosen {
            let expected = try lines.distance(x: x[i], y: y[i])
            let nearest = try #require(index.nearestBorder(x: x[i], y: y[i], within: .infinity))
            // Differences of coordinates carry half a unit in the last place of the coordinates themselves.
            let tolerance = 1e-12 * max(abs(x[i]), abs(y[i]), size)
            #expect(abs(nearest.distance - expected) <= tolerance)
            #expect(distances[i] == (nearest.distance <= limit ? nearest.distance : .infinity))
            #expect(
                index.borderDistance(x: x[i], y: y[i], within: limit)
                    == (nearest.distance <= limit ? nearest.distance : nil))
            let ownRings = try rings.geometry(nearest.polygon, in: context)
            #expect(abs(try ownRings.distance(to: Geometry(x: x[i], y: y[i], in: context)) - expected) <= tolerance)
        }
    }

    /// What a worker remembers of a neighbourhood changes no distance, wherever the points come from and in whatever
    /// order.
    @Test(arguments: CoverageLayer.made, [1, 500, 50_000]) func `remembered neighbourhoods change nothing`(
        layer: CoverageLayer, squares: Int
    ) throws {
        let extent = try #require(layer.column.envelope)
        let index = try CoverageIndex(polygons: layer.column, squares: squares)
        let size = max(extent.width, extent.height)
        var (x, y) = layer.points(random: 2_000, seed: 11)
        x += [.nan, 0, .infinity, -.infinity, 1e300, extent.minX - size, extent.maxX + 0.001 * size]
        y += [0, .nan, 0, .nan, -1e300, extent.maxY, extent.minY]
        // In no order, so that neighbourhoods come and come again; with many borders, a part.
        var random = SeededGenerator(seed: 13)
        let order = x.indices.shuffled(using: &random).prefix(4_000)
        (x, y) = (order.map { x[$0] }, order.map { y[$0] })
        var distances = [Double](repeating: -1, count: x.count)
        for limit in [0, 0.003 * size, 0.2 * size, 2 * size] {
            var worker = index.distances(within: limit)
            x.withUnsafeBufferPointer { x in
                y.withUnsafeBufferPointer { y in
                    distances.withUnsafeMutableBufferPointer { worker.measure(x: x, y: y, into: $0) }
                }
            }
            let different = x.indices.filter {
                distances[$0] != index.borderDistance(x: x[$0], y: y[$0], within: limit) ?? .infinity
            }
            #expect(different.isEmpty, "\(different.count) points, the first (\(x[different[0]]), \(y[different[0]]))")
        }
    }

    @Test func `of several the lowest row`() throws {
        // Four cells around (1, 1); 3 × 3 more of them on a lattice of unit cells, rows counted from below.
        let index = try CoverageIndex(polygons: CoverageLayer.made[2].column, squares: 700)
        let nearSharedSide = try #require(index.nearestBorder(x: -1.1, y: -1.5, within: 5))
        #expect(nearSharedSide.polygon == 0)
        #expect(abs(nearSharedSide.distance - 0.1) < 1e-15)
        let onCorner = try #require(index.nearestBorder(x: 1, y: 1, within: 5))
        #expect(onCorner.polygon == 10 && onCorner.distance == 0)
        let beyondCorner = try #require(index.nearestBorder(x: 5, y: 6, within: 5))
        #expect(beyondCorner.polygon == 15 && beyondCorner.distance == 5)
        #expect(index.nearestBorder(x: 5, y: 6, within: 4.999) == nil)
        let leftOfTwo = try #require(index.nearestBorder(x: -3, y: 0, within: 5))
        #expect(leftOfTwo.polygon == 4 && leftOfTwo.distance == 1)
    }

    /// Two borders equally near on opposite sides, found in either order.
    @Test(arguments: [false, true]) func `of opposite sides the lowest row`(isTurned: Bool) throws {
        let boxes = [
            Envelope(minX: 0, minY: 0, maxX: 10, maxY: 1), Envelope(minX: 0, minY: 3, maxX: 10, maxY: 4),
            Envelope(minX: 20, minY: 0, maxX: 21, maxY: 4), Envelope(minX: 23, minY: 0, maxX: 24, maxY: 4),
        ]
        var column = GeometryColumn()
        for box in isTurned ? boxes.reversed() : boxes { try column.append(wkb: WKBWriter.rectangle(box)) }
        for squares in [1, 50, 500, 5000] {
            let index = try CoverageIndex(polygons: column, squares: squares)
            let between = try #require(index.nearestBorder(x: 5, y: 2, within: 2))
            #expect(between.polygon == (isTurned ? 2 : 0) && between.distance == 1)
            let beside = try #require(index.nearestBorder(x: 22, y: 2, within: 2))
            #expect(beside.polygon == (isTurned ? 0 : 2) && beside.distance == 1)
        }
    }

    @Test func `nearest polygon starts inside`() throws {
        let locator = try CoverageIndex(polygons: CoverageLayer.made[2].column).locator()
        let inside = try #require(try locator.nearestPolygon(x: 1.5, y: 1.5, within: 0))
        #expect(inside.polygon == 15 && inside.distance == 0)
        let outside = try #require(try locator.nearestPolygon(x: 2.25, y: 1.5, within: 1))
        #expect(outside.polygon == 15 && outside.distance == 0.25)
        #expect(try locator.nearestPolygon(x: 2.25, y: 1.5, within: 0.2) == nil)
    }
}
