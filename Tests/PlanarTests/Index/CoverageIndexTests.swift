import TestSupport
import Testing

@testable import Planar

@Suite struct CoverageIndexTests {
    static let grids = [1, 60, 4096, 100_000]

    /// The answer is GEOS's for every point, whatever the grid.
    @Test(arguments: CoverageLayer.made, grids) func `answers as GEOS`(layer: CoverageLayer, squares: Int) throws {
        let (x, y) = layer.points(random: 4000, seed: 7)
        let expected = try layer.plainGEOS(x: x, y: y)
        let index = try CoverageIndex(polygons: layer.column, squares: squares)
        var answers: [Int32] = []
        try index.locate(x: x, y: y, into: &answers)
        let wrong = x.indices.filter { answers[$0] != expected[$0] }
        #expect(
            wrong.isEmpty,
            Comment(
                rawValue: "\(wrong.count) of \(x.count), first "
                    + (wrong.first.map { "(\(x[$0]), \(y[$0])): \(answers[$0]), GEOS \(expected[$0])" } ?? ""))
        )
        #expect(Set(expected).count > 1, "points of one kind only show nothing")
        // One at a time the same.
        let locator = index.locator()
        for i in stride(from: 0, to: x.count, by: 7) { #expect(try locator.locate(x: x[i], y: y[i]) == expected[i]) }
    }

    /// Borders through the very corners of squares and along their sides, and points there: where a square's own
    /// reckoning starts, and where rounding decides which square a point falls in.
    @Test(arguments: [300, 1000]) func `borders on the grid itself`(squares: Int) throws {
        // The frame fixes the grid; the polygons on it are then drawn on that grid's lines.
        let frame = WKBWriter.rectangle(
            Envelope(minX: 350_000.1, minY: 6_800_000.3, maxX: 610_000.7, maxY: 7_200_000.9))
        var column = GeometryColumn()
        try column.append(wkb: frame)
        let grid = try CoverageIndex(polygons: column, squares: squares).grid
        column = GeometryColumn()
        for (c, r) in [(2, 2), (3, 3), (4, 2)] {
            let (x0, x1, x2) = (grid.left(c), grid.left(c + 1), grid.left(c + 2))
            let (y0, y1, y2) = (grid.lower(r), grid.lower(r + 1), grid.lower(r + 2))
            for ring in [
                [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)],  // a square
                [(x1, y0), (x2, y1), (x1, y2), (x0, y1), (x1, y0)],  // diagonals from corner to corner
                [(x0, y0), (x2, y1), (x1, y2), (x0, y0)],  // through a corner between, to rounding
                [(x1, y1), (x2, y1), (x2, y2), (x1, y1)],
            ] {
                try column.append(wkb: WKBWriter.polygon(x: ring.map(\.0), y: ring.map(\.1)))
            }
        }
        // Long sides on grid lines, with nothing else in the squares to their left and right, below and above.
        let (w, h) = (0.3 * grid.width, 0.3 * grid.height)
        for box in [
            Envelope(minX: grid.left(9), minY: grid.lower(2) + h, maxX: grid.left(12), maxY: grid.lower(10) + h),
            Envelope(minX: grid.left(2) + w, minY: grid.lower(7), maxX: grid.left(7) + w, maxY: grid.lower(10)),
        ] {
            try column.append(wkb: WKBWriter.rectangle(box))
        }
        try column.append(wkb: frame)
        let layer = CoverageLayer("on the grid", column)
        let index = try CoverageIndex(polygons: column, squares: squares)
        #expect(index.grid.left(3) == grid.left(3) && index.grid.lower(4) == grid.lower(4))
        #expect(index.borders.candidates.contains { $0.isUncertain })

