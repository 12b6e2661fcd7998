import Statistics
import Store
package import Territory

extension Distributor {
    /// Brings municipal statistics to the parts at a level. A part of which a municipality isn't measured is blank.
    ///
    /// - Throws: `DistributionError.notMeasuredThere` for parts that divide municipalities, unless they are to be
    ///   spread.
    func assemble(_ indicator: Indicator, _ level: Level, municipal: [AreaValue]) throws -> Distribution {
        let isSpread = territory.dividesMunicipalities(at: level)
        guard !isSpread || spreads else { throw DistributionError.notMeasuredThere(indicator.id, level) }
        let year = municipal.map(\.year).max()
        let byCode = Dictionary(municipal.filter { $0.year == year }.map { ($0.municipalityCode, $0.value) }) {
            first, _ in first
        }
        let basis = population.basis(for: year, at: level)
        let (parts, partOfCell) = territory.parts(at: level, counting: basis)
        let brought = try brought(indicator, byCode, year, parts: parts.count, partOfCell: partOfCell)
        let isSum = indicator.kind == .extensive
        let shown = parts.indices.filter { brought.values[$0] != nil }
        let known = shown.map { brought.values[$0]! }
        // A part lacks a value where one of its municipalities does; the county's line loses nothing measured.
        let total: Double? = isSum ? brought.county : nil
        // Nothing is a share of a sum that has parts below zero, such as net migration.
        let negative = isSum ? shown.first { brought.values[$0]! < 0 }.map { Undefined.negativeValue(index: $0) } : nil
        let located = isSum && negative == nil ? known.reduce(0, +) : 0
        let reason: Undefined? =
            isSpread ? .spread : indicator.id == .population ? .people : known.isEmpty ? .noUnits : negative
        let compared =
            try reason.map(Comparison.init)
            ?? comparison(of: brought.values, isSum: isSum, parts, partOfCell: partOfCell)
        let touching = [Int](repeating: 0, count: parts.count)
        let comparesPeople = isSum && indicator.id != .population
        let rows = rows(
            parts, brought.values, touching: touching, located: located, comparesPeople: comparesPeople)
        var made = Distribution(
            indicator: indicator, level: level, scheme: territory.scheme, populationRule: territory.populationRule,
            populationSource: territory.populationLayer?.source, year: year, total: total, unlocated: 0,
            outside: 0, basis: .init(declared: total ?? 0), rows: rows, county: brought.county,
            indices: reason.map { undefined($0, but: isSum && !known.isEmpty ? known : nil) }
                ?? (isSum
                    ? indices(values: known, population: shown.map { parts[$0].people })
                    : rateIndices(known, weights: shown.map { brought.weights[$0] })),
            // Nobody measured anything of the cells of a municipality.
            decomposition: isSum && reason == nil && shown.count == parts.count
                && !territory.dividesMunicipalities(at: .cell)
                ? decomposition(territory.cells.map { byCode[territory.municipalities[$0.municipality].code] ?? 0 })
                : nil,
            moran: compared.moran, geary: compared.geary, lorenz: isSum ? compared.lorenz : .failure(.rate),
            count: Distribution.Count(withoutValue: territory.municipalities.count { byCode[$0.code] == nil }))
        made.population = basis
        made.blankParts = parts.count - shown.count
        made.isSpread = isSpread
        made.municipalities = territory.municipalities.count
        return made
    }

    /// Refuses to spread where there is nothing to spread: no option is without effect.
    ///
    /// - Throws: `DistributionError.nothingToSpread`.
    package func requireSpread(_ distributions: [Distribution]) throws {
        guard !spreads || distributions.contains(where: \.isSpread) else { throw DistributionError.nothingToSpread }
    }

    private struct Brought {
        /// By part.
        var values: [Double?]
        /// By part: what a rate is averaged with.
        var weights: [Double]
        /// The sum, or mean, over all municipalities that have a value, in parts that lack one too.
        var county: Double?
    }

    /// The values of the municipalities that make up each part: added, or averaged with the weights of their year.
    private func brought(
        _ indicator: Indicator, _ byCode: [String: Double], _ year: Int?, parts: Int, partOfCell: [Int]
    ) throws -> Brought {
        let weights = try municipalWeights(indicator, year: year)
        let ofMunicipality = territory.personsByMunicipality
        var sums = [Double](repeating: 0, count: parts)
        var weightSums = [Double](repeating: 0, count: parts)
        var (weighted, allWeight) = (0.0, 0.0)
        var isIncomplete = [Bool](repeating: false, count: parts)
        for (cell, facts) in territory.cells.enumerated() {
            let part = partOfCell[cell]
            guard let value = byCode[territory.municipalities[facts.municipality].code] else {
                isIncomplete[part] = true
                continue
            }
            let own = ofMunicipality[facts.municipality]
            // Where nobody knows who lives where, a municipality's own value still stands; `judged` says no more.
            let personShare = own > 0 ? Double(facts.population) / own : areaShare(of: cell)
            switch indicator.kind {
            case .extensive: sums[part] += value * personShare
            case .intensive:
                let weight = (weights?[facts.municipality] ?? 1) * personShare
                sums[part] += value * weight
                weightSums[part] += weight
                weighted += value * weight
                allWeight += weight
            }
        }
        let values: [Double?] = (0..<parts).map { part in
            guard !isIncomplete[part] else { return nil }
            if indicator.kind == .extensive { return sums[part].withoutRoundingNoise }
            return weightSums[part] > 0 ? (sums[part] / weightSums[part]).withoutRoundingNoise : nil
        }
        let measured = territory.municipalities.compactMap { byCode[$0.code] }
        var county = measured.isEmpty ? nil : measured.reduce(0, +)
        if indicator.kind == .intensive { county = allWeight > 0 ? weighted / allWeight : nil }
        return Brought(values: values, weights: weightSums, county: county?.withoutRoundingNoise)
    }

    /// The weights of an intensive indicator's mean, by municipality: its weight indicator of that year, else the
    /// population of that year; nil where neither is known.
    private func municipalWeights(_ indicator: Indicator, year: Int?) throws -> [Double]? {
        if let weight = indicator.weight, weight != .population {
            let byCode = Dictionary(try areaValues(weight, year).map { ($0.municipalityCode, $0.value) }) {
                first, _ in first
            }
            let own = territory.municipalities.compactMap { byCode[$0.code] }
            if own.count == territory.municipalities.count { return own }
        }
        let people = population.basis(for: year, at: .municipality).people
        return people ?? (territory.hasPopulation ? territory.personsByMunicipality : nil)
    }
}

extension Territory {
    /// Whether parts at a level are smaller than municipalities, or cross them: nothing is measured there by
    /// municipality.
    package func dividesMunicipalities(at level: Level) -> Bool {
        !level.crossesZones && cells.count > municipalities.count
    }

    /// People by municipality, as the cells count them.
    var personsByMunicipality: [Double] {
        var people = [Double](repeating: 0, count: municipalities.count)
        for cell in cells { people[cell.municipality] += Double(cell.population) }
        return people
    }
}
