import Foundation
import TestSupport
import Testing

@testable import Planar

/// The oracle is GEOS: its overlay for what is in common, its validity for what is simple.
@Suite struct CoverageCutTests {
    /// Squares with their corners moved, one of them left out so that the outside has a part within, one with a hole
    /// that another fills.
    static func layer() throws -> GeometryColumn {
        var random = SeededGenerator(seed: 4)
        let count = 7
        let size = 1_000.0
        var corners: [(x: Double, y: Double)] = []
        for row in 0...count {
            for column in 0...count {
                corners.append(
                    (
                        500_000 + (Double(column) + Double.random(in: -0.3...0.3, using: &random)) * size,
                        7_000_000 + (Double(row) + Double.random(in: -0.3...0.3, using: &random)) * size
                    ))
            }
        }
        var column = GeometryColumn()
        for cell in 0..<count * count where cell != 24 {
            let first = cell / count * (count + 1) + cell % count
            let ring = [first, first + 1, first + count + 2, first + count + 1, first].map { corners[$0] }
            guard cell == 9 else {
                try column.append(wkb: WKBWriter.polygon(x: ring.map(\.x), y: ring.map(\.y)))
                continue
            }
            // An island of another polygon within it, in a polygon that runs clockwise.
            let (x, y) = (ring.dropLast().map(\.x).reduce(0, +) / 4, ring.dropLast().map(\.y).reduce(0, +) / 4)
            let island = [(x - 90.5, y - 80.25), (x + 110.125, y - 70), (x + 3, y + 120), (x - 90.5, y - 80.25)]
            var flat = FlatGeometry(kind: .polygon)
            for corner in ring.reversed() { flat.append(x: corner.x, y: corner.y) }
            flat.endRing()
            for corner in island { flat.append(x: corner.0, y: corner.1) }
            flat.endRing()
            flat.endPart()
            column.append(flat)
            try column.append(wkb: WKBWriter.polygon(x: island.map(\.0), y: island.map(\.1)))
        }
        return column
    }

    static func ring(
        _ random: inout SeededGenerator, x: Double, y: Double, radius: Double, corners: Int, clockwise: Bool
    ) -> [(Double, Double)] {
        var ring = (0..<corners).map { corner -> (Double, Double) in
            let angle = Double(corner) / Double(corners) * 2 * Double.pi * (clockwise ? -1 : 1)
            let reach = radius * Double.random(in: 0.3...1, using: &random)
            return (x + reach * cos(angle), y + reach * cos(angle - Double.pi / 2))
        }
        ring.append(ring[0])
        return ring
    }

    /// What the shape has in common with each polygon and with none, by GEOS's overlay.
    static func overlay(_ shape: FlatGeometry, _ layer: GeometryColumn, _ context: Context) throws -> [Int: (
        area: Double, length: Double
    )] {
        let whole = try Geometry(wkb: WKBWriter.wkb(shape), in: context)
        var result: [Int: (area: Double, length: Double)] = [:]
        for row in 0..<layer.count {
            let common = try whole.intersection(layer.geometry(row, in: context))
            if common.area > 1e-6 || (shape.kind == .lineString && common.length > 0) {
                result[row] = (common.area, common.length)
            }
        }
        // Of all at once: one difference after the other leaves slivers along the borders.
        let rest = try whole.difference(Geometry(column: layer, rows: 0..<layer.count, in: context).coverageUnion())
        if rest.area > 1e-4 || (shape.kind == .lineString && rest.length > 1e-6) {
            result[-1] = (rest.area, rest.length)
        }
        return result
    }

