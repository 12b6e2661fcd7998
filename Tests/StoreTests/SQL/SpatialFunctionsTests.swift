import Foundation
import GRDB
import Testing

@testable import Store

/// The SQL functions against numbers of shapely and pyproj; versions stand in the fixture.
@Suite struct SpatialFunctionsTests {
    private let scratch: Scratch
    private let store: Store
    private let truth: Truth

    private struct Truth: Decodable {
        var shapes: [String: String]
        var unary: [[String: Value]]
        var binary: [[String: Value]]
        var transform: [Transform]

        struct Transform: Decodable {
            var source: Int
            var target: Int
            var x: Double
            var y: Double
            var to: [Double]
        }
    }

    private enum Value: Decodable {
        case number(Double)
        case text(String)
        case numbers([Double])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .numbers(try container.decode([Double].self))
            }
        }

        var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        let url = try #require(Bundle.module.url(forResource: "Fixtures/spatial_functions.json", withExtension: nil))
        truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url))
    }

    private func expectClose(_ value: Double?, _ expected: Double, _ what: String) {
        guard let value else {
            Issue.record("\(what) is NULL, not \(expected)")
            return
        }
        #expect(abs(value - expected) <= 1e-9 * max(1, abs(expected)), "\(what) is \(value), not \(expected)")
    }

    @Test func `functions of one geometry`() throws {
        #expect(truth.unary.count == truth.shapes.count)
        for facts in truth.unary {
            let shape = try #require(facts["shape"]?.text)
            let geometry: StatementArguments = [truth.shapes[shape]]
            for (name, value) in facts {
                switch (name, value) {
                case ("shape", _): continue
                case ("centroid", .numbers(let at)):
                    expectClose(
                        try store.number("SELECT ST_X(ST_Centroid(ST_GeomFromText(?)))", geometry), at[0], "\(shape) x")
                    expectClose(
                        try store.number("SELECT ST_Y(ST_Centroid(ST_GeomFromText(?)))", geometry), at[1], "\(shape) y")
                case ("hull", .number(let area)):
                    expectClose(
                        try store.number("SELECT ST_Area(ST_ConvexHull(ST_GeomFromText(?)))", geometry), area,
                        "hull of \(shape)")
                case ("buffer8", .number(let area)):
                    expectClose(
                        try store.number("SELECT ST_Area(ST_Buffer(ST_GeomFromText(?), 2))", geometry), area,
                        "buffer of \(shape)")
                case ("buffer2", .number(let area)):
                    expectClose(
                        try store.number("SELECT ST_Area(ST_Buffer(ST_GeomFromText(?), 2, 2))", geometry), area,
                        "buffer of \(shape)")
                case (_, .number(let expected)):
                    expectClose(
                        try store.number("SELECT \(name)(ST_GeomFromText(?))", geometry), expected,
                        "\(name) of \(shape)")
                default: Issue.record("\(name): \(value)")
                }
            }
        }
    }

    @Test func `functions of two geometries`() throws {
        #expect(truth.binary.count == truth.shapes.count * truth.shapes.count)
        for facts in truth.binary {
            let (a, b) = (try #require(facts["a"]?.text), try #require(facts["b"]?.text))
            let pair: StatementArguments = [truth.shapes[a], truth.shapes[b]]
            let both = "ST_GeomFromText(?, 3006), ST_GeomFromText(?, 3006)"
            for (name, value) in facts where name != "a" && name != "b" {
                let what = "\(name) of \(a), \(b)"
                switch value {
                case .text(let matrix): #expect(try store.text("SELECT \(name)(\(both))", pair) == matrix, "\(what)")
                case .number(let expected) where name.hasPrefix("area "):
                    expectClose(
                        try store.number("SELECT ST_Area(ST_\(name.dropFirst(5))(\(both)))", pair), expected, what)
                case .number(let expected) where name.hasPrefix("length "):
                    let sql =
                        """
                        WITH r AS (SELECT ST_\(name.dropFirst(7))(\(both)) AS g) SELECT ST_Length(g) + \
                        ST_Perimeter(g) FROM r
                        """
                    expectClose(try store.number(sql, pair), expected, what)
                case .number(let expected):
                    expectClose(try store.number("SELECT \(name)(\(both))", pair), expected, what)
                case .numbers: Issue.record("\(what)")
                }
            }
        }
    }

    /// A geometry that is the same in every row is prepared; shapely's answers for pairs still hold, on either side.
    @Test func `constant geometries answer as pairs do`() throws {
        let names = truth.shapes.keys.sorted()
        let list = names.map { "('\($0)', ST_GeomFromText('\(truth.shapes[$0] ?? "")', 3006))" }.joined(separator: ", ")
        let predicates = [
            "ST_Intersects", "ST_Contains", "ST_Covers", "ST_Within", "ST_CoveredBy", "ST_Touches", "ST_Crosses",
            "ST_Overlaps", "ST_Disjoint", "ST_Equals",
        ]
        var compared = 0
        for constant in names {
            let fixed = "ST_GeomFromText('\(truth.shapes[constant] ?? "")', 3006)"
            for predicate in predicates {
                for isFirst in [true, false] {
                    let call = isFirst ? "\(predicate)(\(fixed), g)" : "\(predicate)(g, \(fixed))"
                    let answers = try store.rows("WITH s(n, g) AS (VALUES \(list)) SELECT n, \(call) FROM s")
                    for answer in answers {
                        let (name, value) = (
                            String(answer.split(separator: "|")[0]), String(answer.split(separator: "|")[1])
                        )
                        let (a, b) = isFirst ? (constant, name) : (name, constant)
                        let facts = try #require(truth.binary.first { $0["a"]?.text == a && $0["b"]?.text == b })
                        guard case .number(let expected)? = facts[predicate] else { continue }
                        #expect(value == "\(Int(expected))", "\(predicate) of \(a), \(b)")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared >= 2 * 8 * names.count * names.count)
    }

    @Test func transformation() throws {
        for one in truth.transform {
            let sql = "ST_Transform(ST_Point(?, ?, ?), ?)"
            let arguments: StatementArguments = [one.x, one.y, one.source, one.target]
            // A millimetre, or as many degrees: two releases of PROJ agree to that.
            let tolerance = one.target == 4326 ? 1e-8 : 1e-3
            let x = try #require(try store.number("SELECT ST_X(\(sql))", arguments))
            let y = try #require(try store.number("SELECT ST_Y(\(sql))", arguments))
            #expect(abs(x - one.to[0]) < tolerance && abs(y - one.to[1]) < tolerance, "\(one): \(x), \(y)")
            #expect(try store.number("SELECT ST_SRID(\(sql))", arguments) == Double(one.target))
        }
    }

    @Test func `texts and binaries`() throws {
        #expect(try store.text("SELECT ST_AsText(ST_Point(1.5, -2))") == "POINT(1.5 -2)")
        #expect(
            try store.text("SELECT ST_AsText(ST_GeomFromText('POLYGON ((0 0, 1 0, 1 1, 0 0))'))")
                == "POLYGON((0 0,1 0,1 1,0 0))")
        #expect(
            try store.text("SELECT hex(ST_AsBinary(ST_Point(0, 0)))") == "0101000000"
                + String(repeating: "0", count: 32))
        // The header of clause 2.1.3: GP, version 0, little-endian without envelope, 3006.
        #expect(try store.text("SELECT substr(hex(ST_Point(0, 0, 3006)), 1, 16)") == "47500001BE0B0000")
        #expect(try store.text("SELECT ST_AsText(ST_GeomFromWKB(ST_AsBinary(ST_Point(3, 4)), 3006))") == "POINT(3 4)")
        #expect(
            try store.text("SELECT ST_GeometryType(ST_GeomFromText('MULTILINESTRING ((0 0, 1 1))'))")
                == "MULTILINESTRING")
        #expect(
            try store.text("SELECT ST_IsValidReason(ST_GeomFromText('POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))'))")
                == "Self-intersection[1 1]")
        #expect(
            try store.number("SELECT ST_IsValid(ST_MakeValid(ST_GeomFromText('POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))')))")
                == 1)
        #expect(try store.number("SELECT ST_IsEmpty(ST_GeomFromText('POINT EMPTY'))") == 1)
        #expect(try store.number("SELECT ST_IsEmpty(ST_Point(1, 1))") == 0)
        #expect(try store.number("SELECT ST_MinX(ST_GeomFromText('POLYGON EMPTY'))") == nil)
        #expect(try store.number("SELECT ST_DWithin(ST_Point(0, 0), ST_Point(3, 4), 5)") == 1)
        #expect(try store.number("SELECT ST_DWithin(ST_Point(0, 0), ST_Point(3, 4), 4.999)") == 0)
        #expect(try store.number("SELECT ST_Relate(ST_Point(0, 0), ST_Point(0, 0), 'T********')") == 1)
    }

    @Test(arguments: [
        "ST_Area", "ST_MinX", "ST_IsEmpty", "ST_SRID", "ST_AsText", "ST_Centroid", "ST_GeomFromText", "ST_GeometryType",
    ])
    func `null gives null`(name: String) throws {
        #expect(try store.number("SELECT \(name)(NULL) IS NULL") == 1)
    }

    @Test(arguments: [
        ("ST_Area(x'00')", "ST_Area: argument 1 is not a GeoPackage geometry"),
        ("ST_Area('POINT (1 1)')", "ST_Area: argument 1 is not a blob"),
        ("ST_GeomFromText(7)", "ST_GeomFromText: argument 1 is not text"),
        ("ST_Buffer(ST_Point(0, 0), 'x')", "ST_Buffer: argument 2 is not a number"),
        ("ST_Buffer(ST_Point(0, 0), 1, 0)", "ST_Buffer: segments must be 1 to 1,000 a quarter circle"),
        (
            "ST_Intersects(ST_Point(0, 0, 3006), ST_Point(0, 0, 4326))",
            "ST_Intersects: geometries in two reference systems, 3006 and 4326"
        ),
        ("ST_Transform(ST_Point(0, 0), 3006)", "ST_Transform: the reference system is not known"),
        ("ST_MinX(x'4750000100000000')", "ST_MinX: argument 1 is not a GeoPackage geometry"),
    ])
    func `nonsense is an error`(expression: String, message: String) throws {
        #expect(throws: StoreError.database(message: message)) { try store.number("SELECT \(expression)") }
    }

    @Test func `malformed geometry names GEOS`() throws {
        #expect {
            try store.number("SELECT ST_GeomFromText('POLYGON ((0 0, 1 1))')")
        } throws: { error in
            "\(error)" == """
                The database answered with an error: ST_GeomFromText: IllegalArgumentException: Points of LinearRing \
                do not form a closed linestring. Try rackvidd verify.
                """
        }
    }
}
