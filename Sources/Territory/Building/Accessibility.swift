// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Properties are named as the keys of zoning_accessibility.json.

internal import Planar
import Wording

/// The zoning scheme `accessibility`, after the Swedish agencies' division by travel time to a locality of some size.
///
/// The agencies measure minutes by car on the road network; straight lines from a locality's centre approximate them,
/// and the scheme's statement says so. Zones, names and distances are data shipped by `GeoData`; users may change them.
public struct Accessibility: Sendable, Hashable {
    /// Zones from the innermost out; the last one is the rest of the county.
    public let scheme: ZoningScheme
    /// Inhabitants that make a locality large.
    public let minimumPopulation: Int
    /// Metres, straight line, ascending: the outer limit of each zone but the last.
    public let distances: [Double]

    public init(scheme: ZoningScheme, minimumPopulation: Int, distances: [Double]) {
        precondition(distances.count == scheme.zones.count - 1, "each zone but the last has its distance")
        self.scheme = scheme
        self.minimumPopulation = minimumPopulation
        self.distances = distances
    }

    /// Areas of the zones but the last: within the distances of the large localities, from their borders where known,
    /// else from their centres. Localities that don't reach the land's box are left out.
    ///
    /// Discs are 64-cornered, up to 0.12 % of the radius inside the true circle.
    ///
    /// - Parameter areas: of the first localities, or no rows; a row without coordinates leaves the centre.
    func surroundings(
        of localities: [Locality], areas: GeometryColumn, reaching land: GeometryColumn, in context: Context
    ) throws(PlanarError) -> [GeometryColumn] {
        let large = localities.indices.filter { localities[$0].population >= minimumPopulation }
        let boxes = (0..<land.count).compactMap { land.envelope($0) }
        var columns: [GeometryColumn] = []
        for radius in distances {
            var column = GeometryColumn()
            for row in large {
                let area = row < areas.count ? areas.envelope(row) : nil
                let hasArea = area != nil
                let box = area ?? Envelope(x: localities[row].x, y: localities[row].y)
                guard boxes.contains(where: { $0.intersects(box.expanded(by: radius)) }) else { continue }
                let locality =
                    try hasArea
                    ? areas.geometry(row, in: context)
                    : Geometry(x: localities[row].x, y: localities[row].y, in: context)
                try column.append(locality.buffer(radius, quadrantSegments: 16))
            }
            columns.append(column)
        }
        return columns
    }

    /// The scheme, with a note where distances run from the localities' borders.
    func scheme(measuredFromAreas: Bool) -> ZoningScheme {
        guard measuredFromAreas else { return scheme }
        return ZoningScheme(
            name: scheme.name, title: scheme.title,
            statement: Wording(
                sv: scheme.statement.sv + " Avstånden räknas från tätorternas gränser i det inlästa lagret.",
                en: scheme.statement.en + " Distances are from the localities' borders in the imported layer."),
            zones: scheme.zones)
    }
}

extension Accessibility: Decodable {
    private struct Text: Decodable {
        let sv: String
        let en: String
        var wording: Wording { Wording(sv: sv, en: en) }
    }

    private struct ZoneEntry: Decodable {
        let code: String
        let title: Text
        let roll_up: String
    }

    private struct Parameters: Decodable {
        let locality_minimum_population: Int
        let urban_distance_m: Double
        let near_distance_m: Double
    }

    private enum Key: String, CodingKey { case scheme, title, statement, parameters, zones }

    /// Decodes `zoning_accessibility.json`: three zones, two distances.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        var zones: [Zone] = []
        for entry in try values.decode([ZoneEntry].self, forKey: .zones) {
            guard let rollUp = Zone.RollUp(rawValue: entry.roll_up) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .zones, in: values, debugDescription: "roll_up is urban or rural")
            }
            zones.append(Zone(code: entry.code, title: entry.title.wording, rollUp: rollUp))
        }
        let parameters = try values.decode(Parameters.self, forKey: .parameters)
        let distances = [parameters.urban_distance_m, parameters.near_distance_m]
        guard distances[0] > 0, distances[0] < distances[1], distances[1].isFinite,
            parameters.locality_minimum_population >= 0
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .parameters, in: values,
                debugDescription: "two distances, the second larger, and a population are expected")
        }
        guard zones.count == 3, Set(zones.map(\.code)).count == 3, zones.allSatisfy({ !$0.code.isEmpty }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .zones, in: values, debugDescription: "three zones, each with a code of its own, are expected")
        }
        let name = try values.decode(String.self, forKey: .scheme)
        guard !name.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .scheme, in: values, debugDescription: "the scheme has no name")
        }
        let statement = try values.decode(Text.self, forKey: .statement)
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let people = parameters.locality_minimum_population
        let stated = Wording(
            sv:
                " Tätorter med minst \(sv.integer(people)) invånare; "
                + distances.map { sv.value($0 / 1_000) }.joined(separator: " och ") + " km.",
            en:
                " Localities of at least \(en.integer(people)) inhabitants; "
                + distances.map { en.value($0 / 1_000) }.joined(separator: " and ") + " km."
        )
        self.init(
            scheme: ZoningScheme(
                name: name, title: try values.decode(Text.self, forKey: .title).wording,
                statement: Wording(sv: statement.sv + stated.sv, en: statement.en + stated.en), zones: zones),
            minimumPopulation: people, distances: distances)
    }
}
