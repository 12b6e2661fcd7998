import Parallel
package import Planar
import Synchronization

/// Locates the rows of a file in blocks (`Conveyor`): memory does not grow with the file.
package final class LocateStream: Sendable {
    /// Rows in a block, and blocks that are read and projected before there is anything to locate them on.
    private static let rows = 4_096, ahead = 32

    private struct Output: ~Copyable {
        /// Nil once the file is finished.
        var writer: DelimitedWriter?
        /// Called with the number of rows written so far.
        let progress: @Sendable (Int) -> Void
        var rowCount = 0
    }

    private let columns: (x: Int, y: Int)
    private let delimiter: Delimiter
    private let input: Mutex<DelimitedReader>
    private let output: Mutex<Output>

    package init(
        from reader: consuming sending DelimitedReader, columns: (x: Int, y: Int),
        to writer: consuming sending DelimitedWriter,
        progress: @escaping @Sendable (Int) -> Void
    ) throws {
        for name in reader.header { try writer.field(name) }
        for name in [
            "municipality_code", "municipality", "zone", "border_distance_m", "flag", "likely_municipality_code",
        ] {
            try writer.field(name)
        }
        try writer.endRow()
        self.columns = columns
        delimiter = reader.dialect.delimiter
        input = Mutex(reader)
        output = Mutex(Output(writer: writer, progress: progress))
    }

    /// Locates all rows, whose coordinates are of the reference system `source`.
    ///
    /// - Parameter makeGround: called once, on the calling thread.
    /// - Throws: an unknown reference system and errors of `makeGround`, before anything is written; the error of the
    ///   first faulty block, after the blocks before it are written.
    package func run(from source: CRS, on makeGround: () throws -> LocateGround) throws {
        let conveyor = try Conveyor(LocateWork(stream: self, source: source), ahead: Self.ahead) {
            try LocateBlock(fields: [columns.x, columns.y], delimiter: delimiter)
        }
        let worker = LocateWorker(from: source)
        try conveyor.run(worker) {
            try worker.prepare()
            return try makeGround()
        }
        try output.withLock { try $0.writer.take()?.finish() }
    }

    fileprivate func read(_ block: LocateBlock) throws -> Bool {
        try input.withLock { try $0.read(&block.records, rows: Self.rows) }
    }

    fileprivate func write(_ block: LocateBlock) throws -> Bool {
        try output.withLock { output in
            try output.writer?.rows(from: &block.rows)
            output.rowCount += block.records.count
            output.progress(output.rowCount)
            return !(output.writer?.isReaderGone ?? true)
        }
    }
}

/// The steps that a block of rows goes through.
private struct LocateWork: ConveyorWork {
    let stream: LocateStream
    let source: CRS

    func makeWorker() -> LocateWorker { LocateWorker(from: source) }
    func read(_ block: LocateBlock) throws -> Bool { try stream.read(block) }
    func prepare(_ block: LocateBlock, _ worker: LocateWorker) throws { try worker.project(block) }

    func finish(_ block: LocateBlock, _ worker: LocateWorker, on ground: LocateGround) throws {
        try worker.locate(block, on: ground)
    }

    func write(_ block: LocateBlock) throws -> Bool { try stream.write(block) }
}

/// Rows on their way through a `LocateStream`: as read, then with their places.
///
/// Unchecked, since one thread at a time has it: it changes hands under the conveyor's locks.
final class LocateBlock: @unchecked Sendable {
    /// Coordinates are the fields that can be read, x first.
    fileprivate(set) var records: DelimitedBlock
    /// SWEREF 99 TM, once projected.
    var x: [Double] = []
    var y: [Double] = []
    /// In memory.
    var rows: DelimitedWriter

    fileprivate init(fields: [Int], delimiter: Delimiter) throws {
        records = DelimitedBlock(fields: fields)
        rows = try DelimitedWriter(to: ByteSink(), delimiter: delimiter)
    }
}
