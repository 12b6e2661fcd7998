package import Store
import Territory

/// Reversals of a distribution's conclusion: single initiatives without which another part would be the most or the
/// least favoured, or a part would lie on the other side of 1, and ways of counting county-wide initiatives that do so.
///
/// An index may hardly move and still hide this: without one grant the part with most can be the one with least.
package struct Reversals: Sendable {
    package let indicator: Indicator.ID
    package let parts: [Part]
    /// The reversing initiatives, the gravest first; at most `limit`.
    package let initiatives: [OfInitiative]
    /// The number of reversing initiatives.
    package let initiativeCount: Int
    package let countyWide: [OfRule]

    package static let limit = 10

    package struct OfInitiative: Sendable {
        package let id: String
        package let title: String
        /// Its amount in the county's parts, in the indicator's unit.
        package let amount: Double
        package let turn: Turn
    }

    package struct OfRule: Sendable {
        package let rule: CountyWideRule
        package let turn: Turn
    }

    /// The changes of the conclusion.
    package struct Turn: Sendable, Hashable {
        package let before: Verdict
        package let after: Verdict
        /// Whether the most favoured part still is, and the least favoured.
        package let isMost: Bool
        package let isLeast: Bool
        /// Parts that change from one side of 1 to the other.
        package let sides: [Int]

        /// Whether the part that was most favoured becomes the least, or the other way about.
        package var isUpsideDown: Bool {
            let (highest, lowest) = (after.quotients[after.most]!, after.quotients[after.least]!)
            // A part that is blank afterwards is neither.
            let isLowest = after.quotients[before.most].map { $0 < lowest + Verdict.resolution } ?? false
            let isHighest = after.quotients[before.least].map { $0 > highest - Verdict.resolution } ?? false
            return isLowest && !isMost || isHighest && !isLeast
        }

        /// Parts that have a value only before: nobody else reports in them.
        package var blanks: [Int] {
            before.quotients.indices.filter { before.quotients[$0] != nil && after.quotients[$0] == nil }
        }

        /// 0 upside down, 1 another is the most or the least favoured, 2 another side of 1.
        package var gravity: Int { isUpsideDown ? 0 : isMost && isLeast ? 2 : 1 }

        /// The largest change of a quotient.
        package var size: Double {
            zip(before.quotients, after.quotients).reduce(0) { largest, pair in
                guard let one = pair.0, let other = pair.1 else { return largest }
                return max(largest, abs(one - other))
            }
        }
    }

    package var isEmpty: Bool { initiativeCount == 0 && countyWide.isEmpty }
}

extension Distributor {
    /// The reversals of one of this distributor's distributions.
    ///
    /// Exact: every reversing initiative is found. One comparison for each excludes most, whose amount is too small to
    /// reverse anything. Without an initiative, the money that another granted on to it counts at that one again.
    ///
    /// - Returns: nil for rates and for municipal statistics, and where nothing can be compared, as where outcomes fell
    ///   as well as rose.
    /// - Complexity: O(footprint parts + initiatives that weigh enough · parts).
    package func reversals(of distribution: Distribution) throws -> Reversals? {
        guard distribution.year == nil, distribution.indicator.kind == .extensive, distribution.peopleUnknown == nil,
            distribution.outcomes == nil || distribution.rows.contains(where: { $0.share != nil }),
            let ground = ReversalGround(distribution, partOfCell: territory.parts(at: distribution.level).partOfCell)
        else { return nil }
        let values = try contributed(distribution.indicator.id)
        let needsReport = needsReport(
            distribution.indicator.id, ground.partOfCell, parts: distribution.rows.count)
        var reports: [Int]?
        if let needsReport {
            // Only where a part would be blank, and not 0, without the report.
            let counts = table.counts(
                of: reporting(distribution.indicator.id, values), ground.partOfCell, parts: needsReport.count)
            let own = zip(counts, needsReport).map { $1 ? $0 : 0 }
            // Else no row is the only one anywhere, and none need be asked where it lies.
            if own.contains(1) { reports = own }
        }
        let returned = distribution.indicator.id == .grantedSek ? table.moneyReturned() : [:]
        var found: [(row: Int, amount: Double, turn: Reversals.Turn)] = []
        for row in 0..<table.count {
            guard states(row, distribution.indicator.id), let value = values(row) else { continue }
            var (amount, size) = (0.0, 0.0)
            let parts = table.parts(of: row)
            for part in parts {
                let own = value(part)
                amount += own
                size += own.magnitude
            }
            let back = (returned[row]?.ore ?? []).map { (cell: $0.cell, amount: -Double($0.ore) / 100) }
            size += back.reduce(0) { $0 + $1.amount.magnitude }
            // The parts that nobody else reports in are blank without it, however little it reports.
            let emptied = reports.map { reports in ground.parts(of: row, table).filter { reports[$0] == 1 } } ?? []
            guard size >= ground.least || !emptied.isEmpty,
                let turn = ground.turn(
                    without: parts.map { (Int(table.cells[$0]), value($0)) } + back,
                    hasValue: { ground.hasValue($0) && !emptied.contains($0) })
            else { continue }
            found.append((row, amount, turn))
        }
        // Listed from the gravest on; equally grave ones in the order of identifiers.
        let order = found.indices.sorted { a, b in
            let (one, other) = (found[a].turn, found[b].turn)
            return (one.gravity, -one.size, a) < (other.gravity, -other.size, b)
        }
        let shown = order.prefix(Reversals.limit).map { found[$0] }
        let titles = try titles(of: shown.map { table.initiatives.id($0.row) })
        return Reversals(
            indicator: distribution.indicator.id, parts: distribution.rows.map(\.part),
            initiatives: shown.map { one in
                let id = table.initiatives.id(one.row)
                return .init(id: id, title: titles[id] ?? id, amount: one.amount, turn: one.turn)
            },
            initiativeCount: found.count, countyWide: try turns(byRule: ground, distribution.indicator.id))
    }

