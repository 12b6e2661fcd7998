public import Foundation
public import Planar
public import Store
public import Territory
import Wording

/// The tests' made-up county: four square municipalities and one town, so that figures can be checked by hand.
///
///     9901 Aby        9902 Beby      9903 Ceby      9904 Deby
///     town, 8,000     1,000          600            400
///
/// The town lies in 9901; around it lies the urban zone, around that the near one. How the municipalities lie is the
/// layout's choice.
public enum Squareland {
    public static let origin = (x: 500_000.0, y: 7_000_000.0)

    public static let municipalities = ["Aby", "Beby", "Ceby", "Deby"].enumerated().map {
        Municipality(code: "990\($0 + 1)", name: $1)
    }

    static let population = ["9901": 8_000, "9902": 1_000, "9903": 600, "9904": 400]

    public enum Layout: Sendable {
        /// Four in a row from the west, 10 km each, with straight borders. The town lies in the middle of 9901.
        case row
        /// Two by two, 40 km each: 9901 and 9902 in the south, 9903 and 9904 in the north. Their common borders are
        /// crooked by a fixed pattern, with so many vertices to a side. A village lies in 9904.
        case block(vertices: Int = 60)

        var columns: Int { if case .row = self { 4 } else { 2 } }

        var pieces: Int { if case .block(let vertices) = self { vertices } else { 1 } }

        /// Metres.
        public var side: Double { if case .row = self { 10_000 } else { 40_000 } }

        /// How far the urban and the near zone reach from the town, metres.
        public var distances: [Double] { if case .row = self { [2_000, 12_000] } else { [3_000, 15_000] } }

        var localities: [Locality] {
            let town = Locality(
                code: "T1", name: "Staden", municipalityCode: "9901", population: 7_000, x: origin.x + side / 2,
                y: origin.y + side / 2)
            guard case .block = self else { return [town] }
            let village = Locality(
                code: "T2", name: "Byn", municipalityCode: "9904", population: 350, x: origin.x + side * 1.5,
                y: origin.y + side * 1.5)
            return [town, village]
        }
    }

    /// The municipalities' areas in the order of their codes. Neighbours share the vertices of their border.
    public static func areas(_ layout: Layout = .row) throws -> GeometryColumn {
        let (columns, pieces, side) = (layout.columns, layout.pieces, layout.side)
        let rows = municipalities.count / columns
        /// Off the straight line at a vertex of a border between municipalities; the outer borders are straight.
        func crooked(_ vertex: Int, at line: Int, of lines: Int) -> Double {
            vertex == 0 || vertex == pieces || line == 0 || line == lines
                ? 0 : Double((vertex * 7_919) % 1_300) - 650
        }
        func at(_ column: Int, _ row: Int) -> (Double, Double) {
            (origin.x + Double(column) * side, origin.y + Double(row) * side)
        }
        // From one corner of the lattice to the next, east or north.
        func east(_ column: Int, _ row: Int) -> [(Double, Double)] {
            let (x, y) = at(column, row)
            return (0...pieces).map {
                (x + side * Double($0) / Double(pieces), y + crooked($0, at: row, of: rows))
            }
        }
        func north(_ column: Int, _ row: Int) -> [(Double, Double)] {
            let (x, y) = at(column, row)
            return (0...pieces).map {
                (x + crooked($0, at: column, of: columns), y + side * Double($0) / Double(pieces))
            }
        }
        var areas = GeometryColumn()
        for index in municipalities.indices {
            let (c, r) = (index % columns, index / columns)
            let ring =
                east(c, r).dropLast() + north(c + 1, r).dropLast() + east(c, r + 1).reversed().dropLast()
                + north(c, r).reversed()
            try areas.append(wkb: WKBWriter.polygon(x: ring.map(\.0), y: ring.map(\.1)))
        }
        return areas
    }

