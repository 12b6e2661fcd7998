import ArgumentParser
import Exchange
import FollowUp
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

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<TerritoryPlanAnswer>

    func validate() throws {
        try refuseBorders(tolerance: tolerance, accuracy: borderAccuracy)
        try refuse(OptionLimit.areas(as: use))
        try refuse(.fewerThanNobody, if: urbanFrom < 0)
    }

    func run() throws {
        try MisnamedOutput.refuse(rejected ?? "-", as: .csv, of: [.csv])
        let store = try store.open(for: .changing(isTrial: dryRun))
        let intake = TerritoryIntake(
            file: file, as: use, layer: layer, name: use == .layer ? name : scheme, urbanFrom: urbanFrom, urban: urban,
            borderAccuracy: borderAccuracy)
        let read = try intake.read(
            crs: crs,
            columns: AreaColumnChoice(code: code, name: use == .layer ? nil : name, zone: zone, population: population),
            register: store.municipalityRegister())
        for line in TerritoryPlanText.remarks(on: read, accuracy: borderAccuracy) { Console.tell(line) }
        if let rejected { try RejectedRows.writeAny(read.rejected, to: rejected, language: Speech.language) }

        let usable: (layer: AreaLayer, repaired: [CoverageFault], water: [CoverageFault])
        do {
            usable = try read.usable(within: tolerance)
        } catch let refusal as any WordedError {
            if !output.isForPeople { try output.write(TerritoryPlanAnswer(read, refusal: refusal.wording)) }
            throw refusal
        }
        let territories = try intake.territories(of: usable.layer, in: store)
        // A program reads one record, of what came to be; a person sees what will be built before it is.
        var plan = TerritoryPlanAnswer(read, repaired: usable.repaired, water: usable.water, territories: territories)
        if output.isForPeople { try output.write(plan) }
        let outcome = try intake.commit(read, usable.layer, territories, to: store, isDryRun: dryRun)
        (plan.outcome, plan.isDryRun) = (outcome, dryRun)
        if !output.isForPeople { try output.write(plan) }
        switch outcome {
        case .layer(let receipt): Console.tell(ImportText.summary(receipt, rejected: read.rejected))
        case .territory(let change) where output.isForPeople:
            try Output.write("\n")
            try Output.write(TerritoryChangeAnswer(change))
        case .territory(let change): try Console.tell(TerritoryChangeAnswer(change))
        }
        if dryRun { Console.tell(ImportText.nothingChanged) }
    }
}

struct CompareTerritoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.compareTerritory, commandName: "compare-territory")

    @Option(help: .init(CompareTerritoryOptionText.with)) var with: String
    @Option(help: .init(ImportTerritoryOptionText.code)) var code: String?
    @Option(help: .init(CompareTerritoryOptionText.name)) var name: String?
    @Option(help: .init(CompareTerritoryOptionText.tolerance)) var tolerance: Double?
    @Option(help: .init(CompareTerritoryOptionText.borderAccuracy)) var borderAccuracy = 0.0

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<TerritoryComparisonAnswer>

    func validate() throws {
        try refuseBorders(tolerance: tolerance, accuracy: borderAccuracy)
        try refuse(.comparedPlacing)
    }

    func run() throws {
        let store = try store.open()
        let table = try store.initiatives(selection.selection)
        let division = try MunicipalDivision(
            file: with, tolerance: tolerance, columns: AreaColumnChoice(code: code, name: name),
            register: store.municipalityRegister())
        try refuse(.repairs, if: division.isStore)
        for line in division.understood { Console.tell(line) }
        let other = try Shipped.territoryPlan(for: store).municipalities(
            division.layer, borderAccuracy: borderAccuracy)[0]
        let comparison = try TerritoryComparison(
            table, territory: store.territory(), gazetteer: store.gazetteer(), other: other,
            otherGazetteer: store.gazetteer(with: other, source: with))
        output.remark(on: comparison.statuses, comparison.money, Readings.placing(comparison.placing))
        try output.write(TerritoryComparisonAnswer(comparison), selection.filters())
    }
}

/// How far borders may be mended, and how exact they are taken to be, in metres.
private func refuseBorders(tolerance: Double?, accuracy: Double) throws {
    try refuse(.badTolerance, unless: tolerance.map { (0...1_000).contains($0) } ?? true)
    try refuse(.badAccuracy, unless: accuracy >= 0 && accuracy.isFinite)
}

struct ApportionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.apportion, commandName: "apportion")

    @Argument(help: .init(ApportionOptionText.rule)) var rule: Placement.AreaRule
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<TerritoryChangeAnswer>

    func run() throws {
        let store = try store.open(for: .writing)
        try refuse(.noPopulation, unless: try store.territory().hasPopulation || rule == .area)
        try output.write(TerritoryChangeAnswer(store.apportion(areasBy: rule)))
    }
}
