import Exchange
import FollowUp
import JSON
import Statistics
import Store
import Wording

/// A comparison over time for machines.
struct TrendRecord {
    private let comparison: TrendComparison
    private let language: Language

    init(_ comparison: TrendComparison, language: Language) {
        (self.comparison, self.language) = (comparison, language)
    }

    var json: JSONValue {
        var object: JSONObject = [
            "indicator": .string(comparison.indicator.id.text), "unit": .string(comparison.indicator.unit.en),
            "treated": units(comparison.treated), "since": .integer(comparison.since),
            "against": [
                "rule": .string(comparison.rule.word), "count": .integer(comparison.comparison.count),
                "codes": codes(comparison.comparison), "not_measured": codes(comparison.unmeasured),
                "bordering": codes(comparison.bordering),
                "excluded": .array(comparison.excluded.map { .string($0) }),
            ],
            "scale": .string(comparison.scale.rawValue),
            "years": .array(comparison.years.map { .integer($0) }),
            "years_dropped": .array(comparison.dropped.map { .integer($0) }),
            "series": .array(years.map { .object($0) }), "own_past": .array(comparison.ownPasts.map(ownPast)),
        ]
        let difference = try? comparison.difference.get()
        object["did"] = difference.map(did) ?? .null
        object["pre_trend"] = difference.map { preTrend($0.preTrend) } ?? .null
        if let synthetic = comparison.synthetic { object["synthetic"] = self.synthetic(synthetic) }
        if let dose = comparison.dose { object["dose"] = self.dose(dose) }
        object["verdict"] = JSONValue(difference.map { TrendReadings.code($0.verdict) })
        object["verdict_reason"] =
            difference.flatMap { TrendReadings.reasonCode($0.verdict) }.map { .string($0) } ?? .null
        object["reason"] = reason(comparison.difference)
        return .object(object)
    }

    /// The two means by year, and their difference less that of the last year before the start.
    var years: [JSONObject] {
        let leads = (try? comparison.difference.get().preTrend.get())?.leads.map(\.difference)
        return comparison.years.enumerated().map { place, year in
            [
                "year": .integer(year), "before": .bool(year < comparison.since),
                "treated_mean": .number(comparison.means.treated[place]),
                "comparison_mean": .number(comparison.means.comparison[place]),
                "difference_from_last_before": JSONValue(leads?[place]),
            ]
        }
    }

    private func units(_ units: [TrendComparison.Unit]) -> JSONValue {
        .array(units.map { ["code": .string($0.code), "name": .string($0.name[language])] })
    }

    private func codes(_ units: [TrendComparison.Unit]) -> JSONValue { .array(units.map { .string($0.code) }) }

    private func reason<Value>(_ result: Result<Value, Undefined>) -> JSONValue {
        if case .failure(let undefined) = result { .string(Readings.code(undefined)) } else { .null }
    }

    private func ownPast(_ own: TrendComparison.OwnPastOfUnit) -> JSONValue {
        let past = try? own.past.get()
        return [
            "code": .string(own.unit.code), "name": .string(own.unit.name[language]),
            "series": .array(own.series.map { ["year": .integer($0.year), "value": JSONValue($0.value)] }),
            "years_before": JSONValue(past?.fit.count), "level": JSONValue(past?.level),
            "slope_per_year": JSONValue(past?.fit.slope),
            "later": .array(
                (past?.later ?? []).map { later in
                    let unit = { (value: Double) in comparison.inUnit(value) }
                    return [
                        "year": .integer(Int(later.period)), "value": .number(unit(later.value)),
                        "expected": .number(unit(later.expected)),
                        "low": JSONValue(later.interval.map { unit($0.lowerBound) }),
                        "high": JSONValue(later.interval.map { unit($0.upperBound) }),
                        "position": .string(later.position.rawValue),
                    ]
                }), "reason": reason(own.past),
        ]
    }

    private func did(_ difference: TrendComparison.Difference) -> JSONValue {
        let (did, test) = (difference.did, difference.did.test)
        var object: JSONObject = [
            "value": .number(did.value), "percent": JSONValue(comparison.share(did.value).map { 100 * $0 }),
            "years_before": .array(did.periodsBefore.map { .integer(Int($0)) }),
            "years_after": .array(did.periodsAfter.map { .integer(Int($0)) }),
            "interval": difference.interval.map { interval in
                [
                    "level": .number(interval.level), "low": .number(interval.range.lowerBound),
                    "high": .number(interval.range.upperBound),
                ]
            } ?? .null,
            "smallest_detectable": JSONValue(difference.smallestDetectable),
            "p_value": .number(test.p(.twoSided)), "alternative": .string("two_sided"),
            "p_high": .number(test.p(.greater)), "p_low": .number(test.p(.less)),
            "choices": .integer(did.compared), "as_extreme": .integer(test.extremeOrderings(.twoSided)),
            "minimum_p": .number(test.minimumP(.twoSided)),
        ]
        if case .monteCarlo(_, let seed) = test.method { object["seed"] = .integer(Int(seed)) }
        return .object(object)
    }

