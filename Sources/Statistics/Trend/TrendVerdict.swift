/// The conclusion that a comparison over time allows. It never names a cause.
public enum TrendVerdict: Sendable, Hashable {
    /// The question can't be answered with these units and years.
    case cannotTell(Reason)
    /// Other choices of units too often differ as much.
    case withinChance
    /// The treated developed otherwise than the comparison group.
    case differs

    /// Why the question has no answer.
    public enum Reason: String, Sendable, Hashable {
        /// No arrangement of these units could give p at the level.
        case smallestP
        /// Fewer than three periods before the start.
        case fewPeriodsBefore
        /// The earlier trend carried on explains more than half of the difference, or turns its sign.
        case earlierTrend
    }

    /// The fewest periods before the start from which an earlier trend can be judged.
    public static let leastPeriodsBefore = 3

    /// - Parameters:
    ///   - test: of the difference in differences; its two-sided p counts.
    ///   - preTrend: nil where there are too few periods before the start.
    ///   - level: such as 0.05.
    public init(test: PermutationTest, preTrend: PreTrend?, level: Double = 0.05) {
        let value = test.observed
        if test.minimumP(.twoSided) > level {
            self = .cannotTell(.smallestP)
        } else if let preTrend, preTrend.periodsBefore >= Self.leastPeriodsBefore {
            let turned = preTrend.left * value < 0
            if turned || preTrend.left.magnitude < value.magnitude / 2 {
                self = .cannotTell(.earlierTrend)
            } else {
                self = test.p(.twoSided) > level ? .withinChance : .differs
            }
        } else {
            self = .cannotTell(.fewPeriodsBefore)
        }
    }
}
