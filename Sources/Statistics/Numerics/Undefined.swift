/// Why a statistic has no value. The module never answers with NaN, infinity (but for `SyntheticComparison.ratio`) or a
/// silent zero: a function either returns a finite number or throws one of these, and the layer above words it for
/// people.
///
/// Indices count from 0 in the order in which the caller gave the values.
public enum Undefined: Error, Hashable, Sendable {
    /// No unit at all.
    case noUnits
    /// The statistic needs at least `need` units.
    case tooFewUnits(have: Int, need: Int)
    /// Fewer than two sources (initiatives) bring anything, so that none can be drawn anew or left out.
    case tooFewSources(have: Int)
    /// Two inputs that describe the same units have different lengths.
    case countMismatch(values: Int, other: Int)
    /// A value is NaN or infinite.
    case notFinite(index: Int)
    /// A weight or population is negative, NaN or infinite.
    case invalidWeight(index: Int)
    /// All weights are zero, so that no mean exists.
    case noPositiveWeight
    /// A relative measure divides by the mean or the total, which is zero or negative.
    case meanNotPositive
    /// The formula takes the logarithm (or a negative power) of a value that is zero.
    case zeroValue(index: Int)
    /// The formula has no meaning for negative values.
    case negativeValue(index: Int)
    /// All units have the same value, so that a measure of association divides by zero.
    case allEqual
    /// A rate is neither shared out nor moved between parts.
    case rate
    /// Values of whole municipalities, spread by population onto parts where nobody measured them.
    case spread
    /// The people themselves are set beside people.
    case people
    /// No unit has a neighbour: the sum of all weights is zero.
    case noNeighbours
    /// A link between units names a unit that does not exist.
    case unknownUnit(index: Int)
    /// A unit is listed as its own neighbour, or a donor twice or as the treated unit.
    case selfLink(unit: Int)
    /// The same link is given twice.
    case repeatedLink(from: Int, to: Int)
    /// It isn't known how many live in the parts, or where in them.
    case unknownPopulation
    /// A rate is asked for a part that has no population.
    case zeroPopulation(index: Int)
    /// A parameter lies outside what the formula allows.
    case parameter(Parameter, value: Double)
    /// The value is too large or too small to be computed in double precision.
    case overflow
    /// Too many of the resamples had no defined value for an interval to mean anything.
    case resamplesUndefined(count: Int, of: Int)

    /// The estimate lies outside everything that resampling gave, or so far out that the correction turns around: its
    /// bias cannot be corrected.
    case estimateOutsideResamples
    /// A corrected quantile lies beyond the outermost resamples: more resamples would be needed to estimate it.
    case levelOutsideResamples

    /// The statistic needs at least `need` points in time.
    case tooFewPeriods(have: Int, need: Int)
    /// The weighted comparison misses the treated unit's own earlier values by more than `limit`, so that what comes
    /// after says nothing.
    case badFit(rmspe: Double, limit: Double)
    /// An iteration did not settle.
    case notConverged(iterations: Int)
    /// A value is missing where the statistic needs one for every unit and period.
    case missingValue(index: Int)

    /// The parameters that a caller may set.
    public enum Parameter: String, Hashable, Sendable {
        /// Atkinson's aversion to inequality, ε > 0.
        case epsilon
        /// Confidence level, above 0 and below 1.
        case level
        /// Number of random permutations, at least 1.
        case permutations
        /// Number of bootstrap replicates, at least 2.
        case replicates
        /// Number of neighbours or of similar units, at least 1 and no more than there are other units.
        case neighbours
        /// Distance in metres, positive.
        case distance
        /// Number of threads, at least 1.
        case threads
        /// Number of treated units, at least 1 and less than all.
        case treated
        /// Number of sampled orderings, even and at least 4.
        case orderings
        /// A probability or share, from 0 to 1.
        case probability
        /// The number of years between two times, positive.
        case years
        /// The first period after the start, which needs periods before and after.
        case since
        /// Points in time, each later than the one before; or the number of a period that a table has.
        case periods
        /// The target of a goal, which must differ from its baseline; or that of an indicator, above zero.
        case target
        /// The place of the base among the values.
        case base
        /// The number of steps of a lattice of weights, at least 1.
        case steps
    }
}
