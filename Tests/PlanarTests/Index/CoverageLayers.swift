import Foundation
import Planar
import TestSupport
import Testing

/// Layers to locate points on, and plain GEOS to compare with.
struct CoverageLayer: Sendable, CustomTestStringConvertible {
    let name: String
    let column: GeometryColumn
    var testDescription: String { name }

    init(_ name: String, _ column: GeometryColumn) {
        self.name = name
        self.column = column
    }

    init(_ name: String, wkt: [String]) {
        let context = Context()
        var column = GeometryColumn()
        for text in wkt {
            do { try column.append(Geometry(wkt: text, in: context)) } catch { fatalError("\(name): \(error)") }
        }
        self.init(name, column)
    }

    /// `side` × `side` cells of `size`, each side cut into `cuts` pieces, vertices off by up to `jitter` of a piece: a
    /// coverage whose neighbours share their borders to the bit.
    static func lattice(
        _ name: String, side: Int, cuts: Int, size: Double, jitter: Double, originX: Double, originY: Double,
        seed: UInt64
    ) -> CoverageLayer {
        var random = SeededGenerator(seed: seed)
        let count = side * cuts + 1
        var x = [Double](repeating: 0, count: count * count)
        var y = x
        for row in 0..<count {
            for column in 0..<count {
                let piece = size / Double(cuts)
                let off = jitter * piece
                x[row * count + column] =
                    originX + Double(column) * piece + (off > 0 ? .random(in: -off...off, using: &random) : 0)
                y[row * count + column] =
                    originY + Double(row) * piece + (off > 0 ? .random(in: -off...off, using: &random) : 0)
            }
        }
        var polygons = GeometryColumn()
        for row in 0..<side {
            for column in 0..<side {
                var ring: [Int] = []
                let (r, c) = (row * cuts, column * cuts)
                for i in 0..<cuts { ring.append(r * count + c + i) }
                for i in 0..<cuts { ring.append((r + i) * count + c + cuts) }
                for i in 0..<cuts { ring.append((r + cuts) * count + c + cuts - i) }
                for i in 0..<cuts { ring.append((r + cuts - i) * count + c) }
                ring.append(ring[0])
                var flat = FlatGeometry(kind: .polygon)
                for i in ring { flat.append(x: x[i], y: y[i]) }
                flat.endRing()
                flat.endPart()
                polygons.append(flat)
            }
        }
        return CoverageLayer(name, polygons)
    }

    static let made: [CoverageLayer] = [
        lattice(
            "metres, jittered", side: 5, cuts: 8, size: 50_000, jitter: 0.4, originX: 350_000, originY: 6_800_000,
            seed: 1),
        lattice(
            "metres, straight", side: 4, cuts: 1, size: 1000, jitter: 0, originX: 480_000, originY: 7_000_000, seed: 2),
        lattice("around zero", side: 4, cuts: 2, size: 1, jitter: 0, originX: -2, originY: -2, seed: 3),
        lattice("degrees, jittered", side: 3, cuts: 20, size: 0.9, jitter: 0.45, originX: 12, originY: 61.5, seed: 4),
        lattice(
            "centimetres far from the origin", side: 3, cuts: 3, size: 0.02, jitter: 0.3, originX: 481_000,
            originY: 7_006_000, seed: 5),
        CoverageLayer(
            "holes, islands, gaps, overlaps, empties",
            wkt: [
                "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (20 20, 20 80, 80 80, 80 20, 20 20))",
                "POLYGON EMPTY",
                """
                MULTIPOLYGON (((30 30, 50 30, 50 50, 30 50, 30 30)), ((60 60, 70 60, 65 77.3, 60 60)), ((110 0, \
                120 0, 120 130, 110 0)))
                """,
                """
                POLYGON ((20 20, 80 20, 80 80, 20 80, 20 20), (30 30, 30 50, 50 50, 50 30, 30 30), (60 60, 65 \
                77.3, 70 60, 60 60))
                """,
                "POLYGON ((-30 90, 130 90.5, 60 140, -30 90))",
                "MULTIPOLYGON EMPTY",
                "POLYGON ((-60 -60, -50 -60, -50 160, -60 160, -60 -60))",
            ]),
        CoverageLayer(
            "self-crossing",
            wkt: ["POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))", "POLYGON ((0 0, 20 0, 10 0, 10 10, 0 0))"]),
        CoverageLayer(
            "needles",
            wkt: [
                "POLYGON ((0 0, 100000 0.0001, 100000 0.0002, 0 0))",
                "POLYGON ((0 0, 0.0001 100000, -0.0001 100000, 0 0))",
                "POLYGON ((1 1, 1 1, 50000 50000, 50000.001 50000, 50000.001 50000, 1 1))",
            ]),
        CoverageLayer("one", wkt: ["POLYGON ((3 3, 4 3, 4 4, 3 3))"]),
    ]