        var (x, y) = layer.points(random: 0, seed: 0)
        var random = SeededGenerator(seed: 12)
        for _ in 0..<4000 {
            let (anyX, anyY) = (
                Double.random(in: grid.left(1)...grid.left(14), using: &random),
                Double.random(in: grid.lower(1)...grid.lower(12), using: &random)
            )
            x.append(anyX)
            y.append(anyY)
            // On the sides of squares, and a few units in the last place off.
            let onColumn = grid.left(.random(in: 1...14, using: &random))
            x.append(onColumn + onColumn.ulp * Double(Int.random(in: -3...3, using: &random)))
            y.append(anyY)
            let onRow = grid.lower(.random(in: 1...12, using: &random))
            x.append(anyX)
            y.append(onRow + onRow.ulp * Double(Int.random(in: -3...3, using: &random)))
        }
        let expected = try layer.plainGEOS(x: x, y: y)
        var answers: [Int32] = []
        try index.locate(x: x, y: y, into: &answers)
        #expect(x.indices.filter { answers[$0] != expected[$0] }.isEmpty)
    }

    /// A million random points over the jittered lattice; GEOS is asked for next to none of them.
    @Test func `million points`() throws {
        let layer = CoverageLayer.made[0]
        let box = try #require(layer.column.envelope)
        var random = SeededGenerator(seed: 11)
        let x = (0..<1_000_000).map { _ in Double.random(in: box.minX...box.maxX, using: &random) }
        let y = (0..<1_000_000).map { _ in Double.random(in: box.minY...box.maxY, using: &random) }
        let index = try CoverageIndex(polygons: layer.column)
        var answers: [Int32] = []
        try index.locate(x: x, y: y, into: &answers, workers: 3)
        let sample = stride(from: 0, to: x.count, by: 20).map { $0 }
        let expected = try layer.plainGEOS(x: sample.map { x[$0] }, y: sample.map { y[$0] })
        #expect(sample.map { answers[$0] } == expected)
        // Any number of workers gives the same.
        var alone: [Int32] = []
        try index.locate(x: x, y: y, into: &alone, workers: 1)
        #expect(alone == answers)
        let locator = index.locator()
        try x.withUnsafeBufferPointer { x in
            try y.withUnsafeBufferPointer { y in
                try alone.withUnsafeMutableBufferPointer { try locator.locate(x: x, y: y, into: $0) }
            }
        }
        #expect(alone == answers)
        #expect(locator.exactQuestions < 10)
    }

    @Test(.enabled(if: SharedData.isPresent, "needs ../shared or RACKVIDD_SHARED"))
    func `answers as GEOS on the municipalities`() throws {
        let layer = CoverageLayer(
            "municipalities", try sharedPolygons("municipalities_lantmateriet_8.geojson", orderedBy: "kommunkod"))
        #expect(layer.column.count == 8)
        let (x, y) = layer.points(random: 200_000, seed: 3)
        let expected = try layer.plainGEOS(x: x, y: y)
        for squares in [2000, 262_144] {
            let index = try CoverageIndex(polygons: layer.column, squares: squares)
            var answers: [Int32] = []
            try index.locate(x: x, y: y, into: &answers)
            #expect(x.indices.allSatisfy { answers[$0] == expected[$0] })
        }
    }

    @Test func `shared borders belong to the lowest row`() throws {
        let index = try CoverageIndex(polygons: CoverageLayer.made[1].column)
        let locator = index.locator()
        // Four cells meet at the inner corner; rows 0 and 1 are the lower ones.
        #expect(try locator.locate(x: 481_000, y: 7_001_000) == 0)
        #expect(try locator.locate(x: 481_000, y: 7_000_500) == 0)
        #expect(try locator.locate(x: (481_000.0).nextUp, y: 7_000_500) == 1)
        #expect(try locator.locate(x: 484_000, y: 7_004_000) == 15)
        #expect(try locator.locate(x: (484_000.0).nextUp, y: 7_004_000) == -1)
        #expect(try locator.locate(x: 480_000, y: (7_000_000.0).nextDown) == -1)
    }

    @Test func `what is no number lies nowhere`() throws {
        let index = try CoverageIndex(polygons: CoverageLayer.made[2].column)
        let bad = [
            Double.nan, -.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
            .signalingNaN,
        ]
        let locator = index.locator()
        for value in bad {
            var answers: [Int32] = []
            try index.locate(x: [value, 0.5, value], y: [0.5, value, value], into: &answers)
            #expect(answers == [-1, -1, -1])
            #expect(try locator.locate(x: value, y: 0.5) == -1)
            #expect(try locator.locate(x: 0.5, y: value) == -1)
            #expect(index.borderDistance(x: value, y: 0.5, within: 10) == nil)
        }
    }

    @Test func `nothing contains nothing`() throws {
        var column = GeometryColumn()
        for index in [
            try CoverageIndex(polygons: column),
            try {
                try column.append(wkb: WKBWriter.multi(.multiPolygon, [[UInt8]]()))
                return try CoverageIndex(polygons: column)
            }(),
        ] {
            var answers: [Int32] = []
            try index.locate(x: [0, 1], y: [0, 1], into: &answers)
            #expect(answers == [-1, -1])
            try index.locate(x: [], y: [], into: &answers)
            #expect(answers.isEmpty)
            #expect(index.borderDistance(x: 0, y: 0, within: .infinity) == nil)
            #expect(index.soleAnswer(in: Envelope(minX: -1, minY: -1, maxX: 1, maxY: 1)) == -1)
        }
    }

    @Test(arguments: [
        (WKBWriter.lineString(x: [0, 1], y: [0, 1]), "LineString is not a polygon"),
        (WKBWriter.polygon(x: [0, 1, 1], y: [0, 0, 1]), "ring 0 is not closed"),
        (
            WKBWriter.polygon(x: [0, 9, 9, 0, 1, 2, 2, 3], y: [0, 0, 9, 0, 0, 0, 1, 0], ringStarts: [0, 4, 8]),
            "ring 1 is not closed"
        ),
    ]) func `refuses what is no polygon`(wkb: [UInt8], reason: String) throws {
        var column = GeometryColumn()
        try column.append(wkb: WKBWriter.rectangle(Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)))
        try column.append(wkb: wkb)
        let error = #expect(throws: PlanarError.self) { _ = try CoverageIndex(polygons: column) }
        #expect(error?.message == "row 1: \(reason)")
    }

    @Test(arguments: [Double.nan, .infinity]) func `refuses what is no number`(value: Double) throws {
        var column = GeometryColumn()
        #expect(throws: PlanarError.self) {
            try column.append(wkb: WKBWriter.polygon(x: [0, 1, value, 0], y: [0, 0, 1, 0]))
        }
        #expect(column.count == 0)
        var flat = FlatGeometry(kind: .polygon)
        for (x, y) in [(0.0, 0.0), (1, 0), (1, value), (0, 0)] { flat.append(x: x, y: y) }
        flat.endRing()
        flat.endPart()
        column.append(flat)
        let error = #expect(throws: PlanarError.self) { _ = try CoverageIndex(polygons: column) }
        #expect(error?.message == "row 0: a coordinate is not a number")
        #expect(throws: PlanarError.self) { _ = try column.geometry(0, in: Context()) }
    }

    /// A box with one answer has it at every point.
    @Test(arguments: CoverageLayer.made) func `sole answers hold`(layer: CoverageLayer) throws {
        let index = try CoverageIndex(polygons: layer.column, squares: 20_000)
        let extent = try #require(layer.column.envelope)
        var random = SeededGenerator(seed: 5)
        let locator = index.locator()
        var found = 0
        for _ in 0..<2000 {
            let (x, y) = (
                Double.random(in: extent.minX...extent.maxX, using: &random),
                Double.random(in: extent.minY...extent.maxY, using: &random)
            )
            let box = Envelope(minX: x, minY: y, maxX: x + extent.width * 0.03, maxY: y + extent.height * 0.03)
            guard let answer = index.soleAnswer(in: box) else { continue }
            found += 1
            for _ in 0..<20 {
                let answerInside = try locator.locate(
                    x: .random(in: box.minX...box.maxX, using: &random),
                    y: .random(in: box.minY...box.maxY, using: &random))
                #expect(answerInside == answer)
            }
        }
        #expect(found > 0)
    }
}
