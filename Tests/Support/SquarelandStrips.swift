public import Planar
public import Store
public import Territory
public import Wording

extension Squareland {
    /// Squareland in another layout, with one of everything that a store keeps: three municipalities of 20 × 20 km side
    /// by side, each with a town of 5 km's width in the west.
    ///
    /// The second municipality has an island in the sea, so that one area has two parts.
    public enum Strips {
        public static let origin = (x: 500_000.0, y: 7_000_000.0)
        public static let scheme = ZoningScheme(
            name: "towns", title: Wording(sv: "städer", en: "towns"),
            statement: Wording(sv: "påhittade", en: "made up"),
            zones: [
                Zone(code: "town", title: Wording(sv: "stad", en: "town"), rollUp: .urban),
                Zone(code: "country", title: Wording(sv: "landsbygd", en: "countryside"), rollUp: .rural),
                Zone(code: "empty", title: Wording(sv: "ingenstans", en: "nowhere"), rollUp: .rural),
            ])
        public static let municipalities = [
            Municipality(code: "9901", name: "Västby"), Municipality(code: "9902", name: "Mellanby"),
            Municipality(code: "9903", name: "Österby"),
        ]
        public static let population = [1_000, 333, 17, 5, 20_000, 0]

        public static func territory(scheme: ZoningScheme = scheme) throws -> Territory {
            var areas = GeometryColumn()
            var cellAreas = GeometryColumn()
            var cells: [Territory.Cell] = []
            for index in 0..<3 {
                let west = origin.x + Double(index) * 20_000
                let island = index == 1 ? [rectangle(west, origin.y - 9_000, 4_000, 4_000)] : []
                try areas.append(wkb: multi([rectangle(west, origin.y, 20_000, 20_000)] + island))
                try cellAreas.append(wkb: multi([rectangle(west, origin.y, 5_000, 20_000)]))
                try cellAreas.append(wkb: multi([rectangle(west + 5_000, origin.y, 15_000, 20_000)] + island))
                cells.append(.init(municipality: index, zone: 0, areaKm2: 100, population: population[index * 2]))
                cells.append(
                    .init(
                        municipality: index, zone: 1, areaKm2: island.isEmpty ? 300 : 316,
                        population: population[index * 2 + 1]))
            }
            var water = GeometryColumn()
            try water.append(wkb: multi([rectangle(origin.x + 18_000, origin.y + 8_000, 4_000, 1_000)]))
            let localities = [
                Locality(
                    code: "T1", name: "Västby", municipalityCode: "9901", population: 900, x: origin.x + 2_000.25,
                    y: origin.y + 10_000.125),
                Locality(
                    code: "T2", name: "Österby", municipalityCode: "9903", population: 19_000, x: 541_000,
                    y: 7_010_000),
            ]
            return Territory(
                countyCode: "99", municipalities: municipalities, municipalityAreas: areas, scheme: scheme,
                cells: cells,
                cellAreas: cellAreas, water: water, localities: localities, borderAccuracy: 2_000.5,
                populationRule: .localitiesThenArea)
        }

