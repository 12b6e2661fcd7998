import Exchange
package import FollowUp
import JSON
package import Store
import Territory
package import Wording

/// Parts of the county with the figures of several indicators as columns.
package enum FigureLayer {
    package static func make(
        _ distributor: Distributor, at level: Level, indicators: [Indicator.ID], year: Int? = nil,
        in language: Language
    ) throws -> FeatureLayer {
        let distributions = try indicators.map { try distributor.distribution(of: $0, by: level, year: year) }
        try distributor.requireSpread(distributions)
        guard let first = distributions.first else { return FeatureLayer(name: level.rawValue) }
        var rows = first.rows.map { row -> (code: String, properties: JSONObject) in
            (
                row.part.code,
                [
                    "code": .string(row.part.code), "name": .string(row.part.name[language]),
                    "municipality_code": JSONValue(row.part.municipalityCode), "zone": JSONValue(row.part.zone),
                    "scheme": .string(first.scheme.name),
                    "population": first.population(of: row).map { .integer($0) } ?? .null,
                    "area_km2": .number(DistributionRecord.rounded(row.part.areaKm2)),
                ]
            )
        }
        for distribution in distributions {
            let id = distribution.indicator.id.text
            for (index, row) in distribution.rows.enumerated() {
                rows[index].properties[id] = JSONValue(row.value)
                for (name, value) in DistributionRecord.outcome(row) { rows[index].properties["\(id)_\(name)"] = value }
                if distribution.indicator.kind == .extensive {
                    rows[index].properties["\(id)_per_1000"] = JSONValue(row.perThousand)
                    rows[index].properties["\(id)_share"] = JSONValue(row.share)
                }
                rows[index].properties["\(id)_location_quotient"] = JSONValue(row.locationQuotient)
                rows[index].properties["\(id)_population_year"] =
                    distribution.population.year.map { .integer($0) } ?? .null
                if distribution.isSpread { rows[index].properties["\(id)_spread_by_population"] = .bool(true) }
            }
        }
        var layer = try FeatureLayer.parts(of: distributor.territory, at: level, rows: rows)
        layer.placing = distributions.first { $0.year == nil }?.count.placing
        return layer
    }
}
