import Planar
package import Store
import Territory
package import Wording

/// Sums of initiatives' money, number and outcomes over parts of the county or groups of initiatives; nothing is lost
/// or counted twice.
///
/// By municipality, zone, cell and functional region, amounts fall as footprints do: the rows, the amounts outside and
/// those without a known place add up to the total, money to the öre. By programme, strength area and year every
/// initiative is in one row; one that says none is in the row without code.
package struct QuerySums: Sendable {
    package enum Grouping: String, Sendable, CaseIterable {
        /// Reads a name that a person wrote, in either language.
        package init?(named name: String) {
            if let level = Level(named: name), let grouping = Self.allCases.first(where: { $0.level == level }) {
                self = grouping
                return
            }
            switch name.lowercased() {
            case "programme", "programmes", "program": self = .programme
            case "strength_area", "strength area", "strength areas", "styrkeområde", "styrkeområden":
                self = .strengthArea
            case "year", "years", "år": self = .year
            default: return nil
            }
        }

        case municipality, zone, cell, programme
        case faRegion = "fa_region"
        case strengthArea = "strength_area"
        case year

        /// Nil where groups have no area.
        package var level: Level? {
            switch self {
            case .municipality: .municipality
            case .zone: .zone
            case .cell: .cell
            case .faRegion: .faRegion
            case .programme, .strengthArea, .year: nil
            }
        }
    }

    package struct Row: Sendable {
        /// Nil: the initiatives that don't say.
        package let code: String?
        package let name: Wording
        /// Initiatives of which something falls here.
        package internal(set) var touching = 0
        /// One for each of `sums`; nil where no initiative that states a result of an outcome reaches the part, and
        /// where initiatives reach it that state no amount and no others do.
        package let values: [Double?]
    }

    package let grouping: Grouping
    /// `granted_sek`, `total_budget_sek`, `initiatives`, or an extensive indicator with results.
    package let sums: [String]
    /// Parts in the territory's order; groups by name, those that don't say last.
    package internal(set) var rows: [Row] = []
    /// Beyond the county's border; zeros where grouping is not by place, nil where no result of an outcome is stated.
    /// One for each of `sums`, as the next three.
    package internal(set) var outside: [Double?] = []
    package internal(set) var unlocated: [Double?] = []
    package internal(set) var total: [Double?] = []
    /// Initiatives that don't say how much.
    package internal(set) var withoutValue: [Int] = []
    /// By year: those whose year is unknown.
    package internal(set) var withoutYear: AmountTally?
    /// What sums of outcomes take for granted, in the order of `sums`; none for others.
    package internal(set) var assumptions: [OutcomeAssumptions] = []
}

