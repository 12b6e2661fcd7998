package import Statistics

/// Analyses requested beyond a distribution's figures; those not requested are nil or empty.
package struct Analysis: Sendable {
    package let seed: UInt64
    package var influence: Distributor.InfluenceReport?
    package var intervals: [Distribution.Index: Result<Bootstrap, Undefined>]?
    package var divisions: [Distribution] = []
    package var need: Distributor.NeedReport?
    package var sources: Distributor.SourceReport?
    package var local: Distributor.LocalReport?
    package var rates: EmpiricalBayes?
    package var contrast: Distributor.ContrastReport?

    /// Initiatives and ways of counting county-wide ones that reverse the conclusion; nil for municipal statistics.
    package var reversals: Reversals?
    /// Requested analyses without a result, with the reason.
    package private(set) var undefined: [Question: Undefined] = [:]

    /// The analyses beyond the figures, by the answers' keys.
    package enum Question: String, Sendable, CaseIterable {
        case influence, sources, need, local, contrast, rates
    }

    /// Whether anything of it, or of the distribution's own tests, was drawn at random.
    package func isRandom(beside distribution: Distribution) -> Bool {
        let spatial = ([distribution] + divisions).flatMap { [$0.moran, $0.geary] }
        var tests = spatial.compactMap { value -> PermutationTest? in
            if case .value(let test, _) = value { test } else { nil }
        }
        tests += local?.moran.units.compactMap { try? $0.get().test } ?? []
        if let contrast { tests.append(contrast.test) }
        let isSampled = if case .sampled? = sources?.shapley.method { true } else { false }
        return intervals != nil || isSampled || tests.contains(where: \.isSampled)
    }

    package init(seed: UInt64) { self.seed = seed }

    /// Runs an analysis, or records why it is undefined: the figures stand all the same.
    ///
    /// - Throws: the errors of `compute` except `Undefined`.
    package mutating func answer<Value>(
        _ question: Question, in place: WritableKeyPath<Analysis, Value?>, _ compute: () throws -> Value
    ) throws {
        do {
            self[keyPath: place] = try compute()
        } catch let reason as Undefined {
            undefined[question] = reason
        }
    }
}
