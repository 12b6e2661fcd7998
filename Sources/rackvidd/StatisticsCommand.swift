import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Statistics
import Wording

struct StatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: say("Ojämlikhet, koncentration och grannlikhet för en kolumn i en CSV-fil.", "Inequality, concentration and likeness of neighbours for a column of a CSV file."),
        discussion: say(
            "Behöver inget lager. Med --weight är värdena per invånare och vikten antalet invånare.",
            "Needs no store. With --weight the values are per inhabitant and the weight is the number of inhabitants."))

    @Argument(help: ArgumentHelp(say("Filen, eller - för standard in.", "The file, or - for standard input."), valueName: "fil.csv"))
    var file: String

    @Option(help: ArgumentHelp(say("Kolumn med värden.", "Column with values."), valueName: say("kolumn", "column")))
    var value: String

    @Option(help: ArgumentHelp(say("Kolumn med vikter.", "Column with weights."), valueName: say("kolumn", "column")))
    var weight: String?

    @Option(help: ArgumentHelp(say("Kolumn med grupper: delar upp Theil T och L.", "Column with groups: decomposes Theil T and L."), valueName: say("kolumn", "column")))
    var group: String?

    @Option(help: ArgumentHelp(say("Grannar (GAL): ger Moran och Geary.", "Neighbours (GAL): gives Moran and Geary."), valueName: say("fil.gal", "file.gal")))
    var neighbours: String?

    @Option(help: ArgumentHelp(say("Kolumn med grannfilens id; annars gäller radordningen.", "Column with the ids of the neighbour file; else the order of rows counts."), valueName: say("kolumn", "column")))
    var id: String?

    @Option(help: ArgumentHelp(say("Grannvikter.", "Neighbour weights.")))
    var weights: WeightStyle = .rowStandardised

    @Option(help: ArgumentHelp(say("Frö för slumpade ordningar (fler än nio enheter).", "Seed for random orderings (more than nine units)."), valueName: say("frö", "seed")))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp(say("Antal slumpade ordningar.", "Number of random orderings."), valueName: say("antal", "count")))
    var permutations = 9_999

    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: TableFormat = .table
    @OptionGroup var language: LanguageOption

    enum TableFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

    enum WeightStyle: String, ExpressibleByArgument, CaseIterable {
        case binary
        case rowStandardised = "row-standardised"

        var style: Neighbours.Style { self == .binary ? .binary : .rowStandardised }
    }

    func run() throws {
        let column = try NumberColumn.read(file, value: value, weight: weight, group: group, id: id)
        let list = try neighbours.map { path in
            try NeighbourFile.read(path, ids: id == nil ? nil : column.ids, count: column.values.count, style: weights.style)
        }
        let summary = Summary(
            column.values, weights: column.weights, groups: column.groups, neighbours: list, missing: column.missing,
            permutations: permutations, seed: seed)
        switch format {
        case .json: try Output.write(SummaryRecord.json(summary))
        case .table: Output.write(SummaryText(summary, language: Speech.language).text())
        }
    }
}
