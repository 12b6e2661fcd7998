package import Store
package import Territory

/// Inhabitants by municipality and year: the indicator `population` in the years in which every municipality of the
/// county has it, beside the territory's own population.
package struct PopulationSeries: Sendable {
    /// By year, in the order of the territory's municipalities.
    private let measured: [Int: [Double]]
    private let ofTerritory: [Double]
    /// The year of the territory's own population; nil where unknown.
    private let territoryYear: Int?

    /// Years at most so far apart are joined by a line.
    package static let widestInterpolation = 5

    /// - Parameter values: of the indicator `population`, of any year and municipality.
    package init(_ values: [AreaValue], of territory: Territory) {
        var byYear: [Int: [String: Double]] = [:]
        for value in values { byYear[value.year, default: [:]][value.municipalityCode] = value.value }
        let codes = territory.municipalities.map(\.code)
        measured = byYear.compactMapValues { people in
            let own = codes.compactMap { people[$0] }
            return own.count == codes.count && own.contains { $0 > 0 } ? own : nil
        }
        var own = [Double](repeating: 0, count: codes.count)
        for cell in territory.cells { own[cell.municipality] += Double(cell.population) }
        ofTerritory = own
        // Stores of before don't say, but their people mostly are those of a year on file.
        let alike = measured.filter { zip($0.value, own).allSatisfy { $0.rounded() == $1 } }
        territoryYear = territory.hasPopulation ? territory.populationYear ?? alike.keys.max() : nil
    }

    /// The population beside values of a year.
    ///
    /// By municipality: those of the year itself; between two years on file, at most five apart, those on the line
    /// between them; else those of the nearest year. For zones and cells the territory's own, since the indicator is by
    /// municipality only.
    ///
    /// - Parameter year: of the values; nil for sums over years, which stand beside the newest people on file.
    package func basis(for year: Int?, at level: Level) -> PopulationBasis {
        let own = PopulationBasis(year: territoryYear, valueYear: year, source: .territory)
        guard level.crossesZones else { return own.beside(newest, counting: ofTerritory.reduce(0, +)) }
        guard !measured.isEmpty else { return own }
        var known = measured.mapValues { (people: Optional($0), source: PopulationBasis.Source.indicator) }
        if let territoryYear, known[territoryYear] == nil { known[territoryYear] = (nil, .territory) }
        let years = known.keys.sorted()
        func stated(_ found: Int) -> PopulationBasis {
            var basis = PopulationBasis(year: found, valueYear: year, source: known[found]!.source)
            basis.people = known[found]!.people
            return basis
        }
        guard let year else { return stated(years.last!) }
        if known[year] != nil { return stated(year) }
        if let before = measured.keys.filter({ $0 < year }).max(),
            let after = measured.keys.filter({ $0 > year }).min(),
            after - before <= Self.widestInterpolation
        {
            let way = Double(year - before) / Double(after - before)
            var basis = PopulationBasis(year: year, valueYear: year, source: .indicator)
            basis.interpolatedBetween = [before, after]
            basis.people = zip(measured[before]!, measured[after]!).map { $0 + ($1 - $0) * way }
            return basis
        }
        // Of two years equally near, the later.
        return stated(years.min { (abs($0 - year), -$0) < (abs($1 - year), -$1) }!)
    }

    private var newest: (year: Int, people: Double)? {
        measured.keys.max().map { ($0, measured[$0]!.reduce(0, +)) }
    }
}

extension Territory {
    /// The parts at a level with the people of a basis.
    ///
    /// - Precondition: the basis is of this territory and level.
    package func parts(at level: Level, counting basis: PopulationBasis) -> (parts: [Part], partOfCell: [Int]) {
        let (parts, partOfCell) = parts(at: level)
        guard let people = basis.people else { return (parts, partOfCell) }
        var sums = [Double](repeating: 0, count: parts.count)
        var isCounted = [Bool](repeating: false, count: people.count)
        for (cell, part) in partOfCell.enumerated() where !isCounted[cells[cell].municipality] {
            isCounted[cells[cell].municipality] = true
            sums[part] += people[cells[cell].municipality]
        }
        return (zip(parts, sums).map { $0.with(people: $1) }, partOfCell)
    }
}
