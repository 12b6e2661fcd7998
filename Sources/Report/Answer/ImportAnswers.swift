import Exchange
package import JSON
package import Store
import Territory
package import Wording

/// The receipt of a file's rows.
package struct ImportAnswer: RecordAnswer {
    private let file: ImportFile
    private let receipt: ImportReceipt
    private let understood: [Wording]
    private let rejected: [RejectedRow]
    /// Of a file of initiatives: how they stand in the store.
    package var standing: InitiativeStanding?
    /// Of a file of indicators with population: its receipt.
    package var population: PopulationAnswer?

    package init<Record>(_ receipt: ImportReceipt, of batch: ImportBatch<Record>) {
        self.receipt = receipt
        file = batch.file
        understood = batch.understood
        rejected = batch.rejected
    }

    /// How the file was understood, the numbers of new, changed and rejected rows, and why the first rejected ones
    /// were.
    package func text(in language: Language, width: Int) -> String {
        understood.map { $0[language] + "\n" }.joined() + ImportText.summary(receipt, rejected: rejected)[language]
            + "\n"
    }

    /// The same with every rejected row, and what was found beside the rows.
    package func json(in language: Language) -> JSONValue {
        var object: JSONObject = [
            "file": .string(file.name), "sha256": .string(file.sha256), "as": .string(file.kind.rawValue),
        ]
        let rows = ReceiptRecord.object(receipt, rejected, in: language)
        for member in rows.members { object[member.name] = member.value }
        object["understood"] = .array(understood.map { .string($0[language]) })
        if let standing { object["standing"] = standing.json(in: language) }
        if let population { object["population"] = population.json(in: language) }
        return .object(object)
    }
}

/// How the initiatives of a file stand in the store: how their statuses count, and which aren't where they say.
package struct InitiativeStanding {
    private let statuses: [Wording]
    private let unplaced: [Store.Unplaced]
    private let doubtful: Int

    /// - Parameter initiatives: of the file, as they were stored.
    package init(of initiatives: [Initiative], in store: Store) throws {
        var counts: [String?: Int] = [:]
        for initiative in initiatives { counts[initiative.status, default: 0] += 1 }
        let standings = Dictionary(
            try store.statuses().compactMap { record in record.status.map { ($0, record.standing) } }
        ) { first, _ in first }
        statuses = StatusText.understood(counts) { standings[$0] ?? StatusStanding(ofStatus: $0) }
        let ids = Set(initiatives.map(\.id))
        unplaced = try store.problems().filter { ids.contains($0.initiative) }
        doubtful = try store.doubtfulInitiatives().intersection(ids).count
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
