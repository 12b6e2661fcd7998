import Planar
import TestSupport
import Testing

@testable import Exchange

/// Well-known text read without GEOS, beside GEOS's own reader.
@Suite struct PlainWKTTests {
    private func byGEOS(_ text: String) throws -> FlatGeometry {
        try WKBReader.geometry(of: Geometry(wkt: text, in: Context()).wkb())
    }

    @Test func `says what GEOS says`() throws {
        var random = SeededGenerator(seed: 7)
        func number() -> String {
            let value = Double.random(in: -700_000...7_300_000, using: &random)
            return switch Int.random(in: 0..<5, using: &random) {
            case 0: "\(Int(value))"
            case 1: "\(value)"
            case 2: "\(value * 1e-9)"
            case 3: "\((value * 1e7).rounded() / 1e12)"
            default: "-.5"
            }
        }
        func space() -> String { String(repeating: " ", count: Int.random(in: 0...1, using: &random)) }
        func coordinates(_ count: Int) -> [String] { (0..<count).map { _ in "\(number()) \(number())" } }
        for round in 0..<600 {
            let text: String
            switch round % 3 {
            case 0: text = "POINT\(space())(\(space())\(number()) \(number())\(space()))"
            case 1:
                let count = Int.random(in: 2...9, using: &random)
                text = "linestring (" + coordinates(count).joined(separator: ",\(space())") + ")\(space())"
            default:
                let rings = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    let open = coordinates(Int.random(in: 3...8, using: &random))
                    return "(" + (open + [open[0]]).joined(separator: ", ") + ")"
                }
                text = "Polygon\(space())(" + rings.joined(separator: ",\(space())") + ")"
            }
            let plain = try #require(PlainWKT.geometry(text[...]), "\(text)")
            let other = try byGEOS(text)
            #expect(plain.kind == other.kind && plain.x == other.x && plain.y == other.y, "\(text)")
            #expect(plain.ringStarts == other.ringStarts && plain.partStarts == other.partStarts, "\(text)")
        }
    }

    @Test(arguments: [
        "", "POINT", "POINT EMPTY", "POINT (1)", "POINT (1 2 3)", "POINT Z (1 2 3)", "POINT (1 2", "POINT (1 2) x",
        "POINT (1, 2)",
        "POINT (1 2, 3 4)", "POINT (a b)", "POINT (nan 2)", "POINT (1e999 2)", "LINESTRING (1 2)",
        "POLYGON ((0 0, 1 0, 1 1))",
        "POLYGON ((0 0, 1 0, 0 0))", "POLYGON (0 0, 1 0, 1 1, 0 0)", "POLYGON EMPTY", "MULTIPOINT (1 2)",
        "MULTIPOINT ((1 2))",
        "GEOMETRYCOLLECTION (POINT (1 2))", "POINTS (1 2)", "POINT (+1 2)", "POINT (1 −2)",
    ])
    func `leaves the rest to GEOS`(text: String) {
        #expect(PlainWKT.geometry(text[...]) == nil)
    }
}
