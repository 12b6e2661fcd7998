import Foundation
import Planar
import Store
import Territory
import Wording

/// A made-up county of four square municipalities in a row, 10 km each, and one town: figures that can be checked by
/// hand.
///
///     9901 Aby        9902 Beby      9903 Ceby      9904 Deby
///     town, 8,000     1,000          600            400
///
/// The town lies in the middle of 9901; its urban zone has a radius of 2 km, near reaches 12 km.
enum Squareland {
    static let municipalities = ["Aby", "Beby", "Ceby", "Deby"].enumerated().map {
        Municipality(code: "990\($0 + 1)", name: $1)
    }
    static let origin = (x: 500_000.0, y: 7_000_000.0)

    /// - Parameter distances: of the zones, metres from the town.
    static func territory(scheme name: String = "accessibility", distances: [Double] = [2_000, 12_000]) throws
        -> Territory
    {
        var areas = GeometryColumn()
        for index in municipalities.indices {
            let x = origin.x + Double(index) * 10_000
            try areas.append(
                wkb: WKBWriter.rectangle(Envelope(minX: x, minY: origin.y, maxX: x + 10_000, maxY: origin.y + 10_000)))
        }
        let town = Locality(
            code: "T1", name: "Staden", municipalityCode: "9901", population: 7_000, x: origin.x + 5_000,
            y: origin.y + 5_000)
        let zones = [
            Zone(code: "urban", title: Wording(sv: "stad", en: "urban"), rollUp: .urban),
            Zone(code: "near", title: Wording(sv: "nära", en: "near"), rollUp: .rural),
            Zone(code: "far", title: Wording(sv: "långt", en: "far"), rollUp: .rural),
        ]
        let scheme = ZoningScheme(
            name: name, title: Wording(sv: "avstånd", en: "distance"),
            statement: Wording(sv: "påhittad", en: "made up"), zones: zones)
        return try TerritoryBuilder(
            countyCode: "99", municipalities: municipalities, areas: areas, localities: [town],
            population: ["9901": 8_000, "9902": 1_000, "9903": 600, "9904": 400],
            accessibility: Accessibility(scheme: scheme, minimumPopulation: 3_000, distances: distances),
            borderAccuracy: 10
        ).build()
    }

    /// A store in a folder of its own, with initiatives committed.
    static func store(
        _ initiatives: [Initiative], values: [AreaValue] = [], outcomes: [Outcome] = [], defining: [Indicator] = [],
        territory: Territory? = nil
    ) throws -> Store {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squareland-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try Store.create(
            at: folder.appendingPathComponent("s.gpkg").path, territory: territory ?? self.territory(),
            gazetteer: [
                (
                    Gazetteer.Entry(
                        name: "Staden", kind: "locality", municipalityCode: "9901", x: origin.x + 5_000,
                        y: origin.y + 5_000, accuracy: nil,
                        source: "test"), []
                )
            ],
            register: territory?.municipalities ?? municipalities, indicators: defining)
        func hash() -> String { (UUID().uuidString + UUID().uuidString).filter { $0 != "-" }.lowercased() }
        func file(_ kind: ImportFile.Kind) -> ImportFile { ImportFile(name: "\(kind).csv", sha256: hash(), kind: kind) }
        _ = try store.commit(
            ImportBatch(
                file: file(.initiatives), accepted: initiatives.enumerated().map { ($0.offset + 2, $0.element) }))
        if !values.isEmpty {
            _ = try store.commit(
                ImportBatch(file: file(.indicators), accepted: values.enumerated().map { ($0.offset + 2, $0.element) }),
                defining: [])
        }
        if !outcomes.isEmpty {
            _ = try store.commit(
                ImportBatch(file: file(.outcomes), accepted: outcomes.enumerated().map { ($0.offset + 2, $0.element) }),
                defining: [])
        }
        return store
    }

    static func initiative(
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

    static func point(_ dx: Double, _ dy: Double) -> Location {
        .geometry(wkb: WKBWriter.point(x: origin.x + dx, y: origin.y + dy))
    }
}
