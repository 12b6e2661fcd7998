import Exchange
import JSON
package import Store
import Territory
package import Wording

/// How the initiatives of a file stand in the store: how their statuses count, and which aren't where they say.
package struct InitiativeStanding {
    private let statuses: [Wording]
    private let unplaced: [Store.Unplaced]
    private let doubtful: Int

    /// - Parameters:
    ///   - batch: of a file without statuses none is told.
    ///   - found: once it was stored, or would have been.
    package init(of batch: ImportBatch<Initiative>, _ found: ImportResult.Standing) {
        let hasStatus = batch.spoken?.fields.contains(.status) ?? true
        let isUpdate = !hasStatus && !found.statuses.isEmpty
        var counts: [String?: Int] = [:]
        if !isUpdate { for one in batch.accepted { counts[one.record.status, default: 0] += 1 } }
        statuses = StatusText.understood(counts) { found.statuses[$0] ?? StatusStanding(ofStatus: $0) }
        (unplaced, doubtful) = (found.unplaced, found.doubtful)
    }

    /// How an edit's status counts, where it states one: a new one is taken for decided by its word.
    package static func statuses(of batch: ImportBatch<Initiative>, in store: Store) throws -> [Wording] {
        guard batch.spoken?.fields.contains(.status) == true else { return [] }
        let standings = try store.statusStandings()
        var counts: [String?: Int] = [:]
        for one in batch.accepted where one.record.status.map({ standings[$0] == nil }) ?? false {
            counts[one.record.status, default: 0] += 1
        }
        return counts.isEmpty ? [] : StatusText.understood(counts) { StatusStanding(ofStatus: $0) }
    }

    /// Every initiative whose location or place could not be used.
    package var places: UnplacedText { UnplacedText(unplaced) }

    /// The sentences of the receipt.
    ///
    /// - Parameter countingPlaces: whether to say how many could not be placed, where `places` isn't shown.
    package func lines(countingPlaces: Bool) -> [Wording] {
        statuses
            + [countingPlaces ? places.counts() : nil, doubtful > 0 ? Readings.doubtful(doubtful) : nil]
            .compactMap { $0 }
    }

    func json(in language: Language) -> JSONValue {
        [
            "statuses": .array(statuses.map { .string($0[language]) }),
            "unplaced": .array(
                unplaced.map {
                    [
                        "initiative": .string($0.initiative), "municipality_stands": .bool($0.isKept),
                        "reason": .string(UnplacedText.sentence($0.problem)[language]),
                    ]
                }),
            "doubtful": .integer(doubtful),
        ]
    }
}
