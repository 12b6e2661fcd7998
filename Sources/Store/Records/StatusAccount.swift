/// The initiatives counted and left out in a selection: by status, and by a date that can't be placed in its period.
public struct StatusAccount: Sendable, Hashable {
    /// The classes counted; statuses asked for by name count whatever their class.
    public var counted: Set<StatusClass>
    /// Left out by their class only, fulfilling all other conditions. By class, most money first.
    public var leftOut: [Group] = []
    /// Counted as decided although the word's class is unknown.
    public var assumed: [Group] = []
    /// Counted on request without being decided.
    public var undecided = 0
    public var rejected = 0
    /// Counted as decided, having no status.
    public var withoutStatus = 0
    /// Left out because there is a period and they have no date, or one known to its year or month only that may lie in
    /// it or not.
    public var undated = AmountTally()
    public var straddling = AmountTally()

    public init(counted: Set<StatusClass> = Set(StatusClass.allCases)) { self.counted = counted }

    /// Initiatives of one status.
    public struct Group: Sendable, Hashable {
        public let status: String
        public let statusClass: StatusClass
        public internal(set) var amounts = AmountTally()

        public var initiatives: Int { amounts.initiatives }
        /// What those that state an amount state.
        public var grantedOre: Int64 { amounts.grantedOre }

        init(status: String, statusClass: StatusClass, amounts: AmountTally = AmountTally()) {
            (self.status, self.statusClass, self.amounts) = (status, statusClass, amounts)
        }
    }

    /// Whether there is nothing to report.
    public var isPlain: Bool {
        leftOut.isEmpty && assumed.isEmpty
            && undecided + rejected + undated.initiatives + straddling.initiatives == 0
    }
}
