import Store
import Wording

/// Adds the financing of initiatives by group or part, to the öre.
struct FinancingSums {
    private let grouping: Financing.Grouping
    private let spreadsYears: Bool
    private let parts: [Part]
    private let partOfCell: [Int]
    private let table: InitiativeTable
    private var rows: [Place: FinancingRow] = [:]
    private var total = FinancingRow(key: nil, name: Wording(sv: "alla", en: "all"))

    private enum Place: Hashable {
        case part(Int)
        case value(String)
        case outside
        case unknown
        case unspread
    }

    init(_ grouping: Financing.Grouping, spreadsYears: Bool, of distributor: Distributor) {
        (self.grouping, self.spreadsYears, table) = (grouping, spreadsYears, distributor.table)
        if case .dimension(.level(let level)) = grouping {
            (parts, partOfCell) = distributor.territory.parts(at: level)
            for (index, part) in parts.enumerated() {
                rows[.part(index)] = FinancingRow(key: part.code, name: part.name)
            }
        } else {
            (parts, partOfCell) = ([], [])
        }
    }

    /// - Parameter counted: öre as they count in sums.
    mutating func add(_ own: InitiativeFinancing, _ row: Int, counted: [FinancingItem: Int64]) {
        let leverage = own.otherFunding.flatMap { _ in
            own.granted.map { table.priced($0, of: row) }.flatMap { granted in
                own.whole.map { (other: table.priced($0, of: row) - granted, granted: granted) }
            }
        }
        Self.add(counted, leverage, own, to: &total)
        let (places, split) = places(of: row)
        let byItem = counted.mapValues(split)
        let byOther = leverage.map { (other: split($0.other), granted: split($0.granted)) }
        for (index, place) in places.enumerated() {
            var amounts = byItem.mapValues { $0[index] }
            if spreadsYears { amounts = amounts.filter { $0.key.spreadsOverYears } }
            let share = byOther.map { (other: $0.other[index], granted: $0.granted[index]) }
            Self.add(amounts, share, own, to: &rows[place, default: Self.row(place, own, grouping)])
        }
    }

    private static func add(
        _ amounts: [FinancingItem: Int64], _ leverage: (other: Int64, granted: Int64)?, _ own: InitiativeFinancing,
        to row: inout FinancingRow
    ) {
        row.initiatives += 1
        row.members.append(own.id)
        row.cofinancing[own.cofinancing, default: 0] += 1
        for (item, ore) in amounts { row.sums[item, default: .init()].add(ore) }
        if let leverage { row.leverage.add(other: leverage.other, granted: leverage.granted) }
    }

    /// Where an initiative counts, and how an amount of it is split over those places.
    private func places(of row: Int) -> ([Place], (Int64) -> [Int64]) {
        let initiative = table.initiatives[row]
        switch grouping {
        case .initiative: return ([.value(initiative.id)], { [$0] })
        case .dimension(.level): return placesOfParts(row)
        case .dimension(.year) where spreadsYears:
            guard let over = MoneyOverYears(from: initiative.start, to: initiative.end) else {
                return ([.unspread], { [$0] })
            }
            return (over.years.map { .value(String($0)) }, over.split)
        case .dimension(let dimension): return ([dimension.key(initiative).map(Place.value) ?? .unknown], { [$0] })
        }
    }

    private func placesOfParts(_ row: Int) -> ([Place], (Int64) -> [Int64]) {
        let places = PlacesOfRow(row, of: table, partOfCell)
        return (
            places.places.map { place in
                switch place {
                case .part(let part): .part(part)
                case .outside: .outside
                case .countyWide, .unknown: .unknown
                }
            }, places.split
        )
    }

    private static func row(
        _ place: Place, _ own: InitiativeFinancing, _ grouping: Financing.Grouping
    ) -> FinancingRow {
        switch place {
        case .part: FinancingRow(key: nil, name: Wording(verbatim: ""))
        case .value(let value):
            FinancingRow(key: value, name: grouping.title(of: value, own))
        case .outside:
            FinancingRow(key: nil, kind: .outside, name: Wording(sv: "utanför länet", en: "outside the county"))
        case .unknown:
            if case .dimension(.level) = grouping {
                FinancingRow(
                    key: nil, kind: .unknown, name: Wording(sv: "utan känt läge", en: "location unknown"))
            } else {
                FinancingRow(key: nil, kind: .unknown, name: Wording(sv: "inte angivet", en: "not stated"))
            }
        case .unspread:
            FinancingRow(
                key: nil, kind: .unspread,
                name: Wording(sv: "utan start eller slut", en: "without start or end"))
        }
    }

    /// Every part, in the territory's order; of values those that come, in theirs; the rest last.
    func made() -> (rows: [FinancingRow], total: FinancingRow) {
        let values = rows.keys.compactMap { place in if case .value(let value) = place { value } else { nil } }.sorted()
        let order = parts.indices.map(Place.part) + values.map(Place.value) + [.outside, .unknown, .unspread]
        return (order.compactMap { rows[$0] }, total)
    }
}
