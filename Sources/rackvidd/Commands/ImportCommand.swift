import ArgumentParser
import Exchange
import Report
import Store
import Wording

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        .importing, commandName: "import",
        subcommands: [ImportInitiatives.self, ImportIndicators.self, ImportOutcomes.self, ImportTerritory.self])
}

/// Options of every import.
struct ImportOptions: ParsableArguments {
    @Argument(help: .init(ImportOptionText.file)) var file: String
    @Option(help: .init(ImportOptionText.rejected)) var rejected: String?
    @Option(help: .init(ImportOptionText.mapping)) var mapping: String?

    @OptionGroup var sheet: SheetOption
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<ImportAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(
            if: rejected == "-" && output.format.format != .table,
            "--rejected - och --format json vill båda ha standard ut: ange en fil för de avvisade raderna.",
            "--rejected - and --format json both want standard output: name a file for the rejected rows.")
    }

    private static let reading = Wording(sv: "läser filen", en: "reading the file")

    private static func storing(_ rows: Int) -> Wording {
        Wording(
            sv: "placerar och lägger in \(Plural.sv(rows, "rad", "rader"))",
            en: "placing and storing \(Plural.en(rows, "row"))")
    }

    /// Reads and stores, with its progress on a terminal; then writes the receipt and the rejected rows.
    func run<Record>(
        read: () throws -> ImportBatch<Record>, commit: (ImportBatch<Record>) throws -> ImportReceipt
    ) throws -> (batch: ImportBatch<Record>, answer: ImportAnswer) {
        let progress = Progress(Wording(verbatim: file))
        let (batch, receipt) = try progress.whileItLasts {
            progress.step(Self.reading)
            let batch = try read()
            // Before anything is stored: where the rejected rows may not be written, nothing is done by halves.
            if let rejected { try OutputFile.check(rejected) }
            progress.step(Self.storing(batch.accepted.count))
            return (batch, try commit(batch))
        }
        let answer = ImportAnswer(receipt, of: batch)
        try Console.tell(answer)
        if let rejected {
            try RejectedRows.write(batch.rejected, to: rejected, language: Speech.language)
            Console.tell(say("Avvisade rader skrevs till \(rejected).", "Rejected rows were written to \(rejected)."))
        }
        return (batch, answer)
    }

    /// The whole answer for a program; a person has been told it piece by piece.
    func write(_ answer: ImportAnswer) throws {
        if output.format.format != .table { try output.write(answer) }
    }
}

struct ImportInitiatives: ParsableCommand {
    static let configuration = CommandConfiguration(.importInitiatives, commandName: "initiatives")

    @OptionGroup var options: ImportOptions
    @Option(help: .init(ImportOptionText.crs)) var crs: String?
    @Flag(help: .init(ImportOptionText.unplaced)) var unplaced = false

    func run() throws {
        let store = try options.store.open(readOnly: false)
        var (batch, answer) = try options.run {
            try InitiativeImport.read(
                file: options.file, register: store.municipalityRegister(), crs: crs, mapping: options.mapping,
                sheet: options.sheet.sheet)
        } commit: {
            try store.commit($0)
        }
        let standing = try InitiativeStanding(of: batch.accepted.map(\.record), in: store)
        for line in standing.lines(countingPlaces: !unplaced) { Console.tell(line) }
        answer.standing = standing
        try options.write(answer)
        guard unplaced, options.output.format.format == .table else { return }
        try Output.write(standing.places.text(language: Speech.language, width: Console.width))
    }
}

struct ImportIndicators: ParsableCommand {
    static let configuration = CommandConfiguration(.importIndicators, commandName: "indicators")

    @OptionGroup var options: ImportOptions

    func run() throws {
        let store = try options.store.open(readOnly: false)
        var defining: [Indicator] = []
        var (_, answer) = try options.run {
            let read = try IndicatorImport.read(
                file: options.file, register: store.municipalityRegister(), known: store.indicators(),
                mapping: options.mapping, sheet: options.sheet.sheet)
            defining = read.defining
            return read.0
        } commit: {
            try store.commit($0, defining: defining)
        }
        if let outcome = try MunicipalPopulation.adopt(in: store) {
            let population = PopulationAnswer(outcome)
            try Console.tell(population)
            answer.population = population
        }
        try options.write(answer)
    }
}

struct ImportOutcomes: ParsableCommand {
    static let configuration = CommandConfiguration(.importOutcomes, commandName: "outcomes")

    @OptionGroup var options: ImportOptions

    func run() throws {
        let store = try options.store.open(readOnly: false)
        var defining: [Indicator] = []
        let (_, answer) = try options.run {
            let read = try OutcomeImport.read(
                file: options.file, initiatives: store.initiativeIDs(), known: store.indicators(),
                mapping: options.mapping, sheet: options.sheet.sheet)
            defining = read.defining
            return read.0
        } commit: {
            try store.commit($0, defining: defining)
        }
        try options.write(answer)
    }
}