    @Test func `parts are those of the overlay`() throws {
        let layer = try Self.layer()
        let context = Context()
        let network = try #require(BorderNetwork(layer))
        let cut = CoverageCut(network, index: try CoverageIndex(polygons: layer, squares: 4_096))
        var random = SeededGenerator(seed: 9)
        var (decided, several, outside) = (0, 0, 0)
        for turn in 0..<400 {
            let x = Double.random(in: 499_000...508_000, using: &random)
            let y = Double.random(in: 6_999_000...7_008_000, using: &random)
            let radius = [30, 300, 1_500, 6_000][turn % 4] * Double.random(in: 0.5...1, using: &random)
            var shape = FlatGeometry(kind: turn % 5 == 4 ? .lineString : .polygon)
            if shape.kind == .lineString {
                for _ in 0..<12 {
                    shape.append(
                        x: x + Double.random(in: -radius...radius, using: &random),
                        y: y + Double.random(in: -radius...radius, using: &random))
                }
                shape.endRing()
            } else {
                for vertex in Self.ring(
                    &random, x: x, y: y, radius: radius, corners: 4 + turn % 30, clockwise: turn % 2 == 0)
                {
                    shape.append(x: vertex.0, y: vertex.1)
                }
                shape.endRing()
                if turn % 3 == 0 {
                    // A hole in either direction, within the least reach of the outline.
                    for vertex in Self.ring(
                        &random, x: x, y: y, radius: radius * 0.2, corners: 5, clockwise: turn % 4 < 2)
                    {
                        shape.append(x: vertex.0, y: vertex.1)
                    }
                    shape.endRing()
                }
            }
            shape.endPart()
            if shape.kind == .polygon {
                guard try Geometry(wkb: WKBWriter.wkb(shape), in: context).validity() == .valid else { continue }
            }
            guard let parts = try cut.parts(of: shape) else { continue }
            decided += 1
            let expected = try Self.overlay(shape, layer, context)
            let whole = try Geometry(wkb: WKBWriter.wkb(shape), in: context)
            let found = parts.filter { shape.kind == .lineString ? $0.length > 1e-6 : $0.area > 1e-4 }
            #expect(
                Set(found.map(\.row))
                    == Set(expected.filter { $0.value.area > 1e-4 || shape.kind == .lineString }.keys), "turn \(turn)")
            if found.count > 1 { several += 1 }
            for part in found {
                guard let other = expected[part.row] else { continue }
                #expect(abs(part.area - other.area) <= 1e-10 * whole.area + 1e-7, "turn \(turn), row \(part.row)")
                #expect(abs(part.length - other.length) <= 1e-9 * whole.length, "turn \(turn), row \(part.row)")
                if part.row < 0 { outside += 1 }
            }
            let sum = parts.reduce(0) { $0 + (shape.kind == .lineString ? $1.length : $1.area) }
            #expect(abs(sum - (shape.kind == .lineString ? whole.length : whole.area)) <= 1e-10 * sum)
        }
        #expect(
            decided > 300 && several > 150 && outside > 50,
            "\(decided) decided, \(several) in several, \(outside) outside")
    }

    /// Where borders and outline meet in more than a point between their ends, GEOS is to be asked.
    @Test func `what is not sure has no answer`() throws {
        let layer = try Self.layer()
        let cut = CoverageCut(
            try #require(BorderNetwork(layer)), index: try CoverageIndex(polygons: layer, squares: 4_096))
        let own = layer.flat(8)
        #expect(try cut.parts(of: own) == nil, "its outline runs along borders")
        var corner = FlatGeometry(kind: .polygon)
        for (x, y) in [
            (own.x[0], own.y[0]), (own.x[0] + 50, own.y[0] - 40), (own.x[0] + 60, own.y[0] + 45), (own.x[0], own.y[0]),
        ] {
            corner.append(x: x, y: y)
        }
        corner.endRing()
        corner.endPart()
        #expect(try cut.parts(of: corner) == nil, "a vertex of it is one of a border")
        // Two that overlap are no coverage.
        var twice = layer
        try twice.append(wkb: layer[3])
        #expect(BorderNetwork(twice) == nil)
    }

    @Test func `what is called simple is valid`() throws {
        let context = Context()
        var random = SeededGenerator(seed: 2)
        var (simple, valid) = (0, 0)
        for turn in 0..<6_000 {
            // On a small lattice nearly everything touches; between, hardly anything does.
            let isLattice = turn % 2 == 0
            var shape = FlatGeometry(kind: .polygon)
            for _ in 0..<Int.random(in: 3...9, using: &random) {
                if isLattice {
                    shape.append(
                        x: Double(Int.random(in: 0...3, using: &random)),
                        y: Double(Int.random(in: 0...3, using: &random)))
                } else {
                    shape.append(
                        x: Double.random(in: 0...3, using: &random), y: Double.random(in: 0...3, using: &random))
                }
            }
            shape.append(x: shape.x[0], y: shape.y[0])
            shape.endRing()
            shape.endPart()
            let isValid = try Geometry(wkb: WKBWriter.wkb(shape), in: context).validity() == .valid
            if shape.isSurelySimple {
                simple += 1
                #expect(isValid, "\(shape.x) \(shape.y)")
            }
            if isValid, !isLattice {
                valid += 1
                #expect(shape.isSurelySimple, "\(shape.x) \(shape.y)")
            }
        }
        #expect(simple > 1_000 && valid > 500)
        // Larger rings are left to GEOS.
        var large = FlatGeometry(kind: .polygon)
        for vertex in Self.ring(&random, x: 0, y: 0, radius: 1, corners: 200, clockwise: false) {
            large.append(x: vertex.0, y: vertex.1)
        }
        large.endRing()
        large.endPart()
        #expect(!large.isSurelySimple)
    }
}
