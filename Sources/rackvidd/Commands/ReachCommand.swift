public import ArgumentParser
import Exchange
public import FollowUp
import Report
import Store
import Territory
import Wording

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: say(
            "Hur långt invånarna har till närmaste insats, och var de bor som inte nås.",
            "How far people have to the nearest initiative, and where those live who are not reached."),
        discussion: say(
            "GeoJSON är ytan bortom varje avstånd, kommun för kommun, med invånarna i den.",
            "GeoJSON is the area beyond each distance, municipality by municipality, with the people in it."))

    @Option(help: ArgumentHelp(say("Del av länet.", "Part of the county."))) var by: Level = .municipality

    @Option(
        help: ArgumentHelp(
            say("Avstånd i meter, med komma emellan.", "Distances in metres, with commas between."),
            valueName: say("lista", "list")))
    var distances = "10000,20000,30000,50000"

    @Option(
        help: ArgumentHelp(
            say(
                "Tillgång med tvåstegsmetoden (2SFCA) inom så många meter.",
                "Access by two-step floating catchment areas within so many metres."),
            valueName: say("meter", "metres")))
    var catchment: Double?

    @Option(help: ArgumentHelp(say("Vad --catchment fördelar.", "What --catchment shares out."))) var supply:
        FloatingCatchment.Supply = .granted

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: ResultFormat = .table
    @OptionGroup var language: LanguageOption

    private var metres: [Double] {
        get throws {
            let texts = distances.split(separator: ",", omittingEmptySubsequences: false)
            let values = texts.compactMap { Double($0.trimmingPrefix(" ")) }.filter { $0 > 0 && $0 <= 1_000_000 }
            guard values.count == texts.count, Set(values).count == values.count else {
                throw ValidationError(
                    say(
                        "--distances är olika avstånd i meter, över noll: 10000,20000.",
                        "--distances are different distances in metres above zero: 10000,20000."))
            }
            return values
        }
    }

    func validate() throws {
        _ = try metres
        if let catchment, !(catchment > 0 && catchment <= 1_000_000) {
            throw ValidationError(
                say("--catchment är ett avstånd i meter, över noll.", "--catchment is a distance in metres above zero.")
            )
        }
    }

    func run() throws {
        let store = try store.open()
        let selection = try selection.selection
        let initiatives = try store.initiatives(selection)
        let statuses = initiatives.statusAccount
        let reach = try PopulationReach(
            store.territory(scheme: selection.scheme), initiatives, by: by, distances: metres,
            catchment: catchment.map { ($0, supply) })
        if format == .csv || format == .geojson { statuses.tell() }
        switch format {
        case .table:
            Output.write(ReachText(reach, language: Speech.language, width: Console.width).text() + statuses.text)
        case .json: try Output.write(ReachRecord.json(reach, statuses))
        case .csv: try Output.write(ReachRecord.table(reach))
        case .geojson: try Output.write(ReachRecord.unreached(reach))
        }
    }
}

extension FloatingCatchment.Supply: ExpressibleByArgument {}

/// Reach for machines.
enum ReachRecord {
    static func json(_ reach: PopulationReach, _ statuses: StatusAccount) -> JSONValue {
        var object: JSONObject = [
            "population_rule": .string(reach.populationRule.rawValue), "population_points": .integer(reach.pieceCount),
            "square_m": .number(reach.side),
            "statuses": StatusJSON.account(statuses),
            "places": .integer(reach.places), "without_place": .integer(reach.withoutPlace),
            "distances_m": .array(reach.distances.map { .number($0) }), "county": .object(row(reach.county, of: reach)),
            "rows": .array(reach.rows.map { .object(row($0, of: reach)) }),
        ]
        if let catchment = reach.catchment {
            object["catchment"] = [
                "method": "2sfca", "distance_m": .number(catchment.distance),
                "supply": .string(catchment.supply.rawValue),
                "reached_supply": .number(catchment.reached), "unreached_supply": .number(catchment.unreached),
            ]
        }
        return .object(object)
    }

    static func table(_ reach: PopulationReach) -> RecordTable {
        RecordTable(rows: reach.rows.map { row($0, of: reach) })
    }

    private static func row(_ row: PopulationReach.Row, of reach: PopulationReach) -> JSONObject {
        var object: JSONObject = [
            "code": JSONValue(row.part?.code), "name": JSONValue(row.part?.name[Speech.language]),
            "population": .integer(row.population),
            "median_distance_m": JSONValue(row.medianDistance), "p90_distance_m": JSONValue(row.ninetiethDistance),
        ]
        for (index, distance) in reach.distances.enumerated() {
            let name = JSONValue.number(distance).plainText
            object["within_\(name)_m_population"] = .number(row.within[index])
            object["within_\(name)_m_share"] = JSONValue(
                row.population > 0 ? row.within[index] / Double(row.population) : nil)
            object["beyond_\(name)_m_area_km2"] = .number(row.unreachedKm2[index])
        }
        if reach.catchment != nil {
            object["access"] = JSONValue(row.access)
            object["without_access_population"] = JSONValue(row.withoutAccess)
        }
        return object
    }

    static func unreached(_ reach: PopulationReach) throws -> Layer {
        var layer = Layer(name: "unreached")
        for item in reach.unreached {
            try layer.append(
                item.area,
                properties: [
                    "code": .string(item.part.code), "name": .string(item.part.name[Speech.language]),
                    "distance_m": .number(item.distance),
                    "unreached_population": .number(item.persons), "population": .integer(item.part.population),
                    "area_km2": .number(item.areaKm2),
                ])
        }
        return layer
    }
}
