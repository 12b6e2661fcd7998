import ArgumentParser
import Exchange
import Foundation
import Report
import Store
import Wording

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: say("Läs in filer i lagret.", "Read files into the store."),
        subcommands: [ImportInitiatives.self, ImportIndicators.self, ImportOutcomes.self, ImportTerritory.self])
}

/// What the imports have in common.
struct ImportOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(say("Filen.", "The file."), valueName: say("fil", "file")))
    var file: String

    @Option(
        help: ArgumentHelp(
            say("Skriv de avvisade raderna hit (CSV).", "Write the rejected rows here (CSV)."),
            valueName: say("fil", "file")))
    var rejected: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Vilken kolumn som är vad: en CSV-fil med kolumnerna column;role.",
                "Which column is what: a CSV file with the columns column;role."),
            valueName: say("fil", "file")))
    var mapping: String?

    @OptionGroup var sheet: SheetOption
    @OptionGroup var store: StoreOption
    @OptionGroup var language: LanguageOption

    static let reading = Wording(sv: "läser filen", en: "reading the file")

    static func storing(_ rows: Int) -> Wording {
        Wording(
            sv: "placerar och lägger in \(Figures(.swedish).integer(rows)) rader",
            en: "placing and storing \(Figures(.english).integer(rows)) rows")
    }

    /// Reads and stores, saying how far it has come when somebody is looking; then concludes.
    func run<Record>(
        read: () throws -> ImportBatch<Record>, commit: (ImportBatch<Record>) throws -> ImportReceipt
    ) throws {
        let progress = Progress(Wording(verbatim: file))
        progress.step(Self.reading)
        let receipt: ImportReceipt
        let batch: ImportBatch<Record>
        do {
            batch = try read()
            // Before anything is stored: where the rejected rows may not be written, nothing is done by halves.
            if let rejected { try OutputFile.check(rejected) }
            progress.step(Self.storing(batch.accepted.count))
            receipt = try commit(batch)
        } catch {
            progress.finish()
            throw error
        }
        progress.finish()
        try conclude(batch, receipt)
    }

    /// Says what was understood, what became of the rows, and writes the rejected ones.
    private func conclude<Record>(_ batch: ImportBatch<Record>, _ receipt: ImportReceipt) throws {
        try Console.tell(ImportAnswer(receipt, of: batch))
        if let rejected {
            try RejectedRows.write(batch.rejected, to: rejected, language: Speech.language)
            Console.tell(
                say("Avvisade rader skrevs till \(rejected).", "Rejected rows were written to \(rejected)."))
        }
    }
}

struct ImportInitiatives: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "initiatives",
        abstract: say(
            "Insatser ur CSV, Excel, OpenDocument, GeoJSON eller GeoPackage.",
            "Initiatives from CSV, Excel, OpenDocument, GeoJSON or GeoPackage."),
        discussion: say(
            """
            Läget tas ur, i den ordningen: koordinater eller geometri, kommuner med eller utan andelar \
            (2380:60,2313:40) och orterna i dem, ortnamn, hela länet. En ort i en kommun som raden anger preciserar \
            den kommunens del; en ort som inte finns där lämnar kommunen som den är. En fil läses helt eller inte \
            alls; samma fil en gång till ändrar ingenting.
            """,
            """
            The location is taken from, in this order: coordinates or geometry, municipalities with or without \
            shares (2380:60,2313:40) and the places in them, a place name, the whole county. A place in a municipality \
            that the row states refines that municipality's part; one that is not there leaves the municipality as it \
            is. A file is read whole or not at all; the same file again changes nothing.
            """
        ))

    @OptionGroup var options: ImportOptions
    @Option(
        help: ArgumentHelp(
            say("Koordinatsystem, om filen inte säger det.", "Reference system, where the file doesn't say."),
            valueName: "EPSG:…"))
    var crs: String?
    @Flag(
        help: ArgumentHelp(
            say(
                "Lista filens insatser vars läge eller ort inte kunde användas.",
                "List the file's initiatives whose location or place could not be used.")))
    var unplaced = false

    func run() throws {
        let store = try options.store.open(readOnly: false)
        var ids: Set<String> = []
        var statuses: [String?: Int] = [:]
        try options.run {
            let batch = try InitiativeImport.read(
                file: options.file, register: store.municipalityRegister(), crs: crs, mapping: options.mapping,
                sheet: options.sheet.sheet)
            ids = Set(batch.accepted.map(\.record.id))
            return batch
        } commit: {
            for (_, initiative) in $0.accepted { statuses[initiative.status, default: 0] += 1 }
            return try store.commit($0)
        }
        let standings = Dictionary(
            try store.statuses().compactMap { record in record.status.map { ($0, record.standing) } }
        ) { first, _ in first }
        let lines = StatusText.understood(statuses) { standings[$0] ?? StatusStanding(ofStatus: $0) }
        for line in lines { Console.tell(line) }
        let text = UnplacedText(try store.problems().filter { ids.contains($0.initiative) })
        if unplaced {
            try Output.write(text.text(language: Speech.language, width: Console.width))
        } else if let counts = text.counts() {
            Console.tell(counts)
        }
        let doubtful = try store.doubtfulInitiatives().intersection(ids).count
        if doubtful > 0 { Console.tell(Readings.doubtful(doubtful)) }
    }
}

struct ImportIndicators: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicators",
        abstract: say(
            "Indikatorvärden för kommuner och år (lång tabell).",
            "Indicator values for municipalities and years (long table)."))

    @OptionGroup var options: ImportOptions

    func run() throws {
        let store = try options.store.open(readOnly: false)
        var defining: [Indicator] = []
        try options.run {
            let read = try IndicatorImport.read(
                file: options.file, register: store.municipalityRegister(), known: store.indicators(),
                mapping: options.mapping, sheet: options.sheet.sheet)
            defining = read.defining
            return read.0
        } commit: {
            try store.commit($0, defining: defining)
        }
        if let outcome = try MunicipalPopulation.adopt(in: store) {
            try Console.tell(PopulationAnswer(outcome))
        }
    }
}

struct ImportOutcomes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: say(
            "Insatsers utfall: utgångsvärde, mål, resultat (lång tabell).",
            "Outcomes of initiatives: baseline, target, result (long table)."))

    @OptionGroup var options: ImportOptions

    func run() throws {
        let store = try options.store.open(readOnly: false)
        var defining: [Indicator] = []
        try options.run {
            let read = try OutcomeImport.read(
                file: options.file, initiatives: store.initiativeIDs(), known: store.indicators(),
                mapping: options.mapping, sheet: options.sheet.sheet)
            defining = read.defining
            return read.0
        } commit: {
            try store.commit($0, defining: defining)
        }
    }
}
