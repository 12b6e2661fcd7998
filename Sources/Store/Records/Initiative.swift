public import Territory

/// A project, investment or support decision (insats): who, what, money, when, where, under which priority.
///
/// More than a dozen properties because a record has one for each column of its table.
public struct Initiative: Sendable, Hashable {
    /// The source's own identifier; unique in a store.
    public var id: String
    public var title: String
    public var lead: String?
    public var programme: String?
    public var priority: String?
    public var strengthArea: String?
    public var theme: String?
    /// As the source writes it: `beviljat`, `avslutat`, `prioriterat`, …
    public var status: String?
    public var decided: PartialDate?
    public var start: PartialDate?
    public var end: PartialDate?
    /// Öre. Nil where the source doesn't say; that is not zero.
    public var grantedOre: Int64?
    /// Identifier of the initiative whose money this grants on: regional co-financing that a Leader area grants again.
    public var fundedBy: String?
    /// Öre.
    public var totalBudgetOre: Int64?
    /// −2 … +2 for economic, social, environmental sustainability and Sámi conditions; nil where nobody judged.
    public var marks: Marks
    /// The source's own words for municipality and place, kept beside the location read from them.
    public var municipalitiesText: String?
    public var placeText: String?
    public var outcomeText: String?
    public var source: String?
    public var location: Location
    /// Columns that the program has no place for, by name, so that nothing is lost.
    public var extra: [String: String]

    public struct Marks: Sendable, Hashable {
        public var economic: Int?
        public var social: Int?
        public var environmental: Int?
        public var sami: Int?

        public init(economic: Int? = nil, social: Int? = nil, environmental: Int? = nil, sami: Int? = nil) {
            self.economic = economic
            self.social = social
            self.environmental = environmental
            self.sami = sami
        }
    }

    public init(id: String, title: String, location: Location = .unknown) {
        self.id = id
        self.title = title
        self.location = location
        marks = Marks()
        extra = [:]
    }

    /// When it was decided, as near as is known: the day of decision, else the start. The end says nothing of it, so an
    /// initiative with nothing but an end is undated.
    ///
    /// The one date that periods, years, prices and the time since a decision go by.
    public var date: PartialDate? { decided ?? start }
}
