import Dispatch
import Exchange
import Foundation
import Planar
import Territory

/// Locates the rows of a file in batches, each on all cores, in their order: memory does not grow with the file.
struct LocateStream: ~Copyable {
    private let territory: Territory
    private let workers: [LocateWorker]
    private let columns: (x: Int, y: Int)
    private var writer: DelimitedWriter

    /// Rows at a time for each worker, and the most workers: together they bound the memory.
    private static let rowsEach = 8_192, mostWorkers = 16

    // One batch: the records as they stand in the file, and their coordinates.
    private var records: [UInt8] = []
    private var ends: [Int] = []
    private var x: [Double] = []
    private var y: [Double] = []

    init(
        territory: Territory, index: Territory.Index, from source: CRS, columns: (x: Int, y: Int), writer: consuming DelimitedWriter
    ) throws {
        self.territory = territory
        workers = (0..<min(ProcessInfo.processInfo.activeProcessorCount, Self.mostWorkers)).map { _ in
            LocateWorker(index: index, from: source)
        }
        // A system that nobody knows is an error before the first row.
        try workers[0].prepare()
        self.columns = columns
        self.writer = writer
    }

    consuming func run(_ reader: inout DelimitedReader, progress: consuming Progress) throws {
        for name in reader.header { try writer.field(name) }
        for name in ["municipality_code", "municipality", "zone", "border_distance_m", "flag"] { try writer.field(name) }
        try writer.endRow()
        var count = 0
        while try reader.next() {
            reader.withRecord { records.append(contentsOf: $0) }
            ends.append(records.count)
            x.append(reader.double(columns.x) ?? .nan)
            y.append(reader.double(columns.y) ?? .nan)
            if ends.count == Self.rowsEach * workers.count {
                count += ends.count
                try write()
                progress.update(count)
                if writer.isReaderGone { break }
            }
        }
        try write()
        progress.finish()
        try writer.finish()
    }

    private mutating func write() throws {
        var start = 0
        var row = 0
        for worker in try locate() {
            for located in worker.located {
                try records[start..<ends[row]].withUnsafeBytes { try writer.record($0) }
                start = ends[row]
                row += 1
                if let cell = located.cell.map({ territory.cells[$0] }) {
                    try writer.field(territory.municipalities[cell.municipality].code)
                    try writer.field(territory.municipalities[cell.municipality].name)
                    try writer.field(territory.scheme.zones[cell.zone].code)
                } else {
                    for _ in 0..<3 { try writer.plain("") }
                }
                try writer.field(located.borderDistance, decimals: 1)
                try writer.field(located.flag?.rawValue ?? "")
                try writer.endRow()
            }
        }
        records.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        x.removeAll(keepingCapacity: true)
        y.removeAll(keepingCapacity: true)
    }

    /// Cuts the batch into as many runs as there are workers, and gives it to one where a second would only wait for its projection.
    private func locate() throws -> ArraySlice<LocateWorker> {
        let count = ends.count, share = count < 4_096 ? 1 : workers.count
        let (x, y) = (x, y)
        // Each worker is used by one iteration only.
        nonisolated(unsafe) let workers = workers
        DispatchQueue.concurrentPerform(iterations: share) { worker in
            workers[worker].locate(x: x, y: y, rows: worker * count / share..<(worker + 1) * count / share)
        }
        for case let failure? in workers[..<share].map(\.failure) { throw failure }
        return workers[..<share]
    }
}

/// One thread's projection and locator, and what they say of its rows of a batch.
private final class LocateWorker {
    private(set) var located: [Located] = []
    private(set) var failure: (any Error)?
    private let locator: Territory.Locator
    private let source: CRS
    private var projection: Projection?
    /// Bounds of longitude and latitude; planar coordinates' are known to PROJ.
    private let isGeographic: Bool
    private var x: [Double] = []
    private var y: [Double] = []

    init(index: Territory.Index, from source: CRS) {
        locator = index.locator()
        self.source = source
        isGeographic = source == .crs84
    }

    /// Sets up the projection, some milliseconds of work.
    @discardableResult
    func prepare() throws(PlanarError) -> Projection {
        if let projection { return projection }
        let made = try Projection(from: source, to: .sweref99TM)
        projection = made
        return made
    }

    func locate(x allX: [Double], y allY: [Double], rows: Range<Int>) {
        located.removeAll(keepingCapacity: true)
        x.removeAll(keepingCapacity: true)
        y.removeAll(keepingCapacity: true)
        x.append(contentsOf: allX[rows])
        y.append(contentsOf: allY[rows])
        do {
            project(by: try prepare())
            for row in x.indices { located.append(try locator.locate(x: x[row], y: y[row])) }
        } catch {
            failure = error
        }
    }

    /// To SWEREF 99 TM; what is no coordinate becomes not-a-number, and the locator flags it.
    private func project(by projection: Projection) {
        // Something PROJ accepts stands in for invalid coordinates, so that one bad row doesn't spoil a batch.
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
                do { (x[row], y[row]) = try projection.transform(x: x[row], y: y[row]) } catch { (x[row], y[row]) = (.nan, .nan) }
            }
        }
        for row in invalid { (x[row], y[row]) = (.nan, .nan) }
    }

    private func isPossible(_ x: Double, _ y: Double) -> Bool {
        x.isFinite && y.isFinite && (!isGeographic || (abs(x) <= 180 && abs(y) <= 90))
    }
}
