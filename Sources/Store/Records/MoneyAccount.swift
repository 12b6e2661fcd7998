/// Remarks on the amounts of a sum of money: those below zero, those that count once although two initiatives state
/// them, and the years of their kronor.
public struct MoneyAccount: Sendable, Hashable {
    public struct Tally: Sendable, Hashable {
        public internal(set) var initiatives = 0
        public internal(set) var ore: Int64 = 0

        public init(initiatives: Int = 0, ore: Int64 = 0) {
            (self.initiatives, self.ore) = (initiatives, ore)
        }

        mutating func add(_ ore: Int64) {
            initiatives += 1
            // Nothing wraps round unseen: `Amounts` refuses amounts that can't be added up.
            self.ore &+= ore
        }
    }

    /// Repaid or withdrawn: amounts below zero, which count in every sum.
    public internal(set) var negative = Tally()
    /// Initiatives whose money others that count have been granted, and how much of it counts at those only. As it was
    /// granted, whatever the prices.
    public internal(set) var grantedOn = Tally()
    /// Initiatives whose money counts with others too, which aren't there: those that granted it on to them, or that
    /// they granted it on to. Sums of such selections overlap.
    public internal(set) var elsewhere = Tally()
    /// Initiatives that granted on more than they hold, by identifier, with the excess.
    public internal(set) var overdrawn: [Overdrawn] = []
    /// Initiatives whose stated funder can't be theirs, by identifier: their own amounts count whole.
    public internal(set) var unresolved: [Unresolved] = []
    /// First and last year of the amounts that count; nil where none has a year.
    public internal(set) var years: ClosedRange<Int>?
    /// Amounts without any year.
    public internal(set) var undated = Tally()
    /// Nil: kronor as they were granted, each of its own year.
    public internal(set) var prices: FixedPrices?

    public init() {}

    public struct Overdrawn: Sendable, Hashable {
        public let id: String
        public let ore: Int64

        public init(id: String, ore: Int64) { (self.id, self.ore) = (id, ore) }
    }

    public struct Unresolved: Sendable, Hashable {
        public let id: String
        /// As the source writes it.
        public let funder: String
        public let reason: Reason

        public init(id: String, funder: String, reason: Reason) {
            (self.id, self.funder, self.reason) = (id, funder, reason)
        }
    }

    /// Reasons why an initiative can't be the funder of another.
    public enum Reason: String, Sendable, Hashable {
        /// No initiative on file has that identifier.
        case unknown
        /// It is the initiative itself.
        case itself
        /// Each of several is said to be funded by the next, round to the first.
        case cycle
        /// It was rejected or withdrawn, and so had nothing to grant on.
        case rejected
        /// It isn't decided, and so has nothing to grant on yet.
        case undecided
    }

    /// Whether kronor of more than five years stand beside each other as if they bought the same.
    public var isNominalOverYears: Bool {
        prices == nil && years.map { $0.upperBound - $0.lowerBound + 1 > Self.mostYears } ?? false
    }

    private static let mostYears = 5
}
