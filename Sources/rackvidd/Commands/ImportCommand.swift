import ArgumentParser
import Exchange
import Report
import Store
import Terminal
import Wording

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        .importing, commandName: "import",
        subcommands: [ImportInitiatives.self, ImportIndicators.self, ImportOutcomes.self, ImportTerritory.self])
}

struct ImportInitiatives: ParsableCommand {
    static let configuration = CommandConfiguration(.importInitiatives, commandName: "initiatives")

    @OptionGroup var options: ImportOptions
    @Option(help: .init(ImportOptionText.crs)) var crs: String?
    @Option(help: .init(ImportOptionText.layer)) var layer: String?
    @Option(help: .init(ImportOptionText.idColumn)) var idColumn: String?
    @Option(help: .init(ImportOptionText.exchangeRate)) var exchangeRate: [String] = []
    @Flag(help: .init(ImportOptionText.unplaced)) var unplaced = false
    @Flag(help: .init(ImportOptionText.acceptLosses)) var acceptLosses = false

    func run() throws {
        let store = try options.store.open(for: .changing(isTrial: options.dryRun))
        var (batch, answer) = try options.run {
            try InitiativeImport.read(
                file: options.file, register: store.municipalityRegister(), crs: crs,
                as: options.columns.reading(id: idColumn, layer: layer, exchangeRates: exchangeRate),
                into: InitiativeTarget(
                    store, source: options.source, acceptsLosses: acceptLosses, replaces: options.replace,
                    isComplete: options.complete))
        } commit: {
            try store.commit($0, options.way)
        }
        guard let found = answer.found else { return try options.write(answer) }
        let standing = InitiativeStanding(of: batch, found)
        if let entry = answer.entry, let line = ImportText.returned(try store.returned(by: entry)) {
            Console.tell(line)
        }
        let followed = try IndicatorDefinition.refresh(in: store, following: answer.entry)
        for line in followed { Console.tell(line) }
        for line in standing.lines(countingPlaces: !unplaced) { Console.tell(line) }
        answer.standing = standing
        try options.write(answer)
        guard unplaced, options.output.isForPeople else { return }
        try Output.write(standing.places.text(language: Speech.language, width: Console.width))
    }
}

struct ImportIndicators: ParsableCommand {
    static let configuration = CommandConfiguration(.importIndicators, commandName: "indicators")

    @OptionGroup var options: ImportOptions
    @OptionGroup var table: CubeOptions

    func run() throws {
        let store = try options.store.open(for: .changing(isTrial: options.dryRun))
        var defining: [Indicator] = []
        var (batch, answer) = try options.run(indicators: { try IndicatorTitles(store) }) {
            let read = try IndicatorImport.read(
                file: options.file, register: store.municipalityRegister(), known: store.indicators(),
                as: options.columns.reading(), asked: table.request())
            defining = read.defining
            return read.0
        } commit: {
            try store.commit($0, defining: defining, options.way)
        }
        let imagined = options.dryRun ? answer.taken(from: batch) : nil
        if let outcome = try MunicipalPopulation.adopt(in: store, following: answer.entry, imagining: imagined) {
            let population = PopulationAnswer(outcome, isDryRun: options.dryRun)
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
        let store = try options.store.open(for: .changing(isTrial: options.dryRun))
        var defining: [Indicator] = []
        let names = try store.initiativeNames(ofSource: options.source)
        let (_, answer) = try options.run(indicators: { try IndicatorTitles(store) }) {
            var read = try OutcomeImport.read(
                file: options.file, initiatives: Set(names.keys), known: store.indicators(),
                as: options.columns.reading())
            defining = read.defining
            if options.source != nil { read.0.name(initiatives: names) }
            return read.0
        } commit: {
            try store.commit($0, defining: defining, options.way)
        }
        try options.write(answer)
    }
}
