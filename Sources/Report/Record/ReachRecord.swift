import Exchange
import FollowUp
import JSON
import Store
import Territory
import Wording

/// Reach for machines.
enum ReachRecord {
    static func json(_ reach: PopulationReach, in language: Language) -> JSONValue {
        var object: JSONObject = [
            "population_rule": .string(reach.populationRule.rawValue),
            "population_year": reach.populationYear.map { .integer($0) } ?? .null,
            "population_points": .integer(reach.pieceCount),
            // Of people known by municipality only there is no answer.
            "population_by_municipality": false,
            "square_m": .number(reach.side), "distance_precision_m": .number(reach.precision),
            "statuses": StatusRecords.account(reach.statuses),
            "places": .integer(reach.places), "without_place": .integer(reach.withoutPlace),
            "partly_placed": .integer(reach.partlyPlaced), "placing": PlacingRecord.json(reach.placing),
            "distances_m": .array(reach.distances.map { .number($0) }),
            "county": .object(row(reach.county, of: reach, in: language)),
            "rows": .array(reach.rows.map { .object(row($0, of: reach, in: language)) }),
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

    static func table(_ reach: PopulationReach, in language: Language) -> RecordTable {
        RecordTable(rows: reach.rows.map { row($0, of: reach, in: language) })
    }

    private static func row(
        _ row: PopulationReach.Row, of reach: PopulationReach, in language: Language
    ) -> JSONObject {
        var object: JSONObject = [
            "code": JSONValue(row.part?.code), "name": JSONValue(row.part?.name[language]),
            "population": .integer(row.population),
            "median_distance_m": JSONValue(row.medianDistance), "p90_distance_m": JSONValue(row.ninetiethDistance),
        ]
        for (index, distance) in reach.distances.enumerated() {
            let name = JSONValue.number(distance).plainText
            object["within_\(name)_m_population"] = .number(row.within[index])
            object["within_\(name)_m_share"] = JSONValue(row.share(within: index))
            object["beyond_\(name)_m_area_km2"] = .number(row.unreachedKm2[index])
        }
        if reach.catchment != nil {
            object["access"] = JSONValue(row.access)
            object["without_access_population"] = JSONValue(row.withoutAccess)
        }
        return object
    }

    static func unreached(_ reach: PopulationReach, in language: Language) throws -> FeatureLayer {
        var layer = FeatureLayer(name: "unreached")
        for item in reach.unreached {
            try layer.append(
                item.area,
                properties: [
                    "code": .string(item.part.code), "name": .string(item.part.name[language]),
                    "distance_m": .number(item.distance),
                    "unreached_population": .number(item.persons), "population": .integer(item.part.population),
                    "area_km2": .number(item.areaKm2),
                ])
        }
        return layer
    }
}
