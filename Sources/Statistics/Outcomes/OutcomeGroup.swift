/// Targets and results of a group of initiatives, for one indicator.
///
/// The share reached by those that reported is biased upwards where failures go unreported; the share with the
/// unreported at zero is its lower bound. Where the two differ, both are shown.
public struct OutcomeGroup: Sendable, Hashable {
    /// An initiative in the group.
    public struct Member: Sendable, Hashable {
        public let standing: OutcomeStanding
        /// nil where no grant is known.
        public let granted: Double?
        /// The share of the initiative that counts here, from 0 to 1.
        public let share: Double

        public init(_ standing: OutcomeStanding, granted: Double?, share: Double = 1) {
            (self.standing, self.granted, self.share) = (standing, granted, share)
        }
    }

    /// Numbers of initiatives, by the figures known of them.
    public struct Counts: Sendable, Hashable {
        public let initiatives: Int
        public let reported: Int
        /// Without a report, though due or without a date to be due at.
        public let notReported: Int
        /// Neither due nor reported.
        public let notDue: Int
        /// Reported or not.
        public let withoutTarget: Int
        /// Initiatives with both a target and a report, and those of them that reached the target.
        public let measured: Int
        public let reached: Int
    }

    /// The meaning of a sum, which 0 alone leaves open.
    public enum ValueKind: String, Sendable, Hashable {
        case number
        case noInitiative = "no_initiative"
        case notDue = "not_due"
        case notReported = "not_reported"
    }

    public let counts: Counts
    /// Σ (r − b) of the reported; 0 where none has reported: `valueKind` distinguishes the cases.
    public let change: Double
    /// Σ (τ − b) of all that are due or have reported.
    public let target: Double
    /// Σ (r − b) and Σ (τ − b) of those that have both.
    public let measuredChange: Double
    public let measuredTarget: Double
    /// Σ min(r − b, τ − b) of those (max where lower is better): the change without any surplus beyond a target.
    public let cappedChange: Double
    /// Σ granted of initiatives with a grant and a report, and Σ of their change.
    public let grantedOfReported: Double
    public let changeOfGranted: Double
    /// The median of the initiatives' own achievements, whatever their shares; nil where none has one.
    public let median: Double?
    private let members: [Member]

    /// Σ (r − b)/Σ (τ − b) of those with a report and a target; nil where there are none, or Σ (τ − b) is 0.
    public var achievementOfReported: Double? { Self.share(measuredChange, measuredTarget) }

    /// `target`, nil where none that is due or has reported states one.
    public var dueTarget: Double? {
        let states = members.contains {
            $0.standing.targetChange != nil && ($0.standing.isDue || $0.standing.result != nil)
        }
        return states ? target : nil
    }

    /// Why there is no `achievementOfReported`; nil where there is.
    public var unachieved: OutcomeStanding.Unachieved? {
        guard achievementOfReported == nil else { return nil }
        switch valueKind {
        case .noInitiative: return .noInitiative
        case .notDue: return .notDue
        case .notReported: return .notReported
        case .number: break
        }
        let measured = members.map(\.standing).filter { $0.result != nil && $0.target != nil }
        if measured.isEmpty {
            return counts.withoutTarget == counts.initiatives ? .noTarget : .reportedWithoutTarget
        }
        let ways = measured.compactMap(\.targetChange)
        return ways.isEmpty ? .noBaseline : ways.allSatisfy { $0 == 0 } ? .targetIsBaseline : .targetsCancel
    }

    /// The same change, by the targets of all that are due or have reported.
    public var achievementIfUnreportedIsNothing: Double? { Self.share(measuredChange, target) }

    /// The capped change relative to the targets of those that reported.
    public var achievementCapped: Double? { Self.share(cappedChange, measuredTarget) }

    /// Kronor per unit of change; nil unless both the grants and the change are above 0. The whole grant counts for
    /// each indicator: costs of several indicators must not be added.
    public var sekPerUnit: Double? {
        grantedOfReported > 0 && changeOfGranted > 0 ? grantedOfReported / changeOfGranted : nil
    }

    public var valueKind: ValueKind {
        if counts.initiatives == 0 { return .noInitiative }
        if counts.reported > 0 { return .number }
        return counts.notReported > 0 ? .notReported : .notDue
    }

