public import Wording

/// The class of an initiative's status (statusklass): whether its money is granted.
public enum StatusClass: String, Sendable, Hashable, CaseIterable {
    /// Granted, running or ended.
    case decided
    /// Applied for, in preparation, given priority: not finally decided.
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

extension StatusClass {
    /// Of one status or initiative.
    public var ofOne: Wording {
        switch self {
        case .decided: Wording(sv: "beslutad", en: "decided")
        case .undecided: Wording(sv: "ej beslutad", en: "undecided")
        case .rejected: Wording(sv: "avslagen", en: "rejected")
        }
    }
}

/// A status as sources write it, and its class.
public struct StatusStanding: Sendable, Hashable {
    public let statusClass: StatusClass
    public let origin: Origin

    /// The origin of the class.
    public enum Origin: String, Sendable, Hashable, CaseIterable {
        /// The program's own list of words.
        case known
        /// An unknown word: counts as decided until a person sets its class.
        case assumed
        /// Set by a person.
        case set
    }

    public init(_ statusClass: StatusClass, _ origin: Origin) {
        self.statusClass = statusClass
        self.origin = origin
    }

    /// By the program's own words; decided and `assumed` for an unknown text.
    public init(ofStatus text: String) {
        self =
            StatusWords.statusClass(of: text).map { StatusStanding($0, .known) } ?? StatusStanding(.decided, .assumed)
    }
}

/// A status on file with its initiatives.
public struct StatusRecord: Sendable, Hashable {
    /// Nil: initiatives without a status, which count as decided.
    public let status: String?
    public let standing: StatusStanding
    public let amounts: AmountTally

    public var initiatives: Int { amounts.initiatives }
    /// What those that state an amount state.
    public var grantedOre: Int64 { amounts.grantedOre }
}
