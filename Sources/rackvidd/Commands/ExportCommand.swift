package import ArgumentParser
import FollowUp
package import Report
import Store
import Terminal
import Territory
import Wording

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.export, commandName: "export")

    @Argument(help: .init(ExportOptionText.what)) var what: LayerSubject
    @Option(help: .init(ExportOptionText.indicator)) var indicator: [Indicator.ID] = []
    @Option(help: .init(ExportOptionText.policy)) var policy: String?
    @Option(help: .init(ExportOptionText.format)) var format: FormatChoice<FeatureLayer> = .usual
    @Option(help: .init(ExportOptionText.output)) var output = "-"

    @OptionGroup var values: ValueOptions
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(
            money: what == .initiatives || what != .gaps && (indicator.isEmpty || indicator.contains(.grantedSek)))
        try refuse(
            if: what == .gaps && policy == nil, "export gaps behöver --policy FIL.", "export gaps needs --policy FILE.")
        try refuse(.ofPolicies, if: what == .gaps)
        try refuse(.statusOfRows, .zones, if: what == .initiatives)
        if case .level(let level) = what { try condition.refuseScheme(if: level.crossesZones) }
        try refuse(.figures, if: what == .initiatives || what == .gaps)
        try refuse(.policy, if: what != .gaps)
        try refuse(
            if: format.format == .gpkg && output == "-", "En GeoPackage är en fil: ange --output FIL.gpkg.",
            "A GeoPackage is a file: give --output FILE.gpkg.")
    }

    func run() throws {
        let store = try store.open()
        let layer =
            switch what {
            case .level(let level): try figures(store, at: level)
            case .initiatives: try initiatives(store)
            case .gaps: try gaps(store).layer(in: Speech.language)
            }
        try Output.write(layer, as: format.format, to: output)
        if let loss = layer.loss(as: format.format) { Console.tell(loss) }
        guard output != "-" else { return }
        Console.tell(
            say(
                "Skrev \(layer.count) objekt till \(output).",
                "Wrote \(Plural.en(layer.count, "feature")) to \(output)."))
    }

    /// Every initiative, whatever its status: an export can be imported again.
    private func all(_ store: Store) throws -> Selection {
        var all = try selection.selection
        all.classes = Set(StatusClass.allCases)
        return try condition.narrow(all, in: store)
    }

    private func initiatives(_ store: Store) throws -> FeatureLayer {
        let distributor = try Distributor(store: store, selection: all(store))
        distributor.table.statusAccount.tellAssumed()
        return try InitiativeLayer.make(distributor)
    }

    private func figures(_ store: Store, at level: Level) throws -> FeatureLayer {
        let indicators = indicator.isEmpty ? [.grantedSek, .initiatives] : indicator
        try IndicatorOptions.check(.here, on: indicators, from: values.source, in: store)
        let distributor = values.choose(
            try Distributor(store: store, selection: condition.narrow(selection.selection, in: store)))
        distributor.table.statusAccount.tell()
        if indicators.contains(.grantedSek) { distributor.table.money.tell() }
        return try FigureLayer.make(
            distributor, at: level, indicators: indicators,
            year: values.year, in: Speech.language)
    }

    private func gaps(_ store: Store) throws -> GapAnswer {
        let check = try store.check(policy: policy!)
        let report = try check.run()
        report.statuses.tell()
        report.money?.tell()
        return GapAnswer(report, on: check.territory)
    }
}

extension LayerSubject: ExpressibleByArgument {
    package static var allValueStrings: [String] { names }
    package static var defaultCompletionKind: CompletionKind { .list(names) }

    package init?(argument: String) { self.init(named: argument) }
}
