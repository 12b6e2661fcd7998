import Exchange
import Foundation
import Planar
import Territory

/// Locates the rows of a file in batches, in their order: memory does not grow with the file.
struct LocateStream: ~Copyable {
    private let territory: Territory
    private let locator: Territory.Locator
    private let projection: Projection
    /// Bounds of longitude and latitude; nil for planar coordinates, whose bounds PROJ knows.
    private let isGeographic: Bool
    private let columns: (x: Int, y: Int)
    private var writer: DelimitedWriter

    /// Rows at a time.
    private static let batch = 8_192

    // One batch: the records as they stand in the file, and their coordinates.
    private var records: [UInt8] = []
    private var ends: [Int] = []
    private var x: [Double] = []
    private var y: [Double] = []

    init(
        territory: Territory, index: Territory.Index, from source: CRS, columns: (x: Int, y: Int), writer: consuming DelimitedWriter
    ) throws {
        self.territory = territory
        locator = index.locator()
        projection = try Projection(from: source, to: .sweref99TM)
        isGeographic = source == .crs84
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
            if ends.count == Self.batch {
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
        try project()
        var start = 0
        for row in ends.indices {
            let located = try locator.locate(x: x[row], y: y[row])
            try records[start..<ends[row]].withUnsafeBytes { try writer.record($0) }
            start = ends[row]
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
        records.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        x.removeAll(keepingCapacity: true)
        y.removeAll(keepingCapacity: true)
    }

    /// To SWEREF 99 TM; what is no coordinate becomes not-a-number, and the locator flags it.
    private mutating func project() throws {
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
