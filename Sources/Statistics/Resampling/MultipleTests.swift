/// Corrections of p-values for many tests at once: of twenty true null hypotheses one on average falls below 0.05 by
/// chance.
///
/// Adjusted p-values are compared with the level as if there were one test only.
public enum MultipleTests: String, Sendable, Hashable, CaseIterable {
    /// Holm's step-down procedure: the probability of even one false finding is at most the level, whatever the
    /// dependence between the tests.
    ///
    ///     p₍ₖ₎ → max over j ≤ k of (m − j + 1) p₍ⱼ₎, at most 1
    ///
    /// - Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6
    ///   (1979), 65–70.
    case holm
    /// Benjamini and Hochberg's step-up procedure: of all findings, the expected share of false ones is at most the
    /// level, for independent or positively dependent tests.
    ///
    ///     p₍ₖ₎ → min over j ≥ k of m/j · p₍ⱼ₎, at most 1
    ///
    /// - Source: Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical
    ///   Society B 57 (1995), 289–300.
    case falseDiscoveryRate

    /// The adjusted p-values, in the order given.
    ///
    /// - Throws: `parameter(.probability)` for a number outside 0…1.
    /// - Complexity: O(m log m).
    public func adjusted(_ p: [Double]) throws(Undefined) -> [Double] {
        for value in p where !(value >= 0 && value <= 1) { throw .parameter(.probability, value: value) }
        return adjust(p)
    }

    /// The adjusted p-values of the tests made; nil is not counted.
    func adjusted(_ p: [Double?]) -> [Double?] {
        var made = adjust(p.compactMap { $0 })[...]
        return p.map { $0 == nil ? nil : made.removeFirst() }
    }

    private func adjust(_ p: [Double]) -> [Double] {
        let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
        let count = Double(p.count)
        var result = p
        switch self {
        case .holm:
            var bound = 0.0
            for (rank, test) in order.enumerated() {
                bound = max(bound, min(1, (count - Double(rank)) * p[test]))
                result[test] = bound
            }
        case .falseDiscoveryRate:
            var bound = 1.0
            for (rank, test) in order.enumerated().reversed() {
                bound = min(bound, count / Double(rank + 1) * p[test])
                result[test] = bound
            }
        }
        return result
    }
}
