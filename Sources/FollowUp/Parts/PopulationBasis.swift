import Store

/// The population beside values: the base of figures per inhabitant, shares of people, quotients and weights.
package struct PopulationBasis: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable {
        /// The indicator `population`.
        case indicator
        /// The people of the territory's cells.
        case territory
    }

    /// Nil where the year is unknown.
    package let year: Int?
    /// Nil for sums over years.
    package let valueYear: Int?
    package let source: Source
    /// The two years on file that the figures lie between; empty where they are of a year on file.
    package var interpolatedBetween: [Int] = []
    /// In the order of municipalities; nil: the territory's own.
    package var people: [Double]?
    /// The newest population on file, where its sum differs from the territory's.
    package var other: Other?

    package struct Other: Sendable, Hashable {
        package let year: Int
        package let people: Double
        package let counted: Double
    }

    package init(year: Int?, valueYear: Int?, source: Source) {
        (self.year, self.valueYear, self.source) = (year, valueYear, source)
    }

    /// Further from the year of the values than this, people are stale.
    package static let mostYears = 2

    /// Whether the people are of a year more than two years from that of the values.
    package var isStale: Bool {
        guard let year, let valueYear else { return false }
        return abs(year - valueYear) > Self.mostYears
    }

    func beside(_ newest: (year: Int, people: Double)?, counting counted: Double) -> PopulationBasis {
        guard let newest, counted > 0, newest.people.rounded() != counted else { return self }
        var basis = self
        basis.other = Other(year: newest.year, people: newest.people, counted: counted)
        return basis
    }
}
