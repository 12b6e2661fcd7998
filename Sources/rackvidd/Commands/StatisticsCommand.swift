import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Statistics
import Wording

/// More than twelve properties, because each is an option of the command.
struct StatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.statistics, commandName: "statistics")

    @Argument(
        help: .init("Filen, eller - för standard in.", "The file, or - for standard input.", valueName: "fil.csv"))
    var file: String

    @Option(help: .init("Kolumn med värden.", "Column with values.", valueName: say("kolumn", "column")))
    var value: String

    @Option(help: .init("Kolumn med vikter.", "Column with weights.", valueName: say("kolumn", "column")))
    var weight: String?

    @Option(
        help: .init(
            "Kolumn med grupper: delar upp Theil och Gini; flera, yttre först, nästlas.",
            "Column with groups: decomposes Theil and Gini; several, outermost first, are nested.",
            valueName: say("kolumn", "column")))
    var group: [String] = []

    @Option(
        help: .init(
            "Grannar (GAL): ger Moran och Geary.", "Neighbours (GAL): gives Moran and Geary.",
            valueName: say("fil.gal", "file.gal")))
    var neighbours: String?

    @Option(
        help: .init(
            "Kolumn med grannfilens id; annars gäller radordningen.",
            "Column with the ids of the neighbour file; else the order of rows counts.",
            valueName: say("kolumn", "column")))
    var id: String?

    @Option(help: .init("Grannvikter.", "Neighbour weights."))
    var weights: WeightStyle = .rowStandardised

    @Option(
        help: .init(
            "Frö för slumpade ordningar (fler än nio enheter).", "Seed for random orderings (more than nine units).",
            valueName: say("frö", "seed")))
    var seed: UInt64 = 1

    @Option(help: .init("Antal slumpade ordningar.", "Number of random orderings.", valueName: say("antal", "count")))
    var permutations = 9_999

    @Flag(
        help: .init(
            "Lokal Moran och Getis–Ord G* per rad, med --neighbours.",
            "Local Moran and Getis–Ord G* by row, with --neighbours."))
    var local = false

    @Option(
        help: .init(
            "Kolumn med behov: koncentrationskurva, Kakwani.", "Column with need: concentration curve, Kakwani.",
            valueName: say("kolumn", "column")))
    var need: String?

    @Option(
        help: .init(
            "Rader (id) att ställa mot övriga: 3,5.", "Rows (ids) to set against the others: 3,5.",
            valueName: say("id:n", "ids")))
    var contrast: String?

    @Flag(help: .init("Gini utan var och en av raderna.", "Gini without each of the rows."))
    var influence = false

    @Option(
        help: .init(
            "Bootstrapintervall för Gini, så många omdragningar.", "Bootstrap interval of Gini, so many resamples.",
            valueName: say("antal", "count")))
    var bootstrap: Int?

    @Flag(
        help: .init(
            "Värdena är antal och vikterna befolkning: utjämnade kvoter.",
            "The values are counts and the weights populations: smoothed rates."))
    var smooth = false

    @OptionGroup var output: FormatOption<StatisticsAnswer>
    @OptionGroup var sheet: SheetOption
    @OptionGroup var language: LanguageOption

    enum WeightStyle: String, ExpressibleByArgument, CaseIterable {
        case binary
        case rowStandardised = "row-standardised"

        var style: Neighbours.Style { self == .binary ? .binary : .rowStandardised }
    }

    func validate() throws {
        try ResampleCount.checkPermutations(permutations)
        if let bootstrap, !ResampleCount.range.contains(bootstrap) { throw ResampleCount.refusal }
        try refuse(if: local && neighbours == nil, "--local behöver --neighbours.", "--local needs --neighbours.")
        try refuse(if: smooth && weight == nil, "--smooth behöver --weight.", "--smooth needs --weight.")
        try refuse(.neighbours, if: neighbours == nil)
        try refuse(.orderings, if: neighbours == nil && contrast == nil)
        try refuse(.chance, if: neighbours == nil && contrast == nil && bootstrap == nil)
        try refuse(.ids, if: neighbours == nil && contrast == nil && !influence && !smooth)
        try refuse(if: contrast != nil && id == nil, "--contrast behöver --id.", "--contrast needs --id.")
    }

    func run() throws {
        let column = try NumberColumn.read(
            file, value: value, weight: weight, groups: group, id: id, need: need, sheet: sheet.sheet)
        var questions = Summary.Questions()
        questions.levels = column.levels
        questions.neighbours = try neighbours.map { path in
            try NeighbourFile.read(
                path, ids: id == nil ? nil : column.ids, count: column.values.count, style: weights.style)
        }
        questions.need = column.need
        questions.treated = try contrast.map {
            try column.rows(withIDs: $0.split(separator: ",").map(String.init), file: file)
        }
        questions.local = local
        questions.influence = influence
        questions.smooth = smooth
        questions.replicates = bootstrap
        questions.permutations = permutations
        questions.seed = seed
        let summary = Summary(column.values, weights: column.weights, missing: column.missing, asking: questions)
        try output.write(StatisticsAnswer(summary, ids: column.ids))
    }
}
