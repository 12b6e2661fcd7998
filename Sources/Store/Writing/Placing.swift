internal import Foundation
internal import Territory
internal import Wording

/// Places many locations on one territory; each thread has a worker of its own.
struct Placing: Sendable {
    private let territory: Territory
    private let index: Territory.Index
    private let gazetteer: Gazetteer

    init(territory: Territory, gazetteer: Gazetteer, expectedLocations: Int) throws {
        self.territory = territory
        self.gazetteer = gazetteer
        index = try Territory.Index(territory, expectedPoints: expectedLocations)
    }

    /// Locations of one piece of work: large enough to be worth handing over, small enough that nobody waits long for a
    /// piece with large areas.
    static let piece = 512

    /// The pieces that so many things are cut into.
    static func pieces(of count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: piece).map { $0..<min($0 + piece, count) }
    }

    /// One thread's own objects: it prepares the cells.
    final class Worker {
        private let placement: Placement
        /// Names and lists of municipalities come back again and again; geometry hardly ever does.
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
