public import Wording

/// What an initiative's status amounts to (statusklass): whether its money is granted.
public enum StatusClass: String, Sendable, Hashable, CaseIterable {
    /// Granted, running or ended.
    case decided
    /// Applied for, in preparation, given priority: nobody has decided finally.
    case undecided
    /// Refused, withdrawn or revoked.
    case rejected

    /// Of initiatives, in the plural.
    public var wording: Wording {
        switch self {
        case .decided: Wording(sv: "beslutade", en: "decided")
        case .undecided: Wording(sv: "inte slutligt beslutade", en: "not finally decided")
        case .rejected: Wording(sv: "avslagna eller återtagna", en: "rejected or withdrawn")
        }
    }
}

/// A status as sources write it, and how it counts.
public struct StatusStanding: Sendable, Hashable {
    public let statusClass: StatusClass
    public let origin: Origin

    /// Why it counts so.
    public enum Origin: String, Sendable, Hashable, CaseIterable {
        /// The program knows the words.
        case known
        /// The program doesn't: it counts as decided until somebody says what it means.
        case assumed
        /// A person said so.
        case set
    }

    public init(_ statusClass: StatusClass, _ origin: Origin) {
        self.statusClass = statusClass
        self.origin = origin
    }

    /// By the program's own words; `assumed` decided for a text that it doesn't know.
    public init(ofStatus text: String) {
        self =
            StatusWords.statusClass(of: text).map { StatusStanding($0, .known) } ?? StatusStanding(.decided, .assumed)
    }
}

/// A status on file with what stands under it.
public struct StatusRecord: Sendable, Hashable {
    /// Nil: initiatives without a status, which count as decided.
    public let status: String?
    public let standing: StatusStanding
    public let initiatives: Int
    /// Sum of the stated amounts.
    public let grantedOre: Int64
}

/// What a selection counts and leaves out by the initiatives' statuses.
public struct StatusAccount: Sendable, Hashable {
    /// What counts; where statuses are asked for by name, those count whatever their class.
    public var counted: Set<StatusClass>
    /// Left out by their class only: whatever else was asked for they fulfil. By class, most money first.
    public var leftOut: [Group] = []
    /// Counted as decided although nobody has said what the word means.
    public var assumed: [Group] = []
    /// Counted without being decided, since that was asked for.
    public var undecided = 0
    public var rejected = 0
    /// Counted as decided for want of a status.
    public var withoutStatus = 0

    public init(counted: Set<StatusClass> = Set(StatusClass.allCases)) { self.counted = counted }

    public struct Group: Sendable, Hashable {
        public let status: String
        public let statusClass: StatusClass
        public internal(set) var initiatives: Int
        public internal(set) var grantedOre: Int64
    }

    /// Whether there is anything that a reader must know.
    public var isPlain: Bool { leftOut.isEmpty && assumed.isEmpty && undecided + rejected == 0 }
}
