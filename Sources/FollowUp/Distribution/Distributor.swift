import Statistics
package import Store
package import Territory
import Wording

/// Carries what initiatives bring, or what municipal statistics say, onto the parts of the county.
///
/// Reads the store once for a selection; every distribution from it then costs O(footprint parts). More than a dozen
/// properties because it holds what it read beside what was asked for.
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
    let areaValues: @Sendable (Indicator.ID, Int?) throws -> [AreaValue]
    let classifications: @Sendable () throws -> [Classification]
    private let outcomes: @Sendable (Indicator.ID) throws -> [Outcome]
    /// Reports of initiatives count until the end of it; nil: all there are.
    package var asOf: PartialDate?
    /// Which of two sources is meant, where an indicator has values of both.
    package var source: IndicatorSource?
    /// Whether municipal statistics are spread by population onto parts that divide municipalities.
    package var spreads = false
    /// Who lives where in which year.
    package let population: PopulationSeries

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
        population = PopulationSeries(
            try store.areaValues(indicator: .population, year: nil), of: territory)
        contiguity = try Contiguity(areas: territory.cellAreas)
        areaValues = { try store.areaValues(indicator: $0, year: $1) }
        classifications = { try store.classifications() }
        let hasOwnParticipants = indicators.contains { $0.id == .participants }
        outcomes = { id in
            id == .participants && !hasOwnParticipants
                ? try store.participants() : try store.outcomes(indicator: id)
        }
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

    /// Everything that initiatives state and report of an indicator.
    func reported(_ id: Indicator.ID) throws -> [Outcome] { try outcomes(id) }

    /// The indicator of an identifier, or of a title in either language.
    ///
    /// - Throws: `DistributionError.unknownIndicator`.
    func indicator(_ name: Indicator.ID) throws(DistributionError) -> Indicator {
        do { return try indicators.named(name) } catch {
            guard let participants = try? [Indicator.participants].named(name) else { throw error }
            return participants
        }
    }

    private func figures(of name: Indicator.ID, by level: Level, year: Int?) throws -> Distribution {
        let indicator = try indicator(name)
        let id = indicator.id
        if id == .grantedSek || id == .initiatives {
            guard year == nil, asOf == nil else { throw DistributionError.timeless(id) }
            return id == .grantedSek
                ? try assemble(indicator, level, carriedMoney(), counting: statingAmounts)
                : try assemble(
                    indicator, level, carried(values: [Double?](repeating: 1, count: table.count)),
                    counting: Array(table.initiatives.indices))
        }
        if let outcomes = try initiativeOutcomes(indicator, year: year) { return try assemble(outcomes, level) }
        guard asOf == nil else { throw DistributionError.notReported(id) }
        let values = try areaValues(id, year)
        guard !values.isEmpty else {
            if year == nil, let source { throw DistributionError.notFrom(id, source) }
            throw DistributionError.noValues(id, year: year)
        }
        return try assemble(indicator, level, municipal: values)
    }

    /// The results that initiatives report of an indicator; nil where it is municipal statistics.
    ///
    /// - Throws: `DistributionError.twoSources` where it has values of both and nobody said which is meant.
    func initiativeOutcomes(_ indicator: Indicator, year: Int? = nil) throws -> InitiativeOutcomes? {
        guard source != .statistics else { return nil }
        let own = try outcomes(indicator.id)
        guard !own.isEmpty else {
            if let source { throw DistributionError.notFrom(indicator.id, source) }
            return nil
        }
        if source == nil, try !areaValues(indicator.id, nil).isEmpty {
            throw DistributionError.twoSources(indicator.id)
        }
        return try InitiativeOutcomes(own, of: indicator, asOf: asOf ?? year.flatMap { PartialDate(year: $0) })
    }

    /// The value that each row brings to a part of its footprint; nil for a row without one.
    ///
    /// - Throws: `DistributionError.municipal` for statistics that no initiative brings, `DistributionError.rate` for a
    ///   rate, which is never added or shared out.
    func brought(_ name: Indicator.ID) throws -> (_ row: Int) -> ((_ part: Int) -> Double)? {
        let indicator = try indicator(name)
        let id = indicator.id
        if id == .grantedSek {
            let initiatives = table.initiatives
            let amounts = table.grantedOre
            return { row in initiatives.grantedOre(row) != nil ? { Double(amounts[$0]) / 100 } : nil }
        }
        let values = try wholeValues(id)
        let shares = table.shares
        return { row in values[row].map { value in { value * Share(parts: shares[$0]).fraction } } }
    }

    /// By row, what the whole initiative brings of an indicator other than money; nil where it reports none.
    ///
    /// - Throws: as `brought`.
    func wholeValues(_ id: Indicator.ID) throws -> [Double?] {
        let indicator = try indicator(id)
        guard id != .initiatives else { return [Double?](repeating: 1, count: table.count) }
        guard let outcomes = try initiativeOutcomes(indicator) else { throw DistributionError.municipal(id) }
        guard indicator.kind == .extensive else { throw DistributionError.rate(id) }
        return table.initiatives.indices.map { outcomes.value(of: table.initiatives.id($0)) }
    }

    // MARK: What initiatives bring

    /// Values carried to the cells, with the grounds of their location.
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

    /// - Parameter counted: rows that have a value.
    private func assemble(
        _ indicator: Indicator, _ level: Level, _ carried: Carried, counting counted: [Int]
    ) throws -> Distribution {
        let basis = population.basis(for: lastYear, at: level)
        let (parts, partOfCell) = territory.parts(at: level, counting: basis)
        var sums = [Double](repeating: 0, count: parts.count)
        for (cell, value) in carried.cells.enumerated() { sums[partOfCell[cell]] += value }
        let unknown = territory.partsUnknown(to: table, counted, at: level, partOfCell)
        let isMoney = indicator.id == .grantedSek
        let unstated = isMoney ? partsUnstated(partOfCell, parts: parts.count) : []
        let values = sums.enumerated().map { part, sum in
            unknown.contains(part) || unstated.contains(part) ? nil : (sum / carried.scale).withoutRoundingNoise
        }
        let shown = parts.indices.filter { values[$0] != nil }
        let located = sums.reduce(0, +)
        let touching = touching(partOfCell, parts: parts.count)
        var count = count(withoutValue: carried.withoutValue)
        if isMoney { count.money = table.money }
        // A part can have more repaid than granted; then there are no shares, nor measures made of them.
        let negative = sums.firstIndex { $0 < 0 }.map { Undefined.negativeValue(index: $0) }
        let reason = unknown.isEmpty ? negative : .unknownPopulation
        let compared =
            try reason.map { Comparison(undefined: $0) }
            ?? comparison(of: values, isSum: true, parts, partOfCell: partOfCell)
        var rows = rows(parts, values, touching: touching, located: negative == nil ? located / carried.scale : 0)
        for part in unstated { rows[part].isUnstated = true }
        let blankSums = isMoney ? sumsUnstated { self.table.initiatives.grantedOre($0) != nil } : [:]
        var made = Distribution(
            indicator: indicator, level: level, scheme: territory.scheme, populationRule: territory.populationRule,
            populationSource: territory.populationLayer?.source, year: nil,
            total: blankSums[.total] == nil
                ? ((located + carried.outside + carried.unlocated) / carried.scale).withoutRoundingNoise : nil,
            unlocated: (carried.unlocated / carried.scale).withoutRoundingNoise,
            outside: (carried.outside / carried.scale).withoutRoundingNoise,
            basis: carried.basis, rows: rows,
            county: blankSums[.county] == nil ? (located / carried.scale).withoutRoundingNoise : nil,
            indices: reason.map { undefined($0) }
                ?? indices(values: shown.map { values[$0]! }, population: shown.map { parts[$0].people }),
            decomposition: decomposition(carried.cells.map { $0 / carried.scale }, blank: unstatedCells(isMoney)),
            moran: compared.moran, geary: compared.geary, lorenz: compared.lorenz, count: count)
        (made.population, made.blankParts) = (basis, parts.count - shown.count)
        made.blankSums = blankSums
        return made
    }

    private func unstatedCells(_ isMoney: Bool) -> Set<Int> {
        isMoney ? partsUnstated(Array(territory.cells.indices), parts: territory.cells.count) : []
    }

    /// Whose people sums over years stand beside: those of the selection's last year, where it has one.
    var lastYear: Int? { selection.to?.year }

    /// The year of what initiatives bring of an indicator; nil for sums over years.
    func yearBrought(_ id: Indicator.ID) throws -> Int? {
        guard id != .grantedSek, id != .initiatives, let indicator = indicators.first(where: { $0.id == id }) else {
            return lastYear
        }
        return try initiativeOutcomes(indicator)?.year
    }

    /// The parts at a level with the people beside whom they are compared in what initiatives bring.
    func partsBrought(_ id: Indicator.ID, by level: Level) throws -> (parts: [Part], partOfCell: [Int]) {
        territory.parts(at: level, counting: population.basis(for: try yearBrought(id), at: level))
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
        count.straddling = table.straddling
        count.byPrecision = Self.tally(table.precision)
        count.byRule = Self.tally(table.rule)
        count.placing = table.placingCount()
        return count
    }

    // MARK: Figures

    // Long because each column of the rows is a figure of its own.
    /// - Parameter comparesPeople: whether values stand beside people; then blank parts' people stand beside nothing.
    ///   A rate, and the people themselves, have nothing per inhabitant and no quotient.
    func rows(
        _ parts: [Part], _ values: [Double?], touching: [Int], located: Double, comparesPeople: Bool = true
    ) -> [Distribution.Row] {
        let measured = parts.indices.filter { comparesPeople && values[$0] != nil }.reduce(0) { $0 + parts[$1].people }
        let everyone = measured > 0 ? measured : parts.reduce(0) { $0 + $1.people }
        return parts.indices.map { index in
            let part = parts[index]
            let value = values[index]
            let isBeside = value != nil || measured == 0
            let populationShare = everyone > 0 && isBeside ? part.people / everyone : nil
            let share = value.flatMap { located > 0 ? $0 / located : nil }
            return Distribution.Row(
                part: part, value: value,
                perThousand: value.flatMap { comparesPeople && part.people > 0 ? $0 / part.people * 1_000 : nil },
                share: share,
                populationShare: populationShare,
                locationQuotient: share.flatMap { share in
                    populationShare.flatMap { comparesPeople && $0 > 0 ? share / $0 : nil }
                },
                touching: touching[index])
        }
    }

    func perInhabitant(_ values: [Double], _ parts: [Part]) -> [Double]? {
        parts.allSatisfy { $0.people > 0 } ? zip(values, parts).map { $0 / $1.people } : nil
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

    /// - Parameter totals: what concentration, which asks for no people, is of all the same.
    func undefined(_ reason: Undefined, but totals: [Double]? = nil) -> [Distribution.Index: Distribution.IndexValue] {
        Dictionary(
            uniqueKeysWithValues: Distribution.Index.allCases.map { name in
                (
                    name,
                    Distribution.IndexValue { () throws(Undefined) in
                        guard name == .hhi, reason == .people, let totals else { throw reason }
                        return try Concentration.hhi(totals)
                    }
                )
            })
    }

    /// Over cells with inhabitants, between and within zones.
    ///
    /// - Parameter blank: cells without a value, which take no part.
    func decomposition(_ cellValues: [Double], blank: Set<Int> = []) -> Distribution.Decomposed {
        if let cell = cellValues.firstIndex(where: { $0 < 0 }) {
            return Distribution.Decomposed(undefined: .negativeValue(index: cell))
        }
        let inhabited = territory.cells.indices.filter {
            territory.cells[$0].population > 0 && !blank.contains($0)
        }
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

    /// The measures that compare the parts' values with each other and with their neighbours.
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
    ///
    /// - Parameter partOfCell: −1 for cells of parts that take no part.
    func comparison(_ y: [Double]?, _ parts: [Part], partOfCell: [Int]) throws -> Comparison {
        guard let y else {
            return Comparison(undefined: .zeroPopulation(index: parts.firstIndex { $0.people == 0 } ?? 0))
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
            try LorenzCurve(y, weights: parts.map(\.people))
        }
        return result
    }

    /// The same over the parts that have a value; the others take no part.
    func comparison(of values: [Double?], isSum: Bool, _ parts: [Part], partOfCell: [Int]) throws -> Comparison {
        let shown = parts.indices.filter { values[$0] != nil }
        // A file of neighbours is about all parts.
        if shown.count < parts.count, case .listed = neighbourChoice.rule {
            return Comparison(undefined: .missingValue(index: values.firstIndex { $0 == nil } ?? 0))
        }
        var position = [Int](repeating: -1, count: parts.count)
        for (index, part) in shown.enumerated() { position[part] = index }
        let known = shown.map { values[$0]! }
        let own = shown.map { parts[$0] }
        return try comparison(
            isSum ? perInhabitant(known, own) : known, own, partOfCell: partOfCell.map { position[$0] })
    }
}
