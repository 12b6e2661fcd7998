import Foundation
import Planar
import Store
import Territory
import Wording

/// A made-up county of four municipalities with crooked common borders and one town, and initiatives with titles that
/// try to break out.
enum MapCounty {
    static let municipalities = ["Aby", "Beby", "Ceby", "Deby"].enumerated().map {
        Municipality(code: "990\($0 + 1)", name: $1)
    }
    static let origin = (x: 500_000.0, y: 7_000_000.0)
    static let side = 40_000.0

    /// Titles as an attacker or a careless spreadsheet writes them.
    static let hostile = [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "'><img src=x onerror=alert(1)>",
        "=HYPERLINK(\"http://x\";\"y\")",
        "vänster \u{202E}til\u{202C} höger", "&lt;b&gt; & 5 < 6", "]]> --> </style>", "tab\u{0}\u{8}noll",
    ]

    /// Two by two, the borders between them crooked by a fixed pattern, `points` vertices to a side.
    static func areas(points: Int = 60) throws -> GeometryColumn {
        func crooked(_ step: Int) -> Double {
            step == 0 || step == points ? 0 : Double((step * 7_919) % 1_300) - 650
        }
        let n = points
        func at(_ column: Int, _ row: Int) -> (Double, Double) {
            (origin.x + Double(column) * side, origin.y + Double(row) * side)
        }
        // A border from one corner of the lattice to the next, east or north; the outer ones are straight.
        func east(_ column: Int, _ row: Int) -> [(Double, Double)] {
            let (x, y) = at(column, row)
            return (0...n).map { (x + side * Double($0) / Double(n), y + (row == 1 ? crooked($0) : 0)) }
        }
        func north(_ column: Int, _ row: Int) -> [(Double, Double)] {
            let (x, y) = at(column, row)
            return (0...n).map { (x + (column == 1 ? crooked($0) : 0), y + side * Double($0) / Double(n)) }
        }
        var column = GeometryColumn()
        for (c, r) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let ring =
                east(c, r).dropLast() + north(c + 1, r).dropLast() + east(c, r + 1).reversed().dropLast()
                + north(c, r).reversed()
            try column.append(wkb: WKBWriter.polygon(x: ring.map(\.0), y: ring.map(\.1)))
        }
        return column
    }

    static func territory() throws -> Territory {
        let town = Locality(
            code: "T1", name: "Staden", municipalityCode: "9901", population: 7_000, x: origin.x + 20_000,
            y: origin.y + 20_000)
        let village = Locality(
            code: "T2", name: "Byn", municipalityCode: "9904", population: 350, x: origin.x + 60_000,
            y: origin.y + 60_000)
        let zones = [
            Zone(code: "urban", title: Wording(sv: "stad", en: "urban"), rollUp: .urban),
            Zone(code: "near", title: Wording(sv: "nära", en: "near"), rollUp: .rural),
            Zone(code: "far", title: Wording(sv: "långt", en: "far"), rollUp: .rural),
        ]
        let scheme = ZoningScheme(
            name: "accessibility", title: Wording(sv: "avstånd", en: "distance"),
            statement: Wording(sv: "påhittad", en: "made up"), zones: zones)
        return try TerritoryBuilder(
            countyCode: "99", municipalities: municipalities, areas: areas(), localities: [town, village],
            population: ["9901": 8_000, "9902": 1_000, "9903": 600, "9904": 400],
            accessibility: Accessibility(scheme: scheme, minimumPopulation: 3_000, distances: [3_000, 15_000]),
            borderAccuracy: 10
        ).build()
    }

    static func store(_ initiatives: [Initiative] = MapCounty.initiatives) throws -> Store {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mapcounty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try Store.create(
            at: folder.appendingPathComponent("s.gpkg").path, territory: territory(), gazetteer: [],
            register: municipalities, indicators: [],
            now: { Date(timeIntervalSince1970: 1_750_000_000) })
        _ = try store.commit(
            ImportBatch(
                file: ImportFile(
                    name: "insatser <b>.csv", sha256: String(repeating: "ab", count: 32), kind: .initiatives),
                accepted: initiatives.enumerated().map { ($0.offset + 2, $0.element) }))
        return store
    }

    /// 12 initiatives: points in and around the town, municipalities, the whole county, unknown; the hostile titles
    /// among them.
    static let initiatives: [Initiative] = {
        let locations: [Location] = [
            point(20_000, 20_000), point(20_500, 20_300), point(25_000, 60_000), point(61_000, 20_000),
            .municipalities([.init(code: "9901")]), .municipalities([.init(code: "9902"), .init(code: "9903")]),
            .county, .unknown,
            .place("Ingenstans"), point(70_000, 70_000), .municipalities([.init(code: "9903")]),
            .municipalities([.init(code: "9904")]),
        ]
        return locations.enumerated().map { index, location in
            var initiative = Initiative(
                id: "i\(index < 10 ? "0" : "")\(index)",
                title: index < hostile.count ? hostile[index] : "Insats \(index)", location: location)
            initiative.grantedOre = index == 10 ? nil : Int64((index + 1) * 100_000_00)
            initiative.programme = index.isMultiple(of: 2) ? "Program A" : "Program <B>"
            initiative.strengthArea = index.isMultiple(of: 3) ? "Energi & skog" : nil
            initiative.status = index == 4 ? "sökt" : "beviljat"
            initiative.decided = PartialDate("202\(4 + index % 3)-05")
            initiative.source = index == 0 ? "javascript:alert(1)" : "https://example.org/?a=1&b=\(index)"
            return initiative
        }
    }()

    static func point(_ dx: Double, _ dy: Double) -> Location {
        .geometry(wkb: WKBWriter.point(x: origin.x + dx, y: origin.y + dy))
    }
}
