import ArgumentParser
import FollowUp
import Report
import Store
import Territory
import Wording

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.reach, commandName: "reach")

    @Option(help: .init(ReachOptionText.by)) var by: Level = .municipality
    @Option(help: .init(ReachOptionText.distances)) var distances = "10000,20000,30000,50000"
    @Option(help: .init(ReachOptionText.catchment)) var catchment: Double?
    @Option(help: .init(ReachOptionText.supply)) var supply: FloatingCatchment.Supply = .granted

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<ReachAnswer>

    private var metres: [Double] {
        get throws {
            guard let metres = PopulationReach.distances(distances) else {
                throw ValidationError(ArgumentComplaint.badDistances)
            }
            return metres
        }
    }

    func validate() throws {
        _ = try metres
        try refuse(.supply, if: catchment == nil)
        try refuse(.catchment, if: output.format.format == .geojson)
        try refuse(.pricesOfSupply, if: catchment == nil || supply != .granted)
        try refuse(.zones, if: by.crossesZones)
        try refuse(.equalShares, if: selection.chosen.countyWide == .one(.equal))
        try refuse(.areasWithoutPlaces)
        try refuse(.badCatchment, unless: catchment.map { $0 > 0 && $0 <= 1_000_000 } ?? true)
    }

    func run() throws {
        let opened = try store.open()
        let chosen = try selection.selection
        let initiatives = try opened.initiatives(chosen)
        let reach = try PopulationReach(
            opened.territory(scheme: chosen.scheme), initiatives, by: by, distances: metres,
            catchment: catchment.map { ($0, supply) })
        output.remark(on: reach.statuses)
        try output.write(ReachAnswer(reach), selection.filters(where: nil))
    }
}

struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.conflicts, commandName: "conflicts")

    @Option(help: .init(ConflictsOptionText.by)) var by: Level = .municipality
    @Option(help: .init(ConflictsOptionText.failOn)) var failOn: ConflictAnswer.Finding?
    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<ConflictAnswer>

    func validate() throws {
        try refuse(.pricesOfMarks)
        try refuse(.zones, if: by.crossesZones)
        try refuse(.equalShares, if: selection.chosen.countyWide == .one(.equal))
    }

    func run() throws {
        let opened = try store.open()
        let chosen = try selection.selection
        let initiatives = try opened.initiatives(chosen)
        let conflicts = try GoalConflicts(
            opened.territory(scheme: chosen.scheme), initiatives, by: by, layers: opened.dialogueLayers())
        output.remark(on: conflicts.statuses, nil, Readings.placing(conflicts.placing, money: false))
        let answer = ConflictAnswer(conflicts)
        try output.write(answer, selection.filters(where: nil))
        if answer.has(failOn) { throw Exit.findings }
    }
}

struct LocationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.locations, commandName: "locations")

    @Option(help: .init(LocationsOptionText.most)) var most = 50
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<LocationsAnswer>

    func validate() throws { try refuse(.noneShown, if: most < 1) }

    func run() throws {
        let opened = try store.open()
        let distributor = try Distributor(store: opened, selection: condition.narrow(selection.selection, in: opened))
        let repairs = LocationRepairs(
            distributor, problems: try opened.problems(of: Set(distributor.table.initiatives.map(\.id))))
        try output.write(LocationsAnswer(repairs, most: most), selection.filters(where: condition.condition))
        output.remark(on: repairs.statuses, repairs.money, Readings.placing(repairs.placing))
    }
}
