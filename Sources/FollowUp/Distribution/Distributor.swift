import Statistics
package import Store
package import Territory
import Wording

/// Carries what initiatives bring, or what municipal statistics say, onto the parts of the county.
///
/// Reads the store once for a selection; every distribution from it then costs O(footprint parts).
package struct Distributor: Sendable {
    package let territory: Territory
    package private(set) var table: InitiativeTable
    let contiguity: Contiguity
    private let neighbourChoice: NeighbourChoice
    /// Where random orderings start; only used above nine parts.
    private let seed: UInt64
    let selection: Selection
    /// Initiatives of the same store, selected in another way.
    let reread: @Sendable (Selection, InitiativeTable.Detail) throws -> InitiativeTable
    private let indicators: [Indicator]
    private let areaValues: @Sendable (Indicator.ID, Int?) throws -> [AreaValue]
    private let outcomes: @Sendable (Indicator.ID) throws -> [Outcome]
    /// Reports of initiatives count until the end of it; nil: all there are.
    package var asOf: PartialDate?
    /// Which of two sources is meant, where an indicator has values of both.
    package var source: IndicatorSource?

    /// - Parameter detail: how much of each initiative is read. Distributions and their intervals need amounts,
    ///   influence and sources figures.
    package init(
        store: Store, selection: Selection, neighbours: NeighbourChoice = NeighbourChoice(), seed: UInt64 = 1,
        detail: InitiativeTable.Detail = .all
    ) throws {
        neighbourChoice = neighbours
        self.seed = seed
        self.selection = selection
        reread = { try store.initiatives($0, detail: $1) }
        territory = try store.territory(scheme: selection.scheme)
        table = try store.initiatives(selection, detail: detail)
        indicators = Indicator.builtIn + (try store.indicators())
        contiguity = try Contiguity(areas: territory.cellAreas)
        areaValues = { try store.areaValues(indicator: $0, year: $1) }
        outcomes = { try store.outcomes(indicator: $0) }
    }

    /// The same initiatives with the county-wide ones counted by another rule; nothing is read anew.
    ///
    /// - Precondition: the selection counted them by population, as they are stored.
    package func counting(countyWide rule: CountyWideRule) -> Distributor {
        var other = self
        other.table = table.counting(countyWide: rule, in: territory)
        return other
    }

    /// The same territory and statistics with other initiatives, whose footprints refer to the same cells.
    func holding(_ table: InitiativeTable) -> Distributor {
        var other = self
        other.table = table
        return other
    }

    /// - Parameter year: for municipal statistics; the newest year on file where nil.
    /// - Throws: `DistributionError` for an indicator that isn't on file or has no value.
    package func distribution(of id: Indicator.ID, by level: Level, year: Int? = nil) throws -> Distribution {
        try figures(of: id, by: level, year: year).judged(on: territory)
    }

    private func figures(of id: Indicator.ID, by level: Level, year: Int?) throws -> Distribution {
        guard let indicator = indicators.first(where: { $0.id == id }) else {
            throw DistributionError.unknownIndicator(id, known: indicators.map(\.id))
        }
        if id == .grantedSek || id == .initiatives {
            guard year == nil, asOf == nil else { throw DistributionError.timeless(id) }
            return id == .grantedSek
                ? try assemble(indicator, level, carriedMoney())
                : try assemble(indicator, level, carried(values: [Double?](repeating: 1, count: table.count)))
        }
        if let outcomes = try initiativeOutcomes(indicator, year: year) { return try assemble(outcomes, level) }
        guard asOf == nil else { throw DistributionError.notReported(id) }
        let values = try areaValues(id, year)
        guard !values.isEmpty else { throw DistributionError.noValues(id, year: year) }
        return try assemble(indicator, level, municipal: values)
    }

    /// What initiatives report of an indicator; nil where it is municipal statistics.
    ///
    /// - Throws: `DistributionError.twoSources` where it has values of both and nobody said which is meant.
    func initiativeOutcomes(_ indicator: Indicator, year: Int? = nil) throws -> InitiativeOutcomes? {
        guard source != .statistics else { return nil }
        let own = try outcomes(indicator.id)
        guard !own.isEmpty else {
            guard source == nil else { throw DistributionError.noValues(indicator.id, year: nil) }
            return nil
        }
        if source == nil, try !areaValues(indicator.id, nil).isEmpty {
            throw DistributionError.twoSources(indicator.id)
        }
        return try InitiativeOutcomes(own, of: indicator, asOf: asOf ?? year.flatMap { PartialDate(year: $0) })
    }

    /// For each row that has a value, what falls on each part of its footprint.
    ///
    /// - Throws: `DistributionError.municipal` for statistics that no initiative brings, `DistributionError.rate` for a
    ///   rate, which is never added or shared out.
    func brought(_ id: Indicator.ID) throws -> (_ row: Int) -> ((_ part: Int) -> Double)? {
        if id == .grantedSek {
            let initiatives = table.initiatives
            let amounts = table.grantedOre
            return { row in initiatives.grantedOre(row) != nil ? { Double(amounts[$0]) / 100 } : nil }
        }
        guard let indicator = indicators.first(where: { $0.id == id }) else {
            throw DistributionError.unknownIndicator(id, known: indicators.map(\.id))
        }
        let values: [Double?]
        if id == .initiatives {
            values = [Double?](repeating: 1, count: table.count)
        } else {
            guard let outcomes = try initiativeOutcomes(indicator) else { throw DistributionError.municipal(id) }
            guard indicator.kind == .extensive else { throw DistributionError.rate(id) }
            values = table.initiatives.indices.map { outcomes.value(of: table.initiatives.id($0)) }
        }
        let shares = table.shares
        return { row in values[row].map { value in { value * Share(parts: shares[$0]).fraction } } }
    }

    // MARK: What initiatives bring

    /// What falls on each cell, and on what it rests.
    struct Carried {
        /// Öre for money, the indicator's unit otherwise.
        var cells: [Double]
        var outside = 0.0
        var unlocated = 0.0
        var basis = Distribution.Basis()
        var withoutValue = 0
        /// Sums of whole öre are exact in a `Double` up to 90,000 billion kronor; dividing by 100 once gives the
        /// nearest decimal.
        var scale = 1.0
    }

    private func carriedMoney() -> Carried {
        var sums = [Int64](repeating: 0, count: territory.cells.count)
        var outside: Int64 = 0
        var unlocated: Int64 = 0
        var basis = (declared: Int64(0), countyWide: Int64(0), programmeArea: Int64(0))
        var withoutValue = 0
        for row in 0..<table.count {
            guard table.initiatives.grantedOre(row) != nil else {
                withoutValue += 1
                continue
            }
            var located: Int64 = 0
            for part in table.parts(of: row) {
                sums[Int(table.cells[part])] += table.grantedOre[part]
                located += table.grantedOre[part]
            }
            switch table.basis[row] {
            case .declared: basis.declared += located
            case .countyWide: basis.countyWide += located
            case .programmeArea: basis.programmeArea += located
            case .unlocated: break
            }
            outside += table.outsideOre[row]
            unlocated += table.unlocatedOre[row]
        }
        var carried = Carried(cells: sums.map(Double.init), outside: Double(outside), unlocated: Double(unlocated))
        carried.basis = Distribution.Basis(
            declared: Double(basis.declared) / 100, countyWide: Double(basis.countyWide) / 100,
            programmeArea: Double(basis.programmeArea) / 100)
        carried.withoutValue = withoutValue
        carried.scale = 100
        return carried
    }

    /// How often each case comes, those that don't left out. One pass for each case takes less time than a dictionary's
    /// step for each value.
    private static func tally<Value: CaseIterable & Hashable>(_ values: [Value]) -> [Value: Int] {
        var counts: [Value: Int] = [:]
        for value in Value.allCases {
            let count = values.count { $0 == value }
            if count > 0 { counts[value] = count }
        }
        return counts
    }

    private func carried(values: [Double?]) -> Carried {
        var carried = Carried(cells: [Double](repeating: 0, count: territory.cells.count))
        for (row, value) in values.enumerated() {
            guard let value else {
                carried.withoutValue += 1
                continue
            }
            var located = 0.0
            for part in table.parts(of: row) {
                let amount = value * Share(parts: table.shares[part]).fraction
                carried.cells[Int(table.cells[part])] += amount
                located += amount
            }
            switch table.basis[row] {
            case .declared: carried.basis.declared += located
            case .countyWide: carried.basis.countyWide += located
            case .programmeArea: carried.basis.programmeArea += located
            case .unlocated: break
            }
            carried.outside += value * Share(parts: table.outsideShare[row]).fraction
            carried.unlocated += value * Share(parts: table.unlocatedShare[row]).fraction
        }
        return carried
    }

    private func assemble(_ indicator: Indicator, _ level: Level, _ carried: Carried) throws -> Distribution {
        let (parts, partOfCell) = territory.parts(at: level)
        var sums = [Double](repeating: 0, count: parts.count)
        for (cell, value) in carried.cells.enumerated() { sums[partOfCell[cell]] += value }
        let values = sums.map { $0 / carried.scale }
        let located = sums.reduce(0, +)
        let touching = touching(partOfCell, parts: parts.count)
        var count = count(withoutValue: carried.withoutValue)
        if indicator.id == .grantedSek { count.money = table.money }
        let population = parts.map { Double($0.population) }
        // What was repaid can weigh more than what was granted; then there are no shares, and nothing made of them.
        let negative = sums.firstIndex { $0 < 0 }.map { Undefined.negativeValue(index: $0) }
        let compared =
            try negative.map { Comparison(undefined: $0) }
            ?? comparison(perInhabitant(values, parts), parts, partOfCell: partOfCell)
        return Distribution(
            indicator: indicator, level: level, scheme: territory.scheme, populationRule: territory.populationRule,
            populationSource: territory.populationLayer?.source, year: nil,
            total: (located + carried.outside + carried.unlocated) / carried.scale,
            unlocated: carried.unlocated / carried.scale, outside: carried.outside / carried.scale,
            basis: carried.basis,
            rows: rows(parts, values, touching: touching, located: negative == nil ? located / carried.scale : 0),
            county: located / carried.scale,
            indices: negative.map(undefined) ?? indices(values: values, population: population),
            decomposition: decomposition(carried.cells.map { $0 / carried.scale }),
            moran: compared.moran, geary: compared.geary, lorenz: compared.lorenz, count: count)
    }

    /// Initiatives that touch each part.
    func touching(_ partOfCell: [Int], parts: Int) -> [Int] {
        var touching = [Int](repeating: 0, count: parts)
        var lastTouching = [Int](repeating: -1, count: parts)
        for row in 0..<table.count {
            for part in table.parts(of: row) {
                let own = partOfCell[Int(table.cells[part])]
                // Once for each part, in how many of its cells it may lie.
                if lastTouching[own] != row { touching[own] += 1 }
                lastTouching[own] = row
            }
        }
        return touching
    }

    func count(withoutValue: Int) -> Distribution.Count {
        var count = Distribution.Count(
            initiatives: table.count, unlocated: table.basis.count { $0 == .unlocated },
            countyWide: table.basis.count { $0 == .countyWide }, withoutValue: withoutValue,
            undated: table.undated.initiatives)
        count.statuses = table.statusAccount
        (count.straddling, count.straddlingOre) = (table.straddling.initiatives, table.straddling.grantedOre)
        count.byPrecision = Self.tally(table.precision)
        count.byRule = Self.tally(table.rule)
        count.placing = table.placingCount()
        return count
    }

    // MARK: Municipal statistics

    // Long because rates, sums and their blanks are brought to parts in one pass.
    private func assemble(_ indicator: Indicator, _ level: Level, municipal: [AreaValue]) throws -> Distribution {
        let (parts, partOfCell) = territory.parts(at: level)
        let year = municipal.map(\.year).max()
        let byCode = Dictionary(municipal.filter { $0.year == year }.map { ($0.municipalityCode, $0.value) }) {
            first, _ in first
        }
        let weights = try municipalWeights(indicator, year: year)
        var sums = [Double](repeating: 0, count: parts.count)
        var weightSums = [Double](repeating: 0, count: parts.count)
        var known = [Bool](repeating: false, count: parts.count)
        var incomplete = [Bool](repeating: false, count: parts.count)
        var cellValues = [Double](repeating: 0, count: territory.cells.count)
        for (cell, facts) in territory.cells.enumerated() {
            let code = territory.municipalities[facts.municipality].code
            let part = partOfCell[cell]
            guard let value = byCode[code] else {
                incomplete[part] = true
                continue
            }
            known[part] = true
            let own = territory.cells.filter { $0.municipality == facts.municipality }.reduce(0) { $0 + $1.population }
            // Where nobody knows who lives where, a municipality's own value still stands; `judged` says no more.
            let personShare = own > 0 ? Double(facts.population) / Double(own) : areaShare(of: cell)
            switch indicator.kind {
            case .extensive:
                cellValues[cell] = value * personShare
                sums[part] += value * personShare
            case .intensive:
                let weight = (territory.hasPopulation ? weights[code] ?? 0 : 1) * personShare
                sums[part] += value * weight
                weightSums[part] += weight
            }
        }
        let values: [Double?] = parts.indices.map { part in
            guard known[part], !(incomplete[part] && indicator.kind == .extensive) else { return nil }
            if indicator.kind == .extensive { return sums[part] }
            return weightSums[part] > 0 ? sums[part] / weightSums[part] : nil
        }
        let population = parts.map { Double($0.population) }
        let complete = values.compactMap { $0 }
        let isComplete = complete.count == parts.count
        let touching = [Int](repeating: 0, count: parts.count)
        let missing = territory.municipalities.count { byCode[$0.code] == nil }
        let count = Distribution.Count(withoutValue: missing)
        let compared =
            isComplete
            ? try comparison(
                indicator.kind == .extensive ? perInhabitant(complete, parts) : complete, parts, partOfCell: partOfCell)
            : Comparison(undefined: .tooFewUnits(have: complete.count, need: parts.count))
        switch indicator.kind {
        case .extensive:
            let total = complete.reduce(0, +)
            return Distribution(
                indicator: indicator, level: level, scheme: territory.scheme, populationRule: territory.populationRule,
                populationSource: territory.populationLayer?.source, year: year, total: total, unlocated: 0, outside: 0,
                basis: .init(declared: total),
                rows: rows(parts, values, touching: touching, located: total), county: total,
                indices: isComplete
                    ? indices(values: complete, population: population)
                    : undefined(.tooFewUnits(have: complete.count, need: parts.count)),
                decomposition: isComplete ? decomposition(cellValues) : nil,
                moran: compared.moran, geary: compared.geary, lorenz: compared.lorenz, count: count)
        case .intensive:
            let weight = weightSums.reduce(0, +)
            let mean = weight > 0 ? sums.reduce(0, +) / weight : 0
            let rows = parts.indices.map { part in
                Distribution.Row(
                    part: parts[part], value: values[part], perThousand: nil, share: nil,
                    populationShare: share(parts[part].population),
                    locationQuotient: values[part].flatMap { mean > 0 ? $0 / mean : nil },
                    touching: 0)
            }
            return Distribution(
                indicator: indicator, level: level, scheme: territory.scheme, populationRule: territory.populationRule,
                populationSource: territory.populationLayer?.source, year: year, total: nil, unlocated: 0, outside: 0,
                basis: .init(), rows: rows, county: mean,
                indices: isComplete
                    ? rateIndices(complete, weights: weightSums)
                    : undefined(.tooFewUnits(have: complete.count, need: parts.count)),
                decomposition: nil, moran: compared.moran, geary: compared.geary,
                lorenz: compared.lorenz, count: count)
        }
    }

    /// What an intensive indicator is averaged with: its weight indicator of that year, else the population.
    private func municipalWeights(_ indicator: Indicator, year: Int?) throws -> [String: Double] {
        if let weight = indicator.weight, weight != .population {
            let values = try areaValues(weight, year)
            if values.count >= territory.municipalities.count {
                return Dictionary(values.map { ($0.municipalityCode, $0.value) }) { first, _ in first }
            }
        }
        var people: [String: Double] = [:]
        for cell in territory.cells {
            people[territory.municipalities[cell.municipality].code, default: 0] += Double(cell.population)
        }
        return people
    }

    // MARK: Figures

    private func share(_ population: Int) -> Double? {
        territory.population > 0 ? Double(population) / Double(territory.population) : nil
    }

    func rows(_ parts: [Part], _ values: [Double?], touching: [Int], located: Double) -> [Distribution.Row] {
        parts.indices.map { index in
            let part = parts[index]
            let value = values[index]
            let populationShare = share(part.population)
            let share = value.flatMap { located > 0 ? $0 / located : nil }
            return Distribution.Row(
                part: part, value: value,
                perThousand: value.flatMap { part.population > 0 ? $0 / Double(part.population) * 1_000 : nil },
                share: share,
                populationShare: populationShare,
                locationQuotient: share.flatMap { share in
                    populationShare.flatMap { $0 > 0 ? share / $0 : nil }
                },
                touching: touching[index])
        }
    }

    func perInhabitant(_ values: [Double], _ parts: [Part]) -> [Double]? {
        parts.allSatisfy { $0.population > 0 } ? zip(values, parts).map { $0 / Double($1.population) } : nil
    }

    /// Of the values per inhabitant, each part weighing as its population; a part where nobody lives counts for
    /// nothing.
    func indices(values: [Double], population: [Double]) -> [Distribution.Index: Distribution.IndexValue] {
        Dictionary(
            uniqueKeysWithValues: Distribution.Index.allCases.map { name in
                (
                    name,
                    Distribution.IndexValue { () throws(Undefined) in
                        try Self.index(name, totals: values, population: population)
                    }
                )
            })
    }

    /// Of a rate, each part weighing as its people: nothing that would share it out or move it.
    func rateIndices(_ y: [Double], weights: [Double]) -> [Distribution.Index: Distribution.IndexValue] {
        Dictionary(
            uniqueKeysWithValues: Distribution.Index.allCases.map { name in
                (
                    name,
                    name == .hoover || name == .hhi
                        ? Distribution.IndexValue { () throws(Undefined) in throw .rate }
                        : index(name, of: y, weights: weights)
                )
            })
    }

    private func index(_ name: Distribution.Index, of y: [Double], weights: [Double]) -> Distribution.IndexValue {
        Distribution.IndexValue { () throws(Undefined) in try Self.index(name, perInhabitant: y, population: weights) }
    }

    func undefined(_ reason: Undefined) -> [Distribution.Index: Distribution.IndexValue] {
        Dictionary(
            uniqueKeysWithValues: Distribution.Index.allCases.map { name in
                (name, Distribution.IndexValue { () throws(Undefined) in throw reason })
            })
    }

    /// Over cells with inhabitants, between and within zones.
    func decomposition(_ cellValues: [Double]) -> Distribution.Decomposed {
        if let cell = cellValues.firstIndex(where: { $0 < 0 }) {
            return Distribution.Decomposed(undefined: .negativeValue(index: cell))
        }
        let inhabited = territory.cells.indices.filter { territory.cells[$0].population > 0 }
        let y = inhabited.map { cellValues[$0] / Double(territory.cells[$0].population) }
        let weights = inhabited.map { Double(territory.cells[$0].population) }
        let zones = inhabited.map { territory.cells[$0].zone }
        let municipalities = inhabited.map { territory.cells[$0].municipality }
        return Distribution.Decomposed(
            theilT: Result { () throws(Undefined) in try Decomposition.theilT(y, weights: weights, groups: zones) },
            theilL: Result { () throws(Undefined) in
                try Decomposition.meanLogDeviation(y, weights: weights, groups: zones)
            },
            nestedT: Result { () throws(Undefined) in
                try NestedDecomposition.theilT(y, weights: weights, levels: [zones, municipalities])
            },
            nestedL: Result { () throws(Undefined) in
                try NestedDecomposition.meanLogDeviation(y, weights: weights, levels: [zones, municipalities])
            }, gini: Result { () throws(Undefined) in try GiniDecomposition(y, weights: weights, groups: zones) })
    }

    /// What compares values of the parts with each other and with their neighbours.
    struct Comparison {
        var moran: Distribution.SpatialValue
        var geary: Distribution.SpatialValue
        var lorenz: Result<LorenzCurve, Undefined>

        init(undefined reason: Undefined) {
            moran = .undefined(reason)
            geary = .undefined(reason)
            lorenz = .failure(reason)
        }
    }

    /// Exact up to nine parts. `y` per inhabitant or intensive values; nil where nobody lives in a part.
    func comparison(_ y: [Double]?, _ parts: [Part], partOfCell: [Int]) throws -> Comparison {
        guard let y else {
            return Comparison(undefined: .zeroPopulation(index: parts.firstIndex { $0.population == 0 } ?? 0))
        }
        var result: Comparison
        do {
            let neighbours = try neighbours(neighbourChoice, parts: parts, partOfCell: partOfCell)
            let test: (() throws(Undefined) -> PermutationTest) -> Distribution.SpatialValue = { run in
                do throws(Undefined) {
                    return .value(try run(), weights: neighbours.summary)
                } catch {
                    return .undefined(error)
                }
            }
            result = Comparison(undefined: .noUnits)
            result.moran = test { () throws(Undefined) in try Moran.test(y, neighbours: neighbours, seed: seed) }
            result.geary = test { () throws(Undefined) in try Geary.test(y, neighbours: neighbours, seed: seed) }
        } catch let undefined as Undefined {
            result = Comparison(undefined: undefined)
        }
        result.lorenz = Result { () throws(Undefined) in
            try LorenzCurve(y, weights: parts.map { Double($0.population) })
        }
        return result
    }
}