    private func preTrend(_ result: Result<PreTrend, Undefined>) -> JSONValue {
        guard let trend = try? result.get() else { return ["reason": reason(result)] }
        let (slope, rms) = (try? trend.slope.get(), try? trend.rms.get())
        return [
            "leads": .array(
                trend.leads.map { ["year": .integer(Int($0.period)), "difference": .number($0.difference)] }),
            "slope_difference": JSONValue(slope?.observed), "p_value": JSONValue(slope?.p(.twoSided)),
            "rms_of_leads": JSONValue(rms?.observed), "rms_p_value": JSONValue(rms?.p(.greater)),
            "carried_on": .number(trend.carriedOn), "left": .number(trend.left),
            "share_that_explains_all": JSONValue(trend.share), "years_before": .integer(trend.periodsBefore),
            "reason": .null,
        ]
    }

    private func synthetic(_ result: Result<SyntheticPlacebos, Undefined>) -> JSONValue {
        guard let placebos = try? result.get() else { return ["reason": reason(result)] }
        let own = placebos.treated
        let all = [comparison.treated[0]] + comparison.comparison
        func standing(_ measure: SyntheticPlacebos.Measure, _ withWorse: Bool) -> JSONValue {
            let standing = placebos.standing(measure, withWorse: withWorse)
            return [
                "rank": .integer(standing.rank), "of": .integer(standing.of), "p_value": .number(standing.p),
                "minimum_p": .number(standing.minimumP),
            ]
        }
        let ratio = placebos.standing(.ratio)
        return [
            "weights": .array(
                own.shares().map { share in
                    [
                        "code": .string(all[share.unit].code), "name": .string(all[share.unit].name[language]),
                        "weight": .number(share.weight),
                    ]
                }), "weights_not_unique": .bool(own.isAmbiguous), "donors": .integer(own.donors.count),
            "rmspe_before": .number(own.rmspeBefore), "rmspe_after": .number(own.rmspeAfter),
            "mean_gap": .number(own.meanGap),
            "gaps": .array(
                zip(own.periods, own.gaps).map { ["year": .integer(Int($0)), "gap": .number($1)] }),
            "ratio": JSONValue(own.ratio), "rank": .integer(ratio.rank), "p_value": .number(ratio.p),
            "minimum_p": .number(ratio.minimumP), "placebos_fitting_worse": .integer(placebos.worseFitting),
            "ratio_without_worse": standing(.ratio, false), "mean_gap_high": standing(.highGap, true),
            "mean_gap_low": standing(.lowGap, true), "mean_gap_size": standing(.gapSize, true),
            "mean_gap_size_without_worse": standing(.gapSize, false), "reason": .null,
        ]
    }

    private func dose(_ report: DoseReport) -> JSONValue {
        let dose = try? report.response.get()
        func test(_ test: PermutationTest?) -> JSONValue {
            guard let test else { return .null }
            return [
                "value": .number(test.observed), "p_one_sided_high": .number(test.p(.greater)),
                "p_two_sided": .number(test.p(.twoSided)), "minimum_p": .number(test.minimumP(.greater)),
            ]
        }
        return [
            "from": .integer(report.from), "to": .integer(report.to),
            "pearson": test(dose?.pearson), "spearman": test(dose?.spearman), "kendall": test(dose?.kendall),
            "slope_per_1000_sek": JSONValue(dose.map { 1_000 * $0.fit.slope }),
            "pearson_without_low": JSONValue(report.range?.lowerBound),
            "pearson_without_high": JSONValue(report.range?.upperBound),
            "rows": .array(
                report.rows.enumerated().map { place, row in
                    [
                        "code": .string(row.part.code), "name": .string(row.part.name[language]),
                        "granted_sek_per_inhabitant": .number(row.dose), "change": .number(row.change),
                        "pearson_without": JSONValue(dose.flatMap { try? $0.without[place].get() }),
                    ]
                }), "not_measured": .array(report.blank.map { .string($0.code) }),
            "statuses": StatusRecords.account(report.statuses), "reason": reason(report.response),
        ]
    }
}
