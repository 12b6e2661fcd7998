import Exchange
import FollowUp
import Report
import Statistics
import Wording

/// Statistics in the contract's JSON: numbers where they are defined, `null` and the reason's code where not.
enum StatisticRecord {
    /// Members are set one by one, so that a reason can stand beside the `null` that it explains.
    static func set(
        _ name: String, _ result: Result<Double, Undefined>, in object: inout JSONObject, reasons: inout JSONObject
    ) {
        switch result {
        case .success(let value): object[name] = .number(value)
        case .failure(let undefined):
            object[name] = .null
            reasons[name] = .string(Readings.code(undefined))
        }
    }

    static func decomposition<Group>(
        _ result: Result<Decomposition<Group>, Undefined>, name: (Group) -> String
    ) -> JSONValue {
        switch result {
        case .failure(let undefined):
            return ["between": nil, "within": nil, "groups": nil, "reason": .string(Readings.code(undefined))]
        case .success(let parts):
            let groups: [JSONValue] = parts.groups.map { group in
                var object: JSONObject = [
                    "group": .string(name(group.group)), "population_share": .number(group.populationShare),
                    "share": .number(group.valueShare), "mean": .number(group.mean),
                ]
                var reasons = JSONObject()
                set("inequality", group.inequality, in: &object, reasons: &reasons)
                if !reasons.isEmpty { object["reason"] = reasons["inequality"] }
                return .object(object)
            }
            return [
                "total": .number(parts.total), "between": .number(parts.between), "within": .number(parts.within),
                "groups": .array(groups),
            ]
        }
    }

    /// - Parameter levels: the names of the nested levels, outermost first.
    static func nested(_ result: Result<NestedDecomposition, Undefined>, levels: [String]) -> JSONValue {
        switch result {
        case .failure(let undefined): return ["total": nil, "reason": .string(Readings.code(undefined))]
        case .success(let parts):
            var object: JSONObject = ["total": .number(parts.total)]
            for (level, part) in zip(levels, parts.between) { object["between_\(level)"] = .number(part) }
            object["within"] = .number(parts.within)
            return .object(object)
        }
    }

    static func overlapping<Group>(_ result: Result<GiniDecomposition<Group>, Undefined>) -> JSONValue {
        switch result {
        case .failure(let undefined): ["total": nil, "reason": .string(Readings.code(undefined))]
        case .success(let parts):
            [
                "total": .number(parts.total), "between": .number(parts.between), "within": .number(parts.within),
                "overlap": .number(parts.overlap),
            ]
        }
    }

    /// - Parameters:
    ///   - statistic: `i` or `c`.
    ///   - alternative: the side on which likeness of neighbours lies; the two-sided p stands beside it.
    ///   - name: of a unit; those without neighbours are named.
    static func permutation(
        _ result: Result<PermutationTest, Undefined>, statistic: String, alternative: PermutationTest.Alternative,
        weights: Neighbours.Summary?, unit name: (Int) -> String
    ) -> JSONValue {
        switch result {
        case .failure(let undefined):
            return [
                .init(stringLiteral: statistic): nil, "reason": .string(Readings.code(undefined)),
            ]
        case .success(let test):
            var object = JSONObject()
            object[statistic] = .number(test.observed)
            object["expected"] = .number(test.expected)
            object["variance"] = .number(test.variance)
            object["p_value"] = .number(test.p(alternative))
            object["alternative"] = .string(alternative.rawValue)
            object["p_value_two_sided"] = .number(test.p(.twoSided))
            switch test.method {
            case .exact(let orderings):
                object["permutations"] = .integer(orderings)
                object["exact"] = true
            case .monteCarlo(let permutations, let seed):
                object["permutations"] = .integer(permutations)
                object["exact"] = false
                object["seed"] = JSONValue(exactly: seed)
            }
            object["minimum_p"] = .number(test.minimumP(alternative))
            if let weights {
                object["weights"] = .string(Readings.weights(weights).en)
                object["islands"] = .array(weights.islands.map { .string(name($0)) })
            }
            return .object(object)
        }
    }
}

extension JSONValue {
    /// A seed of 64 bits: a number where it fits, text where not.
    init(exactly seed: UInt64) { self = Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)) }
}

/// What `rackvidd statistics` prints for machines.
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
        for (name, value) in SummaryAnswers.all(summary, ids: ids) { object[name] = value }
        if !reasons.isEmpty { object["reasons"] = .object(reasons) }
        return .object(object)
    }
}
