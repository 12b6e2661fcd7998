import Statistics

func answer(_ question: Question) throws -> Answer {
    do {
        return Answer(values: try values(question))
    } catch let reason as Undefined {
        return Answer(undefined: "\(reason)")
    }
}

private func values(_ question: Question) throws -> [String: [Double]] {
    let weights = question.weights
    func y() throws -> [Double] { try question.need(\.y) }
    switch question.function {
    case "gini": return ["value": [try Inequality.gini(y(), weights: weights)]]
    case "corrected_gini": return ["value": [try Inequality.correctedGini(y())]]
    case "theil_t": return ["value": [try Inequality.theilT(y(), weights: weights)]]
    case "mean_log_deviation": return ["value": [try Inequality.meanLogDeviation(y(), weights: weights)]]
    case "atkinson":
        return ["value": [try Inequality.atkinson(y(), weights: weights, epsilon: question.need(\.epsilon))]]
    case "hoover": return ["value": [try Inequality.hoover(values: y(), population: question.need(\.population))]]
    case "williamson": return ["value": [try Inequality.williamson(y(), weights: weights)]]
    case "hhi": return ["value": [try Concentration.hhi(y())], "effective": [try Concentration.effectiveNumber(y())]]
    case "location_quotient":
        let all = try LocationQuotient.all(values: y(), population: question.need(\.population))
        return ["value": try all.map { try $0.quotient.get() }, "gap": all.map(\.gap)]
    case "lorenz":
        let points = try LorenzCurve(y(), weights: weights).points
        return ["population": points.map(\.populationShare), "share": points.map(\.valueShare)]
    case "concentration":
        let curve = try ConcentrationCurve(benefit: y(), need: question.need(\.need), weights: weights)
        return ["index": [curve.index], "kakwani": [try curve.kakwani.get()]]
    case "decomposition_t":
        let parts = try Decomposition.theilT(y(), weights: weights, groups: question.need(\.groups))
        return ["total": [parts.total], "between": [parts.between], "within": [parts.within]]
    case "decomposition_l":
        let parts = try Decomposition.meanLogDeviation(y(), weights: weights, groups: question.need(\.groups))
        return ["total": [parts.total], "between": [parts.between], "within": [parts.within]]
    case "nested_t":
        let parts = try NestedDecomposition.theilT(
            y(), weights: weights, levels: [question.need(\.groups), question.need(\.inner)])
        return ["between": parts.between, "within": [parts.within], "total": [parts.total]]
    case "gini_decomposition":
        let parts = try GiniDecomposition(y(), weights: weights, groups: question.need(\.groups))
        return [
            "between": [parts.between], "within": [parts.within], "overlap": [parts.overlap], "total": [parts.total],
        ]
    case "shapley":
        let parts = try Shapley(sources: question.need(\.sources), weights: weights) { y, w throws(Undefined) in
            try Inequality.gini(y, weights: w)
        }
        return ["parts": parts.parts, "total": [parts.total]]
    case "moran":
        let moran = try Moran(y(), neighbours: question.neighbours())
        return [
            "i": [moran.i], "expected": [moran.expected], "variance_normality": [moran.varianceNormality],
            "variance_randomisation": (try? moran.varianceRandomisation.get()).map { [$0] } ?? [],
        ]
    case "geary":
        let geary = try Geary(y(), neighbours: question.neighbours())
        return [
            "c": [geary.c], "variance_normality": [geary.varianceNormality],
            "variance_randomisation": (try? geary.varianceRandomisation.get()).map { [$0] } ?? [],
        ]
    case "moran_test": return tails(try Moran.test(y(), neighbours: question.neighbours()))
    case "geary_test": return tails(try Geary.test(y(), neighbours: question.neighbours()))
    case "contrast":
        return tails(try PermutationTest.contrast(y(), weights: weights, treated: Set(question.need(\.treated))))
    case "local_moran":
        let units = try LocalMoran(y(), neighbours: question.neighbours(), permutations: 1).units
        let linked = units.enumerated().compactMap { unit in
            (try? unit.element.get()).map { (unit: unit.offset, i: $0.i, test: $0.test) }
        }
        return [
            "unit": linked.map { Double($0.unit) }, "i": linked.map(\.i), "expected": linked.map(\.test.expected),
            "variance": linked.map(\.test.variance), "p_greater": linked.map { $0.test.p(.greater) },
        ]
    case "getis_ord":
        let units = try GetisOrd(y(), neighbours: question.neighbours(), permutations: 1).units
        let defined = units.enumerated().compactMap { unit in
            (try? unit.element.get()).map { (unit: unit.offset, z: $0.z) }
        }
        return ["unit": defined.map { Double($0.unit) }, "z": defined.map(\.z)]
    case "neighbours", "neighbours_gal", "neighbours_gwt":
        let links = try question.neighbours().links
        return [
            "from": links.map { Double($0.from) }, "to": links.map { Double($0.to) }, "weight": links.map(\.weight),
        ]
    case "empirical_bayes":
        let rates = try EmpiricalBayes(events: y(), population: question.need(\.population))
        return ["smoothed": rates.smoothed, "raw": rates.raw, "mean": [rates.mean], "variance": [rates.variance]]
    case "holm": return ["value": try MultipleTests.holm.adjusted(y())]
    case "false_discovery_rate": return ["value": try MultipleTests.falseDiscoveryRate.adjusted(y())]
    case "influence":
        let y = try y()
        let influence = try Influence.leaveOneOut(units: y.count) { kept throws(Undefined) in
            try Inequality.gini(kept.map { y[$0] })
        }
        let jackknife = try influence.jackknife()
        return [
            "without": try influence.without.map { try $0.get() }, "bias": [jackknife.bias],
            "standard_error": [jackknife.standardError],
        ]
    case "bootstrap":
        let y = try y()
        let interval = try Bootstrap(
            units: y.count, replicates: question.need(\.replicates), seed: question.need(\.seed)
        ) { times throws(Undefined) in try Inequality.gini(y, weights: times.map(Double.init)) }
        return [
            "values": interval.values, "percentile": [interval.percentile.low, interval.percentile.high],
            "is_bca": [interval.method == .bca ? 1 : 0], "interval": [interval.interval.low, interval.interval.high],
            "standard_error": [interval.standardError],
        ]
    default: return try effects(question)
    }
}

func tails(_ test: PermutationTest) -> [String: [Double]] {
    let alternatives = PermutationTest.Alternative.allCases
    return [
        "observed": [test.observed], "expected": [test.expected], "variance": [test.variance],
        "p": alternatives.map { test.p($0) }, "minimum_p": alternatives.map { test.minimumP($0) },
    ]
}
