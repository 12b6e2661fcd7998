/// Difference in differences: the change of treated units less that of the others, the periods before and after a
/// common start collapsed into two means.
///
///     dᵢ = mean(yᵢ after) − mean(yᵢ before),   value = mean_T(d) − mean_C(d)
///
/// It equals two-way fixed effects in a balanced panel with one start. Collapsing makes serial correlation harmless
/// without a model of it. The test compares the value with every other choice of as many treated units.
///
/// - Source: M. Bertrand, E. Duflo and S. Mullainathan, How much should we trust differences-in-differences estimates?,
///   Quarterly Journal of Economics 119 (2004), 249–275; R. A. Fisher, The design of experiments (1935), § 21; D. Card
///   and A. B. Krueger, American Economic Review 84 (1994), 772–793.
public struct DifferenceInDifferences: Sendable {
    /// The treated, in ascending order.
    public let treated: [Int]
    /// dᵢ by unit.
    public let changes: [Double]
    /// The periods that the two means are taken over.
    public let periodsBefore: [Double]
    public let periodsAfter: [Double]
    /// The value against that of all choices (or random ones).
    public let test: PermutationTest
    let choices: TreatmentChoices
    private let panel: Panel
    private let since: Double

    /// The difference in differences, on the scale of the panel.
    public var value: Double { test.observed }

    /// How many choices were compared, the real one among them.
    public var compared: Int {
        switch test.method {
        case .exact(let all): all
        case .monteCarlo(let permutations, _): permutations + 1
        }
    }

    /// - Parameters:
    ///   - panel: on the scale wanted (`Panel.scaled`).
    ///   - treated: each once, at least one and not all.
    ///   - since: the first period after the start.
    ///   - weights: > 0 by unit, such as the population of the base year; `nil` weighs all alike.
    ///   - permutations: random choices where there are more than 362,880.
    ///   - seed: where they start; stated in the result.
    /// - Throws: `parameter(.since)`, `parameter(.treated)`, `unknownUnit`, `countMismatch`, `invalidWeight`,
    ///   `allEqual` where all units changed alike, `tooFewUnits` where fewer others than treated would need random
    ///   choices, `parameter(.permutations)`, `overflow`.
    /// - Complexity: O(units · periods + choices · treated) at most.
    public init(
        _ panel: Panel, treated: [Int], since: Double, weights: [Double]? = nil, permutations: Int = 9_999,
        seed: UInt64 = 1
    ) throws(Undefined) {
        let (before, after) = try panel.split(since: since)
        choices = try TreatmentChoices(
            units: panel.units, weights: weights, treated: treated, permutations: permutations, seed: seed)
        changes = panel.values.map { series in
            series[after].total / Double(after.count) - series[before].total / Double(before.count)
        }
        test = try choices.test(changes)
        self.treated = choices.treated
        periodsBefore = Array(panel.periods[before])
        periodsAfter = Array(panel.periods[after])
        (self.panel, self.since) = (panel, since)
    }

    /// The differences δ compatible with the others' changes: with δ taken off the treated, the value is not among the
    /// most extreme of all choices on either side.
    ///
    /// With one treated it is d_T less order statistics of the others.
    ///
    /// - Parameter level: if out of reach, the highest attainable is used: 1 − 2/choices.
    /// - Returns: the level reached and the bounds; nil where even that is 0 (one of two units), or where the choices
    ///   leave no interval.
    /// - Throws: `parameter(.level)`.
    /// - Complexity: O(choices · treated).
    public func interval(
        level: Double = 0.95
    ) throws(Undefined) -> (level: Double, range: ClosedRange<Double>)? {
        guard level > 0, level < 1 else { throw .parameter(.level, value: level) }
        let all = Double(compared)
        let outside = max(1, ((1 - level) / 2 * all + 1e-9).rounded(.down))
        guard 2 * outside < all else { return nil }
        var (reaching, same) = ([Double](), 0)
        for (difference, carry) in zip(choices.differences(changes), choices.carries()) {
            if carry == 1 {
                same += 1
            } else {
                // The δ from which on this choice is at least as extreme as the real one.
                reaching.append((value - difference) / (1 - carry))
            }
        }
        if case .exact = test.method { same -= 1 }
        let rank = Int(outside) - 1 - same
        guard rank >= 0, 2 * rank < reaching.count else { return nil }
        let low = reaching.value(atRank: rank)
        let high = reaching.value(atRank: reaching.count - 1 - rank)
        return low <= high ? (1 - 2 * outside / all, low...high) : nil
    }

    /// The size of difference up to which p ≤ `level` would have been impossible (two-sided), given the others'
    /// changes; nil where no difference, however large, gives such a p.
    ///
    /// The treated units' own difference is taken off first, so that this depends on the others and not on the result.
    ///
    /// - Throws: `parameter(.level)`.
    /// - Complexity: O(choices · treated).
    public func smallestDetectable(level: Double = 0.05) throws(Undefined) -> Double? {
        guard level > 0, level < 1 else { throw .parameter(.level, value: level) }
        // The real choice counts among the extreme ones.
        let allowed = Int((level * Double(compared) + 1e-9).rounded(.down)) - 1
        guard allowed >= 0 else { return nil }
        var (above, below) = ([Double](), [Double]())
        var ownLeft = false
        if case .exact = test.method { ownLeft = true }
        for (difference, carry) in zip(choices.differences(changes), choices.carries()) {
            if carry == 1 {
                // The real choice itself, or a draw that repeats it.
                if !ownLeft {
                    above.append(.infinity)
                    below.append(.infinity)
                }
                ownLeft = false
                continue
            }
            let alone = difference - carry * value
            // With a mirror image (carry −1) every difference comes back with its sign turned.
            let mirrored = 1 + carry < 1e-12
            above.append(mirrored ? .infinity : max(alone / (1 - carry), -alone / (1 + carry)))
            below.append(mirrored ? .infinity : max(-alone / (1 - carry), alone / (1 + carry)))
        }
        func limit(_ sizes: [Double]) -> Double {
            guard allowed < sizes.count else { return 0 }
            return max(0, sizes.value(atRank: sizes.count - 1 - allowed))
        }
        let size = min(limit(above), limit(below))
        return size.isFinite ? size : nil
    }

    /// The difference between treated and others before the start.
    ///
    /// - Throws: `tooFewPeriods` under two periods before, `overflow`.
    /// - Complexity: O(units · periods + choices · treated · periods before).
    public func preTrend() throws(Undefined) -> PreTrend {
        try PreTrend(panel, choices: choices, since: since, difference: value)
    }
}
