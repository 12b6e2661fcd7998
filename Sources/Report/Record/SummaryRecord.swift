import Exchange
import FollowUp
import JSON
import Statistics

/// The answer of `rackvidd statistics` for machines.
enum SummaryRecord {
    /// - Parameter ids: of the rows; their numbers from 1 where empty.
    static func json(_ summary: Summary, ids: [String]) -> JSONValue {
        let name: (Int) -> String = { ids.isEmpty ? String($0 + 1) : ids[$0] }
        var object = JSONObject()
        var reasons = JSONObject()
        object["count"] = .integer(summary.count)
        object["missing"] = .integer(summary.missing)
        object["total"] = .number(summary.total)
        StatisticRecord.set("mean", summary.mean, in: &object, reasons: &reasons)
        StatisticRecord.set("gini", summary.gini, in: &object, reasons: &reasons)
        if let corrected = summary.giniCorrected {
            StatisticRecord.set("gini_corrected", corrected, in: &object, reasons: &reasons)
        } else {
            object["gini_corrected"] = .null
            reasons["gini_corrected"] = "weighted"
        }
        StatisticRecord.set("theil_t", summary.theilT, in: &object, reasons: &reasons)
        StatisticRecord.set("theil_l", summary.theilL, in: &object, reasons: &reasons)
        var atkinson = JSONObject()
        for (epsilon, value) in summary.atkinson {
            let name = epsilon == epsilon.rounded() ? String(Int(epsilon)) : String(epsilon)
            var own = JSONObject()
            StatisticRecord.set(name, value, in: &atkinson, reasons: &own)
            if let reason = own[name] { reasons["atkinson_\(name)"] = reason }
        }
        object["atkinson"] = .object(atkinson)
        StatisticRecord.set("hoover", summary.hoover, in: &object, reasons: &reasons)
        StatisticRecord.set("williamson", summary.williamson, in: &object, reasons: &reasons)
        StatisticRecord.set("hhi", summary.hhi, in: &object, reasons: &reasons)
        StatisticRecord.set("effective_number", summary.effectiveNumber, in: &object, reasons: &reasons)
        if let parts = summary.decomposition {
            var decomposition: JSONObject = [
                "theil_t": StatisticRecord.decomposition(parts.theilT) { $0 },
                "theil_l": StatisticRecord.decomposition(parts.theilL) { $0 },
            ]
            if let gini = summary.giniByGroup { decomposition["gini"] = StatisticRecord.overlapping(gini) }
            if let nested = summary.nested {
                let levels = (1...8).map { "level_\($0)" }
                decomposition["nested_theil_t"] = StatisticRecord.nested(nested.theilT, levels: levels)
                decomposition["nested_theil_l"] = StatisticRecord.nested(nested.theilL, levels: levels)
            }
            object["decomposition"] = .object(decomposition)
        }
        if let moran = summary.moran {
            object["moran"] = StatisticRecord.permutation(
                moran, statistic: "i", alternative: .greater, weights: summary.weights, unit: name)
        }
        if let geary = summary.geary {
            object["geary"] = StatisticRecord.permutation(
                geary, statistic: "c", alternative: .less, weights: summary.weights, unit: name)
        }
        if case .success(let curve) = summary.lorenz {
            object["lorenz"] = .array(
                curve.points.map {
                    ["population_share": .number($0.populationShare), "value_share": .number($0.valueShare)]
                })
        }
        for (name, value) in SummaryDetailRecord.all(summary, ids: ids) { object[name] = value }
        if !reasons.isEmpty { object["reasons"] = .object(reasons) }
        return .object(object)
    }
}
