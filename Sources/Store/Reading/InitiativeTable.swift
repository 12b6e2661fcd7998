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
    /// The geometry that the source states or the place that its name led to, SWEREF 99 TM, of the rows that have one.
    public internal(set) var geometry = GeometryColumn()
    /// The rows of `geometry`: row `geometryRows[g]` of this table has geometry `g`.
    public internal(set) var geometryRows: [Int32] = []
    /// Left out because the selection has a period and they have no date.
    public internal(set) var undated = Undated()

    /// How much of each initiative is read.
    public enum Detail: Sendable {
        case all
        /// What distributions ask for: identifier, title, programme, strength area, status, dates and the amount
        /// granted. All else stands as if no source had said it, and `geometry` is empty.
        case figures
        /// What sums ask for: identifier, status and the amount granted, which `InitiativeColumn` gives by row. Asking
        /// for a row as an `Initiative` ends the program: nothing else was read.
        case amounts
    }

    public struct Undated: Sendable, Hashable {
        public internal(set) var initiatives = 0
        public internal(set) var grantedOre: Int64 = 0
    }

    public init() {}

    public var count: Int { initiatives.count }
    public var geometryCount: Int { geometry.count }

    /// The parts of a row, as indices into `cells`, `shares` and `grantedOre`.
    public func parts(of row: Int) -> Range<Int> {
        Int(partOffsets[row])..<Int(partOffsets[row + 1])
    }
}
