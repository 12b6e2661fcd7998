import Store
import Territory

/// Municipal statistics by year and part, with the people and the weights of the same year.
struct YearlyValues {
    let indicator: Indicator
    let parts: [Part]
    /// Of the values, as the imported files state them.
    let sources: [String]
    /// By part, indices of its municipalities.
    private let members: [[Int]]
    /// By year and municipality.
    private let values: [Int: [Double?]]
    private let distributor: Distributor

    /// - Throws: `ChangeError.notMeasuredThere`, `notStatistics`, `noValues`; `DistributionError.unknownIndicator`.
    init(_ name: Indicator.ID, by level: Level, of distributor: Distributor) throws {
        let territory = distributor.territory
        guard level.crossesZones else { throw ChangeError.notMeasuredThere(level) }
        indicator = try distributor.indicator(name)
        let id = indicator.id
        let all = Indicator.builtIn.contains { $0.id == id } ? [] : try distributor.areaValues(id, nil)
        guard !all.isEmpty else { throw try distributor.withoutStatistics(id) }
        let index = Dictionary(uniqueKeysWithValues: territory.municipalities.enumerated().map { ($1.code, $0) })
        var values: [Int: [Double?]] = [:]
        for value in all {
            guard let place = index[value.municipalityCode] else { continue }
            values[value.year, default: Array(repeating: nil, count: index.count)][place] = value.value
        }
        let (parts, partOfCell) = territory.parts(at: level)
        var members = [Set<Int>](repeating: [], count: parts.count)
        for (cell, part) in partOfCell.enumerated() { members[part].insert(territory.cells[cell].municipality) }
        sources = all.sources
        (self.parts, self.values, self.distributor) = (parts, values, distributor)
        self.members = members.map { $0.sorted() }
    }

    /// Years in which a municipality of the county is measured, ascending.
    var years: [Int] { values.keys.sorted() }

    /// The population of that very year by part, measured or on the line between two years at most five apart; nil
    /// where nobody knows it.
    func people(_ year: Int) -> (byPart: [Double], isInterpolated: Bool)? {
        byMunicipality(year).map { people in
            (members.map { $0.reduce(0) { $0 + people.of[$1] } }, people.isInterpolated)
        }
    }

    private func byMunicipality(_ year: Int) -> (of: [Double], isInterpolated: Bool)? {
        let basis = distributor.population.basis(for: year, at: .municipality)
        guard basis.year == year else { return nil }
        return (basis.people ?? distributor.territory.personsByMunicipality, !basis.interpolatedBetween.isEmpty)
    }

    /// By municipality, what a rate is averaged with in that year; nil where that isn't known.
    private func weights(_ year: Int) throws -> [Double]? {
        if let weight = indicator.weight, weight != .population {
            let own = try distributor.areaValues(weight, year)
            let byCode = Dictionary(own.map { ($0.municipalityCode, $0.value) }) { first, _ in first }
            let known = distributor.territory.municipalities.compactMap { byCode[$0.code] }
            return known.count == distributor.territory.municipalities.count ? known : nil
        }
        return byMunicipality(year)?.of
    }

    /// By part what it is averaged with in that year; nil where that isn't known.
    func weightsByPart(_ year: Int) throws -> [Double]? {
        try weights(year).map { weights in members.map { $0.reduce(0) { $0 + weights[$1] } } }
    }

    /// By part: a sum, or a mean with the year's own weights; nil where one of its municipalities isn't measured, or
    /// where a mean over several has no weights.
    func values(_ year: Int) throws -> [Double?] {
        guard let own = values[year] else { return Array(repeating: nil, count: parts.count) }
        let weights = indicator.kind == .intensive ? try weights(year) : nil
        return members.map { members in
            let known = members.compactMap { own[$0] }
            guard known.count == members.count else { return nil }
            if known.count == 1 { return known[0] }
            guard indicator.kind == .intensive else { return known.reduce(0, +) }
            guard let weights else { return nil }
            let all = members.reduce(0) { $0 + weights[$1] }
            guard all > 0 else { return nil }
            return zip(members, known).reduce(0) { $0 + weights[$1.0] * $1.1 } / all
        }
    }
}

extension [AreaValue] {
    /// Where they are from, as the imported files state it: each once, in order.
    var sources: [String] { Set(compactMap(\.source)).sorted() }
}

extension Distributor {
    /// Why an indicator that has no values by municipality and year can't be followed.
    func withoutStatistics(_ id: Indicator.ID) throws -> ChangeError {
        let isBuiltIn = Indicator.builtIn.contains { $0.id == id }
        return try isBuiltIn || !reported(id).isEmpty ? .notStatistics(id) : .noValues(id)
    }
}
