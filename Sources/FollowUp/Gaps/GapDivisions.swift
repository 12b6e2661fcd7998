import Store
import Territory

/// A territory's divisions, each made when first asked for. Belongs to one check and one thread.
final class GapDivisions {
    let territory: Territory
    private let population: PopulationSeries
    private let year: Int?
    private var known: [Key: GapDivision] = [:]

    private struct Key: Hashable {
        let level: Level
        let year: Int?
    }

    /// - Parameter year: whose people shares are compared with; nil: the newest.
    init(_ territory: Territory, counting population: PopulationSeries, of year: Int?) {
        (self.territory, self.population, self.year) = (territory, population, year)
    }

    subscript(level: Level) -> GapDivision { division(level, of: year) }

    /// With the people of another year.
    func division(_ level: Level, of year: Int?) -> GapDivision {
        let key = Key(level: level, year: year)
        if let division = known[key] { return division }
        let division = GapDivision(territory, level, counting: population.basis(for: year, at: level))
        known[key] = division
        return division
    }
}
