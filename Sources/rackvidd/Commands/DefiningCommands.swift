import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Wording

struct StatusesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.statuses, commandName: "statuses")

    @Option(name: .customLong("set"), help: .init(StatusesOptionText.changes)) var changes: [StatusChange] = []
    @Flag(help: .init(StatusesOptionText.upgrade)) var upgrade = false
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<StatusesAnswer>

    func run() throws {
        let store = try store.open(for: changes.isEmpty && !upgrade ? .reading : .writing)
        if !changes.isEmpty { try store.setClasses(changes.map { ($0.status, $0.statusClass) }) }
        try output.write(StatusesAnswer(store.statuses()))
    }
}

struct IndicatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        .indicator, commandName: "indicator", subcommands: [DefineIndicator.self])
}

struct DefineIndicator: ParsableCommand {
    static let configuration = CommandConfiguration(.defineIndicator, commandName: "define")

    @Argument(help: .init(IndicatorOptionText.id)) var id: String
    @Argument(help: .init(IndicatorOptionText.column)) var column: String
    @Option(help: .init(IndicatorOptionText.titleSv)) var titleSv: String?
    @Option(help: .init(IndicatorOptionText.titleEn)) var titleEn: String?
    @Option(help: .init(IndicatorOptionText.unit)) var unit = "SEK"
    @Flag(help: .init(IndicatorOptionText.rate)) var rate = false
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<IndicatorMadeAnswer>

    func validate() throws {
        try refuse(.notAnID(id), unless: IndicatorDefinition.isID(id))
        try refuse(.notAKeptColumn, if: QueryColumns.kept(column) == nil)
    }

    func run() throws {
        let name = QueryColumns.kept(column) ?? column
        let indicator = Indicator(
            id: .init(id), title: Wording(sv: titleSv ?? titleEn ?? name, en: titleEn ?? titleSv ?? name),
            unit: Wording(verbatim: unit), kind: rate ? .intensive : .extensive)
        let receipt = try IndicatorDefinition(indicator, from: name).enter(into: store.open(for: .writing))
        try output.write(IndicatorMadeAnswer(indicator, receipt))
    }
}
