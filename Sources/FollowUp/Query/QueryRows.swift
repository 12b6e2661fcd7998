import CQL
import Planar
import Store
import Territory

/// The initiatives of a selection as rows of properties.
struct QueryRows: Sendable {
    let table: InitiativeTable
    let territory: Territory
    private let geometryOfRow: [Int: Int]
    /// By municipality its cells, where nobody knows who lives in which; else empty.
    private let cellsUnknown: [[Int]]

    init(_ table: InitiativeTable, of territory: Territory) {
        self.table = table
        self.territory = territory
        cellsUnknown = territory.knowsPlaces ? [] : territory.cellsOfMunicipalities
        geometryOfRow = Dictionary(uniqueKeysWithValues: table.geometryRows.enumerated().map { (Int($1), $0) })
    }

    func geometry(_ row: Int) -> [UInt8]? { geometryOfRow[row].map { Array(table.geometry[$0]) } }

    /// The places found by name with the share of each; nil where a source states the geometry, or one place has all.
    func places(_ row: Int) -> (points: FlatGeometry, shares: [Share])? {
        guard let shape = geometryOfRow[row], !table.placeShares[shape].isEmpty else { return nil }
        return (table.geometry.flat(shape), table.placeShares[shape])
    }

    /// O(1), but O(footprint parts) for its lists and O(bytes) for the geometry.
    func value(of property: QueryProperty, _ row: Int) -> Datum {
        let initiative = table.initiatives[row]
        return switch property {
        case .id: .text(initiative.id)
        case .title: .text(initiative.title)
        case .lead: text(initiative.lead)
        case .programme: text(initiative.programme)
        case .priority: text(initiative.priority)
        case .strengthArea: text(initiative.strengthArea)
        case .theme: text(initiative.theme)
        case .status: text(initiative.status)
        case .statusClass: .text(table.statusClass(of: row).rawValue)
        case .decided: initiative.decided.map { .instant(Self.day($0.firstDay)) } ?? .null
        case .start: initiative.start.map { .instant(Self.day($0.firstDay)) } ?? .null
        case .end: initiative.end.map { .instant(Self.day($0.lastDay)) } ?? .null
        case .period: period(initiative)
        case .grantedSek: kronor(initiative.grantedOre)
        case .totalBudgetSek: kronor(initiative.totalBudgetOre)
        case .economic: mark(initiative.marks.economic)
        case .social: mark(initiative.marks.social)
        case .environmental: mark(initiative.marks.environmental)
        case .sami: mark(initiative.marks.sami)
        case .municipality: reached(row) { territory.municipalities[territory.cells[$0].municipality].code }
        case .zone: reachedWithin(row) { territory.scheme.zones[territory.cells[$0].zone].code }
        case .cell: reachedWithin(row) { territory.code(ofCell: $0) }
        case .outsideShare: .number(.decimal(Share(parts: table.outsideShare[row]).fraction))
        case .unlocatedShare: .number(.decimal(Share(parts: table.unlocatedShare[row]).fraction))
        case .basis: .text(table.basis[row].rawValue)
        case .precision: .text(table.precision[row].rawValue)
        case .rule: .text(table.rule[row].rawValue)
        case .nearBorder: .boolean(table.nearBorder[row])
        case .doubtful: text(table.doubtful[row])
        case .place: text(initiative.placeText)
        case .source: text(initiative.source)
        case .geometry: geometry(row).map { .wkb($0) } ?? .null
        }
    }

    /// The share on the cells that belong; unknown where the initiative's location is.
    func share(_ row: Int, in belongs: [Bool]) -> Datum {
        if isUnlocated(row) || isUnknown(row, by: { belongs[$0] }) { return .null }
        let sum = table.parts(of: row).reduce(Int64(0)) { belongs[Int(table.cells[$1])] ? $0 + table.shares[$1] : $0 }
        return .number(.decimal(Share(parts: sum).fraction))
    }

    private func isUnlocated(_ row: Int) -> Bool { table.unlocatedShare[row] == Share.denominator }

    /// Whether the row lies somewhere in a municipality whose cells differ in this, and nobody knows where.
    private func isUnknown(_ row: Int, by value: (Int) -> some Hashable) -> Bool {
        guard !cellsUnknown.isEmpty, !table.hasPlace(row) else { return false }
        return table.parts(of: row).contains { part in
            let cells = cellsUnknown[territory.cells[Int(table.cells[part])].municipality]
            return Set(cells.map(value)).count > 1
        }
    }

    /// Parts of municipalities; null where nobody knows which.
    private func reachedWithin(_ row: Int, _ code: (Int) -> String) -> Datum {
        isUnknown(row, by: code) ? .null : reached(row, code)
    }

    /// Each code once, in the territory's order.
    private func reached(_ row: Int, _ code: (Int) -> String) -> Datum {
        if isUnlocated(row) { return .null }
        var codes: [String] = []
        for part in table.parts(of: row) {
            let code = code(Int(table.cells[part]))
            if !codes.contains(code) { codes.append(code) }
        }
        return .array(codes.map { .text($0) })
    }

    private func period(_ initiative: Initiative) -> Datum {
        guard let start = initiative.start, let end = initiative.end,
            let span = Span(start: Self.day(start.firstDay), end: Self.day(end.lastDay))
        else { return .null }
        return .interval(span)
    }

    private func text(_ value: String?) -> Datum { value.map { .text($0) } ?? .null }
    private func mark(_ value: Int?) -> Datum { value.map { .number(.integer(Int64($0))) } ?? .null }

    private func kronor(_ ore: Int64?) -> Datum {
        guard let ore else { return .null }
        return .number(ore % 100 == 0 ? .integer(ore / 100) : .decimal(Double(ore) / 100))
    }

    /// From yyyymmdd of a day that exists.
    private static func day(_ number: Int) -> Instant {
        guard let date = CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100) else {
            preconditionFailure("\(number) is not a day")
        }
        return .date(date)
    }
}
