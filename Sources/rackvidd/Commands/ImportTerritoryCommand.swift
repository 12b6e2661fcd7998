import ArgumentParser
public import Exchange
import Foundation
import Planar
import Report
import Store
import Territory
import Wording

/// More than twelve properties, because each is an option of the command.
struct ImportTerritory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territory",
        abstract: say(
            "Kommuner, zoner, tätorter, DeSO eller folkmängd ur ett skikt (GeoPackage, GeoJSON).",
            "Municipalities, zones, localities, DeSO or population from a layer (GeoPackage, GeoJSON)."),
        discussion: say(
            """
            Visar hur skiktet förstods, vad som är fel i det och vad som byggs; med --dry-run stannar det där. Fel \
            lagas bara inom --tolerance; annars avvisas skiktet (slutar med 1). När territoriet byts placeras alla \
            insatser på nytt, och det som flyttade visas.
            """,
            """
            Shows how the layer was understood, what is wrong with it and what is built; --dry-run stops there. \
            Faults are repaired within --tolerance only; else the layer is refused (exits with 1). When the \
            territory changes, all initiatives are placed anew, and what moved is shown.
            """
        ))

    @Argument(help: ArgumentHelp(say("Skiktet.", "The layer."), valueName: say("fil", "file")))
    var file: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            say("Vad skiktet används till.", "What the layer is taken for."),
            valueName: TerritoryImport.Use.allCases.map(\.rawValue).joined(separator: "|")))
    var use: TerritoryImport.Use

    @Option(
        help: ArgumentHelp(
            say("Vilket skikt i ett GeoPackage.", "Which layer of a GeoPackage."), valueName: say("namn", "name")))
    var layer: String?

    @Flag(help: ArgumentHelp(say("Visa bara; ändra inget.", "Only show; change nothing.")))
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            say(
                "Laga överlapp, luckor och ogiltiga ringar som är smalare än så; bredare luckor blir vatten.",
                "Repair overlaps, gaps and invalid rings that are narrower; wider gaps become water."),
            valueName: say("meter", "metres")))
    var tolerance: Double?

    @Option(
        help: ArgumentHelp(
            say("Vad zonindelningen ska heta.", "What the zoning scheme is to be called."),
            valueName: say("namn", "name")))
    var scheme: String?

    @Option(
        help: ArgumentHelp(say("Kolumnen med koden.", "The column of the code."), valueName: say("kolumn", "column")))
    var code: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Kolumnen med namnet; med --as layer vad skiktet ska heta.",
                "The column of the name; with --as layer what the layer is to be called."),
            valueName: say("kolumn", "column")))
    var name: String?

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            say("Kolumnen med zonernas klass.", "The column of the zones' class."), valueName: say("kolumn", "column")))
    var zone: String?

    @Option(
        help: ArgumentHelp(
            say("Kolumnen med folkmängden.", "The column of the population."), valueName: say("kolumn", "column")))
    var population: String?

    @Option(
        help: ArgumentHelp(
            say("En tätort är urban från så många invånare.", "A locality is urban from so many inhabitants."),
            valueName: say("invånare", "people")))
    var urbanFrom = 200

    @Option(
        help: ArgumentHelp(
            say(
                "En klass som är urban, när --as zones; kan upprepas.",
                "A class that is urban, with --as zones; may be repeated."),
            valueName: say("klass", "class")))
    var urban: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                "Hur långt från de officiella gränserna skiktets kan ligga.",
                "How far the layer's borders may be from the official ones."),
            valueName: say("meter", "metres")))
    var borderAccuracy = 0.0

    @Option(
        help: ArgumentHelp(
            say("Koordinatsystem, om filen inte säger det.", "Reference system, where the file doesn't say."),
            valueName: "EPSG:…"))
    var crs: String?

    @Option(
        help: ArgumentHelp(
            say("Skriv de avvisade objekten hit (CSV).", "Write the rejected features here (CSV)."),
            valueName: say("fil", "file")))
    var rejected: String?

    @OptionGroup var output: FormatOption<TerritoryPlanAnswer>
    @OptionGroup var store: StoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let tolerance, !(tolerance >= 0 && tolerance <= 1_000) {
            throw ValidationError(say("--tolerance är meter, 0 till 1 000.", "--tolerance is metres, 0 to 1,000."))
        }
        guard borderAccuracy >= 0, borderAccuracy.isFinite else {
            throw ValidationError(
                say("--border-accuracy är meter, 0 eller mer.", "--border-accuracy is metres, 0 or more."))
        }
        guard urbanFrom >= 0 else {
            throw ValidationError(say("--urban-from är invånare.", "--urban-from is inhabitants."))
        }
    }

    func run() throws {
        let store = try store.open(readOnly: dryRun)
        let read = try TerritoryImport(
            file: file, as: use, layer: layer, crs: crs,
            columns: AreaColumnChoice(code: code, name: use == .layer ? nil : name, zone: zone, population: population),
            purpose: purpose, register: store.municipalityRegister())
        for line in read.understood { Console.tell(line) }
        if use == .municipalities || use == .deso { Console.tell(TerritoryPlanText.accuracy(borderAccuracy)) }
        if !read.rejected.isEmpty { Console.tell(ImportText.rejections(read.rejected)) }
        if let rejected { try RejectedRows.write(read.rejected, to: rejected, language: Speech.language) }

        let usable: (layer: AreaLayer, repaired: [CoverageFault], water: [CoverageFault])
        do {
            usable = try read.usable(within: tolerance)
        } catch let refusal as any WordedError {
            if !isForPeople { try output.write(TerritoryPlanAnswer(read, refusal: refusal.wording)) }
            throw refusal
        }
        let territories = use == .layer ? [] : try Self.plan(store).territories(of: usable.layer, command: self)
        try output.write(
            TerritoryPlanAnswer(read, repaired: usable.repaired, water: usable.water, territories: territories))
        guard !dryRun else {
            Console.tell(say("Inget ändrades (--dry-run).", "Nothing was changed (--dry-run)."))
            return
        }
        try commit(read, usable.layer, territories, to: store)
    }

    private var isForPeople: Bool { output.format.format == .table }

    /// What a scheme or dialogue layer is called where nobody says: after the layer or the file.
    var givenName: String {
        let file = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        return (use == .layer ? name : scheme) ?? layer ?? file
    }

    var schemeName: String {
        switch use {
        case .deso: scheme ?? "deso"
        case .localities: scheme ?? "localities"
        default: givenName
        }
    }

    /// Tells imports of the same file apart: what it was taken for, and with which choices.
    private var purpose: String {
        switch use {
        case .layer: "layer \(givenName)"
        case .deso, .zones: "\(use.rawValue) \(schemeName)"
        case .localities: "localities \(schemeName) \(urbanFrom)"
        case .municipalities, .population: use.rawValue
        }
    }

    static func plan(_ store: Store) throws -> TerritoryPlan {
        try TerritoryPlan(
            former: store.schemes.map { try store.territory(scheme: $0) }, accessibility: Shipped.accessibility(),
            register: store.municipalityRegister(), surroundings: Shipped.surroundings())
    }

    private func commit(_ read: TerritoryImport, _ layer: AreaLayer, _ territories: [Territory], to store: Store) throws
    {
        guard use != .layer else {
            let receipt = try store.commit(read.features(of: layer), asLayer: givenName)
            Console.tell(ImportText.summary(receipt, rejected: read.rejected))
            return
        }
        let change = try store.adopt(
            territories, default: territories[0].scheme.name,
            from: TerritorySource(
                file: read.file, read: read.rowCount, rejected: read.rejected, understood: read.understood))
        let answer = TerritoryChangeAnswer(change)
        // Standard output is the record's where a program reads it.
        guard isForPeople else { return try Console.tell(answer) }
        try Output.write("\n")
        try Output.write(answer)
    }
}

extension TerritoryImport.Use: ExpressibleByArgument {}

extension TerritoryPlan {
    /// What the command's layer makes of the county.
    fileprivate func territories(of layer: AreaLayer, command: ImportTerritory) throws -> [Territory] {
        let name = command.schemeName
        let file = URL(fileURLWithPath: command.file).lastPathComponent
        switch command.use {
        case .municipalities: return try municipalities(layer, borderAccuracy: command.borderAccuracy)
        case .deso: return try deso(layer, scheme: name, source: file, borderAccuracy: command.borderAccuracy)
        case .localities: return try localities(layer, urbanFrom: command.urbanFrom, scheme: name)
        case .zones: return try zones(layer, scheme: name, urban: command.urban)
        case .population: return try population(layer, source: file)
        case .layer: return []
        }
    }
}
