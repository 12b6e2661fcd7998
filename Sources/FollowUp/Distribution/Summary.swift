package import Statistics

/// The statistics of any column of numbers, as `rackvidd statistics` computes them without a store.
///
/// More than a dozen properties because each is a statistic, optional by itself.
package struct Summary: Sendable {
    /// Rows with a value (and a weight, where weights are given).
    package let count: Int
    /// Rows left out because value or weight is missing; never read as zero.
    package let missing: Int
    /// Σ y, or Σ w·y with weights.
    package let total: Double
    package let mean: Result<Double, Undefined>
    package let gini: Result<Double, Undefined>
    /// n/(n − 1) · G; without weights only.
    package let giniCorrected: Result<Double, Undefined>?
    package let theilT: Result<Double, Undefined>
    package let theilL: Result<Double, Undefined>
    package let atkinson: [(epsilon: Double, value: Result<Double, Undefined>)]
    package let hoover: Result<Double, Undefined>
    package let williamson: Result<Double, Undefined>
    package let hhi: Result<Double, Undefined>
    package let decomposition:
        (theilT: Result<Decomposition<String>, Undefined>, theilL: Result<Decomposition<String>, Undefined>)?
    package let moran: Result<PermutationTest, Undefined>?
    package let geary: Result<PermutationTest, Undefined>?
    package let weights: Neighbours.Summary?
    package let effectiveNumber: Result<Double, Undefined>
    package let lorenz: Result<LorenzCurve, Undefined>
    /// Requested by the caller; else nil.
    package var giniByGroup: Result<GiniDecomposition<String>, Undefined>?
    package var nested:
        (theilT: Result<NestedDecomposition, Undefined>, theilL: Result<NestedDecomposition, Undefined>)?
    package var local: Result<LocalMoran, Undefined>?
    package var getisOrd: Result<GetisOrd, Undefined>?
    package var concentration: Result<ConcentrationCurve, Undefined>?
    package var influence: Result<Influence, Undefined>?
    package var bootstrap: Result<Bootstrap, Undefined>?
    package var contrast: Result<PermutationTest, Undefined>?
    package var rates: Result<EmpiricalBayes, Undefined>?

    /// The statistics requested beyond the measures.
    package struct Questions: Sendable {
        /// Groups of each value, outermost level first; two or more are nested.
        package var levels: [[String]] = []
        package var neighbours: Neighbours?
        /// The ranking of the values for the concentration curve.
        package var need: [Double]?
        /// Indices of the values to compare with the others.
        package var treated: Set<Int>?
        package var local = false
        package var influence = false
        /// The values are counts and the weights populations: rates smoothed by empirical Bayes.
        package var smooth = false
        /// Resamples of the Gini coefficient over the values.
        package var replicates: Int?
        package var permutations = 9_999
        package var seed: UInt64 = 1

        package init() {}
    }

    /// - Parameters:
    ///   - y: values; per inhabitant where weights are given.
    ///   - missing: the number of rows left out for lack of a value.
    package init(_ y: [Double], weights: [Double]? = nil, missing: Int = 0, asking questions: Questions = Questions()) {
        let neighbours = questions.neighbours
        let seed = questions.seed
        let groups = questions.levels.first
        typealias Computed = Result<Double, Undefined>
        // A single value is neither even nor uneven.
        let comparable = weights.map { $0.count { $0 > 0 } } ?? y.count
        // Nothing is a share of a sum that has parts below zero: as for the parts of a county.
        let negative = y.firstIndex { $0 < 0 }.map { Undefined.negativeValue(index: $0) }
        func measured(_ measure: () throws(Undefined) -> Double) -> Computed {
            if let negative { return .failure(negative) }
            return comparable == 1 ? .failure(.tooFewUnits(have: 1, need: 2)) : Computed(catching: measure)
        }
        let totals = weights.map { zip(y, $0).map { $0 * $1 } } ?? y
        count = y.count
        self.missing = missing
        total = totals.reduce(0, +)
        let weight = weights?.reduce(0, +) ?? Double(y.count)
        mean = weight > 0 ? .success(total / weight) : .failure(y.isEmpty ? .noUnits : .noPositiveWeight)
        gini = measured { () throws(Undefined) in try Inequality.gini(y, weights: weights) }
        giniCorrected = weights == nil ? measured { () throws(Undefined) in try Inequality.correctedGini(y) } : nil
        theilT = measured { () throws(Undefined) in try Inequality.theilT(y, weights: weights) }
        theilL = measured { () throws(Undefined) in try Inequality.meanLogDeviation(y, weights: weights) }
        atkinson = [0.5, 1, 2].map { epsilon in
            (
                epsilon,
                measured { () throws(Undefined) in try Inequality.atkinson(y, weights: weights, epsilon: epsilon) }
            )
        }
        hoover = measured { () throws(Undefined) in try Inequality.hoover(y, weights: weights) }
        williamson = measured { () throws(Undefined) in try Inequality.williamson(y, weights: weights) }
        hhi = measured { () throws(Undefined) in try Concentration.hhi(totals) }
        decomposition = groups.map { groups in
            (
                Result { () throws(Undefined) in try Decomposition.theilT(y, weights: weights, groups: groups) },
                Result { () throws(Undefined) in try Decomposition.meanLogDeviation(y, weights: weights, groups: groups)
                }
            )
        }
        moran = neighbours.map { neighbours in
            Result { () throws(Undefined) in
                try Moran.test(y, neighbours: neighbours, permutations: questions.permutations, seed: seed)
            }
        }
        geary = neighbours.map { neighbours in
            Result { () throws(Undefined) in
                try Geary.test(y, neighbours: neighbours, permutations: questions.permutations, seed: seed)
            }
        }
        self.weights = neighbours?.summary
        effectiveNumber = measured { () throws(Undefined) in try Concentration.effectiveNumber(totals) }
        lorenz =
            negative.map { .failure($0) } ?? Result { () throws(Undefined) in try LorenzCurve(y, weights: weights) }
        answer(y, weights, questions)
        guard let negative else { return }
        giniByGroup = giniByGroup.map { _ in .failure(negative) }
        concentration = concentration.map { _ in .failure(negative) }
        influence = influence.map { _ in .failure(negative) }
        bootstrap = bootstrap.map { _ in .failure(negative) }
    }

    private mutating func answer(_ y: [Double], _ weights: [Double]?, _ questions: Questions) {
        let seed = questions.seed
        let levels = questions.levels
        if let groups = levels.first {
            giniByGroup = Result { () throws(Undefined) in try GiniDecomposition(y, weights: weights, groups: groups) }
        }
        if levels.count > 1 {
            nested = (
                Result { () throws(Undefined) in try NestedDecomposition.theilT(y, weights: weights, levels: levels) },
                Result { () throws(Undefined) in
                    try NestedDecomposition.meanLogDeviation(y, weights: weights, levels: levels)
                }
            )
        }
        if questions.local, let neighbours = questions.neighbours {
            local = Result { () throws(Undefined) in
                try LocalMoran(y, neighbours: neighbours, permutations: questions.permutations, seed: seed)
            }
            getisOrd = Result { () throws(Undefined) in
                try GetisOrd(y, neighbours: neighbours, permutations: questions.permutations, seed: seed)
            }
        }
        if let need = questions.need {
            concentration = Result { () throws(Undefined) in
                try ConcentrationCurve(benefit: y, need: need, weights: weights)
            }
        }
        if questions.influence {
            influence = Result { () throws(Undefined) in
                try Influence.leaveOneOut(units: y.count) { kept throws(Undefined) in
                    try Inequality.gini(
                        kept.map { y[$0] }, weights: weights.map { weights in kept.map { weights[$0] } })
                }
            }
        }
        if let replicates = questions.replicates {
            bootstrap = Result { () throws(Undefined) in
                try Bootstrap(units: y.count, replicates: replicates, seed: seed) { times throws(Undefined) in
                    try Inequality.gini(y, weights: times.indices.map { Double(times[$0]) * (weights?[$0] ?? 1) })
                }
            }
        }
        if let treated = questions.treated {
            contrast = Result { () throws(Undefined) in
                try PermutationTest.contrast(
                    y, weights: weights, treated: treated, permutations: questions.permutations, seed: seed)
            }
        }
        if questions.smooth, let weights {
            rates = Result { () throws(Undefined) in try EmpiricalBayes(events: y, population: weights) }
        }
    }
}

extension Summary {
    /// Whether some test drew orderings at random, because not all could be tried.
    package var hasSampledOrderings: Bool {
        var tests = [moran, geary, contrast].compactMap { try? $0?.get() }
        tests += (try? local?.get())?.units.compactMap { try? $0.get().test } ?? []
        tests += (try? getisOrd?.get())?.units.compactMap { try? $0.get().test.get() } ?? []
        return tests.contains(where: \.isSampled)
    }

    /// Whether anything of it was drawn at random.
    package var isRandom: Bool { bootstrap != nil || hasSampledOrderings }
}
