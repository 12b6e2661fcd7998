import ArgumentParser
import FollowUp
import Report
import Store
import Terminal
import Territory
import Wording

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.export, commandName: "export")

    @Argument(help: .init(ExportOptionText.what)) var what: LayerSubject
    @Option(help: .init(ExportOptionText.indicator)) var indicator: [Indicator.ID] = []
    @Option(help: .init(ExportOptionText.policy)) var policy: String?

    @OptionGroup var output: FormattedFileOption<FeatureLayer>
    @OptionGroup var values: ValueOptions
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(
            money: what == .initiatives || what != .gaps && (indicator.isEmpty || indicator.contains(.grantedSek)))
        try refuse(.gapsWithoutPolicy, if: what == .gaps && policy == nil)
        try refuse(.ofPolicies, if: what == .gaps)
        try refuse(.statusOfRows, .zones, if: what == .initiatives)
        if case .level(let level) = what { try condition.refuseScheme(if: level.crossesZones) }
        try refuse(.figures, if: what == .initiatives || what == .gaps)
        try refuse(.policy, if: what != .gaps)
        try refuse(.databaseToStandardOutput, if: output.format.format == .gpkg && output.file.output == "-")
    }

    func run() throws {
        let opened = try store.open()
        switch what {
        case .level(let level):
            let (layer, isOfInitiatives) = try figures(opened, at: level)
            try output.write(
                layer, selection.filters(where: condition.condition, values, isOfInitiatives: isOfInitiatives))
        case .initiatives:
            let filters = try selection.filters(where: condition.condition, counting: Set(StatusClass.allCases))
            try output.write(initiatives(opened), filters)
        case .gaps:
            let answer = try gaps(opened)
            try output.write(answer.layer(in: Speech.language), ResultFilters(answer.report.policy))
        }
    }

    private func initiatives(_ store: Store) throws -> FeatureLayer {
        // Every initiative, whatever its status: an export can be imported again.
        var all = try selection.selection
        all.classes = Set(StatusClass.allCases)
        let distributor = try Distributor(store: store, selection: condition.narrow(all, in: store))
        distributor.table.statusAccount.tellAssumed()
        return try InitiativeLayer.make(distributor, idSources: store.idSources())
    }

    /// The layer, and whether any of its figures is of initiatives.
    private func figures(_ store: Store, at level: Level) throws -> (FeatureLayer, Bool) {
        let indicators = indicator.isEmpty ? [.grantedSek, .initiatives] : indicator
        try IndicatorOptions.check(.here, on: indicators, from: values.source, in: store)
        let distributor = values.choose(
            try Distributor(store: store, selection: condition.narrow(selection.selection, in: store)))
        distributor.table.statusAccount.tell()
        if indicators.contains(.grantedSek) { distributor.table.money.tell() }
        let layer = try FigureLayer.make(
            distributor, at: level, indicators: indicators, year: values.year, in: Speech.language)
        if let placing = layer.placing {
            Readings.placing(placing, money: indicators.contains(.grantedSek)).forEach { Console.tell($0) }
        }
        return (layer, layer.placing != nil)
    }

    private func gaps(_ store: Store) throws -> GapAnswer {
        let check = try store.check(policy: policy!)
        let report = try check.run()
        report.statuses.tell()
        report.money?.tell()
        return GapAnswer(report, on: check.territory)
    }
}
