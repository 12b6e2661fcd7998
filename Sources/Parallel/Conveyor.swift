import Dispatch
import Synchronization

/// Blocks that are read one after the other, each worked on by the next free core, and written in the input's order.
/// While one core makes ready what the work stands on, the others read and prepare ahead.
///
/// A fixed number of blocks is on its way at a time, so memory does not grow with the input. Unlike `Pipeline`, where
/// the thread that has the connection writes, no thread only reads or writes: whoever has the block that is due does
/// it. `Scripts/bench` has the time of a million rows on it beside geopandas and DuckDB.
package final class Conveyor<Work: ConveyorWork>: Sendable {
    /// A block on its way.
    private struct Item {
        let block: Work.Block
        let number: Int
        var failure: (any Error)?
    }

    private struct State {
        var free: [Work.Block]
        /// Prepared before there was ground for more.
        var ahead: [Item] = []
        /// Of all blocks, wherever they are.
        var count: Int
        /// Finished, until those before them are written.
        var waiting: [Int: Item] = [:]
        /// The block to be written next, and whether somebody is at it.
        var next = 0
        var isWriting = false
        /// The first block's that has any.
        var failure: (any Error)?
        var isStopped = false
    }

    private struct Input {
        /// Of the next block.
        var number = 0
        var isAtEnd = false
    }

    private let work: Work
    private let input = Mutex(Input())
    private let state: Mutex<State>
    /// How many blocks are free.
    private let free = DispatchSemaphore(value: 0)
    private let ground = Mutex<Result<Work.Ground, any Error>?>(nil)
    private let isGroundMade = DispatchGroup()
    private let threads: Int

    /// Blocks on their way once the ground is there: enough that nobody waits while one takes longer than others.
    private var steady: Int { threads * 2 + 1 }

    /// - Parameters:
    ///   - ahead: blocks that may be prepared before there is ground; with those on their way they bound the memory.
    ///   - mostThreads: beyond these none is taken, however many cores there are.
    package init(_ work: Work, ahead: Int, mostThreads: Int = 16, makeBlock: () throws -> Work.Block) rethrows {
        self.work = work
        threads = min(Processors.count, mostThreads)
        let blocks = try (0..<threads * 2 + 1 + ahead).map { _ in try makeBlock() }
        for _ in blocks { free.signal() }
        state = Mutex(State(free: blocks, count: blocks.count))
    }

    /// Moves the whole input.
    ///
    /// - Parameters:
    ///   - worker: the calling thread's own.
    ///   - makeGround: called once, on the calling thread.
    /// - Throws: what `makeGround` throws, before anything is written; else the failure of the first block that has
    ///   one, after the blocks before it have been written.
    package func run(_ worker: Work.Worker, on makeGround: () throws -> Work.Ground) throws {
        isGroundMade.enter()
        let others = DispatchGroup()
        for _ in 1..<threads {
            DispatchQueue.global(qos: .userInitiated).async(group: others) { self.move(self.work.makeWorker()) }
        }
        let made = Result { try makeGround() }
        ground.withLock { $0 = made }
        isGroundMade.leave()
        move(worker)
        others.wait()
        _ = try made.get()
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func move(_ worker: Work.Worker) {
        while ground.withLock({ $0 == nil }), free.wait(timeout: .now()) == .success, var item = read() {
            attempt(&item) { try work.prepare($0, worker) }
            let prepared = item
            state.withLock { $0.ahead.append(prepared) }
        }
        isGroundMade.wait()
        guard case .success(let ground) = ground.withLock({ $0 }) else { return }
        while var item = state.withLock({ $0.ahead.isEmpty ? nil : $0.ahead.removeFirst() }) {
            attempt(&item) { try work.finish($0, worker, on: ground) }
            deliver(item)
        }
        while var item = take() {
            attempt(&item) { try work.prepare($0, worker) }
            attempt(&item) { try work.finish($0, worker, on: ground) }
            deliver(item)
        }
    }

    /// A step of the work; none after a failure.
    private func attempt(_ item: inout Item, _ step: (Work.Block) throws -> Void) {
        guard item.failure == nil else { return }
        do { try step(item.block) } catch { item.failure = error }
    }

    private func take() -> Item? {
        free.wait()
        return read()
    }

    /// The next block of the input, in one of the free ones, of which there is one; nil at the end.
    private func read() -> Item? {
        let block = state.withLock { $0.free.removeLast() }
        let item = input.withLock { input -> Item? in
            guard !input.isAtEnd else { return nil }
            var item = Item(block: block, number: input.number)
            do {
                input.isAtEnd = try !work.read(block)
                if input.isAtEnd { return nil }
            } catch {
                item.failure = error
                input.isAtEnd = true
            }
            input.number += 1
            return item
        }
        if item == nil { release(block) }
        return item
    }

    private func release(_ block: Work.Block) {
        let isFree = state.withLock { state in
            // The many that were read ahead aren't needed again.
            guard state.count <= steady else {
                state.count -= 1
                return false
            }
            state.free.append(block)
            return true
        }
        if isFree { free.signal() }
    }

    /// Writes the block, and those that have waited for it, unless somebody else is writing, who then does.
    private func deliver(_ item: Item) {
        state.withLock { $0.waiting[item.number] = item }
        while let next = nextToWrite() {
            write(next)
            state.withLock { state in
                state.next += 1
                state.isWriting = false
            }
            release(next.block)
        }
    }

    private func nextToWrite() -> Item? {
        state.withLock { state in
            guard !state.isWriting, let item = state.waiting.removeValue(forKey: state.next) else { return nil }
            state.isWriting = true
            return item
        }
    }

    private func write(_ item: Item) {
        guard state.withLock({ !$0.isStopped }) else { return }
        do {
            if let failure = item.failure { throw failure }
            if try work.write(item.block) { return }
        } catch {
            state.withLock { $0.failure = error }
        }
        state.withLock { $0.isStopped = true }
        input.withLock { $0.isAtEnd = true }
    }
}
