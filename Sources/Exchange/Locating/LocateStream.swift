import Dispatch
import Foundation
package import Planar
import Synchronization

/// Locates the rows of a file in blocks: read one after the other, each located by the next free core, written in the
/// order of the file. While one core makes ready what rows are located on, the others read and project ahead. A fixed
/// number of blocks is on its way at a time, so memory does not grow with the file.
package final class LocateStream: Sendable {
    /// Rows in a block, the most threads, and blocks that are read ahead: together they bound the memory.
    private static let rows = 4_096, mostThreads = 16, ahead = 32

    private static let threads = min(ProcessInfo.processInfo.activeProcessorCount, mostThreads)
    /// Blocks on their way later: enough that nobody waits while one takes longer than others.
    private static let steady = threads * 2 + 1

    private struct Input: ~Copyable {
        var reader: DelimitedReader
        /// Of the next block.
        var number = 0
        var isAtEnd = false
    }

    private struct Output: ~Copyable {
        /// Nil once the file is finished.
        var writer: DelimitedWriter?
        /// Called with the number of rows written so far.
        let progress: @Sendable (Int) -> Void
        var rowCount = 0
        /// The first block's that has any.
        var failure: (any Error)?
        var isStopped = false
    }

    private struct Queue {
        var free: [LocateBlock]
        /// Projected before there was anything to locate them on.
        var ahead: [LocateBlock] = []
        /// Of all blocks, wherever they are.
        var count: Int
        /// Located, until those before them are written.
        var waiting: [Int: LocateBlock] = [:]
        /// The block to be written next, and whether somebody is at it.
        var next = 0
        var isWriting = false
    }

    private let input: Mutex<Input>
    private let output: Mutex<Output>
    private let queue: Mutex<Queue>
    /// How many blocks are free.
    private let free = DispatchSemaphore(value: 0)
    private let ground = Mutex<Result<LocateGround, any Error>?>(nil)
    private let isGroundMade = DispatchGroup()

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
        var blocks: [LocateBlock] = []
        for _ in 0..<Self.steady + Self.ahead {
            blocks.append(try LocateBlock(fields: [columns.x, columns.y], delimiter: reader.dialect.delimiter))
            free.signal()
        }
        queue = Mutex(Queue(free: blocks, count: blocks.count))
        input = Mutex(Input(reader: reader))
        output = Mutex(Output(writer: writer, progress: progress))
    }

    /// Locates all rows, whose coordinates are of the reference system `source`.
    ///
    /// - Parameter makeGround: called once, on the calling thread.
    /// - Throws: a reference system that nobody knows and what `makeGround` throws, before anything is written; what is
    ///   wrong with the first block in which something is, after the blocks before it.
    package func run(from source: CRS, on makeGround: () throws -> LocateGround) throws {
        isGroundMade.enter()
        let others = DispatchGroup()
        for _ in 1..<Self.threads {
            DispatchQueue.global(qos: .userInitiated).async(group: others) { self.work(LocateWorker(from: source)) }
        }
        let worker = LocateWorker(from: source)
        let made = Result {
            try worker.prepare()
            return try makeGround()
        }
        ground.withLock { $0 = made }
        isGroundMade.leave()
        work(worker)
        others.wait()
        try output.withLock { output in
            _ = try made.get()
            if let failure = output.failure { throw failure }
            try output.writer.take()?.finish()
        }
    }

    private func work(_ worker: LocateWorker) {
        while ground.withLock({ $0 == nil }), free.wait(timeout: .now()) == .success, let block = read() {
            block.attempt(worker.project)
            queue.withLock { $0.ahead.append(block) }
        }
        isGroundMade.wait()
        guard case .success(let ground) = ground.withLock({ $0 }) else { return }
        while let block = queue.withLock({ $0.ahead.isEmpty ? nil : $0.ahead.removeFirst() }) {
            block.attempt { try worker.locate($0, on: ground) }
            deliver(block)
        }
        while let block = take() {
            block.attempt(worker.project)
            block.attempt { try worker.locate($0, on: ground) }
            deliver(block)
        }
    }

    private func take() -> LocateBlock? {
        free.wait()
        return read()
    }

    /// The next block of the file, one of the free ones, of which there is one; nil at the file's end.
    private func read() -> LocateBlock? {
        let block = queue.withLock { $0.free.removeLast() }
        let isRead = input.withLock { input in
            guard !input.isAtEnd else { return false }
            do {
                block.failure = nil
                input.isAtEnd = try !input.reader.read(&block.records, rows: Self.rows)
                if input.isAtEnd { return false }
            } catch {
                block.failure = error
                input.isAtEnd = true
            }
            block.number = input.number
            input.number += 1
            return true
        }
        if isRead { return block }
        release(block)
        return nil
    }

    private func release(_ block: LocateBlock) {
        let isFree = queue.withLock { queue in
            // The many that were read ahead aren't needed again.
            guard queue.count <= Self.steady else {
                queue.count -= 1
                return false
            }
            queue.free.append(block)
            return true
        }
        if isFree { free.signal() }
    }

    /// Writes the block, and those that have waited for it, unless somebody else is writing, who then does.
    private func deliver(_ block: LocateBlock) {
        queue.withLock { $0.waiting[block.number] = block }
        while let next = nextToWrite() {
            write(next)
            queue.withLock { queue in
                queue.next += 1
                queue.isWriting = false
            }
            release(next)
        }
    }

    private func nextToWrite() -> LocateBlock? {
        queue.withLock { queue in
            guard !queue.isWriting, let block = queue.waiting.removeValue(forKey: queue.next) else { return nil }
            queue.isWriting = true
            return block
        }
    }

    private func write(_ block: LocateBlock) {
        let isStopped = output.withLock { output in
            guard !output.isStopped else { return true }
            do {
                if let failure = block.failure { throw failure }
                try output.writer?.rows(from: &block.rows)
                output.rowCount += block.records.count
                output.progress(output.rowCount)
                output.isStopped = output.writer?.isReaderGone ?? true
            } catch {
                output.failure = error
                output.isStopped = true
            }
            return output.isStopped
        }
        if isStopped { input.withLock { $0.isAtEnd = true } }
    }
}

/// Rows on their way through a `LocateStream`: as read, then with their places.
///
/// Unchecked, since one thread at a time has it: it changes hands under the stream's locks.
final class LocateBlock: @unchecked Sendable {
    fileprivate var number = 0
    fileprivate var failure: (any Error)?
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

    /// A step of the work; none after a failure.
    fileprivate func attempt(_ step: (LocateBlock) throws -> Void) {
        guard failure == nil else { return }
        do { try step(self) } catch { failure = error }
    }
}