extension QueryAnswer {
    /// - Throws: `QueryError.unknownSum` for anything but an amount or an indicator; `DistributionError.rate` for a
    ///   rate, `municipal` and `noValues` for what no initiative brings; `DistributionError.placesUnknown`.
    package func sums(by grouping: QuerySums.Grouping, of names: [String]) throws -> QuerySums {
        let read = try names.map { try amounts($0) }
        let columns = read.map(\.amounts)
        var result = QuerySums(grouping: grouping, sums: names)
        result.withoutValue = columns.map { column in matched.count { column.byRow($0) == nil } }
        result.total = columns.map { column in column.total(matched) }
        result.assumptions = read.compactMap(\.outcomes).map { outcomes in
            OutcomeAssumptions(outcomes, among: matched.map { rows.table.initiatives.id($0) })
        }
        if let level = grouping.level {
            try rows.territory.requirePlaces(of: rows.table, matched, at: level)
            let (parts, partOfCell) = rows.territory.parts(at: level)
            let split = columns.map { $0.split(matched, over: parts.count, partOfCell, rows.table) }
            result.outside = split.map(\.outside)
            result.unlocated = split.map(\.unlocated)
            result.rows = parts.indices.map { part in
                QuerySums.Row(code: parts[part].code, name: parts[part].name, values: split.map { $0.parts[part] })
            }
            for row in matched {
                for part in Set(rows.table.parts(of: row).map { partOfCell[Int(rows.table.cells[$0])] }) {
                    result.rows[part].touching += 1
                }
            }
        } else {
            if grouping == .year { result.withoutYear = counted.withoutYear(of: matched) }
            result.outside = result.total.map { $0.map { _ in 0 } }
            result.unlocated = result.outside
            let groups = Dictionary(grouping: matched) { label(of: $0, grouping) }
            let order = groups.keys.sorted { ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "") }
            result.rows = order.map { code in
                let members = groups[code] ?? []
                var row = QuerySums.Row(
                    code: code,
                    name: code.map { Wording(verbatim: $0) } ?? Wording(sv: "(anges inte)", en: "(not stated)"),
                    values: columns.map { $0.total(members) })
                row.touching = members.count
                return row
            }
        }
        return result
    }

    private func label(of row: Int, _ grouping: QuerySums.Grouping) -> String? {
        let initiative = rows.table.initiatives[row]
        return switch grouping {
        case .programme: initiative.programme
        case .strengthArea: initiative.strengthArea
        case .year: initiative.date.map { String($0.year) }
        case .municipality, .zone, .cell, .faRegion: nil
        }
    }

    private static func summable(_ store: Store) throws -> [Indicator] {
        let own = try store.indicators()
        return own + Indicator.builtIn.filter { one in !own.contains { $0.id == one.id } }
    }

    /// - Returns: with the reports that they are made of, where they are.
    private func amounts(_ name: String) throws -> (amounts: QueryAmounts, outcomes: InitiativeOutcomes?) {
        if let column = QueryColumns.kept(name) { return (try keptAmounts(column), nil) }
        let indicator = (try? Self.summable(store).named(Indicator.ID(name)))?.id ?? Indicator.ID(name)
        switch indicator {
        case .initiatives: return (.counts, nil)
        case .grantedSek:
            let counted = counted.initiatives
            return (.ore(counted.indices.map(counted.grantedOre)), nil)
        case Indicator.ID(QueryProperty.totalBudgetSek.rawValue):
            let ore = rows.table.initiatives.indices.map { row in
                rows.table.initiatives[row].totalBudgetOre.map { rows.table.priced($0, of: row) }
            }
            return (.ore(ore), nil)
        default:
            let known = try store.indicators()
            guard let found = known.first(where: { $0.id == indicator }) else {
                let ours: [Indicator.ID] = [
                    .grantedSek, Indicator.ID(QueryProperty.totalBudgetSek.rawValue), .initiatives,
                ]
                // Statistics, which no initiative brings, can't be summed either.
                let brought = Set(try store.indicatorsOfOutcomes())
                let sums = known.filter { $0.kind == .extensive && brought.contains($0.id) }.map(\.id)
                throw QueryError.unknownSum(name, known: (ours + sums).map(\.text))
            }
            guard found.kind == .extensive else { throw DistributionError.rate(indicator) }
            let outcomes = try QueryResults.outcomes(of: indicator, store: store)
            let results = QueryResults.changes(outcomes)
            // A sum over initiatives of what none of them brings would be a zero that nobody measured.
            guard !results.isEmpty else {
                throw try store.areaValues(indicator: indicator, year: nil).isEmpty
                    ? DistributionError.noValues(indicator, year: nil) : DistributionError.municipal(indicator)
            }
            return (.values(rows.table.initiatives.map { results[$0.id] }), outcomes)
        }
    }
}

extension QueryAnswer {
    /// A column of the sources' own, to the öre where all of it is.
    fileprivate func keptAmounts(_ name: String) throws -> QueryAmounts {
        let columns = try store.keptColumns()
        guard let column = columns.column(named: name) else {
            throw QueryError.unknownKept(name, known: columns.keys.sorted())
        }
        guard column.kind == .number else { throw QueryError.noNumbers(name) }
        let values = rows.table.initiatives.indices.map { column.numbers[rows.table.initiatives.id($0)] }
        let ore = values.map { value in value.map { ($0 * 100).rounded() } }
        let areOre = zip(values, ore).allSatisfy { value, ore in
            guard let value, let ore else { return true }
            return ore / 100 == value && abs(ore) < 1e15
        }
        return areOre ? .ore(ore.map { $0.map { Int64($0) } }) : .values(values)
    }
}

/// A column to sum: whole öre are summed as integers, so that nothing is rounded away.
private enum QueryAmounts {
    case counts
    case ore([Int64?])
    case values([Double?])

