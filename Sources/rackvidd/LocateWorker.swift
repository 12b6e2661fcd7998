import Exchange
import Planar
import Territory

/// What rows are located on.
struct LocateGround: Sendable {
    let index: Territory.Index
    let names: LocatedNames
}

/// One thread's projection and locator, which give each row of a block its place.
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
        block.records.doubles(0, into: &block.x)
        block.records.doubles(1, into: &block.y)
        try project(x: &block.x, y: &block.y, by: prepare())
    }

    /// Adds six fields to each record of the block, which is projected.
    func locate(_ block: LocateBlock, on ground: LocateGround) throws {
        let locator = self.locator ?? ground.index.locator()
        self.locator = locator
        try locator.locate(x: block.x, y: block.y, into: &located)
        try write(block.records, ground.names, to: &block.rows)
    }

    /// The writer is borrowed for the whole block: looking up who else uses it takes longer than writing a field.
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

    /// Sets up the projection: some milliseconds of work for most reference systems, so not before there are rows.
    @discardableResult
    func prepare() throws(PlanarError) -> Projection {
        if let projection { return projection }
        let made = try Projection(from: source, to: .sweref99TM)
        projection = made
        return made
    }

    /// To SWEREF 99 TM; what is no coordinate becomes not-a-number, and the locator flags it.
    private func project(x: inout [Double], y: inout [Double], by projection: Projection) {
        // Something PROJ accepts stands in for invalid coordinates, so that one bad row doesn't spoil a block.
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

/// What the fields of a row say, as they stand in it: municipality code, municipality and zone of each cell, and the
/// flags.
struct LocatedNames: Sendable {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []
    private let cellCount: Int
    private static let flagCount = Located.Flag.allCases.count + 1
    /// The field of no municipality comes after theirs.
    private let municipalityCount: Int

    init(of territory: Territory, delimiter: Delimiter) throws(FileError) {
        cellCount = territory.cells.count
        municipalityCount = territory.municipalities.count
        for cell in territory.cells {
            let municipality = territory.municipalities[cell.municipality]
            try append([municipality.code, municipality.name, territory.scheme.zones[cell.zone].code], delimiter)
        }
        try append(["", "", ""], delimiter)
        let flags: [Located.Flag?] = Located.Flag.allCases + [nil]
        for flag in flags.sorted(by: { Self.position(of: $0) < Self.position(of: $1) }) {
            try append([flag?.rawValue ?? ""], delimiter)
        }
        for municipality in territory.municipalities { try append([municipality.code], delimiter) }
        try append([""], delimiter)
    }

    private mutating func append(_ fields: [String], _ delimiter: Delimiter) throws(FileError) {
        var row = try DelimitedWriter(to: ByteSink(), delimiter: delimiter)
        for field in fields { try row.field(field) }
        let start = bytes.count
        bytes += try row.finished()
        ranges.append(start..<bytes.count)
    }

    @inline(__always)
    private static func position(of flag: Located.Flag?) -> Int {
        switch flag {
        case .nearBorder: 0
        case .water: 1
        case .outside: 2
        case .invalid: 3
        case .doubtful: 4
        case nil: 5
        }
    }

    /// The names without counting references, for the length of a block.
    struct Pointers {
        fileprivate let bytes: UnsafeRawBufferPointer
        fileprivate let ranges: UnsafeBufferPointer<Range<Int>>
        fileprivate let cellCount: Int
        fileprivate let municipalityCount: Int

        @inline(__always)
        func callAsFunction(_ cell: Int?) -> UnsafeRawBufferPointer { at(cell ?? cellCount) }

        @inline(__always)
        func callAsFunction(_ flag: Located.Flag?) -> UnsafeRawBufferPointer {
            at(cellCount + 1 + LocatedNames.position(of: flag))
        }

        /// The code of the municipality that a doubtful point probably lies in.
        @inline(__always)
        func callAsFunction(likely municipality: Int?) -> UnsafeRawBufferPointer {
            at(cellCount + 1 + LocatedNames.flagCount + (municipality ?? municipalityCount))
        }

        @inline(__always)
        private func at(_ row: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[ranges[row]]) }
    }

    func withNames<Failure: Error>(_ body: (Pointers) throws(Failure) -> Void) throws(Failure) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
            try ranges.withUnsafeBufferPointer { (ranges) throws(Failure) in
                try body(
                    Pointers(
                        bytes: UnsafeRawBufferPointer(bytes), ranges: ranges, cellCount: cellCount,
                        municipalityCount: municipalityCount))
            }
        }
    }
}
