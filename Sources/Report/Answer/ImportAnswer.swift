import Exchange
package import JSON
package import Store
import Territory
package import Wording

/// The receipt of a file's rows.
package struct ImportAnswer: RecordAnswer {
    private let file: ImportFile
    private let result: ImportResult
    private let understood: [Wording]
    private let rejected: [RejectedRow]
    /// How many changes a person is told; nil: all.
    package var mostChanges: Int? = 10
    package var indicators = IndicatorTitles()
    /// Of a file of initiatives: how they stand in the store.
    package var standing: InitiativeStanding?
    /// Of a file of indicators with population: its receipt.
    package var population: PopulationAnswer?

    /// Of a file of initiatives: how these stand, or would.
    package var found: ImportResult.Standing? { result.standing }

    package init<Record>(_ result: ImportResult, of batch: ImportBatch<Record>) {
        self.result = result
        file = batch.file
        understood = batch.understood
        rejected = (batch.rejected + result.refused).sorted { $0.row < $1.row }
    }

    /// The entry of the history; nil where nothing stays.
    package var entry: Int64? { result.entry }

    /// The records of a file that were taken in, or would have been: without those refused for what is on file.
    package func taken<Record>(from batch: ImportBatch<Record>) -> [Record] {
        let refused = Set(result.refused.map(\.row))
        return batch.accepted.lazy.filter { !refused.contains($0.row) }.map(\.record)
    }

    /// Every rejected row: those that the reader rejected, and those refused for what is in the database.
    package var rejectedRows: [RejectedRow] { rejected }

    /// How the file was understood, the numbers of new, changed and rejected rows, and why the first rejected ones
    /// were.
    package func text(in language: Language, width: Int) -> String {
        let lines = understood + [ImportText.summary(result.receipt, rejected: rejected)]
        // New rows are counted; what is told of each is what was there and is another thing now.
        let told = Array(
            result.changes.filter { $0.kind != .added || mostChanges == nil }.prefix(mostChanges ?? .max))
        let count = result.changeCount - (mostChanges == nil ? 0 : result.addedCount)
        return
            (lines.map { $0[language] }
            + RowChangeText.lines(told, of: max(count, told.count), in: language, indicators, mayBeWritten: true)
            + ImportText.about(result, of: file.kind).map { $0[language] }).map { $0 + "\n" }.joined()
    }

    /// The same with every rejected row, and what was found beside the rows.
    package func json(in language: Language) -> JSONValue {
        var object: JSONObject = [
            "file": .string(file.name), "sha256": .string(file.sha256), "as": .string(file.kind.rawValue),
        ]
        let rows = ReceiptRecord.object(result.receipt, rejected, in: language)
        for member in rows.members { object[member.name] = member.value }
        object["entry"] = result.entry.map { .integer(Int($0)) } ?? .null
        object["dry_run"] = .bool(result.isDryRun)
        object["source"] = JSONValue(result.source?.name)
        object["source_proposed"] = .bool(result.source?.isProposed ?? false)
        object["withdrawn"] = .integer(result.receipt.withdrawn)
        object["absent_count"] = .integer(result.absent.count)
        object["absent"] = .array(result.absent.ids.map { .string($0) })
        object["unclear_rows"] = .integer(result.absent.unclearRows)
        object["returned_outcomes"] = .integer(result.returnedOutcomes)
        object["twins"] =
            result.source?.twins.map { ["source": .string($0.source), "ids": .array($0.ids.map { .string($0) })] }
            ?? .null
        object["emptied"] = .integer(result.emptied)
        object["left_kept"] = .array(result.leftKept.sorted().map { .string($0) })
        object["left"] = .array(InitiativeField.allCases.filter(result.left.contains).map { .string($0.rawValue) })
        object["change_count"] = .integer(result.changeCount)
        object["changes"] = RowChangeText.json(result.changes)
        object["understood"] = .array(understood.map { .string($0[language]) })
        if let standing { object["standing"] = standing.json(in: language) }
        if let population { object["population"] = population.json(in: language) }
        return .object(object)
    }
}