    func byRow(_ row: Int) -> Double? {
        switch self {
        case .counts: 1
        case .ore(let ore): ore[row].map { Double($0) / 100 }
        case .values(let values): values[row]
        }
    }

    func total(_ members: [Int]) -> Double? {
        switch self {
        case .counts: Double(members.count)
        case .ore(let ore):
            members.isEmpty || members.contains { ore[$0] != nil }
                ? Double(members.reduce(Int64(0)) { $0 + (ore[$1] ?? 0) }) / 100 : nil
        case .values(let values):
            members.contains { values[$0] != nil } ? members.reduce(0) { $0 + (values[$1] ?? 0) } : nil
        }
    }

    func split(
        _ members: [Int], over count: Int, _ partOfCell: [Int], _ table: InitiativeTable
    ) -> (parts: [Double?], outside: Double?, unlocated: Double?) {
        func reached(_ rows: [Int]) -> [Bool] { table.partsReached(by: rows, partOfCell, parts: count) }
        switch self {
        case .counts:
            var sums = Sums<Int128>(count)
            for row in members {
                for part in table.parts(of: row) {
                    sums.parts[partOfCell[Int(table.cells[part])]] += Int128(table.shares[part])
                }
                sums.outside += Int128(table.outsideShare[row])
                sums.unlocated += Int128(table.unlocatedShare[row])
            }
            return sums.scaled { Double($0) / Double(Share.denominator) }
        case .ore(let ore):
            var sums = Sums<Int64>(count)
            for row in members {
                let parts = table.parts(of: row)
                guard let ore = ore[row] else { continue }
                let shares = parts.map { Share(parts: table.shares[$0]) }
                // As `Footprint.split`, so that money falls here as it does in the store.
                let split = LargestRemainder.split(
                    ore, by: shares + [Share(parts: table.outsideShare[row]), Share(parts: table.unlocatedShare[row])])
                for (part, amount) in zip(parts, split) { sums.parts[partOfCell[Int(table.cells[part])]] += amount }
                sums.outside += split[parts.count]
                sums.unlocated += split[parts.count + 1]
            }
            // 0 where nothing falls; unknown where all that falls there states none.
            let stating = members.filter { ore[$0] != nil }
            let silent = members.filter { ore[$0] == nil }
            func isBlank(_ shares: [Int64]) -> Bool { Self.isBlank(shares, stating, silent) }
            let (known, unknown) = (reached(stating), reached(silent))
            let all = sums.scaled { Double($0) / 100 }
            return (
                all.parts.indices.map { unknown[$0] && !known[$0] ? nil : all.parts[$0] },
                isBlank(table.outsideShare) ? nil : all.outside, isBlank(table.unlocatedShare) ? nil : all.unlocated
            )
        case .values(let values):
            var sums = Sums<Double>(count)
            for row in members {
                guard let value = values[row] else { continue }
                for part in table.parts(of: row) {
                    sums.parts[partOfCell[Int(table.cells[part])]] += value * Share(parts: table.shares[part]).fraction
                }
                sums.outside += value * Share(parts: table.outsideShare[row]).fraction
                sums.unlocated += value * Share(parts: table.unlocatedShare[row]).fraction
            }
            let stating = members.filter { values[$0] != nil }
            guard !stating.isEmpty else { return ([Double?](repeating: nil, count: count), nil, nil) }
            let silent = members.filter { values[$0] == nil }
            return (
                zip(sums.parts, reached(stating)).map { $1 ? $0 : nil },
                Self.isBlank(table.outsideShare, stating, silent) ? nil : sums.outside,
                Self.isBlank(table.unlocatedShare, stating, silent) ? nil : sums.unlocated
            )
        }
    }

    /// Whether some rows have a share and none of those states a value.
    private static func isBlank(_ shares: [Int64], _ stating: [Int], _ silent: [Int]) -> Bool {
        silent.contains { shares[$0] > 0 } && !stating.contains { shares[$0] > 0 }
    }

    private struct Sums<Value: Numeric> {
        var parts: [Value]
        var outside: Value = .zero
        var unlocated: Value = .zero

        init(_ count: Int) { parts = [Value](repeating: .zero, count: count) }

        func scaled(_ scale: (Value) -> Double) -> (parts: [Double?], outside: Double?, unlocated: Double?) {
            (parts.map(scale), scale(outside), scale(unlocated))
        }
    }
}