    /// As `brought`, in the indicator's unit.
    private func contributed(_ id: Indicator.ID) throws -> (_ row: Int) -> ((_ part: Int) -> Double)? {
        guard id == .grantedSek || id == .initiatives else { return try brought(id) }
        // One closure for all rows, most of which are only summed.
        let (amounts, shares) = (table.grantedOre, table.shares)
        let value: (Int) -> Double =
            id == .grantedSek
            ? { Double(amounts[$0]) / 100 } : { Share(parts: shares[$0]).fraction }
        return { _ in value }
    }

    /// Rows that report, or state an amount.
    private func reporting(_ id: Indicator.ID, _ values: (Int) -> ((Int) -> Double)?) -> [Int] {
        (0..<table.count).filter { states($0, id) && values($0) != nil }
    }

    private func titles(of ids: [String]) throws -> [String: String] {
        guard !ids.isEmpty else { return [:] }
        var named = Selection(scheme: selection.scheme)
        named.ids = Set(ids)
        named.classes = Set(StatusClass.allCases)
        let table = try reread(named, .figures)
        return Dictionary((0..<table.count).map { (table.initiatives[$0].id, table.initiatives[$0].title) }) {
            first, _ in
            first
        }
    }

    // MARK: Ways of counting county-wide initiatives

    /// The other ways of counting that reverse the conclusion.
    private func turns(byRule ground: ReversalGround, _ id: Indicator.ID) throws -> [Reversals.OfRule] {
        var asStored = self
        if selection.countyWide != .population {
            var other = selection
            other.countyWide = .population
            asStored = holding(try reread(other, .amounts))
        }
        guard asStored.table.basis.contains(.countyWide) else { return [] }
        let stored = try asStored.countyWide(id)
        let spread: [CountyWideRule: SpreadOverCounty] = [
            .population: stored.spread, .equal: equally(stored.byOutside),
            .leftOut: SpreadOverCounty(cells: territory.cells.count),
        ]
        let own = spread[selection.countyWide]!
        // A part in which only county-wide initiatives report may be blank by one rule and not by another.
        let others = try reportedOtherwise(id, ground)
        return CountyWideRule.allCases.compactMap { rule in
            guard rule != selection.countyWide, let other = spread[rule] else { return nil }
            let reached = ground.parts(of: other)
            let needsReport = needsReport(id, ground, by: rule)
            let less = zip(own.amounts, other.amounts).enumerated().map { (cell: $0, amount: $1.0 - $1.1) }
            return ground.turn(
                without: less, hasValue: { !needsReport[$0] || others[$0] || reached.contains($0) }
            ).map { Reversals.OfRule(rule: rule, turn: $0) }
        }
    }

    /// By part, whether it is blank by a way of counting where no initiative reports or states an amount.
    private func needsReport(_ id: Indicator.ID, _ ground: ReversalGround, by rule: CountyWideRule) -> [Bool] {
        let count = ground.verdict.quotients.count
        guard id == .grantedSek else { return [Bool](repeating: id != .initiatives, count: count) }
        return reachedWithoutAmount(ground.partOfCell, parts: count) {
            rule != .leftOut || table.basis[$0] != .countyWide
        }
    }

    /// By part, whether an initiative that isn't county-wide reports in it, or states an amount.
    private func reportedOtherwise(_ id: Indicator.ID, _ ground: ReversalGround) throws -> [Bool] {
        table.partsReached(
            by: try reporting(id, contributed(id)).lazy.filter { table.basis[$0] != .countyWide }, ground.partOfCell,
            parts: ground.verdict.quotients.count)
    }

    /// Whether a row's amount is stated; outcomes are, where they are reported.
    private func states(_ row: Int, _ id: Indicator.ID) -> Bool {
        id != .grantedSek || table.initiatives.grantedOre(row) != nil
    }

