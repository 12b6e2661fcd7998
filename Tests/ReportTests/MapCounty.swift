import Foundation
import Store
import Territory
import TestSupport

/// What the report is drawn of: initiatives of Squareland with titles that try to break out.
enum MapCounty {
    /// Titles as an attacker or a careless spreadsheet writes them.
    static let hostile = [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "'><img src=x onerror=alert(1)>",
        "=HYPERLINK(\"http://x\";\"y\")",
        "vänster \u{202E}til\u{202C} höger", "&lt;b&gt; & 5 < 6", "]]> --> </style>", "tab\u{0}\u{8}noll",
    ]

    /// Of Squareland as a block, at a time and from a file that stand still.
    static func store(_ initiatives: [Initiative] = MapCounty.initiatives) throws -> Store {
        try Squareland.store(
            initiatives, territory: Squareland.territory(.block()), places: [],
            source: ImportFile(
                name: "insatser <b>.csv", sha256: String(repeating: "ab", count: 32), kind: .initiatives),
            now: Date(timeIntervalSince1970: 1_750_000_000))
    }

    /// 12 initiatives: points in and around the town, municipalities, the whole county, unknown; the hostile titles
    /// among them.
    static let initiatives: [Initiative] = {
        let locations: [Location] = [
            Squareland.point(20_000, 20_000), Squareland.point(20_500, 20_300), Squareland.point(25_000, 60_000),
            Squareland.point(61_000, 20_000),
            .municipalities([.init(code: "9901")]), .municipalities([.init(code: "9902"), .init(code: "9903")]),
            .county, .unknown,
            .place("Ingenstans"), Squareland.point(70_000, 70_000), .municipalities([.init(code: "9903")]),
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
}
