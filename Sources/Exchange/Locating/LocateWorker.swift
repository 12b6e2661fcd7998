import Planar
import Territory

/// One thread's projection and locator, for the rows of a block.
final class LocateWorker {
    private let source: CRS
    private var projection: Projection?
    /// Bounds of longitude and latitude; planar coordinates' are known to PROJ.
    private let isGeographic: Bool
    private var locator: Territory.Locator?
    private var located: [Located] = []

    init(from source: CRS) {
        self.source = source
        isGeographic = source == .crs84
    }

    /// Reads the block's coordinates and projects them.
    func project(_ block: LocateBlock) throws {
        block.records.doubles(0, block.notations.x, into: &block.x)
        block.records.doubles(1, block.notations.y, into: &block.y)
        try project(x: &block.x, y: &block.y, by: prepare())
    }

    /// Adds six fields to each record of the block, which is projected.
    func locate(_ block: LocateBlock, on ground: LocateGround) throws {
        let locator = self.locator ?? ground.index.locator()
        self.locator = locator
        try locator.locate(x: block.x, y: block.y, into: &located)
        block.invalid = located.count { $0.flag == .invalid }
        try write(block.records, ground.names, to: &block.rows)
    }

    /// The writer is borrowed for the whole block: an exclusivity check takes longer than writing a field.
    private func write(_ records: borrowing DelimitedBlock, _ names: LocatedNames, to rows: inout DelimitedWriter)
        throws(FileError)
    {
        try names.withNames { (names) throws(FileError) in
            try records.withRecords { (row, record) throws(FileError) in
                let place = located[row]
                try rows.record(record)
                try rows.record(names(place.cell))
                try rows.field(place.borderDistance, decimals: 1)
                try rows.record(names(place.flag))
                try rows.record(names(likely: place.likely))
                try rows.endRow()
            }
        }
    }

    /// Sets up the projection, which takes some milliseconds for most reference systems, so not before there are rows.
    @discardableResult
    func prepare() throws(PlanarError) -> Projection {
        if let projection { return projection }
        let made = try Projection(from: source, to: .sweref99TM)
        projection = made
        return made
    }

    /// To SWEREF 99 TM; invalid coordinates become NaN, which the locator flags.
    private func project(x: inout [Double], y: inout [Double], by projection: Projection) {
        // Valid coordinates replace invalid ones, so that one bad row doesn't spoil a block.
        var invalid: [Int] = []
        var possible: Int?
        for row in x.indices {
            if isPossible(x[row], y[row]) { possible = possible ?? row } else { invalid.append(row) }
        }
        for row in invalid { (x[row], y[row]) = possible.map { (x[$0], y[$0]) } ?? (0, 0) }
        do {
            try projection.transform(x: &x, y: &y)
        } catch {
            for row in x.indices {
                do { (x[row], y[row]) = try projection.transform(x: x[row], y: y[row]) } catch {
                    (x[row], y[row]) = (.nan, .nan)
                }
            }
        }
        for row in invalid { (x[row], y[row]) = (.nan, .nan) }
    }

    private func isPossible(_ x: Double, _ y: Double) -> Bool {
        x.isFinite && y.isFinite && (!isGeographic || (abs(x) <= 180 && abs(y) <= 90))
    }
}
