import Exchange
import FollowUp
import JSON
import Statistics
import Store
import Wording

/// The analyses beyond a distribution's figures, for machines.
enum AnalysisRecord {
    static func add(_ analysis: Analysis, to object: inout JSONObject, in language: Language) {
        if !analysis.divisions.isEmpty { object["divisions"] = .array(analysis.divisions.map(division)) }
        if let report = analysis.influence { object["influence"] = influence(report, language) }
        if let report = analysis.sources { object["sources"] = sources(report) }
        if let report = analysis.need { object["need"] = need(report) }
        if let report = analysis.local { object["local"] = local(report) }
        if let report = analysis.contrast {
            var contrast: JSONObject = ["parts": .array(report.codes.map { .string($0) })]
            for member in SummaryDetailRecord.contrast(report.test).object?.members ?? [] {
                contrast[member.name] = member.value
            }
            object["contrast"] = .object(contrast)
        }
        if let rates = analysis.rates { object["rates"] = self.rates(rates) }
        if let reversals = analysis.reversals { object["reversals"] = ReversalRecord.json(reversals) }
        for question in Analysis.Question.allCases {
            guard let reason = analysis.undefined[question] else { continue }
            object[question.rawValue] = ["value": nil, "reason": .string(Readings.code(reason))]
        }
    }

    private static func number(_ result: Result<Double, Undefined>) -> (JSONValue, reason: JSONValue) {
        switch result {
        case .success(let value): (.number(value), .null)
        case .failure(let undefined): (.null, .string(Readings.code(undefined)))
        }
    }

    private static func division(_ distribution: Distribution) -> JSONValue {
        var indices = JSONObject()
        for index in Distribution.Index.allCases {
            indices[index.rawValue] = JSONValue(distribution.indices[index]?.value)
        }
        return [
            "by": .string(distribution.level.rawValue), "parts": .integer(distribution.rows.count),
            "indices": .object(indices),
        ]
    }

    private static func influence(_ report: Distributor.InfluenceReport, _ language: Language) -> JSONValue {
        let moved: ([Distributor.InfluenceReport.Moved]) -> JSONValue = { items in
            .array(
                items.map { item in
                    let without = number(item.without)
                    return [
                        "code": .string(item.code), "name": .string(item.name[language]),
                        "amount": .number(item.amount), "without": without.0,
                        "change": JSONValue(item.change), "reason": without.reason,
                        "blanks": .array(item.blanks.map { .string($0.code) }),
                    ]
                })
        }
        return [
            "index": .string(report.index.rawValue), "value": .number(report.value),
            "money_granted_on_without_one": "counts_at_the_funder",
            "jackknife_standard_error": JSONValue(report.standardError), "initiatives": moved(report.initiatives),
            "parts": moved(report.parts),
        ]
    }

    private static func sources(_ report: Distributor.SourceReport) -> JSONValue {
        var object: JSONObject = [
            "grouping": .string(report.grouping.rawValue), "index": .string(report.index.rawValue),
            "total": .number(report.shapley.total), "absence": .string(report.shapley.absence.rawValue),
        ]
        switch report.shapley.method {
        case .exact(let coalitions):
            object["exact"] = true
            object["coalitions"] = .integer(coalitions)
        case .sampled(let orderings, let seed):
            object["exact"] = false
            object["orderings"] = .integer(orderings)
            object["seed"] = JSONValue(exactly: seed)
        }
        if let without = report.withoutYear { YearText.add(without: without, to: &object) }
        object["parts"] = .array(
            report.names.indices.map { index in
                [
                    "name": JSONValue(report.names[index]), "amount": .number(report.amounts[index]),
                    "contribution": .number(report.shapley.parts[index]),
                    "standard_error": .number(report.shapley.standardErrors[index]),
                ]
            })
        return .object(object)
    }

    private static func need(_ report: Distributor.NeedReport) -> JSONValue {
        var object: JSONObject = [
            "indicator": .string(report.need.indicator.id.text), "year": JSONValue(report.need.year),
            "measure": .string(report.measure == .value ? "value" : "shortfall_to_best"),
            "rows": .array(
                report.rows.map { row in
                    [
                        "code": .string(row.part.code), "need": .number(row.need),
                        "need_share": JSONValue(row.needShare),
                        "effect_share": JSONValue(row.effectShare), "gap": JSONValue(row.gap),
                    ]
                }),
        ]
        if let reason = report.withoutShares { object["share_reason"] = .string(Readings.code(reason)) }
        switch report.curve {
        case .success(let curve):
            object["concentration_index"] = .number(curve.index)
            let gini = number(curve.needGini)
            let kakwani = number(curve.kakwani)
            object["need_gini"] = gini.0
            object["kakwani"] = kakwani.0
            if !kakwani.reason.isNull { object["reason"] = kakwani.reason }
            object["curve"] = .array(
                curve.points.map {
                    ["population_share": .number($0.populationShare), "effect_share": .number($0.valueShare)]
                })
        case .failure(let undefined):
            object["concentration_index"] = .null
            object["reason"] = .string(Readings.code(undefined))
        }
        return .object(object)
    }

    private static func local(_ report: Distributor.LocalReport) -> JSONValue {
        [
            "weights": .string(NeighbourRecord.text(report.moran.weights)),
            "islands": .array(report.moran.weights.islands.map { .string(report.parts[$0].code) }),
            "rows": .array(
                report.parts.indices.map { index in
                    var object: JSONObject = ["code": .string(report.parts[index].code)]
                    switch report.moran.units[index] {
                    case .success(let unit):
                        object["moran_i"] = .number(unit.i)
                        object["quadrant"] = JSONValue(unit.quadrant?.rawValue)
                        object["p_value_two_sided"] = .number(unit.test.p(.twoSided))
                        object["minimum_p"] = .number(unit.test.minimumP(.twoSided))
                        object["p_holm"] = JSONValue(report.moranHolm[index])
                        object["p_false_discovery_rate"] = JSONValue(report.moranFalseDiscovery[index])
                    case .failure(let undefined):
                        object["moran_i"] = .null
                        object["reason"] = .string(Readings.code(undefined))
                    }
                    if case .success(let hot) = report.getisOrd, case .success(let unit) = hot.units[index] {
                        object["g_star_z"] = .number(unit.z)
                    } else {
                        object["g_star_z"] = .null
                    }
                    return .object(object)
                }),
        ]
    }

    private static func rates(_ rates: EmpiricalBayes) -> JSONValue {
        [
            "method": "empirical_bayes_marshall_1991", "mean": .number(rates.mean),
            "raw": .array(rates.raw.map { .number($0) }), "smoothed": .array(rates.smoothed.map { .number($0) }),
        ]
    }
}
