import Statistics
import Store

/// What each initiative brings to each part that has a value; parts that are blank take no part in any index.
///
/// Of outcomes, a part whose last report is left out, or isn't drawn, is blank as well and never zero; of money, a part
/// that others reach without stating an amount. Reports are therefore counted beside the amounts, part p's at
/// p + `parts.count`: whole numbers, exact whichever initiatives are left out or drawn. In a part with so many reports
/// that no draw misses them all none is counted.
struct InitiativeContributions: Sendable {
    let parts: [Part]
    /// By source, its row of the table of initiatives.
    let rows: [Int]
    let table: Contributions
    /// With more reports than this in a part, a draw of as many sources as there are misses all of them with a
    /// probability below e⁻⁶⁴.
    static let certainReports = 64

    /// By part, whether it is blank without a report rather than 0; nil where none is, as with numbers of initiatives.
    let needsReport: [Bool]?
    private let people: [Double]

    init(
        parts: [Part], rows: [Int], table: Contributions, needsReport: [Bool]?,
        returned: [Int: [Contributions.Entry]] = [:]
    ) {
        self.parts = parts
        self.rows = rows
        self.table = table
        self.needsReport = needsReport
        self.returned = returned
        people = parts.map(\.people)
    }

    /// By source, what other sources bring more where it is left out: money that one of them granted on to it.
    let returned: [Int: [Contributions.Entry]]

    /// The parts that have a value, with their totals and people.
    ///
    /// - Parameter sums: of `table`, with some sources left out or drawn.
    func measured(_ sums: [Double]) -> (totals: [Double], people: [Double]) {
        guard let needsReport else { return (sums, people) }
        let count = parts.count
        var totals: [Double] = []
        var own: [Double] = []
        for part in 0..<count where sums[count + part] > 0 || !needsReport[part] {
            totals.append(sums[part])
            own.append(people[part])
        }
        return (totals, own)
    }

    /// - Throws: `tooFewUnits` where less than two parts can be compared: one is neither even nor uneven.
    static func index(
        _ index: Distribution.Index, totals: [Double], people: [Double]
    ) throws(Undefined) -> Double {
        // Concentration asks for no people.
        let compared = index == .hhi ? totals.count : people.count { $0 > 0 }
        guard compared >= 2 else { throw .tooFewUnits(have: compared, need: 2) }
        return try Distributor.index(index, totals: totals, population: people)
    }

    /// The totals of the parts with all sources.
    var totals: [Double] { Array(table.totals.prefix(parts.count)) }

    /// What a source brings, without the count of its report.
    func entries(of source: Int) -> some Sequence<Contributions.Entry> {
        table.source(source).lazy.filter { [count = parts.count] in $0.part < count }
    }

    /// By source, the parts that are blank without it: it alone reports there.
    func onlyReports() -> [[Int]] {
        guard let needsReport else { return [[Int]](repeating: [], count: rows.count) }
        let (count, reports) = (parts.count, table.totals)
        return rows.indices.map { source in
            table.source(source).filter { $0.part >= count && reports[$0.part] == $0.amount }.map { $0.part - count }
                .filter { needsReport[$0] }
        }
    }
}

extension Distributor {
    /// - Throws: `DistributionError` as `brought`.
    func contributions(of id: Indicator.ID, by level: Level) throws -> InitiativeContributions {
        let values = try brought(id)
        let (parts, partOfCell) = try partsBrought(id, by: level)
        var needsReport = needsReport(id, partOfCell, parts: parts.count)
        var known = Array(parts.indices)
        if let needed = needsReport {
            let reports = table.counts(
                of: (0..<table.count).filter { values($0) != nil }, partOfCell, parts: parts.count)
            known = known.filter { reports[$0] > 0 || !needed[$0] }
            let doubtful = zip(needed, reports).map { $0 && $1 <= InitiativeContributions.certainReports }
            needsReport = known.contains { doubtful[$0] } ? doubtful : nil
        }
        let countsReports = needsReport != nil
        let isOutcome = id != .grantedSek && id != .initiatives
        var position = [Int](repeating: -1, count: parts.count)
        for (index, part) in known.enumerated() { position[part] = index }
        var rows: [Int] = []
        var offsets = [0]
        var entries: [Contributions.Entry] = []
        var reported: [Int] = []
        for row in 0..<table.count {
            guard let value = values(row) else { continue }
            let start = offsets[rows.count]
            reported.removeAll(keepingCapacity: true)
            var isReport = false
            for part in table.parts(of: row) {
                let whole = partOfCell[Int(table.cells[part])]
                let own = position[whole]
                guard own >= 0 else { continue }
                let amount = value(part)
                if isOutcome, table.shares[part] > 0 { isReport = true }
                if needsReport?[whole] == true, table.shares[part] > 0, !reported.contains(own) {
                    reported.append(own)
                }
                // Cells of one part mostly follow each other.
                if entries.count > start, let last = entries.last, last.part == own {
                    entries[entries.count - 1] = .init(part: own, amount: last.amount + amount)
                } else {
                    entries.append(.init(part: own, amount: amount))
                }
            }
            // A report of nothing is a report: without it a part may be blank.
            guard isReport || !reported.isEmpty || entries[start...].contains(where: { $0.amount != 0 }) else {
                entries.removeSubrange(start...)
                continue
            }
            for own in reported { entries.append(.init(part: known.count + own, amount: 1)) }
            rows.append(row)
            offsets.append(entries.count)
        }
        return InitiativeContributions(
            parts: known.map { parts[$0] }, rows: rows,
            table: try Contributions(
                parts: countsReports ? 2 * known.count : known.count, offsets: offsets, entries: entries),
            needsReport: needsReport.map { needsReport in known.map { needsReport[$0] } },
            returned: id == .grantedSek ? returned(rows) { position[partOfCell[$0]] } : [:])
    }

    /// By source, the money that goes back to another where it is left out.
    ///
    /// - Parameter part: of a cell; −1 where it has no value.
    private func returned(_ rows: [Int], part: (_ cell: Int) -> Int) -> [Int: [Contributions.Entry]] {
        let returned = table.moneyReturned()
        guard !returned.isEmpty else { return [:] }
        return rows.indices.reduce(into: [:]) { bySource, source in
            guard let back = returned[rows[source]] else { return }
            bySource[source] = back.ore.compactMap { cell, ore in
                part(cell) < 0 ? nil : .init(part: part(cell), amount: Double(ore) / 100)
            }
        }
    }

    /// By part, whether it is blank where no initiative reports or states a value; nil where no part is.
    func needsReport(_ id: Indicator.ID, _ partOfCell: [Int], parts count: Int) -> [Bool]? {
        switch id {
        case .initiatives: return nil
        case .grantedSek:
            let without = reachedWithoutAmount(partOfCell, parts: count)
            return without.contains(true) ? without : nil
        default: return [Bool](repeating: true, count: count)
        }
    }
}
