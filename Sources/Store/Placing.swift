internal import Dispatch
internal import Foundation
internal import Synchronization
internal import Territory
internal import Wording

/// Places many locations on all processors; each worker has its own GEOS objects.
struct Placing: Sendable {
    private let territory: Territory
    private let index: Territory.Index
    private let gazetteer: Gazetteer

    /// A location that can't be read: its place in the list, and why.
    struct Failure: Error {
        let location: Int
        let wording: Wording
    }

    init(territory: Territory, gazetteer: Gazetteer, expectedLocations: Int) throws {
        self.territory = territory
        self.gazetteer = gazetteer
        index = try Territory.Index(territory, expectedPoints: expectedLocations)
    }

    /// Answers in the order of the locations, the same whatever the number of processors.
    ///
    /// - Throws: `Failure` for the first location that can't be read.
    func place(_ locations: [Location]) throws -> [Placement.Placed] {
        // Below some hundreds, starting workers costs more than they save.
        let workers = max(1, min(ProcessInfo.processInfo.activeProcessorCount, locations.count / 256))
        guard workers > 1 else { return try Worker(self).place(locations, in: locations.indices) }
        // Smaller pieces than workers, so that nobody waits for the one with the large areas.
        let size = max(64, locations.count / (workers * 8))
        let pieces = stride(from: 0, to: locations.count, by: size).map { $0..<min($0 + size, locations.count) }
        let results = Mutex([Result<[Placement.Placed], any Error>?](repeating: nil, count: pieces.count))
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            // Made once by each worker: it prepares the cells.
            let worker = Result { try Worker(self) }
            while true {
                let piece = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard piece < pieces.count else { return }
                let result = Result { try worker.get().place(locations, in: pieces[piece]) }
                results.withLock { $0[piece] = result }
            }
        }
        var placed: [Placement.Placed] = []
        placed.reserveCapacity(locations.count)
        for result in results.withLock({ $0 }) {
            if let result { placed += try result.get() }
        }
        return placed
    }

    /// One thread's own objects.
    private final class Worker {
        private let placement: Placement
        /// Names and lists of municipalities come back again and again; geometry hardly ever does.
        private var known: [Location: Placement.Placed] = [:]

        init(_ placing: Placing) throws {
            placement = try Placement(territory: placing.territory, index: placing.index, gazetteer: placing.gazetteer)
        }

        func place(_ locations: [Location], in range: Range<Int>) throws -> [Placement.Placed] {
            try range.map { position in
                let location = locations[position]
                do {
                    if case .geometry = location { return try placement.place(location) }
                    if let placed = known[location] { return placed }
                    let placed = try placement.place(location)
                    known[location] = placed
                    return placed
                } catch {
                    let wording = (error as? any WordedError)?.wording ?? Wording(verbatim: "\(error)")
                    throw Failure(location: position, wording: wording)
                }
            }
        }
    }
}
