import Exchange
import FollowUp
import JSON
import Planar
import Store
import Territory
import Wording

/// Two divisions side by side, for machines.
enum TerritoryComparisonRecord {
    static func json(_ comparison: TerritoryComparison, in language: Language) throws -> JSONValue {
        let projection = try Projection(from: .sweref99TM, to: .crs84)
        let differences = try comparison.differences.map { one -> JSONValue in
            let at = try projection.transform(x: one.x, y: one.y)
            func shares(_ parts: [String: Double]) -> JSONValue {
                .object(parts.sorted { $0.key < $1.key }.reduce(into: JSONObject()) { $0[$1.key] = .number($1.value) })
            }
            return [
                "initiative": .string(one.initiative), "title": .string(one.title),
                MoneyRecord.granted: JSONValue(one.grantedOre.map { Double($0) / 100 }), "first": shares(one.first),
                "second": shares(one.second),
                "longitude": .number(at.x), "latitude": .number(at.y),
                "border_distance_first_m": JSONValue(one.borderDistances[0]),
                "border_distance_second_m": JSONValue(one.borderDistances[1]),
            ]
        }
        return [
            "initiatives": .integer(comparison.count), "with_coordinates": .integer(comparison.withCoordinates),
            "differing": .integer(comparison.differences.count),
            "without_amount": .integer(comparison.amounts.withoutAmount),
            "statuses": StatusRecords.account(comparison.statuses), "money": MoneyRecord.json(comparison.money),
            "placing": PlacingRecord.json(comparison.placing),
            "rows": .array(rows(comparison, in: language).map { .object($0) }),
            "differences": .array(differences),
        ]
    }

    static func table(_ comparison: TerritoryComparison, in language: Language) -> RecordTable {
        RecordTable(rows: rows(comparison, in: language))
    }

    private static func rows(_ comparison: TerritoryComparison, in language: Language) -> [JSONObject] {
        func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
        func row(
            _ code: String, _ name: String, _ first: TerritoryComparison.Sum?, _ second: TerritoryComparison.Sum?,
            _ areas: (Double?, Double?)
        ) -> JSONObject {
            [
                "code": .string(code), "name": .string(name), "initiatives_first": JSONValue(first?.initiatives),
                "initiatives_second": JSONValue(second?.initiatives),
                "granted_sek_first": JSONValue(first?.statedOre.map { Double($0) / 100 }),
                "granted_sek_second": JSONValue(second?.statedOre.map { Double($0) / 100 }),
                "area_km2_first": JSONValue(areas.0),
                "area_km2_second": JSONValue(areas.1),
            ]
        }
        return comparison.rows.map { row($0.municipality.code, $0.municipality.name, $0.first, $0.second, $0.areas) }
            + [
                row(
                    "outside", say("utanför länet", "outside the county"), comparison.outside.first,
                    comparison.outside.second, (nil, nil)),
                row(
                    "unlocated", say("okänt läge", "location unknown"), comparison.unlocated.first,
                    comparison.unlocated.second, (nil, nil)),
            ]
    }
}
