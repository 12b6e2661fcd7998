/// The work of a `Conveyor` on the blocks of an input of unknown length.
package protocol ConveyorWork: Sendable {
    /// A block's memory, reused for later blocks. One thread at a time has it.
    associatedtype Block: Sendable
    /// State of one thread.
    associatedtype Worker
    /// Data shared by all threads, made once while the first blocks are read.
    associatedtype Ground: Sendable

    func makeWorker() -> Worker

    /// Fills the block with what comes next; false at the end. One thread at a time is here, in the input's order.
    func read(_ block: Block) throws -> Bool

    /// The part of the work that needs no ground.
    func prepare(_ block: Block, _ worker: Worker) throws

    func finish(_ block: Block, _ worker: Worker, on ground: Ground) throws

    /// Writes a finished block; false where the output takes no more. Called by one thread at a time, in the input's
    /// order.
    func write(_ block: Block) throws -> Bool
}
