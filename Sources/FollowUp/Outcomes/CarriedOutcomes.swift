import Statistics
import Store
import Territory

extension Distributor {
    /// Carries what initiatives report onto the parts. A part that no reporting initiative touches is blank, never 0.
    func assemble(_ outcomes: InitiativeOutcomes, _ level: Level) throws -> Distribution {
        let indicator = outcomes.indicator
        let basis = population.basis(for: outcomes.year, at: level)
        let (parts, partOfCell) = territory.parts(at: level, counting: basis)
        var sums = [OutcomeSum](repeating: OutcomeSum(indicator.kind), count: parts.count)
        var cells = [OutcomeSum](repeating: OutcomeSum(indicator.kind), count: territory.cells.count)
        var (inside, total) = (OutcomeSum(indicator.kind), OutcomeSum(indicator.kind))
        var carried = Carried(cells: [])
        var (assumed, falls) = (0, false)
        for row in 0..<table.count {
            guard let standing = outcomes.standings[table.initiatives.id(row)] else {
                carried.withoutValue += 1
                continue
            }
            total.add(standing, share: 1)
            var shares: [Int: Int64] = [:]
            var located: Int64 = 0
            for part in table.parts(of: row) {
                let cell = Int(table.cells[part])
                shares[partOfCell[cell], default: 0] += table.shares[part]
                located += table.shares[part]
                cells[cell].add(standing, share: Share(parts: table.shares[part]).fraction)
            }
            for (part, share) in shares { sums[part].add(standing, share: Share(parts: share).fraction) }
            if located > 0 { inside.add(standing, share: Share(parts: located).fraction) }
            guard standing.result != nil else {
                carried.withoutValue += 1
                continue
            }
            if standing.isBaselineAssumed { assumed += 1 }
            guard let change = standing.change, indicator.kind == .extensive else { continue }
            falls = falls || change < 0
            carried.add(change, row, of: table, located: located)
        }
        let account = OutcomeAccount(
            asOf: outcomes.asOf, accumulation: indicator.reportsContain,
            isAccumulationStated: indicator.kind == .intensive || indicator.accumulation != nil,
            hasSeveralReports: outcomes.hasSeveralReports, baselinesAssumed: assumed, total: total.outcome)
        let stating = table.initiatives.indices.filter { outcomes.standings[table.initiatives.id($0)] != nil }
        let unknown = territory.partsUnknown(to: table, stating, at: level, partOfCell)
        var made = try distribution(
            indicator, level, account, parts: parts, partOfCell: partOfCell,
            figures: sums.enumerated().map { unknown.contains($0) ? $1.outcome.withoutFigures : $1.outcome },
            cells: cells.map(\.outcome), county: inside.outcome, carried, falls: falls)
        made.population = basis
        // The county's sum and the whole know themselves whether anything is reported.
        if indicator.kind == .extensive {
            made.blankSums = sumsUnstated { outcomes.value(of: self.table.initiatives.id($0)) != nil }
                .filter { $0.key == .outside || $0.key == .unlocated }
        }
        return made
    }

    // The sums by part, by cell and in all.
    private func distribution(
        _ indicator: Indicator, _ level: Level, _ account: OutcomeAccount, parts: [Part], partOfCell: [Int],
        figures: [OutcomeFigures], cells: [OutcomeFigures], county: OutcomeFigures, _ carried: Carried, falls: Bool
    ) throws -> Distribution {
        let isSum = indicator.kind == .extensive
        let values = figures.map { isSum ? $0.change : $0.result }
        let known = values.compactMap { $0 }
        let located = isSum ? known.reduce(0, +) : 0
        let blanks = parts.count - known.count
        let reason: Undefined? = falls ? .negativeValue(index: values.firstIndex { ($0 ?? 0) < 0 } ?? 0) : nil
        let touching = touching(partOfCell, parts: parts.count)
        var rows = rows(
            parts, values, touching: touching, located: isSum && !falls ? located : 0,
            comparesPeople: isSum)
        for index in rows.indices { rows[index].outcome = figures[index] }
        let people = parts.map(\.people)
        let shown = parts.indices.filter { values[$0] != nil }
        let indices: [Distribution.Index: Distribution.IndexValue] =
            if let reason {
                undefined(reason)
            } else if known.isEmpty {
                undefined(.noUnits)
            } else if !isSum, account.total.reported < 2 {
                // One report on several parts is as even as one.
                undefined(.tooFewUnits(have: account.total.reported, need: 2))
            } else if isSum {
                self.indices(values: known, population: shown.map { people[$0] })
            } else {
                rateIndices(known, weights: shown.map { people[$0] })
            }
        let compared =
            if let reason {
                Comparison(undefined: reason)
            } else {
                try comparison(of: values, isSum: isSum, parts, partOfCell: partOfCell)
            }
        let cellValues = cells.compactMap { isSum ? $0.change : nil }
        var made = Distribution(
            indicator: indicator, level: level, scheme: territory.scheme, populationRule: territory.populationRule,
            populationSource: territory.populationLayer?.source, year: nil,
            total: isSum ? account.total.change : nil, unlocated: carried.unlocated, outside: carried.outside,
            basis: carried.basis, rows: rows, county: isSum ? county.change : county.result, indices: indices,
            decomposition: isSum && !falls && cellValues.count == cells.count ? decomposition(cellValues) : nil,
            moran: compared.moran, geary: compared.geary, lorenz: isSum ? compared.lorenz : .failure(.rate),
            count: count(withoutValue: carried.withoutValue))
        made.outcomes = account
        made.blankParts = blanks
        return made
    }
}

extension Distributor.Carried {
    /// Adds an initiative's change to the grounds of its location, and to the sums outside and unlocated.
    mutating func add(_ change: Double, _ row: Int, of table: InitiativeTable, located: Int64) {
        let inside = change * Share(parts: located).fraction
        switch table.basis[row] {
        case .declared: basis.declared += inside
        case .countyWide: basis.countyWide += inside
        case .programmeArea: basis.programmeArea += inside
        case .unlocated: break
        }
        outside += change * Share(parts: table.outsideShare[row]).fraction
        unlocated += change * Share(parts: table.unlocatedShare[row]).fraction
    }
}
