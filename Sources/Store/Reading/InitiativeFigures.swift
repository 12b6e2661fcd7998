/// The figures of initiatives, or their amounts only, as flat columns.
struct InitiativeFigures: Sendable {
    private(set) var ids = TextColumn()
    private(set) var statuses = RepeatedTexts()
    /// 0 where the source doesn't say.
    private(set) var grantedOre: [Int64] = []
    private(set) var isStated: [Bool] = []
    /// Of `Initiative.date`; 0 where there is none.
    private(set) var years: [Int16] = []
    /// Nil where amounts are enough.
    private var names: Names?

    /// The columns of `figures` that `amounts` does without.
    private struct Names: Sendable {
        var titles = TextColumn()
        var programmes = RepeatedTexts()
        var strengthAreas = RepeatedTexts()
        var dates: [(decided: PartialDate?, start: PartialDate?, end: PartialDate?)] = []
    }

    init(_ detail: InitiativeTable.Detail) {
        names = detail == .amounts ? nil : Names()
    }

    /// The columns that `append(_:)` reads, in its order.
    static let columns =
        "fid, id, title, programme, strength_area, status, decision_date, start_date, end_date, granted_ore"

    /// The same without those that amounts don't need; the others keep their positions.
    static let columnsOfAmounts =
        "fid, id, NULL, NULL, NULL, status, coalesce(decision_date, start_date), NULL, NULL, granted_ore"

    /// Positions of columns that a selection looks at.
    static let (id, programme, strengthArea, status, dates, grantedOre): (Int32, Int32, Int32, Int32, Int32, Int32) = (
        1, 3, 4, 5, 6, 9
    )

    mutating func reserve(_ rows: Int) {
        // Most identifiers are shorter than 16 bytes, titles than 64.
        ids.reserve(rows, bytes: 16 * rows)
        statuses.reserve(rows)
        grantedOre.reserveCapacity(rows)
        isStated.reserveCapacity(rows)
        years.reserveCapacity(rows)
        names?.titles.reserve(rows, bytes: 64 * rows)
        names?.programmes.reserve(rows)
        names?.strengthAreas.reserve(rows)
        names?.dates.reserveCapacity(rows)
    }

    mutating func append(_ row: ResultRow) {
        let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        ids.append(row.bytes(1) ?? nothing)
        statuses.append(row.bytes(5))
        grantedOre.append(row.integer(9))
        isStated.append(!row.isNull(9))
        years.append(Self.year(row))
        guard names != nil else { return }
        names?.titles.append(row.bytes(2) ?? nothing)
        names?.programmes.append(row.bytes(3))
        names?.strengthAreas.append(row.bytes(4))
        names?.dates.append((Self.date(row, 6), Self.date(row, 7), Self.date(row, 8)))
    }

    mutating func append(_ initiative: Initiative) {
        ids.append(initiative.id)
        statuses.append(initiative.status)
        grantedOre.append(initiative.grantedOre ?? 0)
        isStated.append(initiative.grantedOre != nil)
        years.append(Int16(initiative.date?.year ?? 0))
        names?.titles.append(initiative.title)
        names?.programmes.append(initiative.programme)
        names?.strengthAreas.append(initiative.strengthArea)
        names?.dates.append((initiative.decided, initiative.start, initiative.end))
    }

    mutating func append(_ other: InitiativeFigures) {
        ids.append(other.ids)
        statuses.append(other.statuses)
        grantedOre += other.grantedOre
        isStated += other.isStated
        years += other.years
        guard let more = other.names else { return }
        names?.titles.append(more.titles)
        names?.programmes.append(more.programmes)
        names?.strengthAreas.append(more.strengthAreas)
        names?.dates += more.dates
    }

    func rows(_ rows: [Int]) -> InitiativeFigures {
        var some = self
        some.ids = ids.rows(rows)
        some.statuses = statuses.rows(rows)
        some.grantedOre = rows.map { grantedOre[$0] }
        some.isStated = rows.map { isStated[$0] }
        some.years = rows.map { years[$0] }
        some.names = names.map { names in
            Names(
                titles: names.titles.rows(rows), programmes: names.programmes.rows(rows),
                strengthAreas: names.strengthAreas.rows(rows), dates: rows.map { names.dates[$0] })
        }
        return some
    }

    subscript(row: Int) -> Initiative {
        guard let names else { preconditionFailure("of these initiatives only the amounts were read") }
        var it = Initiative(id: ids[row], title: names.titles[row])
        it.programme = names.programmes[row]
        it.strengthArea = names.strengthAreas[row]
        it.status = statuses[row]
        (it.decided, it.start, it.end) = names.dates[row]
        it.grantedOre = isStated[row] ? grantedOre[row] : nil
        return it
    }

    /// The date of decision, else of the start, begins with it, in four digits; as `Initiative.date`.
    private static func year(_ row: ResultRow) -> Int16 {
        for column: Int32 in 6...7 {
            guard let text = row.bytes(column), text.count >= 4 else { continue }
            return text.prefix(4).reduce(Int16(0)) { $0 &* 10 &+ Int16($1 &- 0x30) }
        }
        return 0
    }

    private static func date(_ row: ResultRow, _ column: Int32) -> PartialDate? {
        row.bytes(column).flatMap { PartialDate(utf8: $0) }
    }
}
