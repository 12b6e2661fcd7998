import ArgumentParser
public import Exchange
import Report
import Store
import Terminal
import Territory
import Wording

/// More than twelve properties, because each is an option of the command.
struct ImportTerritory: ParsableCommand {
    static let configuration = CommandConfiguration(.importTerritory, commandName: "territory")

    @Argument(help: .init(ImportTerritoryOptionText.file)) var file: String

    @Option(
        name: .customLong("as"),
        help: .init(
            ImportTerritoryOptionText.use,
            valueName: TerritoryImport.Use.allCases.map(\.rawValue).joined(separator: "|")))
    var use: TerritoryImport.Use

    @Option(help: .init(ImportTerritoryOptionText.layer)) var layer: String?
    @Flag(help: .init(ImportTerritoryOptionText.dryRun)) var dryRun = false
    @Option(help: .init(ImportTerritoryOptionText.tolerance)) var tolerance: Double?
    @Option(help: .init(ImportTerritoryOptionText.scheme)) var scheme: String?
    @Option(help: .init(ImportTerritoryOptionText.code)) var code: String?
    @Option(help: .init(ImportTerritoryOptionText.name)) var name: String?

    @Option(name: .customLong("class"), help: .init(ImportTerritoryOptionText.zone)) var zone: String?
    @Option(help: .init(ImportTerritoryOptionText.population)) var population: String?
    @Option(help: .init(ImportTerritoryOptionText.urbanFrom)) var urbanFrom = 200
    @Option(help: .init(ImportTerritoryOptionText.urban)) var urban: [String] = []
    @Option(help: .init(ImportTerritoryOptionText.borderAccuracy)) var borderAccuracy = 0.0
    @Option(help: .init(ImportTerritoryOptionText.crs)) var crs: String?
    @Option(help: .init(ImportTerritoryOptionText.rejected)) var rejected: String?

    @OptionGroup var output: FormatOption<TerritoryPlanAnswer>
    @OptionGroup var store: StoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try BorderLimits.check(tolerance: tolerance, borderAccuracy: borderAccuracy)
        try refuse(OptionLimit.areas(as: use))
        try refuse(unless: urbanFrom >= 0, "--urban-from är invånare.", "--urban-from is inhabitants.")
    }

    private var intake: TerritoryIntake {
        var intake = TerritoryIntake(file: file, as: use)
        intake.layer = layer
        intake.name = use == .layer ? name : scheme
        intake.urbanFrom = urbanFrom
        intake.urban = urban
        intake.borderAccuracy = borderAccuracy
        return intake
    }

    func run() throws {
        try MisnamedOutput.refuse(rejected ?? "-", as: .csv, of: [.csv])
        let store = try store.open(readOnly: dryRun)
        let intake = intake
        let read = try intake.read(
            crs: crs,
            columns: AreaColumnChoice(code: code, name: use == .layer ? nil : name, zone: zone, population: population),
            register: store.municipalityRegister())
        for line in read.understood { Console.tell(line) }
        if use == .municipalities || use == .deso { Console.tell(TerritoryPlanText.accuracy(borderAccuracy)) }
        if !read.rejected.isEmpty { Console.tell(ImportText.rejections(read.rejected)) }
        if let rejected { try RejectedRows.write(read.rejected, to: rejected, language: Speech.language) }

        // A program reads one record, of what came to be; a person sees what will be built before it is.
        let isForPeople = output.format.format == .table
        let usable: (layer: AreaLayer, repaired: [CoverageFault], water: [CoverageFault])
        do {
            usable = try read.usable(within: tolerance)
        } catch let refusal as any WordedError {
            if !isForPeople { try output.write(TerritoryPlanAnswer(read, refusal: refusal.wording)) }
            throw refusal
        }
        let territories = try intake.territories(of: usable.layer, in: store)
        func plan(_ outcome: TerritoryIntake.Outcome?) -> TerritoryPlanAnswer {
            TerritoryPlanAnswer(
                read, repaired: usable.repaired, water: usable.water, territories: territories, outcome: outcome)
        }
        if isForPeople { try output.write(plan(nil)) }
        let outcome = dryRun ? nil : try intake.commit(read, usable.layer, territories, to: store)
        if !isForPeople { try output.write(plan(outcome)) }
        switch outcome {
        case nil: Console.tell(say("Inget ändrades (--dry-run).", "Nothing was changed (--dry-run)."))
        case .layer(let receipt): Console.tell(ImportText.summary(receipt, rejected: read.rejected))
        case .territory(let change) where isForPeople:
            try Output.write("\n")
            try Output.write(TerritoryChangeAnswer(change))
        case .territory(let change): try Console.tell(TerritoryChangeAnswer(change))
        }
    }
}

extension TerritoryImport.Use: ExpressibleByArgument {}
