import Exchange
import FollowUp
import JSON
import Planar
import Statistics
import Store
import Territory
import Wording

/// A distribution for machines: the contract's JSON, CSV, and a GeoJSON layer.
enum DistributionRecord {
    static func json(
        _ distribution: Distribution, _ analysis: Analysis, _ range: CountyWideRange? = nil, in language: Language
    ) -> JSONValue {
        var object = foundation(distribution)
        object["county_value"] = JSONValue(distribution.countyMean)
        object["rows"] = .array(distribution.rows.map { .object(row($0, of: distribution, in: language)) })
        object["indices"] = .object(indices(distribution, analysis))
        if let hhi = distribution.indices[.hhi]?.value, hhi > 0 { object["effective_number"] = .number(1 / hhi) }
        object["decomposition"] = decomposition(distribution)
        object["moran"] = spatial(distribution.moran, statistic: "i", alternative: .greater, of: distribution)
        object["geary"] = spatial(distribution.geary, statistic: "c", alternative: .less, of: distribution)
        if case .success(let curve) = distribution.lorenz {
            object["lorenz"] = .array(
                curve.points.map {
                    ["population_share": .number($0.populationShare), "value_share": .number($0.valueShare)]
                })
        } else {
            object["lorenz"] = .null
        }
        if let range { object["county_wide_range"] = CountyWideRecord.json(range) }
        AnalysisRecord.add(analysis, to: &object, in: language)
        return .object(object)
    }

    /// The indicator distributed, its sum, and the distribution's grounds.
    private static func foundation(_ distribution: Distribution) -> JSONObject {
        let basis = distribution.basis
        let count = distribution.count
        var object: JSONObject = [
            "indicator": .string(distribution.indicator.id.text), "by": .string(distribution.level.rawValue),
            "scheme": .string(distribution.scheme.name), "unit": .string(distribution.indicator.unit.en),
            "kind": .string(distribution.indicator.kind.rawValue),
            "population_rule": .string(distribution.populationRule.rawValue),
        ]
        if let source = distribution.populationSource { object["population_layer"] = .string(source) }
        if let year = distribution.year { object["year"] = .integer(year) }
        for (name, value) in people(distribution.population) { object[name] = value }
        object["spread_by_population"] = .bool(distribution.isSpread)
        object["total"] = JSONValue(distribution.total)
        object["unlocated"] = JSONValue(distribution.sum(.unlocated))
        object["outside"] = JSONValue(distribution.sum(.outside))
        object["blank_sums"] = blankSums(distribution)
        object["basis"] = [
            "declared": .number(basis.declared), "county_wide": .number(basis.countyWide),
            "programme_area": .number(basis.programmeArea),
        ]
        object["counts"] = [
            "initiatives": .integer(count.initiatives), "unlocated": .integer(count.unlocated),
            "county_wide": .integer(count.countyWide), "without_value": .integer(count.withoutValue),
            "undated": .integer(count.undated), "straddling": .integer(count.straddling.initiatives),
            "straddling_sek": StatusRecords.amount(count.straddling),
            "undecided": .integer(count.statuses.undecided),
            "resting_on_total": .integer(count.placing.restingOnTotal), "doubtful": .integer(count.placing.doubtful),
        ]
        if count.placing.restingOnTotal > 0 {
            object["outside_by_total_sek"] = PlacingRecord.outside(count.placing)
        }
        if let account = distribution.outcomes { object["outcomes"] = outcomes(account) }
        object["blank_parts"] = .integer(distribution.blankParts)
        object["population_share_of"] = distribution.comparesMeasuredPeople ? "parts_with_value" : "county"
        if let all = distribution.municipalities {
            object["municipalities"] = .integer(all)
            object["municipalities_measured"] = .integer(all - distribution.count.withoutValue)
        }
        if distribution.negativePart != nil {
            object["share_reason"] = .string(Readings.code(.negativeValue(index: 0)))
        }
        if distribution.year == nil {
            object["statuses"] = StatusRecords.account(count.statuses)
            if let money = count.money { object["money"] = MoneyRecord.json(money) }
            object["precision"] = precision(count)
            object["rules"] = .object(
                Footprint.Rule.allCases.reduce(into: JSONObject()) { $0[$1.rawValue] = .integer(count.byRule[$1] ?? 0) }
            )
        }
        return object
    }

