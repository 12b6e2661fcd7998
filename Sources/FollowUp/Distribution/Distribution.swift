public import Statistics
public import Store
public import Territory

/// How an indicator is spread over the parts of the county, what that spread amounts to, and what it rests on.
///
/// More than a dozen properties because it is an answer as tables, maps and records show it whole.
public struct Distribution: Sendable {
    public let indicator: Indicator
    public let level: Level
    public let scheme: ZoningScheme
    public let populationRule: PopulationRule
    /// The file of the layer of population, where there is one.
    public let populationSource: String?
    /// For municipal statistics: the year of the values. Nil for what initiatives bring.
    public let year: Int?

    /// Rows, `unlocated` and `outside` add up to it; to the öre for money. Nil for intensive indicators, which have
    /// none.
    public let total: Double?
    public let unlocated: Double
    public let outside: Double
    public let basis: Basis
    public let rows: [Row]
    /// The county's value: the sum of the rows, or the weighted mean of an intensive indicator.
    public let county: Double
    public let indices: [Index: IndexValue]
    /// Of Theil's T and L over cells, between and within zones (groups are indices of the scheme's zones).
    public let decomposition: Decomposed?
    /// Of the values per inhabitant (or of an intensive indicator's values) over parts that share a border or a corner,
    /// row-standardised.
    public let moran: SpatialValue
    /// Geary's C of the same values and neighbours.
    public let geary: SpatialValue
    /// Of the values per inhabitant (or of an intensive indicator's values) over the parts.
    public let lorenz: Result<LorenzCurve, Undefined>
    /// Initiatives that the figures stand on, and those that they leave out.
    public let count: Count
    /// How outcomes were read; nil for everything else.
    public var outcomes: OutcomeAccount?
    /// Parts without a value: nobody reported, or nothing was measured. They take no part in indices and tests.
    public var blankParts = 0

    public struct Row: Sendable, Hashable {
        public let part: Part
        /// Nil where no value is on file; never read as zero.
        public let value: Double?
        /// Per 1,000 inhabitants; nil for intensive indicators and where nobody lives.
        public let perThousand: Double?
        /// Of the sum over the parts.
        public let share: Double?
        /// Of the county's people; nil where it isn't known how many live there.
        public let populationShare: Double?
        /// Share by share of population.
        public let locationQuotient: Double?
        /// Initiatives that touch the part.
        public let touching: Int
        /// What stands beside the value of outcomes.
        public var outcome: OutcomeFigures?
    }

    /// What the located part of the total rests on.
    public struct Basis: Sendable, Hashable {
        public var declared = 0.0
        public var countyWide = 0.0
        public var programmeArea = 0.0
    }

    public struct Count: Sendable, Hashable {
        public var initiatives = 0
        /// No footprint inside the county or outside it.
        public var unlocated = 0
        public var countyWide = 0
        /// The indicator has no value for them.
        public var withoutValue = 0
        /// Without a date, left out because a period was asked for.
        public var undated = 0
        /// With a date that may lie in the period or not, left out; and what they state as granted.
        public var straddling = 0
        public var straddlingOre: Int64 = 0
        /// What counts and what is left out by status.
        public var statuses = StatusAccount()
        /// How precisely their locations are known; those that no initiative has are absent.
        public var byPrecision: [Precision: Int] = [:]
        /// By what rule they are apportioned.
        public var byRule: [Footprint.Rule: Int] = [:]
        /// What of the placing is to be told beside the figures.
        public var placing = InitiativeTable.PlacingCount()
    }

    public enum Index: String, Sendable, CaseIterable {
        case gini
        case theilT = "theil_t"
        case theilL = "theil_l"
        case hoover, williamson, hhi
        case atkinson05 = "atkinson_0.5"
        case atkinson1 = "atkinson_1"
        case atkinson2 = "atkinson_2"
    }

    /// Whether neighbouring parts resemble each other, or why there is no answer.
    public enum SpatialValue: Sendable, Hashable {
        case value(PermutationTest, weights: Neighbours.Summary)
        case undefined(Undefined)
    }

    /// A number or the reason why there is none.
    public struct IndexValue: Sendable, Hashable {
        public let value: Double?
        public let undefined: Undefined?

        init(undefined reason: Undefined) {
            value = nil
            undefined = reason
        }

        init(_ compute: () throws(Undefined) -> Double) {
            do {
                value = try compute()
                undefined = nil
            } catch {
                value = nil
                undefined = error
            }
        }
    }

    public struct Decomposed: Sendable {
        public let theilT: Result<Decomposition<Int>, Undefined>
        public let theilL: Result<Decomposition<Int>, Undefined>
        /// Between zones, between the municipalities of a zone (the cells), and nothing within.
        public let nestedT: Result<NestedDecomposition, Undefined>
        public let nestedL: Result<NestedDecomposition, Undefined>
        /// Gini between and within zones, with the overlap that Theil doesn't have.
        public let gini: Result<GiniDecomposition<Int>, Undefined>
    }
}
