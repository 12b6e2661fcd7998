import CQL
import Exchange
import FollowUp
import JSON
import Store
import Territory
import Wording

/// The account of a drawn area, for machines.
struct AreaAccountRecord {
    private let account: AreaAccount

    init(_ account: AreaAccount) { self.account = account }

    var table: RecordTable { RecordTable(rows: account.entries.map(object)) }

    /// The area itself with its sums.
    func layer() throws -> FeatureLayer {
        var layer = FeatureLayer(name: "area")
        var properties = place
        for sum in account.sums {
            properties[sum.indicator.id.text] = JSONValue(sum.inside)
            properties["\(sum.indicator.id)_share"] = JSONValue(sum.share)
            properties["\(sum.indicator.id)_per_1000"] = JSONValue(account.perThousand(sum))
            properties["county_\(sum.indicator.id)_per_1000"] = JSONValue(account.countyPerThousand(sum))
        }
        try layer.append(account.shape, properties: properties)
        return layer
    }

    private var place: JSONObject {
        let isKnown = account.countyPopulation > 0
        return [
            "area_km2": .number(account.areaKm2), "outside_km2": JSONValue(account.outsideKm2),
            "population": JSONValue(account.population),
            "county_area_km2": .number(account.countyAreaKm2),
            "county_population": isKnown ? .integer(account.countyPopulation) : .null,
            "population_year": account.populationYear.map { .integer($0) } ?? .null,
            "population_stale": .bool(account.people.isStale),
        ]
    }

    private func object(_ entry: AreaAccount.Entry) -> JSONObject {
        [
            "id": .string(entry.initiative.id), "title": .string(entry.initiative.title), "share": .number(entry.share),
            MoneyRecord.granted: JSONValue(entry.granted), "basis": .string(entry.basis.rawValue),
        ]
    }

    func json(of query: Query, _ answer: QueryAnswer, in language: Language) -> JSONValue {
        let sums = account.sums.map { sum -> JSONValue in
            [
                "id": .string(sum.indicator.id.text), "title": .string(sum.indicator.title[language]),
                "inside": JSONValue(sum.inside),
                "county": JSONValue(sum.county), "share": JSONValue(sum.share),
                "per_1000": JSONValue(account.perThousand(sum)),
                "county_per_1000": JSONValue(account.countyPerThousand(sum)),
            ]
        }
        return [
            "filter": .string(CQLText.print(query.expression)), "matched": .integer(answer.found),
            "unknown": .integer(answer.unknown),
            "asked": .integer(answer.asked), "statuses": StatusRecords.account(answer.statusAccount),
            "money": MoneyRecord.json(answer.money), "area": .object(place), "sums": .array(sums),
            "basis_sek": account.isBlank
                ? .null
                : [
                    "places": .number(account.basis.places), "municipalities": .number(account.basis.municipalities),
                    "county_wide": .number(account.basis.countyWide),
                ],
            "unlocated": [
                "initiatives": .integer(account.unlocated.initiatives),
                MoneyRecord.granted: JSONValue(account.unlocated.granted),
            ],
            "initiatives": .array(account.entries.map { .object(object($0)) }),
        ]
    }
}