    /// - Parameter members: of one indicator that is a sum; members of share 0 add nothing.
    /// - Throws: `invalidWeight` for a share outside 0 to 1 or a grant that is negative or not finite.
    /// - Complexity: O(n).
    public init(_ members: [Member]) throws(Undefined) {
        for (index, member) in members.enumerated() {
            guard (0...1).contains(member.share), member.granted.map({ $0 >= 0 && $0.isFinite }) ?? true else {
                throw .invalidWeight(index: index)
            }
        }
        let members = members.filter { $0.share > 0 }
        var sums = OutcomeSums()
        var achievements: [Double] = []
        var (reported, notReported, withoutTarget, reached) = (0, 0, 0, 0)
        for member in members {
            sums.add(member)
            let standing = member.standing
            reported += standing.result == nil ? 0 : 1
            notReported += standing.result == nil && standing.isDue ? 1 : 0
            withoutTarget += standing.target == nil ? 1 : 0
            if let achievement = standing.achievement { achievements.append(achievement) }
            reached += standing.state == .reached ? 1 : 0
        }
        counts = Counts(
            initiatives: members.count, reported: reported, notReported: notReported,
            notDue: members.count - reported - notReported, withoutTarget: withoutTarget,
            measured: members.count { $0.standing.result != nil && $0.standing.target != nil }, reached: reached)
        (change, target) = (sums.change.value, sums.target.value)
        (measuredChange, measuredTarget) = (sums.measuredChange.value, sums.measuredTarget.value)
        cappedChange = sums.cappedChange.value
        (grantedOfReported, changeOfGranted) = (sums.granted.value, sums.changeOfGranted.value)
        median = achievements.median
        self.members = members
    }

    /// `achievementOfReported` without each member in turn, in the order given; those without share are left out.
    ///
    /// - Complexity: O(n).
    public func withoutEach() -> [Double?] {
        members.map { member in
            guard let change = member.standing.change, let target = member.standing.targetChange else {
                return achievementOfReported
            }
            return Self.share(measuredChange - member.share * change, measuredTarget - member.share * target)
        }
    }

    private static func share(_ part: Double, _ whole: Double) -> Double? { whole == 0 ? nil : part / whole }
}

private struct OutcomeSums {
    var (change, target) = (CompensatedSum(), CompensatedSum())
    var (measuredChange, measuredTarget) = (CompensatedSum(), CompensatedSum())
    var cappedChange = CompensatedSum()
    var (granted, changeOfGranted) = (CompensatedSum(), CompensatedSum())

    mutating func add(_ member: OutcomeGroup.Member) {
        let (standing, share) = (member.standing, member.share)
        let wanted = standing.targetChange
        if let wanted, standing.isDue || standing.result != nil { target += share * wanted }
        guard let own = standing.change else { return }
        change += share * own
        if let granted = member.granted {
            self.granted += share * granted
            changeOfGranted += share * own
        }
        guard let wanted else { return }
        measuredChange += share * own
        measuredTarget += share * wanted
        // Where lower is better the target is below: the cap is from below too.
        cappedChange += share * (wanted >= 0 ? min(own, wanted) : max(own, wanted))
    }
}

/// A rate over a group: a mean, never a sum.
public struct OutcomeRates: Sendable, Hashable {
    /// The number of initiatives that have reported.
    public let reported: Int
    /// The mean of the latest results, weighted by share; nil where none has reported.
    public let mean: Double?
    /// The mean weighted by share and grant; nil where no grant of the reported is known or above 0.
    public let weightedByGrant: Double?

    /// - Throws: `invalidWeight` for a share outside 0 to 1 or a grant that is negative or not finite.
    /// - Complexity: O(n).
    public init(_ members: [OutcomeGroup.Member]) throws(Undefined) {
        var (shares, sum) = (CompensatedSum(), CompensatedSum())
        var (grants, weighted) = (CompensatedSum(), CompensatedSum())
        var reported = 0
        for (index, member) in members.enumerated() {
            guard (0...1).contains(member.share), member.granted.map({ $0 >= 0 && $0.isFinite }) ?? true else {
                throw .invalidWeight(index: index)
            }
            guard member.share > 0, let result = member.standing.result else { continue }
            reported += 1
            shares += member.share
            sum += member.share * result
            if let granted = member.granted {
                grants += member.share * granted
                weighted += member.share * granted * result
            }
        }
        self.reported = reported
        mean = shares.value > 0 ? sum.value / shares.value : nil
        weightedByGrant = grants.value > 0 ? weighted.value / grants.value : nil
    }
}
