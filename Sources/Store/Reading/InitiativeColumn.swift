/// Initiatives, row by row: whole, or the fields that an `InitiativeTable.Detail` names, in flat columns.
///
/// A row of figures becomes an `Initiative` when it is asked for. Where amounts only were read, asking for that is a
/// mistake of the program, never of its input.
public struct InitiativeColumn: RandomAccessCollection, Sendable, Equatable {
    private let detail: InitiativeTable.Detail
    /// Empty unless all was read.
    private var whole: [Initiative] = []
    /// Empty where all was read.
    private var figures: InitiativeFigures

    public init() { self.init(.all) }

    init(_ detail: InitiativeTable.Detail) {
        self.detail = detail
        figures = InitiativeFigures(detail)
    }

    init(_ initiatives: [Initiative]) {
        self.init(.all)
        whole = initiatives
    }

    init(_ figures: InitiativeFigures, _ detail: InitiativeTable.Detail) {
        self.detail = detail
        self.figures = figures
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { detail == .all ? whole.count : figures.grantedOre.count }

    public subscript(row: Int) -> Initiative {
        // Lent, not copied: an initiative has some twenty texts, and most readers want one of them.
        _read {
            if detail == .all {
                yield whole[row]
            } else {
                yield figures[row]
            }
        }
    }

    /// As `self[row].id`, without the rest.
    public func id(_ row: Int) -> String { detail == .all ? whole[row].id : figures.ids[row] }

    /// The öre that count, by row; nil where every amount counts as stated.
    private(set) var countedOre: [Int64]?

    /// Öre, as they count in sums: money granted on once, in the prices asked for; nil where the source doesn't say.
    public func grantedOre(_ row: Int) -> Int64? {
        guard let stated = statedOre(row) else { return nil }
        return countedOre?[row] ?? stated
    }

    /// Has amounts count otherwise than they are stated; nil: as they are.
    mutating func count(_ ore: [Int64]?) { countedOre = ore }

    /// Has some rows state another amount.
    ///
    /// - Precondition: all was read.
    mutating func state(_ ore: [Int: Int64]) { for (row, ore) in ore { whole[row].grantedOre = ore } }

    /// The year of `self[row].date`, without the rest.
    public func year(_ row: Int) -> Int? {
        if detail == .all { return whole[row].date?.year }
        return figures.years[row] == 0 ? nil : Int(figures.years[row])
    }

    /// Öre; nil where the source doesn't say. As `self[row].grantedOre`, without the rest.
    public func statedOre(_ row: Int) -> Int64? {
        if detail == .all { return whole[row].grantedOre }
        return figures.isStated[row] ? figures.grantedOre[row] : nil
    }

    /// As `self[row].status`, without the rest.
    func status(_ row: Int) -> String? { detail == .all ? whole[row].status : figures.statuses[row] }

    /// The number of rows by status, those without one left out. O(rows).
    public var countByStatus: [String: Int] {
        if detail == .all {
            return whole.reduce(into: [:]) { counts, initiative in
                if let status = initiative.status { counts[status, default: 0] += 1 }
            }
        }
        var counts = [Int](repeating: 0, count: figures.statuses.texts.count)
        for code in figures.statuses.codes where code >= 0 { counts[Int(code)] += 1 }
        return zip(figures.statuses.texts, counts).reduce(into: [:]) { if $1.1 > 0 { $0[$1.0] = $1.1 } }
    }

    mutating func append(_ initiative: Initiative) {
        if detail == .all { whole.append(initiative) } else { figures.append(initiative) }
        countedOre?.append(initiative.grantedOre ?? 0)
    }

    /// Some rows, in the order given. O(their number).
    func rows(_ some: [Int]) -> InitiativeColumn {
        var column =
            detail == .all ? InitiativeColumn(some.map { whole[$0] }) : InitiativeColumn(figures.rows(some), detail)
        if let countedOre { column.countedOre = some.map { countedOre[$0] } }
        return column
    }

    /// By identifier, byte by byte: whether one row stands before another.
    func precedes(_ a: Int, _ b: Int) -> Bool {
        detail == .all ? whole[a].id.utf8.lexicographicallyPrecedes(whole[b].id.utf8) : figures.ids.precedes(a, b)
    }

    public static func == (one: InitiativeColumn, other: InitiativeColumn) -> Bool {
        one.countedOre == other.countedOre && one.elementsEqual(other)
    }
}
