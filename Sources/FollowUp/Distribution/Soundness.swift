package import Statistics
import Store
package import Territory

/// The reasons why a distribution has no figure: too little is known, or there is nothing to compare.
extension Distribution {
    /// Why nothing is said per inhabitant; nil where something is.
    package var peopleUnknown: Undefined? {
        !rows.isEmpty && rows.allSatisfy { $0.populationShare == nil } ? .unknownPopulation : nil
    }

    /// Whether people's shares, and quotients, are of the people of the parts that have a value: others are blank.
    package var comparesMeasuredPeople: Bool {
        peopleUnknown == nil && rows.contains { $0.value == nil && $0.populationShare == nil }
    }

    /// Whether nothing was reported of a sum: then nothing is outside the county or without a place either.
    package var isUnreported: Bool { indicator.kind == .extensive && total == nil }

    /// The county's value; nil where nothing was measured, and for the mean of a measured rate whose weights, the
    /// people, are unknown. What initiatives report is averaged by their shares and needs no people.
    package var countyMean: Double? {
        let isByPeople = indicator.kind == .intensive && outcomes == nil
        return isByPeople && peopleUnknown != nil ? nil : county
    }

    /// The same figures without those that need people whose number or place nobody knows, and without measures of
    /// unevenness where less than two parts can be compared.
    func judged(on territory: Territory) -> Distribution {
        let comparable = rows.count { $0.value != nil && $0.part.population > 0 }
        let unknown = population.people == nil ? territory.peopleUnknown(at: level) : nil
        let reason = unknown ?? (comparable < 2 ? .tooFewUnits(have: comparable, need: 2) : nil)
        var other = reason.map { withoutComparison($0, people: unknown == nil) } ?? self
        // Whether or not the parts' own people are known: those of cells and zones may not be.
        if decomposition != nil, let reason = territory.peopleUnknown(at: .cell) {
            other.decomposition = Decomposed(undefined: reason)
        }
        return other
    }

    /// - Parameter people: whether it is known how many live in the parts.
    private func withoutComparison(_ reason: Undefined, people isKnown: Bool) -> Distribution {
        let rows = isKnown ? rows : rows.map { $0.withoutPeople }
        let hasOne = compared.count < 2
        var indices: [Index: IndexValue] = [:]
        for (index, value) in self.indices {
            // Concentration is of the parts' totals, and asks for nobody.
            indices[index] = index == .hhi && !hasOne ? value : IndexValue(undefined: reason)
        }
        var other = Distribution(
            indicator: indicator, level: level, scheme: scheme, populationRule: populationRule,
            populationSource: populationSource, year: year, total: total, unlocated: unlocated, outside: outside,
            basis: basis, rows: rows, county: county, indices: indices,
            decomposition: decomposition.map { isKnown && $0.isDefined ? $0 : Decomposed(undefined: reason) },
            moran: .undefined(reason), geary: .undefined(reason), lorenz: .failure(reason), count: count)
        other.outcomes = outcomes
        (other.blankParts, other.blankSums) = (blankParts, blankSums)
        (other.population, other.isSpread, other.municipalities) = (population, isSpread, municipalities)
        return other
    }
}

extension Distribution.Row {
    fileprivate var withoutPeople: Distribution.Row {
        var row = Distribution.Row(
            part: part, value: value, perThousand: nil, share: share, populationShare: nil, locationQuotient: nil,
            touching: touching)
        (row.outcome, row.isUnstated) = (outcome, isUnstated)
        return row
    }
}

extension Distribution.Decomposed {
    init(undefined reason: Undefined) {
        self.init(
            theilT: .failure(reason), theilL: .failure(reason), nestedT: .failure(reason), nestedL: .failure(reason),
            gini: .failure(reason))
    }

    /// Whether there is more than one cell to compare.
    fileprivate var isDefined: Bool {
        guard case .success(let parts) = theilT else { return true }
        return parts.groups.count > 1 || parts.total != 0
    }
}

extension Territory {
    /// Why nothing can be said per inhabitant of the parts at a level; nil where it can.
    package func peopleUnknown(at level: Level) -> Undefined? {
        guard hasPopulation else { return .unknownPopulation }
        switch level {
        case .municipality, .faRegion: return nil
        case .zone, .cell, .rollUp:
            return scheme.zones.count > 1 && countsPeopleByMunicipality ? .unknownPopulation : nil
        }
    }
}

extension Distributor {
    /// A cell's share of its municipality's area, 0 … 1.
    func areaShare(of cell: Int) -> Double {
        let municipality = territory.cells[cell].municipality
        let whole = territory.cells.reduce(0) { $0 + ($1.municipality == municipality ? $1.areaKm2 : 0) }
        return whole > 0 ? territory.cells[cell].areaKm2 / whole : 0
    }

    /// - Throws: `Undefined` where parts can't be compared with their people.
    func checkComparable(_ parts: [Part], at level: Level) throws(Undefined) {
        let inhabited = parts.count { $0.people > 0 }
        if let reason = territory.peopleUnknown(at: level), inhabited == 0 || !level.crossesZones { throw reason }
        guard inhabited >= 2 else { throw .tooFewUnits(have: inhabited, need: 2) }
    }
}
