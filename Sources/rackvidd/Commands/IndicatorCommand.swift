import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Wording

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
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(
            unless: !id.isEmpty && id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") },
            "\(id): ett id har små bokstäver a–z, siffror och _.", "\(id): an id has lower case a–z, digits and _.")
        try refuse(
            unless: QueryColumns.kept(column) != nil, "Ange kolumnen som \"extra('Utbetalt')\".",
            "Name the column as \"extra('Utbetalt')\".")
    }

    func run() throws {
        let name = QueryColumns.kept(column) ?? column
        let indicator = Indicator(
            id: .init(id), title: Wording(sv: titleSv ?? titleEn ?? name, en: titleEn ?? titleSv ?? name),
            unit: Wording(verbatim: unit), kind: rate ? .intensive : .extensive)
        let receipt = try IndicatorDefinition(indicator, from: name).enter(into: store.open(readOnly: false))
        try output.write(IndicatorMadeAnswer(indicator, receipt))
    }
}
