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
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(
            if: rejected == "-" && output.format.format != .table,
            "--rejected - och --format json vill båda ha standard ut: ange en fil för de avvisade raderna.",
            "--rejected - and --format json both want standard output: name a file for the rejected rows.")
        try refuse(if: source?.isEmpty == true, "--source är ett namn.", "--source is a name.")
    }

    /// How the file is taken in.
    var way: ImportWay {
        ImportWay(
            source: source, isComplete: complete, replaces: replace, isDryRun: dryRun,
            toldChanges: verbose || changes != nil ? nil : 10)
    }

    private static let progress = Wording(sv: "läser filen", en: "reading the file")

    private static func storing(_ rows: Int) -> Wording {
        Wording(
            sv: "placerar och lägger in \(Plural.sv(rows, "rad", "rader"))",
            en: "placing and storing \(Plural.en(rows, "row"))")
    }

    /// Reads and stores, with its progress on a terminal; then writes the receipt and the rejected rows.
    func run<Record>(
        read: () throws -> ImportBatch<Record>, commit: (ImportBatch<Record>) throws -> ImportResult
    ) throws -> (batch: ImportBatch<Record>, answer: ImportAnswer) {
        try MisnamedOutput.refuse(rejected ?? "-", as: .csv, of: [.csv])
        let progress = Progress(Wording(verbatim: file))
        let (batch, result) = try progress.whileItLasts {
            progress.step(Self.progress)
            let batch = try read()
            // Before anything is stored: where the rejected rows may not be written, nothing is done by halves.
            for path in [rejected, changes] { if let path { try OutputFile.check(path) } }
            progress.step(Self.storing(batch.accepted.count))
            return (batch, try commit(batch))
        }
        var answer = ImportAnswer(result, of: batch)
        answer.mostChanges = verbose ? nil : 10
        try Console.tell(answer)
        if let rejected {
            try RejectedRows.write(answer.rejectedRows, to: rejected, language: Speech.language)
            Console.tell(say("Avvisade rader skrevs till \(rejected).", "Rejected rows were written to \(rejected)."))
        }
        if let changes { try Output.write(RowChangesAnswer(result.changes), as: .csv, to: changes) }
        return (batch, answer)
    }

    /// The whole answer for a program; a person has been told it piece by piece.
    func write(_ answer: ImportAnswer) throws {
        if output.format.format != .table { try output.write(answer) }
    }
}
