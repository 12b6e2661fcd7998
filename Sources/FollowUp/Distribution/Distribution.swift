package import Statistics
package import Store
package import Territory

/// How an indicator is spread over the parts of the county, what that spread amounts to, and what it rests on.
///
/// More than a dozen properties because it is an answer as tables, maps and records show it whole.
package struct Distribution: Sendable {
    package let indicator: Indicator
    package let level: Level
    package let scheme: ZoningScheme
    package let populationRule: PopulationRule
    /// The file of the layer of population, where there is one.
    package let populationSource: String?
    /// For municipal statistics: the year of the values. Nil for what initiatives bring.
    package let year: Int?

    /// Rows, `unlocated` and `outside` add up to it, to the öre for money; municipal statistics add the municipalities
    /// measured in parts that lack a value. Nil for intensive indicators, and where nothing was reported or measured.
    package let total: Double?
    package let unlocated: Double
    package let outside: Double
    package let basis: Basis
    package let rows: [Row]
    /// The county's value: the sum of all that was measured in it, or the weighted mean of an intensive indicator. Nil
    /// where nothing was.
    package let county: Double?
    package let indices: [Index: IndexValue]
    /// Of Theil's T and L over cells, between and within zones (groups are indices of the scheme's zones).
    package internal(set) var decomposition: Decomposed?
    /// Of the values per inhabitant (or of an intensive indicator's values) over parts that share a border or a corner,
    /// row-standardised.
    package let moran: SpatialValue
    /// Geary's C of the same values and neighbours.
    package let geary: SpatialValue
    /// Of the values per inhabitant (or of an intensive indicator's values) over the parts.
    package let lorenz: Result<LorenzCurve, Undefined>
    /// Initiatives that the figures stand on, and those that they leave out.
    package let count: Count
    /// How outcomes were read; nil for everything else.
    package var outcomes: OutcomeAccount?
    /// Parts without a value: nobody reported or stated an amount, or nothing was measured. They take no part in
    /// indices and tests.
    package var blankParts = 0
    /// Sums beside the rows that are blank, as initiatives count in them and none states an amount, or reports; how
    /// many those are. Where none counts, money is 0.
    package var blankSums: [SumPlace: Int] = [:]
    /// Of municipal statistics: the county's municipalities; `count.withoutValue` of them aren't measured.
    package var municipalities: Int?
    /// Whose people stand beside the values.
    package var population = PopulationBasis(year: nil, valueYear: nil, source: .territory)
    /// Whether values by municipality were spread by population onto parts where nobody measured them.
    package var isSpread = false

    /// A sum beside the rows.
    package enum SumPlace: String, Sendable, CaseIterable { case county, outside, unlocated, total }

    /// A sum beside the rows; nil where it is blank.
    package func sum(_ place: SumPlace) -> Double? {
        guard blankSums[place] == nil else { return nil }
        let isKnown = indicator.id == .grantedSek || !isUnreported
        return switch place {
        case .county: countyMean
        case .outside: isKnown ? outside : nil
        case .unlocated: isKnown ? unlocated : nil
        case .total: total
        }
    }

    /// The rows that have a value: those that are compared with each other.
    package var compared: [Row] { rows.filter { $0.value != nil } }

    /// Whether some of what the total rests on is below zero, so that nothing is a share of it.
    package var restsOnLessThanNothing: Bool {
        [basis.declared, basis.countyWide, basis.programmeArea, unlocated, outside].contains { $0 < 0 }
    }

    /// A part's people; nil where it isn't known how many live in it.
    package func population(of row: Row) -> Int? { peopleUnknown == nil ? row.part.population : nil }

    /// Why parts have no share of the sum though it isn't blank: one of them is below zero.
    package var negativePart: Row? {
        indicator.kind == .extensive && outcomes == nil ? rows.first { $0.value ?? 0 < 0 } : nil
    }

    package struct Row: Sendable, Hashable {
        package let part: Part
        /// Nil where no value is on file; never read as zero.
        package let value: Double?
        /// Per 1,000 inhabitants; nil for intensive indicators, for the people themselves, and where nobody lives.
        package let perThousand: Double?
        /// Of the sum over the parts.
        package let share: Double?
        /// Of the people of the parts that have a value, which are all of the county's where no part is blank; nil for
        /// a blank part, and where it isn't known how many live there. Beside rates, of all of the county's people.
        package let populationShare: Double?
        /// Share by share of population; nil for rates, and for the people themselves.
        package let locationQuotient: Double?
        /// Initiatives that touch the part.
        package let touching: Int
        /// Baselines, targets and reports behind the value, for outcomes of initiatives.
        package var outcome: OutcomeFigures?
        /// Of money: initiatives touch the part, and none of them states an amount.
        package var isUnstated = false
    }

    /// The located part of the total, by the grounds of its location.
    package struct Basis: Sendable, Hashable {
        package var declared = 0.0
        package var countyWide = 0.0
        package var programmeArea = 0.0
    }

    package struct Count: Sendable, Hashable {
        package var initiatives = 0
        /// No footprint inside the county or outside it.
        package var unlocated = 0
        package var countyWide = 0
        /// The indicator has no value for them.
        package var withoutValue = 0
        /// Without a date, left out because a period was asked for.
        package var undated = 0
        /// With a date that may lie in the period or not, left out; and what they state as granted.
        package var straddling = AmountTally()
        /// Initiatives counted and left out by status.
        package var statuses = StatusAccount()
        /// How precisely their locations are known; those that no initiative has are absent.
        package var byPrecision: [Precision: Int] = [:]
        /// By what rule they are apportioned.
        package var byRule: [Footprint.Rule: Int] = [:]
        /// Initiatives whose placing needs a remark beside the figures.
        package var placing = InitiativeTable.PlacingCount()
        /// Remarks on the amounts; nil unless money is distributed.
        package var money: MoneyAccount?
    }

    package enum Index: String, Sendable, CaseIterable {
        case gini
        case theilT = "theil_t"
        case theilL = "theil_l"
        case hoover, williamson, hhi
        case atkinson05 = "atkinson_0.5"
        case atkinson1 = "atkinson_1"
        case atkinson2 = "atkinson_2"
    }

    /// Whether neighbouring parts resemble each other, or why there is no answer.
    package enum SpatialValue: Sendable, Hashable {
        case value(PermutationTest, weights: Neighbours.Summary)
        case undefined(Undefined)
    }

    /// A number or the reason why there is none.
    package struct IndexValue: Sendable, Hashable {
        package let value: Double?
        package let undefined: Undefined?

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

    package struct Decomposed: Sendable {
        package let theilT: Result<Decomposition<Int>, Undefined>
        package let theilL: Result<Decomposition<Int>, Undefined>
        /// Between zones, between the municipalities of a zone (the cells), and nothing within.
        package let nestedT: Result<NestedDecomposition, Undefined>
        package let nestedL: Result<NestedDecomposition, Undefined>
        /// Gini between and within zones, with the overlap that Theil doesn't have.
        package let gini: Result<GiniDecomposition<Int>, Undefined>
    }
}