    /// The sums that are null though initiatives count in them, with the reason.
    private static func blankSums(_ distribution: Distribution) -> JSONValue {
        let reason = distribution.outcomes == nil ? "no_amount_stated" : "not_reported"
        return .array(
            Distribution.SumPlace.allCases.compactMap { place in
                distribution.blankSums[place].map {
                    ["sum": .string(place.rawValue), "reason": .string(reason), "initiatives": .integer($0)]
                }
            })
    }

    /// Whose people stand beside the values.
    static func people(_ basis: PopulationBasis) -> [(String, JSONValue)] {
        [
            ("population_year", basis.year.map { .integer($0) } ?? .null),
            ("population_source", .string(basis.source.rawValue)),
            ("population_interpolated", .bool(!basis.interpolatedBetween.isEmpty)),
            ("population_stale", .bool(basis.isStale)),
        ]
    }

    private static func indices(_ distribution: Distribution, _ analysis: Analysis) -> JSONObject {
        var indices = JSONObject()
        for index in Distribution.Index.allCases {
            guard let result = distribution.indices[index] else { continue }
            let interval = analysis.intervals?[index].flatMap { try? $0.get() }
            var entry: JSONObject = [
                "value": JSONValue(result.value), "low": JSONValue(interval?.interval.low),
                "high": JSONValue(interval?.interval.high),
            ]
            if let interval {
                entry["level"] = .number(interval.level)
                entry["method"] = .string(interval.method.rawValue)
                if let note = interval.note { entry["interval_note"] = .string(Readings.code(note)) }
                entry["contains_value"] = .bool(interval.containsEstimate)
                entry["percentile"] = [.number(interval.percentile.low), .number(interval.percentile.high)]
                entry["replicates"] = .integer(interval.replicates)
                entry["seed"] = JSONValue(exactly: interval.seed)
            } else if case .failure(let reason)? = analysis.intervals?[index] {
                entry["interval_note"] = .string(Readings.code(reason))
            }
            if let undefined = result.undefined { entry["reason"] = .string(Readings.code(undefined)) }
            indices[index.rawValue] = .object(entry)
        }
        return indices
    }

    /// Between and within zones, over cells; null where the distribution has none.
    private static func decomposition(_ distribution: Distribution) -> JSONValue {
        let zone: (Int) -> String = { distribution.scheme.zones[$0].code }
        return distribution.decomposition.map {
            [
                "level": "cell", "groups": "zone", "theil_t": StatisticRecord.decomposition($0.theilT, name: zone),
                "theil_l": StatisticRecord.decomposition($0.theilL, name: zone),
                "nested_theil_t": StatisticRecord.nested($0.nestedT, levels: ["zone", "municipality"]),
                "nested_theil_l": StatisticRecord.nested($0.nestedL, levels: ["zone", "municipality"]),
                "gini": StatisticRecord.overlapping($0.gini),
            ]
        } ?? .null
    }

    /// How outcomes were read, and what all of them add up to.
    private static func outcomes(_ account: OutcomeAccount) -> JSONValue {
        var object: JSONObject = [
            "as_of": JSONValue(account.asOf?.description), "accumulation": .string(account.accumulation.rawValue),
            "accumulation_stated": .bool(account.isAccumulationStated),
            "several_reports": .bool(account.hasSeveralReports),
            "baselines_assumed": .integer(account.baselinesAssumed),
        ]
        for (name, value) in figures(account.total) { object[name] = value }
        return .object(object)
    }

    private static func figures(_ figures: OutcomeFigures) -> [(String, JSONValue)] {
        [
            ("result", JSONValue(figures.result)), ("baseline", JSONValue(figures.baseline)),
            ("change", JSONValue(figures.change)), ("target", JSONValue(figures.target)),
            ("achievement", JSONValue(figures.achievement)),
            ("achievement_if_unreported_is_nothing", JSONValue(figures.achievementIfUnreportedIsNothing)),
            ("reported", .integer(figures.reported)),
            ("not_reported", .integer(figures.notReported)), ("not_due", .integer(figures.notDue)),
        ]
    }