        public static let gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])] = [
            (
                Gazetteer.Entry(
                    name: "Västby", kind: "locality", municipalityCode: "9901", x: 502_000.25, y: 7_010_000.125,
                    accuracy: nil,
                    source: "test"), ["Västra byn", "Vaestbie"]
            ),
            (
                Gazetteer.Entry(
                    name: "Ön", kind: "island", municipalityCode: "9902", x: 521_000, y: 6_992_000, accuracy: 250,
                    source: "test"), []
            ),
            (
                Gazetteer.Entry(
                    name: "Dubbla", kind: "village", municipalityCode: "9901", x: 510_000, y: 7_010_000, accuracy: nil,
                    source: "test"),
                []
            ),
            (
                Gazetteer.Entry(
                    name: "Dubbla", kind: "village", municipalityCode: "9903", x: 550_000, y: 7_010_000, accuracy: nil,
                    source: "test"),
                []
            ),
        ]

        public static let register = municipalities + [Municipality(code: "8801", name: "Grannköping")]

        public static let indicators = [
            Indicator(
                id: "jobs", title: Wording(sv: "arbetstillfällen", en: "jobs"),
                unit: Wording(sv: "personer", en: "persons"),
                kind: .extensive, direction: .higherIsBetter),
            Indicator(
                id: "employment_rate", title: Wording(sv: "sysselsättningsgrad", en: "employment rate"),
                unit: Wording(sv: "procent", en: "per cent"), kind: .intensive, weight: "labour_force",
                note: Wording(sv: "16–64 år", en: "aged 16–64")),
            Indicator(
                id: "labour_force", title: Wording(sv: "arbetskraft", en: "labour force"),
                unit: Wording(sv: "personer", en: "persons"), kind: .extensive),
        ]

        public static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [UInt8] {
            WKBWriter.rectangle(Envelope(minX: x, minY: y, maxX: x + width, maxY: y + height))
        }

        public static func multi(_ polygons: [[UInt8]]) -> [UInt8] { WKBWriter.multi(.multiPolygon, polygons) }

        public static func point(_ x: Double, _ y: Double) -> Location { .geometry(wkb: WKBWriter.point(x: x, y: y)) }

        /// One initiative for every kind of location, and for every thing that may be missing.
        public static var initiatives: [Initiative] {
            var full = Initiative(
                id: "A-1", title: "Allt ifyllt \"och\" 'citerat'", location: point(502_000, 7_010_000))
            full.lead = "Västby kommun"
            full.programme = "Regionalfonden"
            full.priority = "Prio 1"
            full.strengthArea = "Besöksnäring"
            full.theme = "Åäö"
            full.status = "beviljat"
            full.decided = PartialDate("2023-05-17")
            full.start = PartialDate("2023-06")
            full.end = PartialDate("2025")
            full.grantedOre = 100_000_01
            full.totalBudgetOre = 250_000_03
            full.marks = .init(economic: 2, social: 0, environmental: -1, sami: nil)
            full.municipalitiesText = "9901"
            full.placeText = "Västby"
            full.outcomeText = "3 jobb"
            full.source = "https://example.org/a1"
            full.extra = ["z": "sist", "a\"b": "rad 1\nrad 2\t\u{1}", "å": "🌲"]
            var county = Initiative(id: "B-2", title: "Hela länet", location: .county)
            county.grantedOre = 1_000_000_00
            county.decided = PartialDate("2024")
            county.programme = "Leader"
            var shares = Initiative(
                id: "C-3", title: "Andelar",
                location: .municipalities([.init(code: "9903", share: 0.1), .init(code: "9901", share: 60)]))
            shares.grantedOre = 7
            shares.start = PartialDate("2022-12-31")
            var list = Initiative(
                id: "D-4", title: "Lista",
                location: .municipalities([.init(code: "9902"), .init(code: "9901"), .init(code: "8801")]))
            list.grantedOre = 99_999_99
            var place = Initiative(id: "E-5", title: "Ortnamn", location: .place("vaestbie"))
            place.grantedOre = 0
            place.decided = PartialDate("2024-01-01")
            let unknownPlace = Initiative(id: "F-6", title: "Okänt namn", location: .place("Vestby"))
            var twice = Initiative(id: "G-7", title: "Tvetydigt namn", location: .place("Dubbla"))
            twice.grantedOre = 5_000_00
            var area = Initiative(
                id: "H-8", title: "Yta över gränsen",
                location: .geometry(wkb: rectangle(515_000, 7_015_000, 10_000, 10_000)))
            area.grantedOre = 3_333_33
            let line = Initiative(
                id: "I-9", title: "Linje",
                location: .geometry(wkb: WKBWriter.lineString(x: [490_000, 570_000], y: [7_001_000, 7_001_000])))
            let nothing = Initiative(id: "J-10", title: "Inget", location: .unknown)
            let abroad = Initiative(id: "K-11", title: "Utanför", location: point(400_000, 7_010_000))
            return [full, county, shares, list, place, unknownPlace, twice, area, line, nothing, abroad]
        }
    }
}
