import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Statistics
import Terminal
import Wording

/// More than twelve properties, because each is an option of the command.
struct StatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.statistics, commandName: "statistics")

    @Argument(help: .init(StatisticsOptionText.file)) var file: String
    @Option(help: .init(StatisticsOptionText.value)) var value: String
    @Option(help: .init(StatisticsOptionText.weight)) var weight: String?
    @Option(help: .init(StatisticsOptionText.group)) var group: [String] = []
    @Option(help: .init(StatisticsOptionText.neighbours)) var neighbours: String?
    @Option(help: .init(StatisticsOptionText.id)) var id: String?
    @Option(help: .init(StatisticsOptionText.weights)) var weights: WeightStyle = .rowStandardised
    @Option(help: .init(StatisticsOptionText.seed)) var seed: UInt64 = 1
    @Option(help: .init(StatisticsOptionText.permutations)) var permutations = 9_999
    @Flag(help: .init(StatisticsOptionText.local)) var local = false
    @Option(help: .init(StatisticsOptionText.need)) var need: String?
    @Option(help: .init(StatisticsOptionText.contrast)) var contrast: String?
    @Flag(help: .init(StatisticsOptionText.influence)) var influence = false
    @Option(help: .init(StatisticsOptionText.bootstrap)) var bootstrap: Int?
    @Flag(help: .init(StatisticsOptionText.smooth)) var smooth = false

    @OptionGroup var output: FormatOption<StatisticsAnswer>
    @OptionGroup var table: TableOptions
    @OptionGroup var language: LanguageOption

    enum WeightStyle: String, ExpressibleByArgument, CaseIterable {
        case binary
        case rowStandardised = "row-standardised"

        var style: Neighbours.Style { self == .binary ? .binary : .rowStandardised }
    }

    func validate() throws {
        do throws(ResampleCount.OutOfRange) {
            try ResampleCount.check(permutations: permutations)
            try ResampleCount.check(resamples: bootstrap)
        } catch {
            throw ValidationError(error)
        }
        try refuse(if: local && neighbours == nil, "--local behöver --neighbours.", "--local needs --neighbours.")
        try refuse(if: smooth && weight == nil, "--smooth behöver --weight.", "--smooth needs --weight.")
        try refuse(.neighbours, if: neighbours == nil)
        try refuse(.ids, if: neighbours == nil && contrast == nil && !influence && !smooth)
        try refuse(if: contrast != nil && id == nil, "--contrast behöver --id.", "--contrast needs --id.")
    }

    func run() throws {
        let column = try NumberColumn.read(
            file, value: value, weight: weight, groups: group, id: id, need: need, as: table.reading)
        for line in column.understood { Console.tell(line) }
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
        try refuse(.orderings, if: !summary.hasSampledOrderings)
        try refuse(.chance, if: !summary.isRandom)
        try output.write(StatisticsAnswer(summary, ids: column.ids))
    }
}
