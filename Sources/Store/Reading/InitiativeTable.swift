public import Planar
public import Territory

/// Selected initiatives and how they fall on the cells, as flat columns to calculate with; ordered by identifier.
///
/// Row `r` has the footprint parts `parts(of: r)`, ascending by cell. Shares are counts of `Share.denominator`; amounts
/// are öre. For each row the shares of its parts, outside and unlocated add up to exactly 1, and the amounts to what
/// was granted. More than a dozen properties because each is a column.
public struct InitiativeTable: Sendable {
    public internal(set) var initiatives = InitiativeColumn()
    /// Count: initiatives + 1.
    public internal(set) var partOffsets: [Int32] = [0]
    /// By part: index into the `Territory.cells` of the selection's scheme.
    public internal(set) var cells: [Int32] = []
    /// By part.
    public internal(set) var shares: [Int64] = []
    /// By part; 0 where the source states no amount.
    public internal(set) var grantedOre: [Int64] = []
    /// By row.
    public internal(set) var outsideShare: [Int64] = []
    public internal(set) var unlocatedShare: [Int64] = []
    public internal(set) var outsideOre: [Int64] = []
    public internal(set) var unlocatedOre: [Int64] = []
    public internal(set) var basis: [Footprint.Basis] = []
    public internal(set) var precision: [Precision] = []
    public internal(set) var rule: [Footprint.Rule] = []
    public internal(set) var nearBorder: [Bool] = []
    /// By row: codes of the municipalities, with commas between, that points of it probably lie in, where the borders
    /// are known to be wrong; nil where none is in doubt.
    public internal(set) var doubtful: [String?] = []
    /// By row: whether its share outside rests on a number of municipalities that the source states without naming all.
    public internal(set) var restsOnTotal: [Bool] = []
    /// The geometry that the source states or the places that its names led to, SWEREF 99 TM, of the rows that have
    /// one.
    public internal(set) var geometry = GeometryColumn()
    /// By row of `geometry`: the share of each of its points, where place names led to several, or to one with a part
    /// of the initiative. Empty where the whole initiative lies on the geometry.
    public internal(set) var placeShares: [[Share]] = []
    /// The rows of `geometry`: row `geometryRows[g]` of this table has geometry `g`.
    public internal(set) var geometryRows: [Int32] = []
    /// Why a row, or a part of it, could not be placed; of tables that come from no store.
    public internal(set) var problems: [Int32: Placement.Problem] = [:]
    /// Left out because the selection has a period and they have no date.
    public internal(set) var undated = AmountTally()
    /// Left out because their date is known to its year or month only and may lie in the period or not.
    public internal(set) var straddling = AmountTally()

    /// Remarks on the amounts that count.
    public internal(set) var money = MoneyAccount()
    /// The links and prices by which amounts count; empty where the table comes from no store.
    var funding = FundingLinks()
    var prices: PriceTable?

    /// The classes that the selection counts, the standing of each status on file, and sums of the initiatives left
    /// out, by status.
    var classes = Set(StatusClass.allCases)
    var standings: [String: StatusStanding] = [:]
    var leftOut: [String: AmountTally] = [:]

    /// How much of each initiative is read.
    public enum Detail: Sendable {
        case all
        /// The fields of distributions: identifier, title, programme, strength area, status, dates and the amount
        /// granted. All else stands as if no source had said it, and `geometry` is empty.
        case figures
        /// The fields of sums: identifier, status and the amount granted, which `InitiativeColumn` gives by row. Asking
        /// for a row as an `Initiative` ends the program: nothing else was read.
        case amounts
    }

    public init() {}

    public var count: Int { initiatives.count }
    public var geometryCount: Int { geometry.count }

    /// Which part of a row with the geometry `shape` lies on it: all of what a source draws, the shares of the places
    /// that names led to.
    public func locatedShare(ofGeometry shape: Int) -> Double {
        placeShares[shape].isEmpty ? 1 : placeShares[shape].reduce(Share.zero, +).fraction
    }

