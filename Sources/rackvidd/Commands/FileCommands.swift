import ArgumentParser
import Exchange
import FollowUp
import Report
import Statistics
import Terminal
import Wording

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.locate, commandName: "locate")

    @Argument(help: .init(LocateOptionText.file)) var file: String
    @Option(help: .init(LocateOptionText.longitude)) var longitude: String?
    @Option(help: .init(LocateOptionText.latitude)) var latitude: String?
    @Option(name: .customLong("x"), help: .init(LocateOptionText.easting)) var easting: String?
    @Option(name: .customLong("y"), help: .init(LocateOptionText.northing)) var northing: String?
    @Option(help: .init(LocateOptionText.crs)) var crs: String?
    @Option(help: .init(LocateOptionText.county)) var county = "23"
    @Option(help: .init(LocateOptionText.output)) var output = "-"

    @OptionGroup var table: TableOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        let geographic = longitude != nil && latitude != nil && easting == nil && northing == nil && crs == nil
        let planar = easting != nil && northing != nil && crs != nil && longitude == nil && latitude == nil
        try refuse(.noCoordinates, unless: geographic || planar)
    }

    func run() throws {
        try MisnamedOutput.refuse(output, as: .csv, of: [.csv])
        let located = LocatedFile(
            file, columns: (longitude ?? easting!, latitude ?? northing!), crs: crs, as: table.reading, county: county)
        let progress = Progress(ImportText.rows)
        defer { progress.finish() }
        try located.write(to: output, tell: { Console.tell($0) }, progress: { progress.update($0) })
    }
}

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

    @OptionGroup var table: TableOptions
    @OptionGroup var output: FormatOption<StatisticsAnswer>

    func validate() throws {
        do throws(ResampleCount.OutOfRange) {
            try ResampleCount.check(permutations: permutations)
            try ResampleCount.check(resamples: bootstrap)
        } catch { throw ValidationError(error) }
        try refuse(.localWithoutNeighbours, if: local && neighbours == nil)
        try refuse(.smoothWithoutWeight, if: smooth && weight == nil)
        try refuse(.neighbours, if: neighbours == nil)
        try refuse(.ids, if: neighbours == nil && contrast == nil && !influence && !smooth)
        try refuse(.contrastWithoutIDs, if: contrast != nil && id == nil)
    }

    func run() throws {
        let column = try NumberColumn.read(
            file, value: value, weight: weight, groups: group, id: id, need: need, as: table.reading)
        for line in column.understood { Console.tell(line) }
        var questions = try Summary.Questions(
            of: column, in: file, ids: id == nil ? nil : column.ids, neighbours: neighbours, weights.style,
            contrast: contrast)
        (questions.local, questions.influence, questions.smooth) = (local, influence, smooth)
        (questions.replicates, questions.permutations, questions.seed) = (bootstrap, permutations, seed)
        let summary = Summary(column.values, weights: column.weights, missing: column.missing, asking: questions)
        try refuse(.orderings, if: !summary.hasSampledOrderings)
        try refuse(.chance, if: !summary.isRandom)
        try output.write(StatisticsAnswer(summary, ids: column.ids))
    }
}
