import Statistics
package import Store
import Territory
package import Wording

/// Initiatives or what they bring by two dimensions at once (korstabell), with totals that add up and the unknown as
/// lines of their own. More than a dozen properties because it holds all that is told beside the table.
package struct Crosstab: Sendable {
    package let indicator: Indicator
    package let rowDimension: CrosstabDimension
    package let columnDimension: CrosstabDimension
    package let rows: [Line]
    package let columns: [Line]
    /// By row and column, in the indicator's unit; nil where nothing is reported or no amount stated, which is no zero.
    package let cells: [[Double?]]
    package let statuses: StatusAccount
    package let undated: AmountTally
    /// Of money: what is to be told of the amounts.
    package let money: MoneyAccount?
    package let initiatives: Int
    /// Those without a value of the indicator.
    package let withoutValue: Int
    /// Those whose year is unknown: in a table by year, and of the whole selection where those of one year were asked
    /// for.
    package internal(set) var withoutYear: AmountTally?
    /// What the places rest on; nil where neither rows nor columns are places.
    package internal(set) var placing: InitiativeTable.PlacingCount?
    /// Of outcomes: what their sums take for granted.
    package internal(set) var assumptions: OutcomeAssumptions?

    /// A row or a column.
    package struct Line: Sendable, Hashable {
        package let kind: Kind
        /// A part's code or the value as it is stored; of the unknown nil.
        package let key: String?
        package let name: Wording

        package enum Kind: String, Sendable, Hashable {
            case value
            /// The sources don't state it, or nobody knows where it lies.
            case unknown
            /// In no part of the county.
            case outside
        }
    }

    package func rowTotal(_ row: Int) -> Double? { sum(cells[row]) }
    package func columnTotal(_ column: Int) -> Double? { sum(cells.map { $0[column] }) }
    package var total: Double? { sum(cells.flatMap { $0 }) }

    /// Nil where there is nothing but blanks; of money also where all else is empty boxes. Money and numbers of
    /// initiatives are 0 where none falls.
    private func sum(_ values: [Double?]) -> Double? {
        let known = values.compactMap { $0 }
        if values.isEmpty { return indicator.id == .grantedSek || indicator.id == .initiatives ? 0 : nil }
        let areOthersEmpty = indicator.id == .grantedSek && known.count < values.count && !known.contains { $0 != 0 }
        return known.isEmpty || areOthersEmpty ? nil : known.reduce(0, +).withoutRoundingNoise
    }
}

extension Distributor {
    /// - Throws: `DistributionError` for a rate, municipal statistics or an indicator that isn't on file.
    /// - Complexity: O(initiatives + footprint parts).
    /// - Precondition: the table has as much of each initiative as `CrosstabDimension.detail` says.
    package func crosstab(
        of name: Indicator.ID, rows: CrosstabDimension, columns: CrosstabDimension
    ) throws -> Crosstab {
        let id = try indicator(name).id
        var sums = CrosstabSums(rows, columns, of: self)
        let values = id == .grantedSek ? nil : try wholeValues(id)
        let counted = table.initiatives.indices.filter { row in
            values.map { $0[row] != nil } ?? (table.initiatives.grantedOre(row) != nil)
        }
        for case .level(let level) in [rows, columns] {
            try territory.requirePlaces(of: table, counted, at: level)
        }
        for row in counted { sums.add(row, values.map { $0[row]! }) }
        if id == .grantedSek {
            let silent = table.initiatives.indices.filter { table.initiatives.grantedOre($0) == nil }
            for row in silent { sums.touch(row) }
        }
        let isBlank = id != .grantedSek && id != .initiatives
        let made = sums.made(isMoney: id == .grantedSek, blank: isBlank)
        var crosstab = Crosstab(
            indicator: try indicator(id), rowDimension: rows, columnDimension: columns, rows: made.rows,
            columns: made.columns, cells: made.cells, statuses: table.statusAccount, undated: table.undated,
            money: id == .grantedSek ? table.money : nil, initiatives: table.count,
            withoutValue: table.count - counted.count)
        if rows == .year || columns == .year { crosstab.withoutYear = table.withoutYear(of: 0..<table.count) }
        if rows.isByPlace || columns.isByPlace { crosstab.placing = table.placingCount() }
        crosstab.assumptions = assumptions(id, among: counted)
        return crosstab
    }
}

/// Adds what initiatives bring by two dimensions.
private struct CrosstabSums {
    private let dimensions: (row: CrosstabDimension, column: CrosstabDimension)
    private let parts: (row: [Part], column: [Part])
    private let partOfCell: (row: [Int], column: [Int])
    private let table: InitiativeTable
    /// Öre for money, the indicator's unit otherwise.
    private var sums: [Place: [Place: Double]] = [:]
    /// Where something lies of which nobody states how much it is.
    private var touched: [Place: Set<Place>] = [:]

