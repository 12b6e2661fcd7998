package import CQL
package import Store
import Territory

/// The initiatives for which an expression is true.
package struct QueryAnswer: Sendable {
    /// Rows of the table: ascending by identifier until `sort`.
    package private(set) var matched: [Int]
    /// The number of initiatives that lack a value asked for.
    package let unknown: Int
    let rows: QueryRows
    let store: Store

    /// Initiatives that were asked about.
    package let asked: Int

    init(matched: [Int], unknown: Int, asked: Int, of rows: QueryRows, store: Store) {
        self.matched = matched
        self.unknown = unknown
        self.asked = asked
        self.rows = rows
        self.store = store
    }

    /// The matched initiatives counted by status, and those that `count` left out.
    package var statusAccount: StatusAccount {
        var account = rows.table.statusAccount(counting: matched, classes, leavingOut: leftOut)
        (account.undated, account.straddling) = (undated, straddling)
        return account
    }
    /// The number of initiatives for which the expression is true, those that `count` left out included.
    package var found: Int { matched.count + leftOut.count }
    /// For which the expression is true, and that the period leaves out for want of a date on one side of its edges.
    private var undated: AmountTally { countedBesidePeriod.reduce(AmountTally()) { $0 + $1.undated } }
    private var straddling: AmountTally { countedBesidePeriod.reduce(AmountTally()) { $0 + $1.straddling } }
    /// The same by the classes of their statuses.
    var besidePeriod: [(classes: Set<StatusClass>, undated: AmountTally, straddling: AmountTally)] = []
    /// The period's last year, whose people sums stand beside; nil for sums over all years.
    var lastYear: Int?
    private var classes = Set(StatusClass.allCases)
    private var leftOut: [Int] = []

    private var countedBesidePeriod: [(classes: Set<StatusClass>, undated: AmountTally, straddling: AmountTally)] {
        besidePeriod.filter { !$0.classes.isDisjoint(with: classes) }
    }

    /// Leaves only initiatives whose status is of one of some classes, for sums of decided ones.
    package mutating func count(_ classes: Set<StatusClass>) {
        self.classes = classes
        leftOut += matched.filter { !classes.contains(rows.table.statusClass(of: $0)) }
        matched.removeAll { !classes.contains(rows.table.statusClass(of: $0)) }
    }

    /// The initiatives with the amounts of those found as they count together: money granted on among them once.
    var counted: InitiativeTable { rows.table.countingMoney(among: matched) }

    /// Remarks on the amounts of the matched initiatives.
    package var money: MoneyAccount { counted.money }

    /// Matched initiatives whose placing needs a remark beside sums of them.
    package var placingCount: InitiativeTable.PlacingCount { rows.table.placingCount(of: matched) }

    package func initiative(_ row: Int) -> Initiative { rows.table.initiatives[row] }

    /// Well-known binary in SWEREF 99 TM; nil where the initiative has none.
    package func geometry(_ row: Int) -> [UInt8]? { rows.geometry(row) }

    /// As expressions see it, but dates as the source knows them (`2017-12`, not a day that nobody stated) and a period
    /// as `start/end`.
    package func shown(_ property: QueryProperty, _ row: Int) -> Datum {
        let initiative = rows.table.initiatives[row]
        return switch property {
        case .decided: initiative.decided.map { .text($0.description) } ?? .null
        case .start: initiative.start.map { .text($0.description) } ?? .null
        case .end: initiative.end.map { .text($0.description) } ?? .null
        case .period:
            initiative.start == nil && initiative.end == nil
                ? .null : .text("\(initiative.start?.description ?? "..")/\(initiative.end?.description ?? "..")")
        default: rows.value(of: property, row)
        }
    }

    /// The same of any column; a day of the sources' own as they write it.
    package func shown(_ column: QueryColumn, _ row: Int) -> Datum {
        switch column {
        case .property(let property): return shown(property, row)
        case .kept(let values):
            let id = rows.table.initiatives.id(row)
            return values.kind == .day ? values.texts[id].map { .text($0) } ?? .null : values.datum(of: id)
        }
    }

    private func value(of column: QueryColumn, _ row: Int) -> Datum {
        switch column {
        case .property(let property): rows.value(of: property, row)
        case .kept(let values): values.datum(of: rows.table.initiatives.id(row))
        }
    }

    /// By one column after the other; unknown values come last either way, ties keep the order of identifiers.
    ///
    /// Numbers by value, dates by day, texts by the Swedish alphabet without regard to case. O(rows × log rows).
    package mutating func sort(by keys: [(column: QueryColumn, descending: Bool)]) {
        let values = matched.map { row in keys.map { QuerySortKey(value(of: $0.column, row)) } }
        let order = matched.indices.sorted { a, b in
            for (index, key) in keys.enumerated() {
                let (left, right) = (values[a][index], values[b][index])
                guard left != right else { continue }
                if left == .unknown || right == .unknown { return right == .unknown }
                return key.descending ? right < left : left < right
            }
            return matched[a] < matched[b]
        }
        matched = order.map { matched[$0] }
    }
}

/// The key that values are ordered by.
private enum QuerySortKey: Comparable {
    case number(Double)
    case day(Int)
    case text([UInt32])
    /// After everything.
    case unknown

    init(_ datum: Datum) {
        self =
            switch datum {
            case .number(let number): .number(number.double)
            case .boolean(let value): .number(value ? 1 : 0)
            case .instant(let instant): .day(Self.day(instant))
            case .interval(let span): span.start.map { .day(Self.day($0)) } ?? .unknown
            case .text(let text): .text(Self.letters(text))
            case .array(let elements):
                .text(
                    elements.flatMap { element -> [UInt32] in
                        if case .text(let text) = element { Self.letters(text) + [0] } else { [] }
                    })
            case .null, .geometry, .wkb: .unknown
            }
    }

    private static func day(_ instant: Instant) -> Int {
        instant.date.year * 10_000 + instant.date.month * 100 + instant.date.day
    }

    /// å ä ö after z, in that order.
    private static func letters(_ text: String) -> [UInt32] {
        text.lowercased().flatMap { character -> [UInt32] in
            switch character {
            case "å": [0x7B]
            case "ä", "æ": [0x7C]
            case "ö", "ø": [0x7D]
            case "é", "è": [0x65]
            default: character.unicodeScalars.map(\.value)
            }
        }
    }

    static func < (a: QuerySortKey, b: QuerySortKey) -> Bool {
        switch (a, b) {
        case (.number(let a), .number(let b)): a < b
        case (.day(let a), .day(let b)): a < b
        case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
        default: false
        }
    }
}
