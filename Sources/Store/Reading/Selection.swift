public import Territory

/// Which initiatives count, and how. Conditions are joined by *and*, the values of one list by *or*; an empty list lets
/// all pass. More than twelve properties because each is a condition that a person can state.
public struct Selection: Sendable, Hashable {
    /// By `Initiative.date`. A date known only to its year or month counts where all of it lies in the period; one that
    /// straddles an edge is left out and counted in `straddling`. With a bound, initiatives without any date are left
    /// out and counted in `undated`.
    public var from: PartialDate?
    /// The last day of it is included.
    public var to: PartialDate?
    /// As the source writes them.
    public var programmes: [String]
    public var strengthAreas: [String]
    public var statuses: [String]
    /// The classes of statuses that count; initiatives without a status are decided. Without effect where `statuses`
    /// names some: those then count whatever their class.
    public var classes: Set<StatusClass>
    /// How initiatives that declare the whole county count.
    public var countyWide: CountyWideRule
    /// Where initiatives lie that state nothing but their programme; none are placed so unless asked for.
    public var programmeAreas: [ProgrammeArea]
    /// Kronor at the prices of one year; nil: as they were granted.
    public var prices: FixedPrices?
    /// By identifier, such as those that a query found; nil: all.
    public var ids: Set<String>?
    /// Nil: the store's default.
    public var scheme: String?
    /// Whether values that no initiative has, and that nothing on file is near to, select nothing instead of being
    /// refused: a policy may ask for what nobody has yet.
    public var allowsAbsentValues = false

    /// Every initiative, whatever its status: for those who list or look up rather than count.
    public static let everything = Selection(classes: Set(StatusClass.allCases))

    /// Every condition has a default, because most selections state one or two.
    public init(
        from: PartialDate? = nil, to: PartialDate? = nil, programmes: [String] = [], strengthAreas: [String] = [],
        statuses: [String] = [], classes: Set<StatusClass> = [.decided], countyWide: CountyWideRule = .population,
        programmeAreas: [ProgrammeArea] = [], scheme: String? = nil
    ) {
        self.from = from
        self.to = to
        self.programmes = programmes
        self.strengthAreas = strengthAreas
        self.statuses = statuses
        self.classes = classes
        self.countyWide = countyWide
        self.programmeAreas = programmeAreas
        self.scheme = scheme
    }

    /// Whether a programme passes, however its letters are written (`FoldedText`).
    public func admits(programme: String?) -> Bool { Self.admits(programmes, programme) }
    /// Whether a strength area passes, likewise.
    public func admits(strengthArea: String?) -> Bool { Self.admits(strengthAreas, strengthArea) }

    private static func admits(_ asked: [String], _ value: String?) -> Bool {
        asked.isEmpty || value.map { value in asked.contains { FoldedText.key($0) == FoldedText.key(value) } } == true
    }

    /// Whether initiatives that declare the whole county are left out.
    public var withoutCountyWide: Bool { countyWide == .leftOut }

    /// Whether a date falls in the period; nil where there is a bound and no date.
    public func admits(_ date: PartialDate?) -> Bool? {
        guard from != nil || to != nil else { return true }
        guard let date else { return nil }
        if let from, date.firstDay < from.firstDay { return false }
        if let to, date.lastDay > to.lastDay { return false }
        return true
    }

    /// Whether a date may as well lie in the period as outside it: only its year or month is known.
    public func straddles(_ date: PartialDate?) -> Bool {
        guard let date, admits(date) == false else { return false }
        return (from.map { date.lastDay >= $0.firstDay } ?? true) && (to.map { date.firstDay <= $0.lastDay } ?? true)
    }
}
