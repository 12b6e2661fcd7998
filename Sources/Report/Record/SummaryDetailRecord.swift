import Exchange
import FollowUp
import JSON
import Statistics

/// The statistics requested beyond a column's measures, for machines.
enum SummaryDetailRecord {
    static func all(_ summary: Summary, ids: [String]) -> [(String, JSONValue)] {
        let name: (Int) -> JSONValue = { .string(ids.isEmpty ? String($0 + 1) : ids[$0]) }
        return [
            ("local", summary.local.map { answer($0) { local($0, summary.getisOrd, name) } }),
            ("concentration", summary.concentration.map { answer($0, concentration) }),
            ("influence", summary.influence.map { answer($0) { influence($0, name) } }),
            ("bootstrap", summary.bootstrap.map { answer($0, bootstrap) }),
            ("contrast", summary.contrast.map { answer($0, contrast) }),
            ("rates", summary.rates.map { answer($0) { rates($0, name) } }),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    private static func answer<Value>(_ result: Result<Value, Undefined>, _ record: (Value) -> JSONValue) -> JSONValue {
        switch result {
        case .success(let value): record(value)
        case .failure(let undefined): ["value": nil, "reason": .string(Readings.code(undefined))]
        }
    }

    private static func local(
        _ moran: LocalMoran, _ getisOrd: Result<GetisOrd, Undefined>?, _ name: (Int) -> JSONValue
    ) -> JSONValue {
        let holm = moran.adjusted(.twoSided, by: .holm)
        let discovery = moran.adjusted(.twoSided, by: .falseDiscoveryRate)
        return .array(
            moran.units.indices.map { index in
                var row: JSONObject = ["id": name(index)]
                switch moran.units[index] {
                case .success(let unit):
                    row["moran_i"] = .number(unit.i)
                    row["quadrant"] = JSONValue(unit.quadrant?.rawValue)
                    row["p_value_two_sided"] = .number(unit.test.p(.twoSided))
                    row["minimum_p"] = .number(unit.test.minimumP(.twoSided))
                    row["p_holm"] = JSONValue(holm[index])
                    row["p_false_discovery_rate"] = JSONValue(discovery[index])
                case .failure(let undefined):
                    row["moran_i"] = .null
                    row["reason"] = .string(Readings.code(undefined))
                }
                if case .success(let hot)? = getisOrd, case .success(let unit) = hot.units[index] {
                    row["g_star_z"] = .number(unit.z)
                }
                return .object(row)
            })
    }

    private static func concentration(_ curve: ConcentrationCurve) -> JSONValue {
        var object: JSONObject = ["index": .number(curve.index)]
        var reasons = JSONObject()
        StatisticRecord.set("need_gini", curve.needGini, in: &object, reasons: &reasons)
        StatisticRecord.set("kakwani", curve.kakwani, in: &object, reasons: &reasons)
        if !reasons.isEmpty { object["reasons"] = .object(reasons) }
        object["curve"] = .array(
            curve.points.map {
                ["population_share": .number($0.populationShare), "value_share": .number($0.valueShare)]
            })
        return .object(object)
    }

    private static func influence(_ influence: Influence, _ name: (Int) -> JSONValue) -> JSONValue {
        [
            "index": "gini", "value": .number(influence.value),
            "most_influential": influence.mostInfluential.map(name) ?? .null,
            "jackknife_standard_error": JSONValue((try? influence.jackknife())?.standardError),
            "without": .array(
                influence.without.indices.map { index in
                    ["id": name(index), "gini": JSONValue(try? influence.without[index].get())]
                }),
        ]
    }

    private static func bootstrap(_ bootstrap: Bootstrap) -> JSONValue {
        var object: JSONObject = [
            "index": "gini", "estimate": .number(bootstrap.estimate),
            "standard_error": .number(bootstrap.standardError),
            "percentile": [.number(bootstrap.percentile.low), .number(bootstrap.percentile.high)],
            "replicates": .integer(bootstrap.replicates), "seed": JSONValue(exactly: bootstrap.seed),
            "level": .number(bootstrap.level), "low": .number(bootstrap.interval.low),
            "high": .number(bootstrap.interval.high), "method": .string(bootstrap.method.rawValue),
        ]
        if let note = bootstrap.note { object["interval_note"] = .string(Readings.code(note)) }
        switch bootstrap.bca {
        case .success(let interval): object["bca"] = [.number(interval.low), .number(interval.high)]
        case .failure(let undefined):
            object["bca"] = .null
            object["reason"] = .string(Readings.code(undefined))
        }
        return .object(object)
    }

    static func contrast(_ test: PermutationTest) -> JSONValue {
        var object: JSONObject = [
            "difference": .number(test.observed), "p_value_greater": .number(test.p(.greater)),
            "p_value_less": .number(test.p(.less)), "p_value_two_sided": .number(test.p(.twoSided)),
            "minimum_p": .number(test.minimumP(.greater)),
        ]
        switch test.method {
        case .exact(let orderings):
            object["permutations"] = .integer(orderings)
            object["exact"] = true
        case .monteCarlo(let permutations, let seed):
            object["permutations"] = .integer(permutations)
            object["exact"] = false
            object["seed"] = JSONValue(exactly: seed)
        }
        return .object(object)
    }

    private static func rates(_ rates: EmpiricalBayes, _ name: (Int) -> JSONValue) -> JSONValue {
        [
            "method": "empirical_bayes_marshall_1991", "mean": .number(rates.mean),
            "rows": .array(
                rates.raw.indices.map {
                    ["id": name($0), "raw": .number(rates.raw[$0]), "smoothed": .number(rates.smoothed[$0])]
                }),
        ]
    }
}
