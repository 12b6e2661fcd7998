package import Planar
package import Territory

/// The population within a distance of something: of the union of the discs and strips around it, never their sum.
package struct Reach: Sendable {
    /// Metres, straight line.
    package let distance: Double
    let personsByCell: [Double]
    /// SWEREF 99 TM; unclipped, so it may cross the county's border.
    package let area: [UInt8]

    package var persons: Double { personsByCell.reduce(0, +) }

    /// - Parameters:
    ///   - shapes: points, lines and areas in SWEREF 99 TM.
    ///   - distance: metres. Discs have 64 corners, up to 0.12 % of the distance inside the true circle.
    package init(_ territory: Territory, around shapes: GeometryColumn, distance: Double) throws {
        let context = Context()
        var discs = GeometryColumn()
        // The same place many times is one disc, and a disc inside others needs no union. Sorted by their bytes, places
        // come in an order unrelated to their position, so that the first ones soon cover most of the ground.
        var cover = shapes.envelope.flatMap { DiscCover(extent: $0, radius: distance) }
        for wkb in Set((0..<shapes.count).map { Array(shapes[$0]) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let shape = try Geometry(wkb: wkb, in: context)
            if cover != nil, shape.kind == .point, let box = shape.envelope,
                cover?.keeps(x: box.minX, y: box.minY) == false
            {
                continue
            }
            try discs.append(shape.buffer(distance, quadrantSegments: 16))
        }
        self.distance = distance
        var persons = [Double](repeating: 0, count: territory.cells.count)
        let union = try Geometry(column: discs, rows: Array(0..<discs.count), in: context).unaryUnion()
        area = try union.wkb()
        if !union.isEmpty {
            for item in try PopulationCount(territory).count(in: area) { persons[item.cell] += item.persons }
        }
        personsByCell = persons
    }
}
