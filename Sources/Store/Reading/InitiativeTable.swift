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
    /// By row of `geometry`: what falls on each of its points, where they are places that names led to and there are
    /// several, or one that has but a part. Empty where the geometry is what all of the initiative lies on.
    public internal(set) var placeShares: [[Share]] = []
    /// The rows of `geometry`: row `geometryRows[g]` of this table has geometry `g`.
    public internal(set) var geometryRows: [Int32] = []
    /// Why a row, or a part of it, could not be placed; of tables that come from no store.
    public internal(set) var problems: [Int32: Placement.Problem] = [:]
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

    /// Which part of a row with the geometry `shape` lies on it: all of what a source draws, the shares of the places
    /// that names led to.
    public func locatedShare(ofGeometry shape: Int) -> Double {
        placeShares[shape].isEmpty ? 1 : placeShares[shape].reduce(Share.zero, +).fraction
    }

    /// The parts of a row, as indices into `cells`, `shares` and `grantedOre`.
    public func parts(of row: Int) -> Range<Int> {
        Int(partOffsets[row])..<Int(partOffsets[row + 1])
    }
}
