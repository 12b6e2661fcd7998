import Dispatch
import Exchange
import Foundation
import Synchronization

/// Locates the rows of a file in blocks: read one after the other, each located by the next free core, written in the order of the file.
/// A fixed number of blocks is on its way at a time, so memory does not grow with the file.
final class LocateStream: Sendable {
    /// Rows in a block, and the most threads: together they bound the memory.
    private static let rows = 4_096, mostWorkers = 16

    /// One thread a core.
    static var workerCount: Int { min(ProcessInfo.processInfo.activeProcessorCount, mostWorkers) }

    private struct Input: ~Copyable {
        var reader: DelimitedReader
        /// Of the next block.
        var number = 0
        var isAtEnd = false
    }

    private struct Output: ~Copyable {
        /// Nil once the file is finished.
        var writer: DelimitedWriter?
        var progress: Progress
        var rowCount = 0
        /// The first block's that has any.
        var failure: (any Error)?
        var isStopped = false
    }

    private struct Queue {
        var free: [LocateBlock]
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

    /// - Parameter workers: how many threads are to `run`.
    init(
        from reader: consuming sending DelimitedReader, columns: (x: Int, y: Int), to writer: consuming sending DelimitedWriter,
        progress: consuming Progress, workers: Int
    ) throws {
        for name in reader.header { try writer.field(name) }
        for name in ["municipality_code", "municipality", "zone", "border_distance_m", "flag"] { try writer.field(name) }
        try writer.endRow()
        var blocks: [LocateBlock] = []
        // Enough that nobody waits while one block takes longer than others.
        for _ in 0..<workers * 2 + 1 {
            blocks.append(try LocateBlock(fields: [columns.x, columns.y], delimiter: reader.dialect.delimiter))
            free.signal()
        }
        queue = Mutex(Queue(free: blocks))
        input = Mutex(Input(reader: reader))
        output = Mutex(Output(writer: writer, progress: progress))
    }

    /// Locates all rows.
    ///
    /// - Throws: what was wrong with the first block in which something was; the blocks before it are written.
    func run(_ workers: [LocateWorker]) throws {
        // Each worker is used by one thread only.
        nonisolated(unsafe) let workers = workers
        DispatchQueue.concurrentPerform(iterations: workers.count) { thread in
            while let block = take() {
                if block.failure == nil {
                    do { try workers[thread].locate(block) } catch { block.failure = error }
                }
                deliver(block)
            }
        }
        try output.withLock { output in
            output.progress.finish()
            if let failure = output.failure { throw failure }
            try output.writer.take()?.finish()
        }
    }

    /// The next block of the file; nil at its end.
    private func take() -> LocateBlock? {
        free.wait()
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
        queue.withLock { $0.free.append(block) }
        free.signal()
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
                output.progress.update(output.rowCount)
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
    /// In memory.
    var rows: DelimitedWriter

    fileprivate init(fields: [Int], delimiter: Delimiter) throws {
        records = DelimitedBlock(fields: fields)
        rows = try DelimitedWriter(to: ByteSink(), delimiter: delimiter)
    }
}