    /// The stated amounts of county-wide initiatives by cell, and in all by their share outside the county.
    private func countyWide(_ id: Indicator.ID) throws -> (spread: SpreadOverCounty, byOutside: [Int64: Double]) {
        var spread = SpreadOverCounty(cells: territory.cells.count)
        var byOutside: [Int64: Double] = [:]
        let values = try contributed(id)
        for row in 0..<table.count where table.basis[row] == .countyWide {
            guard states(row, id), let value = values(row) else { continue }
            for part in table.parts(of: row) {
                let (cell, own) = (Int(table.cells[part]), value(part))
                spread.amounts[cell] += own
                if table.shares[part] > 0 { spread.isReached[cell] = true }
                byOutside[table.outsideShare[row], default: 0] += own
            }
        }
        return (spread, byOutside)
    }

    private func equally(_ byOutside: [Int64: Double]) -> SpreadOverCounty {
        let municipal = MunicipalSpread(territory)
        var spread = SpreadOverCounty(cells: territory.cells.count)
        for (outside, amount) in byOutside.sorted(by: { $0.key < $1.key }) {
            let footprint = municipal.county(by: .equal, outside: Share(parts: outside))
            let inside = footprint.parts.reduce(0) { $0 + $1.share.fraction }
            for part in footprint.parts where inside > 0 {
                spread.amounts[part.cell] += amount * part.share.fraction / inside
                if part.share.fraction > 0 { spread.isReached[part.cell] = true }
            }
        }
        return spread
    }
}

/// What county-wide initiatives bring to each cell by one way of counting them.
private struct SpreadOverCounty {
    var amounts: [Double]
    var isReached: [Bool]

    init(cells: Int) {
        amounts = [Double](repeating: 0, count: cells)
        isReached = [Bool](repeating: false, count: cells)
    }
}

/// The figures behind a conclusion, and the least amount that reverses it.
private struct ReversalGround {
    let verdict: Verdict
    /// Initiatives of a smaller amount in the county's parts reverse nothing.
    let least: Double
    private let values: [Double?]
    /// By part, in the number of people.
    private let people: [Double]
    let partOfCell: [Int]

    init?(_ distribution: Distribution, partOfCell: [Int]) {
        let values = distribution.rows.map(\.value)
        let people = distribution.rows.map(\.part.people)
        (self.values, self.people, self.partOfCell) = (values, people, partOfCell)
        guard let verdict = Verdict(values: values, people: people) else { return nil }
        self.verdict = verdict
        let everyone = values.indices.filter { values[$0] != nil }.reduce(0) { $0 + people[$1] }
        least = Self.least(verdict, values, people.map { $0 / everyone })
    }

    func hasValue(_ part: Int) -> Bool { values[part] != nil }

    /// The parts that a row of the table reaches.
    func parts(of row: Int, _ table: InitiativeTable) -> Set<Int> {
        Set(table.parts(of: row).lazy.filter { table.shares[$0] > 0 }.map { partOfCell[Int(table.cells[$0])] })
    }

    func parts(of spread: SpreadOverCounty) -> Set<Int> {
        Set(spread.isReached.indices.lazy.filter { spread.isReached[$0] }.map { partOfCell[$0] })
    }

    /// The change of the conclusion without some amounts by cell; nil where there is none, or nothing left to compare.
    ///
    /// - Parameter hasValue: whether a part has a value then; the others are blank, never zero.
    func turn(
        without amounts: [(cell: Int, amount: Double)], hasValue: (_ part: Int) -> Bool
    ) -> Reversals.Turn? {
        var rest = values.map { $0 ?? 0 }
        for (cell, amount) in amounts {
            let part = partOfCell[cell]
            // Rounding error left where all of a part is removed counts as 0.
            rest[part] = abs(rest[part] - amount) < 1e-9 * abs(rest[part]) ? 0 : rest[part] - amount
        }
        let left = rest.indices.map { hasValue($0) ? rest[$0] : nil }
        return Verdict(values: left, people: people).flatMap(verdict.turn)
    }

    /// With V the whole, nₚ and vₚ a part's people and value, and B the absolute sum of the amounts removed:
    ///
    /// - a part passes 1 only if B > |vₚ − nₚV|, since vₚ and nₚV both change by at most B and in all by no more;
    /// - p comes before the most favoured m (or after the least) by a readable step only if B (1/min(nₘ, nₚ) + 0.005)
    ///   exceeds |vₘ/nₘ − vₚ/nₚ| + 0.005 V, since quotients are (v/n)/V and V falls by at most B.
    private static func least(_ verdict: Verdict, _ values: [Double?], _ people: [Double]) -> Double {
        let whole = values.reduce(0) { $0 + ($1 ?? 0) }
        var least = Double.infinity
        let known = verdict.quotients.indices.filter { verdict.quotients[$0] != nil }
        for part in known {
            if verdict.side(part) != 0 { least = min(least, abs(values[part]! - people[part] * whole)) }
            for end in [verdict.most, verdict.least] where end != part {
                let gap = abs(values[end]! / people[end] - values[part]! / people[part])
                least = min(
                    least,
                    (gap + Verdict.resolution * whole) / (1 / min(people[end], people[part]) + Verdict.resolution))
            }
        }
        return least * (1 - 1e-9)
    }
}
