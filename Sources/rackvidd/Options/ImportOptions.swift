import ArgumentParser
import Exchange
import Report
import Store
import Terminal
import Wording

/// Options of every import.
struct ImportOptions: ParsableArguments {
    @Argument(help: .init(ImportOptionText.file)) var file: String
    @Option(help: .init(ImportOptionText.rejected)) var rejected: String?
    @Option(help: .init(ImportOptionText.source)) var source: String?
    @Flag(help: .init(ImportOptionText.complete)) var complete = false
    @Flag(help: .init(ImportOptionText.replace)) var replace = false
    @Flag(help: .init(HistoryOptionText.dryRun)) var dryRun = false
    @Flag(help: .init(HistoryOptionText.verbose)) var verbose = false
    @Option(help: .init(HistoryOptionText.changes)) var changes: String?

    @OptionGroup var columns: ColumnOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<ImportAnswer>

    func validate() throws {
        try refuse(.twoToStandardOutput, if: rejected == "-" && !output.isForPeople)
        try refuse(.emptySource, if: source?.isEmpty == true)
    }

    /// The formats of a file of changes, the usual one first.
    private static let filesOfChanges: [AnswerFormat] = [.csv, .xlsx, .json]

    /// How the file is taken in.
    var way: ImportWay {
        ImportWay(
            source: source, isComplete: complete, replaces: replace, isDryRun: dryRun,
            toldChanges: verbose || changes != nil ? nil : 10)
    }

    /// Reads and stores, with its progress on a terminal; then writes the receipt and the rejected rows.
    func run<Record>(
        indicators: () throws -> IndicatorTitles = { .init() }, read: () throws -> ImportBatch<Record>,
        commit: (ImportBatch<Record>) throws -> ImportResult
    ) throws -> (batch: ImportBatch<Record>, answer: ImportAnswer) {
        try MisnamedOutput.refuse(rejected ?? "-", as: .csv, of: [.csv])
        let changed = changes.map { AnswerFormat.promised(by: $0, of: Self.filesOfChanges) } ?? .csv
        try MisnamedOutput.refuse(changes ?? "-", as: changed, of: [changed])
        let progress = Progress(Wording(verbatim: file))
        let (batch, result) = try progress.whileItLasts {
            progress.step(ImportText.reading)
            let batch = try read()
            // Before anything is stored: where the rejected rows may not be written, nothing is done by halves.
            for path in [rejected, changes] { if let path { try OutputFile.check(path) } }
            progress.step(ImportText.storing(batch.accepted.count))
            return (batch, try commit(batch))
        }
        var answer = ImportAnswer(result, of: batch)
        answer.indicators = try indicators()
        answer.mostChanges = verbose ? nil : 10
        try Console.tell(answer)
        if let rejected {
            let isWritten = try RejectedRows.writeAny(answer.rejectedRows, to: rejected, language: Speech.language)
            Console.tell(isWritten ? ImportText.written(rejectedTo: rejected) : ImportText.noRejectedRows)
        }
        if let changes { try Output.write(RowChangesAnswer(result.changes), as: changed, to: changes) }
        return (batch, answer)
    }

    /// The whole answer for a program; a person has been told it piece by piece.
    func write(_ answer: ImportAnswer) throws {
        if !output.isForPeople { try output.write(answer) }
    }
}