    /// Rows of `geometry` on which but a part of their initiative lies: municipalities or places beside them have no
    /// point. O(geometries).
    public var partlyLocated: [Int] { geometryRows.indices.filter { locatedShare(ofGeometry: $0) < 1 } }

    /// The parts of a row, as indices into `cells`, `shares` and `grantedOre`.
    public func parts(of row: Int) -> Range<Int> {
        Int(partOffsets[row])..<Int(partOffsets[row + 1])
    }

    /// The initiatives with the amounts that count. O(rows).
    public var amounts: AmountTally {
        initiatives.indices.reduce(into: AmountTally()) { $0.add(ore: initiatives.grantedOre($1)) }
    }

    /// Of some rows those without a year, `Initiative.date` being unknown, with the amounts that count. O(their
    /// number).
    public func withoutYear(of rows: some Collection<Int>) -> AmountTally {
        rows.reduce(into: AmountTally()) {
            if initiatives.year($1) == nil { $0.add(ore: initiatives.grantedOre($1)) }
        }
    }

    /// Initiatives counted and left out by status. O(rows).
    public var statusAccount: StatusAccount { account(initiatives.countByStatus, of: 0..<count) }

    /// The same of some rows. O(their number).
    public func statusAccount(of rows: [Int]) -> StatusAccount {
        account(
            rows.reduce(into: [:]) { if let status = initiatives.status($1) { $0[status, default: 0] += 1 } }, of: rows)
    }

    /// The same where some rows count and others are left out for the class of their status.
    public func statusAccount(counting rows: [Int], _ classes: Set<StatusClass>, leavingOut others: [Int])
        -> StatusAccount
    {
        var account = statusAccount(of: rows)
        account.counted = classes
        var groups: [String: StatusAccount.Group] = [:]
        for row in others {
            guard let status = initiatives.status(row) else { continue }
            let empty = StatusAccount.Group(status: status, statusClass: standing(of: status).statusClass)
            groups[status, default: empty].amounts.add(ore: initiatives.statedOre(row))
        }
        account.leftOut = Array(groups.values).inOrder
        return account
    }

    /// The class of a row's status; decided where it has none.
    public func statusClass(of row: Int) -> StatusClass {
        initiatives.status(row).map { standing(of: $0).statusClass } ?? .decided
    }

    private func account(_ counts: [String: Int], of rows: some Collection<Int>) -> StatusAccount {
        var account = StatusAccount(counted: classes)
        (account.undated, account.straddling) = (undated, straddling)
        account.leftOut =
            leftOut.map { status, amounts in
                StatusAccount.Group(
                    status: status, statusClass: standing(of: status).statusClass, amounts: amounts)
            }.inOrder
        account.withoutStatus = rows.count - counts.values.reduce(0, +)
        var assumed: [String: StatusAccount.Group] = [:]
        for (status, count) in counts {
            let standing = standing(of: status)
            if standing.statusClass == .undecided { account.undecided += count }
            if standing.statusClass == .rejected { account.rejected += count }
            guard standing.origin == .assumed else { continue }
            assumed[status] = StatusAccount.Group(status: status, statusClass: .decided)
        }
        guard !assumed.isEmpty else { return account }
        for row in rows {
            guard let status = initiatives.status(row) else { continue }
            assumed[status]?.amounts.add(ore: initiatives.grantedOre(row))
        }
        account.assumed = Array(assumed.values).inOrder
        return account
    }

    /// How a status counts.
    public func standing(of status: String) -> StatusStanding { standings[status] ?? StatusStanding(ofStatus: status) }
}

extension [StatusAccount.Group] {
    /// By class, most money first.
    fileprivate var inOrder: [StatusAccount.Group] {
        func key(_ one: StatusAccount.Group) -> (Int, Int64, String) {
            (StatusClass.allCases.firstIndex(of: one.statusClass)!, -one.amounts.grantedOre, one.status)
        }
        return sorted { key($0) < key($1) }
    }
}