    // MARK: Points

    /// Every vertex and edge midpoint, each also one unit in the last place to every side, and random points in a box
    /// somewhat larger than the layer.
    func points(random count: Int, seed: UInt64) -> (x: [Double], y: [Double]) {
        var (x, y): ([Double], [Double]) = ([], [])
        func add(_ px: Double, _ py: Double) {
            for nx in [px.nextDown, px, px.nextUp] {
                for ny in [py.nextDown, py, py.nextUp] {
                    x.append(nx)
                    y.append(ny)
                }
            }
        }
        for row in 0..<column.count {
            let flat = column.flat(row)
            for ring in 0..<flat.ringCount {
                for i in flat.coordinates(ofRing: ring).dropLast() {
                    add(flat.x[i], flat.y[i])
                    add((flat.x[i] + flat.x[i + 1]) / 2, (flat.y[i] + flat.y[i + 1]) / 2)
                    // Exactly as high as a vertex, or exactly above it, and off the edge: where counting crossings goes
                    // wrong.
                    add(flat.x[i] - (flat.x[i + 1] - flat.x[i]), flat.y[i])
                    add(flat.x[i], flat.y[i] - (flat.y[i + 1] - flat.y[i]))
                }
            }
        }
        if let box = column.envelope?.expanded(by: 0.1 * max(column.envelope!.width, column.envelope!.height)) {
            var random = SeededGenerator(seed: seed)
            for _ in 0..<count {
                x.append(.random(in: box.minX...box.maxX, using: &random))
                y.append(.random(in: box.minY...box.maxY, using: &random))
            }
        }
        return (x, y)
    }

    /// The lowest row whose prepared polygon says that it intersects the point: GEOS and nothing else.
    func plainGEOS(x: [Double], y: [Double]) throws -> [Int32] {
        let context = Context()
        var answers = [Int32](repeating: -1, count: x.count)
        for row in (0..<column.count).reversed() {
            guard let envelope = column.envelope(row) else { continue }
            let polygon = try column.geometry(row, in: context).prepared()
            for i in x.indices where envelope.contains(x: x[i], y: y[i]) {
                if try polygon.intersects(x: x[i], y: y[i]) { answers[i] = Int32(row) }
            }
        }
        return answers
    }
}

/// The polygons of a GeoJSON file in SWEREF 99 TM, ordered by a property.
func sharedPolygons(_ file: String, orderedBy property: String) throws -> GeometryColumn {
    let url = URL(fileURLWithPath: SharedData.path(file))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    let features = try #require(object["features"] as? [[String: Any]])
    var rows: [(code: String, flat: FlatGeometry)] = []
    for feature in features {
        let geometry = try #require(feature["geometry"] as? [String: Any])
        let properties = try #require(feature["properties"] as? [String: Any])
        let code = try #require(properties[property] as? String)
        let isMulti = geometry["type"] as? String == "MultiPolygon"
        let parts = try #require(
            isMulti
                ? geometry["coordinates"] as? [[[[Double]]]] : (geometry["coordinates"] as? [[[Double]]]).map { [$0] })
        var flat = FlatGeometry(kind: isMulti ? .multiPolygon : .polygon)
        for part in parts {
            for ring in part {
                for position in ring { flat.append(x: position[0], y: position[1]) }
                flat.endRing()
            }
            flat.endPart()
        }
        rows.append((code, flat))
    }
    var column = GeometryColumn()
    for row in rows.sorted(by: { $0.code < $1.code }) { column.append(row.flat) }
    return try Projection(from: .crs84, to: .sweref99TM).transform(column)
}
