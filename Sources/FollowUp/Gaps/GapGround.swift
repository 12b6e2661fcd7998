import Planar
import Store
import Territory

/// The ground of a gap check: the initiatives that count, the rule for county-wide ones, and the cells.
///
/// Everything is O(footprint parts of the rows that count), from one reading of the store.
struct GapGround {
    let facts: GapFacts
    /// With the county-wide ones as they count here; rows are those of the facts' table.
    let table: InitiativeTable
    let countyWide: CountyWideRule
    let from: PartialDate?
    let to: PartialDate?
    /// The day of the round.
    let round: PartialDate?
    /// Rows of the facts' table, ascending.
    let rows: [Int]
    /// Left out because the period asks for a date that they don't have.
    let undated: Int
    /// Rows that the period leaves out and that may lie in it, ascending: without a date, and with one known to its
    /// year or month only that the period cuts through.
    let perhaps: [Int]

    var territory: Territory { facts.territory }

    /// - Parameter admits: whether a row of the facts' table counts, whatever else is asked of it.
    init(
        _ facts: GapFacts, countyWide: CountyWideRule, from: PartialDate?, to: PartialDate?, round: PartialDate?,
        admits: (Int) -> Bool = { _ in true }
    ) {
        self.facts = facts
        self.countyWide = countyWide
        self.from = from
        self.to = to
        self.round = round
        let period = Selection(from: from, to: to)
        var rows: [Int] = []
        var (undated, perhaps) = (0, [Int]())
        for row in facts.rows where admits(row) {
            if countyWide == .leftOut, facts.table.basis[row] == .countyWide { continue }
            let date = facts.table.initiatives[row].date
            switch period.admits(date) {
            case true?: rows.append(row)
            case false?: if period.straddles(date) { perhaps.append(row) }
            case nil:
                undated += 1
                perhaps.append(row)
            }
        }
        table = (countyWide == .equal ? facts.equally.table : facts.table).countingMoney(among: rows)
        self.rows = rows
        self.undated = undated
        self.perhaps = perhaps
    }

    /// Calls `body` once for each part of the division that an initiative reaches.
    func each(of row: Int, in division: GapDivision, seen: inout [Int], _ body: (Int) -> Void) {
        for entry in table.parts(of: row) {
            let part = division.partOfCell[Int(table.cells[entry])]
            guard seen[part] != row else { continue }
            seen[part] = row
            body(part)
        }
    }

    /// The number of initiatives that reach each part, of those that `fits` lets pass.
    func counts(in division: GapDivision, fits: (Int) -> Bool = { _ in true }) -> [Int] {
        var counts = [Int](repeating: 0, count: division.parts.count)
        var seen = [Int](repeating: -1, count: division.parts.count)
        for row in rows where fits(row) { each(of: row, in: division, seen: &seen) { counts[$0] += 1 } }
        return counts
    }

    /// Adds the initiatives with places for a part only to the parts where the rest lies: there they have none.
    ///
    /// - Throws: `PlanarError`.
    func addUnplacedParts(to counts: inout [Int], in division: GapDivision) throws {
        let counting = Set(rows)
        let partly = table.partlyLocated.filter { counting.contains(Int(table.geometryRows[$0])) }
        guard !partly.isEmpty else { return }
        let locator = try Territory.Index(territory).locator()
        var seen = [Int](repeating: -1, count: division.parts.count)
        for shape in partly {
            let points = table.geometry.flat(shape)
            var placed: Set<Int> = []
            for index in points.x.indices {
                guard let cell = try locator.locate(x: points.x[index], y: points.y[index]).cell else { continue }
                placed.insert(division.partOfCell[cell])
            }
            each(of: Int(table.geometryRows[shape]), in: division, seen: &seen) { part in
                if !placed.contains(part) { counts[part] += 1 }
            }
        }
    }

