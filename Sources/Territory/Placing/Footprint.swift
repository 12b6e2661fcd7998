/// An initiative's shares of the cells (avtryck), which add up to exactly 1 with the shares outside and unlocated.
public struct Footprint: Sendable, Hashable {
    /// Ascending by cell, no cell twice, every share positive.
    public let parts: [Part]
    /// Beyond the county's border.
    public let outside: Share
    /// For which the source states no usable location.
    public let unlocated: Share
    public let rule: Rule
    public let basis: Basis
    public let precision: Precision
    /// A point of it lies closer to a municipal border than the boundary layer's accuracy.
    public let nearBorder: Bool
    /// The probable municipalities of its points in squares where the boundary layer is known to be wrong: indices into
    /// `Territory.municipalities`, ascending. Such points don't count as near a border.
    public internal(set) var doubtful: [Int] = []
    /// Whether the share outside rests on a number of municipalities that the source states without naming all of them.
    public internal(set) var restsOnTotal = false

    public struct Part: Sendable, Hashable {
        /// Index into `Territory.cells`.
        public let cell: Int
        public let share: Share

        public init(cell: Int, share: Share) {
            self.cell = cell
            self.share = share
        }
    }

    /// The apportioning rule; stored with the footprint and shown with every result.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// Each point counts the same.
        case pointsEqually = "points_equally"
        case linesByLength = "lines_by_length"
        case areasByArea = "areas_by_area"
        case areasByPopulation = "areas_by_population"
        /// A collection of points, lines and areas: each kind weighs as its number of parts.
        case mixedByParts = "mixed_by_parts"
        /// Between municipalities as the source declares, within each by population.
        case declaredShares = "declared_shares"
        /// Between municipalities and within each by population.
        case municipalitiesByPopulation = "municipalities_by_population"
        case countyByPopulation = "county_by_population"
        case countyEqually = "county_equally"
        case unlocated
    }

    /// The kind of declaration behind a footprint.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// The source names places, geometry or some of the municipalities.
        case declared
        /// The source declares the whole county, in words or by listing every municipality.
        case countyWide = "county_wide"
        /// The source states only the programme, and the programme's area was asked for.
        case programmeArea = "programme_area"
        case unlocated
    }

    /// - Precondition: `parts`, `outside` and `unlocated` add up to exactly 1, and parts are positive and ascend by
    ///   cell. A footprint that breaks this is a mistake of the program, never of its input.
    public init(
        parts: [Part], outside: Share = .zero, unlocated: Share = .zero, rule: Rule, basis: Basis,
        precision: Precision, nearBorder: Bool = false
    ) {
        let sum = parts.reduce(outside + unlocated) { $0 + $1.share }
        precondition(sum == .whole, "a footprint's shares add up to \(sum.parts), not to \(Share.denominator)")
        precondition(
            parts.allSatisfy { $0.share > .zero } && zip(parts, parts.dropFirst()).allSatisfy { $0.cell < $1.cell },
            "a footprint's parts are not positive or not in order")
        self.parts = parts
        self.outside = outside
        self.unlocated = unlocated
        self.rule = rule
        self.basis = basis
        self.precision = precision
        self.nearBorder = nearBorder
    }

    public static let unlocated = Footprint(
        parts: [], unlocated: .whole, rule: .unlocated, basis: .unlocated, precision: .unknown)

    /// A whole number of indivisible units (öre) over the parts, then outside, then unlocated; they add up to `total`.
    public func split(_ total: Int64) -> (parts: [Int64], outside: Int64, unlocated: Int64) {
        var split = LargestRemainder.split(total, by: parts.map(\.share) + [outside, unlocated])
        let unlocatedPart = split.removeLast()
        let outsidePart = split.removeLast()
        return (split, outsidePart, unlocatedPart)
    }
}