    enum Place: Hashable {
        case part(Int)
        case value(String)
        case unknown
        case outside
    }

    init(_ row: CrosstabDimension, _ column: CrosstabDimension, of distributor: Distributor) {
        func parts(_ dimension: CrosstabDimension) -> (parts: [Part], partOfCell: [Int]) {
            guard case .level(let level) = dimension else { return ([], []) }
            return distributor.territory.parts(at: level)
        }
        let (own, other) = (parts(row), parts(column))
        dimensions = (row, column)
        self.parts = (own.parts, other.parts)
        partOfCell = (own.partOfCell, other.partOfCell)
        table = distributor.table
    }

    /// - Parameter value: of the whole initiative; nil for money, which has its öre by part.
    mutating func add(_ row: Int, _ value: Double?) {
        for (pair, held) in pairs(of: row) {
            let amount = value.map { $0 * Share(parts: held.share).fraction } ?? Double(held.ore)
            sums[pair.row, default: [:]][pair.column, default: 0] += amount
        }
    }

    /// Of an initiative whose amount nobody states: where it lies isn't known to be without money.
    mutating func touch(_ row: Int) {
        for pair in pairs(of: row).keys { touched[pair.row, default: []].insert(pair.column) }
    }

    private func pairs(of row: Int) -> [Pair: (share: Int64, ore: Int64)] {
        let initiative = table.initiatives[row]
        func place(_ dimension: CrosstabDimension, _ inside: Place) -> Place {
            if case .level = dimension { return inside }
            return dimension.key(initiative).map(Place.value) ?? .unknown
        }
        // Shares and öre are added as whole numbers first, so that the parts of one initiative make up exactly it.
        var own: [Pair: (share: Int64, ore: Int64)] = [:]
        func add(_ share: Int64, _ ore: Int64, _ row: Place, _ column: Place) {
            let pair = Pair(row: place(dimensions.row, row), column: place(dimensions.column, column))
            own[pair, default: (0, 0)].share += share
            own[pair]?.ore += ore
        }
        for part in table.parts(of: row) {
            let cell = Int(table.cells[part])
            add(
                table.shares[part], table.grantedOre[part],
                partOfCell.row.isEmpty ? .unknown : .part(partOfCell.row[cell]),
                partOfCell.column.isEmpty ? .unknown : .part(partOfCell.column[cell]))
        }
        let rest: [(Place, Int64, Int64)] = [
            (.outside, table.outsideShare[row], table.outsideOre[row]),
            (.unknown, table.unlocatedShare[row], table.unlocatedOre[row]),
        ]
        for (place, share, ore) in rest where share > 0 { add(share, ore, place, place) }
        return own
    }

    private struct Pair: Hashable {
        let row: Place
        let column: Place
    }

    func made(isMoney: Bool, blank: Bool) -> (rows: [Crosstab.Line], columns: [Crosstab.Line], cells: [[Double?]]) {
        let rows = lines(dimensions.row, parts.row, Set(sums.keys).union(touched.keys))
        let columns = lines(
            dimensions.column, parts.column, Set(sums.values.flatMap(\.keys)).union(touched.values.flatMap { $0 }))
        let cells = rows.map { row in
            columns.map { column -> Double? in
                guard let sum = sums[row.place]?[column.place] else {
                    return blank || touched[row.place]?.contains(column.place) == true ? nil : 0
                }
                return (isMoney ? sum / 100 : sum).withoutRoundingNoise
            }
        }
        return (rows.map(\.line), columns.map(\.line), cells)
    }

    /// Every part, in the territory's order; of values those that come, in theirs; the rest last.
    private func lines(
        _ dimension: CrosstabDimension, _ parts: [Part], _ places: Set<Place>
    ) -> [(line: Crosstab.Line, place: Place)] {
        var lines: [(line: Crosstab.Line, place: Place)] = parts.enumerated().map {
            (.init(kind: .value, key: $1.code, name: $1.name), .part($0))
        }
        let values = places.compactMap { place in if case .value(let value) = place { value } else { nil } }.sorted()
        lines += values.map { (.init(kind: .value, key: $0, name: dimension.title(of: $0)), .value($0)) }
        if places.contains(.outside) {
            lines.append(
                (
                    .init(kind: .outside, key: nil, name: Wording(sv: "utanför länet", en: "outside the county")),
                    .outside
                ))
        }
        if places.contains(.unknown) {
            let name =
                parts.isEmpty
                ? Wording(sv: "inte angivet", en: "not stated") : Wording(sv: "utan känt läge", en: "location unknown")
            lines.append((.init(kind: .unknown, key: nil, name: name), .unknown))
        }
        return lines
    }
}
