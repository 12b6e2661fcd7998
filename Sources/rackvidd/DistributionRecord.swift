import Exchange
import FollowUp
import Planar
import Report
import Statistics
import Territory

/// A distribution for machines: the contract's JSON, CSV, and a GeoJSON layer.
enum DistributionRecord {
    static func json(_ distribution: Distribution) -> JSONValue {
        let basis = distribution.basis, count = distribution.count
        var object: JSONObject = [
            "indicator": .string(distribution.indicator.id), "by": .string(distribution.level.rawValue),
            "scheme": .string(distribution.scheme.name), "unit": .string(distribution.indicator.unit.en),
            "kind": .string(distribution.indicator.kind.rawValue),
            "population_rule": .string(distribution.populationRule.rawValue),
        ]
        if let year = distribution.year { object["year"] = .integer(year) }
        object["total"] = JSONValue(distribution.total)
        object["unlocated"] = .number(distribution.unlocated)
        object["outside"] = .number(distribution.outside)
        object["basis"] = [
            "declared": .number(basis.declared), "county_wide": .number(basis.countyWide),
            "programme_area": .number(basis.programmeArea),
        ]
        object["counts"] = [
            "initiatives": .integer(count.initiatives), "unlocated": .integer(count.unlocated),
            "county_wide": .integer(count.countyWide), "without_value": .integer(count.withoutValue),
            "undated": .integer(count.undated), "undecided": .integer(count.undecided),
        ]
        object["county_value"] = .number(distribution.county)
        object["rows"] = .array(distribution.rows.map { .object(row($0)) })
        var indices = JSONObject()
        for index in Distribution.Index.allCases {
            guard let result = distribution.indices[index] else { continue }
            var entry: JSONObject = [
                "value": JSONValue(result.value), "low": JSONValue(result.low), "high": JSONValue(result.high),
            ]
            if let undefined = result.undefined { entry["reason"] = .string(Readings.code(undefined)) }
            indices[index.rawValue] = .object(entry)
        }
        object["indices"] = .object(indices)
        let zone: (Int) -> String = { distribution.scheme.zones[$0].code }
        object["decomposition"] = distribution.decomposition.map {
            [
                "level": "cell", "groups": "zone", "theil_t": StatisticRecord.decomposition($0.theilT, name: zone),
                "theil_l": StatisticRecord.decomposition($0.theilL, name: zone),
            ]
        } ?? .null
        let moran: Result<PermutationTest, Undefined> =
            switch distribution.moran {
            case .value(let test): .success(test)
            case .undefined(let reason): .failure(reason)
            }
        object["moran"] = StatisticRecord.permutation(moran, statistic: "i", alternative: .greater, weights: distribution.moranWeights)
        return .object(object)
    }

    static func row(_ row: Distribution.Row) -> JSONObject {
        [
            "code": .string(row.part.code), "name": .string(row.part.name[Speech.language]), "zone": JSONValue(row.part.zone),
            "value": JSONValue(row.value), "population": .integer(row.part.population),
            "area_km2": .number(rounded(row.part.areaKm2)), "per_1000": JSONValue(row.perThousand), "share": JSONValue(row.share),
            "population_share": .number(row.populationShare), "location_quotient": JSONValue(row.locationQuotient),
            "initiatives_touching": .integer(row.touching),
        ]
    }

    /// Square kilometres to the square metre: what lies beyond is rounding of the computation.
    static func rounded(_ areaKm2: Double) -> Double { (areaKm2 * 1e6).rounded() / 1e6 }

    static func table(_ distribution: Distribution) -> RecordTable {
        RecordTable(rows: distribution.rows.map(row))
    }

    static func layer(_ distribution: Distribution, of territory: Territory) throws -> Layer {
        try Layer.parts(of: territory, at: distribution.level, rows: distribution.rows.map { ($0.part.code, row($0)) })
    }
}