    /// The figures beside a value of outcomes; empty for any other indicator.
    static func outcome(_ row: Distribution.Row) -> [(name: String, value: JSONValue)] {
        row.outcome.map { figures($0).map { (name: $0.0, value: $0.1) } } ?? []
    }

    private static func spatial(
        _ value: Distribution.SpatialValue, statistic: String, alternative: PermutationTest.Alternative,
        of distribution: Distribution
    ) -> JSONValue {
        let name: (Int) -> String = { distribution.compared[$0].part.code }
        return switch value {
        case .value(let test, let weights):
            StatisticRecord.permutation(
                .success(test), statistic: statistic, alternative: alternative, weights: weights, unit: name)
        case .undefined(let reason):
            StatisticRecord.permutation(
                .failure(reason), statistic: statistic, alternative: alternative, weights: nil, unit: name)
        }
    }

    static func row(_ row: Distribution.Row, of distribution: Distribution, in language: Language) -> JSONObject {
        var object: JSONObject = [
            "code": .string(row.part.code), "name": .string(row.part.name[language]),
            "zone": JSONValue(row.part.zone),
            "value": JSONValue(row.value),
            "population": distribution.population(of: row).map { .integer($0) } ?? .null,
            "area_km2": .number(rounded(row.part.areaKm2)), "per_1000": JSONValue(row.perThousand),
            "share": JSONValue(row.share),
            "population_share": JSONValue(row.populationShare), "location_quotient": JSONValue(row.locationQuotient),
            "initiatives_touching": .integer(row.touching),
        ]
        let outcome = outcome(row)
        for (name, value) in outcome { object[name] = value }
        // Money and numbers of initiatives are blank where nobody knows which part they fall into, money also where
        // initiatives touch a part and none states an amount.
        if distribution.outcomes != nil || distribution.year != nil || distribution.blankParts > 0 {
            object["reason"] = row.value == nil ? .string(blank(row, of: distribution)) : .null
        }
        return object
    }

    /// Why a part has no value.
    private static func blank(_ row: Distribution.Row, of distribution: Distribution) -> String {
        if row.isUnstated { return "no_amount_stated" }
        if distribution.year == nil, row.outcome.map({ $0.reported > 0 }) ?? true {
            return Readings.code(.unknownPopulation)
        }
        guard let outcome = row.outcome else { return "not_measured" }
        if outcome.notReported == 0, outcome.notDue > 0 { return "not_due" }
        // Initiatives that touch the part and state nothing of the indicator have reported nothing either.
        return outcome.notReported > 0 || row.touching > 0 ? "not_reported" : "no_initiative"
    }

    /// Square kilometres to the square metre: what lies beyond is rounding of the computation.
    static func rounded(_ areaKm2: Double) -> Double { (areaKm2 * 1e6).rounded() / 1e6 }

    /// How many initiatives of each class of precision, every class named.
    private static func precision(_ count: Distribution.Count) -> JSONValue {
        var object = JSONObject()
        for precision in Precision.allCases { object[precision.rawValue] = .integer(count.byPrecision[precision] ?? 0) }
        return .object(object)
    }

    static func table(
        _ distribution: Distribution, _ range: CountyWideRange? = nil, in language: Language
    ) -> RecordTable {
        RecordTable(rows: rows(distribution, range, in: language))
    }

    private static func rows(
        _ distribution: Distribution, _ range: CountyWideRange?, in language: Language
    ) -> [JSONObject] {
        distribution.rows.enumerated().map { index, row in
            var object = self.row(row, of: distribution, in: language)
            if let range {
                for member in CountyWideRecord.row(range.rows[index]).members { object[member.name] = member.value }
            }
            return object
        }
    }

    static func layer(
        _ distribution: Distribution, of territory: Territory, _ range: CountyWideRange? = nil, in language: Language
    ) throws -> FeatureLayer {
        try FeatureLayer.parts(
            of: territory, at: distribution.level,
            rows: zip(distribution.rows, rows(distribution, range, in: language)).map { ($0.part.code, $1) })
    }
}
