import Planar
import TestSupport
import Testing

/// Edges that are straight in longitude and latitude, on the plane.
@Suite struct StraightEdgesTests {
    private static func ring(_ x: [Double], _ y: [Double], kind: GeometryKind = .polygon) -> FlatGeometry {
        var shape = FlatGeometry(kind: kind)
        for (x, y) in zip(x, y) { shape.append(x: x, y: y) }
        shape.endRing()
        shape.endPart()
        return shape
    }

    private static let box = ring([12, 15.5, 15.5, 12, 12], [62.6, 62.6, 64, 64, 62.6])

    /// Wherever on an edge, the way of the plane is within two centimetres of the point that belongs there.
    @Test func `long edges keep to where they ran`() throws {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        var moved = Self.box
        try projection.transformKeepingEdges(&moved)
        #expect(moved.x.count > 100 && moved.x.count < 5_000)
        let outline = try Geometry(wkb: WKBWriter.wkb(moved), in: Context()).boundary()
        for edge in 0..<4 {
            for step in 0...97 {
                let part = Double(step) / 97
                let at = try projection.transform(
                    x: Self.box.x[edge] + part * (Self.box.x[edge + 1] - Self.box.x[edge]),
                    y: Self.box.y[edge] + part * (Self.box.y[edge + 1] - Self.box.y[edge]))
                let distance = try outline.distance(to: Geometry(x: at.x, y: at.y, in: outline.context))
                #expect(distance < 0.02, "edge \(edge), \(part): \(distance) m")
            }
        }
        // Moved by its corners only, the parallels miss by hundreds of metres.
        var corners = Self.box
        try projection.transform(&corners)
        let area = try Geometry(wkb: WKBWriter.wkb(corners), in: Context()).area
        let own = try Geometry(wkb: WKBWriter.wkb(moved), in: Context()).area
        #expect(abs(own - area) > 1e7)
    }

    /// Neighbours that share an edge share its vertices, whichever way each walks it.
    @Test func `shared edges stay shared`() throws {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        var line = Self.ring([12.1, 14.77], [62.6, 63.93], kind: .lineString)
        var back = Self.ring([14.77, 12.1], [63.93, 62.6], kind: .lineString)
        try projection.transformKeepingEdges(&line)
        try projection.transformKeepingEdges(&back)
        #expect(line.x == back.x.reversed() && line.y == back.y.reversed() && line.x.count > 50)
    }

    @Test func `short edges and points are moved as they are`() throws {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        for shape in [
            Self.ring([14, 14.003, 14.003, 14], [63, 63, 63.002, 63]),
            Self.ring([12, 15, 12], [62, 64, 65], kind: .multiPoint),
        ] {
            var (kept, plain) = (shape, shape)
            try projection.transformKeepingEdges(&kept)
            try projection.transform(&plain)
            #expect(kept == plain)
        }
        // A meridian is straight where it is the plane's own.
        var meridian = Self.ring([15, 15], [62, 62.9], kind: .lineString)
        try projection.transformKeepingEdges(&meridian)
        #expect(meridian.x.count == 2)
    }

    @Test func `collections and their members too`() throws {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        var collection = FlatGeometry(kind: .collection)
        collection.members = [Self.box, Self.ring([14], [63], kind: .point)]
        try projection.transformKeepingEdges(&collection)
        var box = Self.box
        try projection.transformKeepingEdges(&box)
        #expect(collection.members[0] == box && collection.members[1].x.count == 1)
    }

    @Test func `the same system changes nothing`() throws {
        var square = Self.ring([500_000, 900_000, 900_000, 500_000], [7e6, 7e6, 7.1e6, 7e6])
        let before = square
        try Projection(from: .sweref99TM, to: .sweref99TM).transformKeepingEdges(&square)
        #expect(square.x.count == before.x.count)
    }

    // MARK: The domain

    @Test func `the whole world is cut to where the plane is sound`() throws {
        let context = Context()
        let world = try Geometry(Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90), in: context)
        let cut = try Projection.clippedToDomain(world)
        let box = cut.envelope
        #expect(box == Projection.domain)
        let wkb = try Projection(from: .crs84, to: .sweref99TM).transformKeepingEdges(wkb: cut.wkb())
        let plane = try Geometry(wkb: wkb, in: context)
        guard case .valid = try plane.validity() else {
            Issue.record("not valid")
            return
        }
        for (x, y) in [(180_000.0, 6_050_000.0), (1_000_000, 7_760_000), (500_000, 7_000_000)] {
            let isInside = try plane.intersects(Geometry(x: x, y: y, in: context))
            #expect(isInside)
        }
    }

    @Test(arguments: [(-74.0, 40.7), (63.2, 14.6), (140.0, 35.0)]) func `what lies beyond is empty`(
        at: (Double, Double)
    )
        throws
    {
        let cut = try Projection.clippedToDomain(Geometry(x: at.0, y: at.1, in: Context()))
        let isEmpty = cut.isEmpty
        #expect(isEmpty)
    }

    @Test func `what is no degree is refused`() throws {
        for x in [1e30, 400, -1e308] {
            #expect(throws: PlanarError.self) {
                _ = try Projection.clippedToDomain(Geometry(x: x, y: 63, in: Context())).isEmpty
            }
        }
    }
}
