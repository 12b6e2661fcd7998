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
    @Option(help: .init(ImportOptionText.map)) var map: [String] = []
    @Option(help: .init(ImportOptionText.source)) var source: String?
    @Flag(help: .init(HistoryOptionText.dryRun)) var dryRun = false
    @Flag(help: .init(HistoryOptionText.verbose)) var verbose = false
    @Option(help: .init(HistoryOptionText.changes)) var changes: String?

    @OptionGroup var table: TableOptions
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
        ImportWay(source: source, isDryRun: dryRun, toldChanges: verbose || changes != nil ? nil : 10)
    }

    func reading(id: String? = nil) -> TableReading {
        var reading = table.reading
        (reading.mapping, reading.assignments, reading.idColumn) = (mapping, map, id)
        return reading
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

struct ImportInitiatives: ParsableCommand {
    static let configuration = CommandConfiguration(.importInitiatives, commandName: "initiatives")

    @OptionGroup var options: ImportOptions
    @Option(help: .init(ImportOptionText.crs)) var crs: String?
    @Option(help: .init(ImportOptionText.idColumn)) var idColumn: String?
    @Flag(help: .init(ImportOptionText.unplaced)) var unplaced = false
    @Flag(help: .init(ImportOptionText.complete)) var complete = false
    @Flag(help: .init(ImportOptionText.replace)) var replace = false
    @Flag(help: .init(ImportOptionText.acceptLosses)) var acceptLosses = false

    func run() throws {
        let store = try options.store.open(readOnly: false)
        var (batch, answer) = try options.run {
            try InitiativeImport.read(
                file: options.file, register: store.municipalityRegister(), crs: crs, as: options.reading(id: idColumn),
                into: InitiativeTarget(store, acceptsLosses: acceptLosses, replaces: replace))
        } commit: {
            var way = options.way
            (way.isComplete, way.replaces) = (complete, replace)
            return try store.commit($0, way)
        }
        guard !options.dryRun else { return try options.write(answer) }
        let standing = try InitiativeStanding(of: batch, in: store)
        for line in try IndicatorDefinition.refresh(in: store) { Console.tell(line) }
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
                as: options.reading())
            defining = read.defining
            return read.0
        } commit: {
            try store.commit($0, defining: defining, options.way)
        }
        if !options.dryRun, let outcome = try MunicipalPopulation.adopt(in: store) {
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
        let names = try store.initiativeNames(ofSource: options.source)
        let (_, answer) = try options.run {
            var read = try OutcomeImport.read(
                file: options.file, initiatives: Set(names.keys), known: store.indicators(), as: options.reading())
            defining = read.defining
            if options.source != nil { read.0.name(initiatives: names) }
            return read.0
        } commit: {
            try store.commit($0, defining: defining, options.way)
        }
        try options.write(answer)
    }
}
