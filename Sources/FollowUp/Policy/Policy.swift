public import Store
public import Wording

/// What a board has decided should be reached before a funding round: read from YAML by `PolicyReader`, checked by
/// `GapCheck`.
public struct Policy: Sendable, Hashable {
    public static let version = 1

    public var name: String
    /// The day of the round.
    public var round: PartialDate?
    public var selection: Selection
    /// Which initiatives count, as an expression in CQL2; joined to the selection by *and*.
    public var condition: Condition?
    /// How an initiative that declares the whole county counts: where it does, it counts as reaching every part, its
    /// money by population or equally on the municipalities.
    public var countyWide: CountyWideRule
    /// What need is made of, for shares that are measured against need; empty where the policy declares none.
    public var need: [Weight]
    public var rules: [Rule]
    /// What the reader has to say of a policy that it could read.
    public var notes: [Note]

    /// The parts of a policy file, in its order.
    /// More than seven, because each is a key of the file.
    init(
        name: String, round: PartialDate? = nil, selection: Selection = Selection(), condition: Condition? = nil,
        countyWide: CountyWideRule = .leftOut, need: [Weight] = [], rules: [Rule], notes: [Note] = []
    ) {
        self.name = name
        self.round = round
        self.selection = selection
        self.condition = condition
        self.countyWide = countyWide
        self.need = need
        self.rules = rules
        self.notes = notes
    }

    public enum Severity: String, Sendable, Hashable, CaseIterable { case must, should }

    /// The text of `filter.where` and the line on which it stands.
    public struct Condition: Sendable, Hashable {
        public var text: String
        public var line: Int

        public init(text: String, line: Int) {
            self.text = text
            self.line = line
        }
    }

    /// One indicator of the need index: municipal statistics, scaled so that the municipality best off has 0 and the
    /// one worst off 1.
    public struct Weight: Sendable, Hashable {
        public var indicator: String
        /// Relative to the other indicators' weights; positive.
        public var weight: Double
        /// Nil: the indicator's own.
        public var direction: Indicator.Direction?
        /// Nil: the newest year on file.
        public var year: Int?
        public var line: Int

        public init(
            indicator: String, weight: Double = 1, direction: Indicator.Direction? = nil, year: Int? = nil,
            line: Int = 1
        ) {
            self.indicator = indicator
            self.weight = weight
            self.direction = direction
            self.year = year
            self.line = line
        }
    }

    /// Something to know about the file, with the line that it is about.
    public struct Note: Sendable, Hashable {
        public let line: Int
        public let wording: Wording
    }

    public struct Rule: Sendable, Hashable {
        public var id: String
        public var severity: Severity
        /// What the rule asks for: of one of the `kinds`.
        package var content: any PolicyRule
        /// The line of the file on which it stands.
        public var line: Int

        package init(id: String, severity: Severity = .must, content: any PolicyRule, line: Int = 1) {
            self.id = id
            self.severity = severity
            self.content = content
            self.line = line
        }

        /// The kind's name in the policy file.
        public var kind: String { type(of: content).name }

        public static func == (a: Rule, b: Rule) -> Bool {
            (a.id, a.severity, a.line) == (b.id, b.severity, b.line) && AnyHashable(a.content) == AnyHashable(b.content)
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(id)
            hasher.combine(severity)
            hasher.combine(line)
            hasher.combine(AnyHashable(content))
        }
    }
}
