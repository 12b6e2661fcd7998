import Parallel
package import Planar
import Synchronization
package import Wording

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
        var invalidCount = 0
    }

    private struct Input: ~Copyable {
        var reader: DelimitedReader
        /// How the columns' numbers are written, by the rows of the first block.
        var notations: (x: NumberFormat?, y: NumberFormat?)?
    }

    private let columns: (x: Int, y: Int)
    private let delimiter: Delimiter
    private let names: (x: String, y: String)
    private let input: Mutex<Input>
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
        names = (reader.header[columns.x], reader.header[columns.y])
        input = Mutex(Input(reader: reader))
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

    /// What was decided about the notation of the numbers, and how many rows have none, once all rows are located.
    package var understood: [Wording] {
        let notes = input.withLock { ($0.notations?.x?.understood ?? []) + ($0.notations?.y?.understood ?? []) }
        let invalid = output.withLock { $0.invalidCount }
        guard invalid > 0 else { return notes }
        let count = Exchange.rows(invalid)
        return notes + [
            Wording(
                sv: "Utan användbara koordinater: \(count.sv), med invalid i kolumnen flag.",
                en: "Without usable coordinates: \(count.en), with invalid in the column flag.")
        ]
    }

    fileprivate func read(_ block: LocateBlock) throws -> Bool {
        try input.withLock { input in
            guard try input.reader.read(&block.records, rows: Self.rows) else { return false }
            if input.notations == nil {
                input.notations = (
                    block.records.notation(0, column: names.x), block.records.notation(1, column: names.y)
                )
            }
            block.notations = (input.notations?.x, input.notations?.y)
            return true
        }
    }

    fileprivate func write(_ block: LocateBlock) throws -> Bool {
        try output.withLock { output in
            try output.writer?.rows(from: &block.rows)
            output.rowCount += block.records.count
            output.invalidCount += block.invalid
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
    /// How their numbers are written; nil for decimal points.
    fileprivate(set) var notations: (x: NumberFormat?, y: NumberFormat?)
    /// Rows without usable coordinates, once located.
    var invalid = 0
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