    /// How much of an indicator falls on each part, in its unit; kronor are added in whole öre.
    ///
    /// - Throws: `DistributionError` for an indicator that no initiative brings.
    func sums(of indicator: String, in division: GapDivision, fits: (Int) -> Bool = { _ in true }) throws -> [Double] {
        guard indicator != Indicator.ID.grantedSek.text else { return kronor(in: division, fits: fits) }
        let brought = try facts.brought(indicator, equally: countyWide == .equal)
        var sums = [Double](repeating: 0, count: division.parts.count)
        for row in rows where fits(row) {
            guard let value = brought(row) else { continue }
            for entry in table.parts(of: row) { sums[division.partOfCell[Int(table.cells[entry])]] += value(entry) }
        }
        return sums
    }

    /// The parts in which nobody reported an indicator, or of whose money nobody states how much it is. They are judged
    /// by no rule and stand in no measure, as in the distribution; where no initiative lies, money is 0. Numbers of
    /// initiatives have none.
    ///
    /// - Parameter fits: whether a row is one of those asked for.
    /// - Throws: as `sums`.
    func blanks(
        of indicator: String, in division: GapDivision, fits: (Int) -> Bool = { _ in true }
    ) throws -> Set<Int> {
        switch indicator {
        case Indicator.ID.initiatives.text: return []
        case Indicator.ID.grantedSek.text:
            let silent = rows.filter { fits($0) && table.initiatives.grantedOre($0) == nil }
            guard !silent.isEmpty else { return [] }
            let reached = reached(by: silent, in: division)
            let stated = self.reached(
                by: rows.filter { fits($0) && table.initiatives.grantedOre($0) != nil }, in: division)
            return Set(reached.indices.filter { reached[$0] && !stated[$0] })
        default:
            let brought = try facts.brought(indicator, equally: countyWide == .equal)
            let reached = reached(by: rows.filter { fits($0) && brought($0) != nil }, in: division)
            return Set(reached.indices.filter { !reached[$0] })
        }
    }

    private func reached(by rows: [Int], in division: GapDivision) -> [Bool] {
        table.partsReached(by: rows, division.partOfCell, parts: division.parts.count)
    }

    private func kronor(in division: GapDivision, fits: (Int) -> Bool) -> [Double] {
        var sums = [Int64](repeating: 0, count: division.parts.count)
        for row in rows where fits(row) {
            for entry in table.parts(of: row) {
                sums[division.partOfCell[Int(table.cells[entry])]] += table.grantedOre[entry]
            }
        }
        return sums.map { Double($0) / 100 }
    }

    /// The same without one row.
    func without(_ row: Int) -> GapGround {
        GapGround(facts, countyWide: countyWide, from: from, to: to, round: round) { $0 != row && self.counts($0) }
    }

    /// Whether a row of the facts' table counts. O(log rows).
    private func counts(_ row: Int) -> Bool {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low] == row
    }

    /// The row that brings most of an indicator into the county, the first of equals; nil where none brings any.
    ///
    /// - Throws: as `sums`.
    func largest(of indicator: String) throws -> Int? {
        let isMoney = indicator == Indicator.ID.grantedSek.text
        let brought = try isMoney ? nil : facts.brought(indicator, equally: countyWide == .equal)
        var largest: (row: Int, value: Double)?
        for row in rows {
            var value = 0.0
            if isMoney {
                value = Double(table.parts(of: row).reduce(Int64(0)) { $0 + table.grantedOre[$1] })
            } else if let own = brought?(row) {
                value = table.parts(of: row).reduce(0) { $0 + own($1) }
            }
            if value > largest?.value ?? 0 { largest = (row, value) }
        }
        return largest?.row
    }

    /// Rows of `table.geometry` that belong to initiatives that count.
    var places: [Int] { places { _ in true } }

    /// The same of the initiatives that `fits` lets pass.
    func places(fits: (Int) -> Bool) -> [Int] {
        var counts = [Bool](repeating: false, count: table.count)
        for row in rows where fits(row) { counts[row] = true }
        return table.geometryRows.indices.filter { counts[Int(table.geometryRows[$0])] }
    }
}
