public import Store
import Wording

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
    public var countyWide: CountyWide
    /// What need is made of, for shares that are measured against need; empty where the policy declares none.
    public var need: [Weight]
    public var rules: [Rule]

    public init(
        name: String, round: PartialDate? = nil, selection: Selection = Selection(), condition: Condition? = nil,
        countyWide: CountyWide = .exclude, need: [Weight] = [], rules: [Rule]
    ) {
        self.name = name
        self.round = round
        self.selection = selection
        self.condition = condition
        self.countyWide = countyWide
        self.need = need
        self.rules = rules
    }

    /// How an initiative that declares the whole county counts.
    public enum CountyWide: String, Sendable, Hashable, CaseIterable {
        /// Its money falls by population, and it counts as reaching every part.
        case byPopulation = "by_population"
        /// Its money falls equally on the municipalities, within each by population, and it counts as reaching every
        /// part.
        case equally
        /// Not at all: that a project may act everywhere does not show that it did.
        case exclude
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

    public struct Rule: Sendable, Hashable {
        public var id: String
        public var severity: Severity
        public var kind: Kind
        /// The line of the file on which it stands.
        public var line: Int

        public init(id: String, severity: Severity = .must, kind: Kind, line: Int = 1) {
            self.id = id
            self.severity = severity
            self.kind = kind
            self.line = line
        }
    }
}

extension Policy.Rule {
    /// What a rule asks for. Amounts are in the indicator's unit (kronor for `granted_sek`), shares are 0 … 1,
    /// distances metres.
    public enum Kind: Sendable, Hashable {
        /// At least so many initiatives reach each part.
        case minimumInitiatives(per: Level, parts: [String]?, minimum: Int)
        /// At least so much of an indicator falls on each part.
        case minimumAmount(of: String, per: Level, parts: [String]?, minimum: Double)
        /// Each part has at least `factor` times its share of what is compared with.
        case minimumShare(of: String, against: Base, per: Level, parts: [String]?, factor: Double)
        /// Of the pairs of a value of the dimension and a part, at least the share `filled` has the minimum. `values`
        /// nil: those that any initiative of the selection has.
        case matrix(dimension: Dimension, values: [String]?, per: Level, minimum: Minimum, filled: Double)
        /// At least this share of the population lives within `distance` metres of an initiative whose place is known:
        /// of the county's, or with `per` of each part's.
        case reach(distance: Double, per: Level?, atLeast: Double)
        /// An index of the distribution over the parts is at most this.
        case maximumConcentration(of: String, per: Level, measure: Concentration, atMost: Double)
        /// Each part has an initiative decided at most so many months before the round.
        case recency(per: Level, parts: [String]?, months: Int)
        /// No municipality gets worse by an indicator in each of the last `years` years while its share of the effects
        /// stays below `factor` times its share of the population.
        case trend(indicator: String, direction: Indicator.Direction?, years: Int, of: String, factor: Double)
    }

    /// What a part's share of effects is compared with.
    public enum Base: String, Sendable, Hashable, CaseIterable { case population, area, need }

    /// What makes the rows of a matrix, its columns being parts of the county.
    public enum Dimension: String, Sendable, Hashable, CaseIterable {
        case strengthArea = "strength_area"
        case priority, programme, theme
        /// Economic, social, environmental and Sámi conditions; an initiative belongs to those in which its mark is
        /// above zero.
        case sustainability
    }

    /// What fills a cell of a matrix.
    public enum Minimum: Sendable, Hashable {
        case initiatives(Int)
        /// Kronor granted.
        case granted(Double)
    }

    public enum Concentration: String, Sendable, Hashable, CaseIterable {
        case gini, hoover
        /// The share of the part that has most.
        case largestShare = "largest_share"
    }
}

extension Policy.Rule.Kind {
    /// Of the policy file.
    public var name: PolicyVocabulary.Kind {
        switch self {
        case .minimumInitiatives: .minimumInitiatives
        case .minimumAmount: .minimumAmount
        case .minimumShare: .minimumShare
        case .matrix: .matrix
        case .reach: .reach
        case .maximumConcentration: .maximumConcentration
        case .recency: .recency
        case .trend: .trend
        }
    }

    /// The division into parts that are looked at one by one; nil where the county is one part.
    public var level: Level? {
        switch self {
        case .minimumInitiatives(let per, _, _), .minimumAmount(_, let per, _, _), .minimumShare(_, _, let per, _, _),
            .matrix(_, _, let per, _, _), .maximumConcentration(_, let per, _, _), .recency(let per, _, _):
            per
        case .reach(_, let per, _): per
        case .trend: .municipality
        }
    }

    /// Whether the rule sets a limit upwards; else what is observed should be at least what is required.
    public var isMaximum: Bool {
        switch self {
        case .maximumConcentration, .recency: true
        case .minimumInitiatives, .minimumAmount, .minimumShare, .matrix, .reach, .trend: false
        }
    }

    /// The parts that the rule names; nil: all.
    public var parts: [String]? {
        switch self {
        case .minimumInitiatives(_, let parts, _), .minimumAmount(_, _, let parts, _),
            .minimumShare(_, _, _, let parts, _),
            .recency(_, let parts, _):
            parts
        case .matrix, .reach, .maximumConcentration, .trend: nil
        }
    }

    /// The indicator that the rule distributes; nil for rules about initiatives and places.
    public var indicator: String? {
        switch self {
        case .minimumAmount(let of, _, _, _), .minimumShare(let of, _, _, _, _), .maximumConcentration(let of, _, _, _),
            .trend(_, _, _, let of, _):
            of
        case .matrix(_, _, _, .granted, _): "granted_sek"
        case .minimumInitiatives, .matrix, .reach, .recency: nil
        }
    }
}
