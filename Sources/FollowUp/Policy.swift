public import Store
import Wording

/// What a board has decided should be reached before a funding round: read from YAML by `PolicyReader`, checked by `GapCheck`.
public struct Policy: Sendable, Hashable {
    public static let version = 1

    public var name: String
    /// The day of the round.
    public var round: PartialDate?
    public var selection: Selection
    public var countyWide: CountyWide
    public var rules: [Rule]

    /// How an initiative that declares the whole county counts.
    public enum CountyWide: String, Sendable, Hashable, CaseIterable {
        /// Its money falls by population, and it counts as reaching every part.
        case byPopulation = "by_population"
        /// Not at all: that a project may act everywhere does not show that it did.
        case exclude
    }

    public enum Severity: String, Sendable, Hashable, CaseIterable { case must, should }

    /// Parts of the county, or of the county and a theme, that a rule looks at one by one.
    public enum Grouping: String, Sendable, Hashable, CaseIterable {
        case municipality, zone, cell
        case rollUp = "roll_up"
        case strengthAreaByMunicipality = "strength_area_by_municipality"
    }

    public struct Rule: Sendable, Hashable {
        public var id: String
        public var severity: Severity
        public var kind: Kind
        /// The line of the file on which it stands.
        public var line: Int

        public enum Kind: Sendable, Hashable {
            /// At least so many initiatives reach each part.
            case minimumInitiatives(per: Grouping, minimum: Int)
            /// Each part (or the named ones) has at least `factor` times its share of the population.
            case minimumShare(of: String, per: Grouping, parts: [String]?, factor: Double)
            /// At least this share of the population lives within `distance` metres of an initiative whose place is known.
            case reach(distance: Double, atLeast: Double)
        }
    }
}

extension Policy.Rule.Kind {
    public static let names = ["minimum_initiatives", "minimum_share", "reach"]

    public var name: String {
        switch self {
        case .minimumInitiatives: "minimum_initiatives"
        case .minimumShare: "minimum_share"
        case .reach: "reach"
        }
    }
}