    /// - Parameters:
    ///   - name: of the zoning scheme.
    ///   - distances: of its zones, metres from the town, where they aren't the layout's.
    public static func territory(
        _ layout: Layout = .row, scheme name: String = "accessibility", distances: [Double]? = nil
    ) throws -> Territory {
        let zones = [
            Zone(code: "urban", title: Wording(sv: "stad", en: "urban"), rollUp: .urban),
            Zone(code: "near", title: Wording(sv: "nära", en: "near"), rollUp: .rural),
            Zone(code: "far", title: Wording(sv: "långt", en: "far"), rollUp: .rural),
        ]
        let scheme = ZoningScheme(
            name: name, title: Wording(sv: "avstånd", en: "distance"),
            statement: Wording(sv: "påhittad", en: "made up"), zones: zones)
        return try TerritoryBuilder(
            countyCode: "99", municipalities: municipalities, areas: areas(layout), localities: layout.localities,
            population: population,
            accessibility: Accessibility(
                scheme: scheme, minimumPopulation: 3_000, distances: distances ?? layout.distances),
            borderAccuracy: 10
        ).build()
    }

    /// The town of the row by its name.
    public static let gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])] = [
        (
            Gazetteer.Entry(
                name: "Staden", kind: "locality", municipalityCode: "9901", x: origin.x + 5_000, y: origin.y + 5_000,
                accuracy: nil, source: "test"), []
        )
    ]

    /// All stores of a run, gone when the run is: nothing else ends the life of a static property.
    private static let folder: Result<URL, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squareland-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: Squareland.folder.get()) }
        return folder
    }

    /// A store of its own, with what is given committed.
    ///
    /// - Parameters:
    ///   - defining: indicators besides those that every store has.
    ///   - territory: where it isn't Squareland in a row.
    ///   - places: the names that are known.
    ///   - source: the file that the initiatives are said to come from, where it matters.
    ///   - now: the time that the store is said to be made at, where it matters.
    public static func store(
        _ initiatives: [Initiative], values: [AreaValue] = [], outcomes: [Outcome] = [], defining: [Indicator] = [],
        territory: Territory? = nil, places: [(entry: Gazetteer.Entry, alternatives: [String])] = gazetteer,
        source: ImportFile? = nil, now: Date? = nil
    ) throws -> Store {
        let path = try folder.get().appendingPathComponent("\(UUID().uuidString).gpkg").path
        let store = try Store.create(
            at: path, territory: territory ?? self.territory(), gazetteer: places,
            register: territory?.municipalities ?? municipalities, indicators: defining, now: { now ?? Date() })
        func hash() -> String { (UUID().uuidString + UUID().uuidString).filter { $0 != "-" }.lowercased() }
        func file(_ kind: ImportFile.Kind) -> ImportFile { ImportFile(name: "\(kind).csv", sha256: hash(), kind: kind) }
        /// As a reader of files would number them: row 1 is the header.
        func rows<Record>(_ records: [Record]) -> [(row: Int, record: Record)] {
            records.enumerated().map { ($0.offset + 2, $0.element) }
        }
        _ = try store.commit(ImportBatch(file: source ?? file(.initiatives), accepted: rows(initiatives)))
        if !values.isEmpty {
            _ = try store.commit(ImportBatch(file: file(.indicators), accepted: rows(values)), defining: [])
        }
        if !outcomes.isEmpty {
            _ = try store.commit(ImportBatch(file: file(.outcomes), accepted: rows(outcomes)), defining: [])
        }
        return store
    }

    public static func initiative(
        _ id: String, _ location: Location, kronor: Double?, strengthArea: String? = nil, date: String? = nil,
        programme: String? = nil
    ) -> Initiative {
        var initiative = Initiative(id: id, title: "Insats \(id)", location: location)
        initiative.grantedOre = kronor.map { Int64(($0 * 100).rounded()) }
        initiative.strengthArea = strengthArea
        initiative.programme = programme
        initiative.start = date.flatMap { PartialDate($0) }
        return initiative
    }

    /// So many metres east and north of the county's south-western corner.
    public static func point(_ dx: Double, _ dy: Double) -> Location {
        .geometry(wkb: WKBWriter.point(x: origin.x + dx, y: origin.y + dy))
    }
}
