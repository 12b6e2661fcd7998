internal import Foundation
internal import Territory
internal import Wording

/// Places many locations on one territory; each thread has its own worker.
struct Placing: Sendable {
    private let territory: Territory
    private let index: Territory.Index
    private let gazetteer: Gazetteer

    init(territory: Territory, gazetteer: Gazetteer, expectedLocations: Int) throws {
        self.territory = territory
        self.gazetteer = gazetteer
        index = try Territory.Index(territory, expectedPoints: expectedLocations)
    }

    /// Locations per piece of work: enough to justify the hand-over, few enough that pieces with large areas delay
    /// nobody.
    static let piece = 512

    /// The pieces of a number of locations.
    static func pieces(of count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: piece).map { $0..<min($0 + piece, count) }
    }

    /// One thread's state: it prepares the cells.
    final class Worker {
        private let placement: Placement
        /// Cached placements: names and lists of municipalities recur; geometry hardly ever does.
        private var known: [Location: Placement.Placed] = [:]

        init(_ placing: Placing) throws {
            placement = try Placement(territory: placing.territory, index: placing.index, gazetteer: placing.gazetteer)
        }

        /// - Parameter row: of the location's source, for the error.
        /// - Throws: `StoreError.unreadable`.
        func place(_ location: Location, row: Int) throws(StoreError) -> Placement.Placed {
            do {
                if case .geometry = location { return try placement.place(location) }
                if let placed = known[location] { return placed }
                let placed = try placement.place(location)
                known[location] = placed
                return placed
            } catch {
                throw .unreadable(row: row, what: (error as? any WordedError)?.wording ?? Wording(verbatim: "\(error)"))
            }
        }
    }
}
