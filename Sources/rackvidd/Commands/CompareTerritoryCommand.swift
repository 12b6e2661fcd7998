import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Terminal
import Territory
import Wording

struct CompareTerritoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.compareTerritory, commandName: "compare-territory")

    @Option(help: .init(CompareTerritoryOptionText.with)) var with: String
    @Option(help: .init(ImportTerritoryOptionText.code)) var code: String?
    @Option(help: .init(CompareTerritoryOptionText.name)) var name: String?
    @Option(help: .init(CompareTerritoryOptionText.tolerance)) var tolerance: Double?
    @Option(help: .init(CompareTerritoryOptionText.borderAccuracy)) var borderAccuracy = 0.0

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<TerritoryComparisonAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try BorderLimits.check(tolerance: tolerance, borderAccuracy: borderAccuracy)
        try refuse(.comparedPlacing)
    }

    func run() throws {
        let store = try store.open()
        let table = try store.initiatives(selection.selection)
        let division = try MunicipalDivision(
            file: with, tolerance: tolerance, columns: AreaColumnChoice(code: code, name: name),
            register: store.municipalityRegister())
        try refuse(.repairs, if: division.isStore)
        for line in division.understood { Console.tell(line) }
        let other = try Shipped.territoryPlan(for: store).municipalities(
            division.layer, borderAccuracy: borderAccuracy)[0]
        let comparison = try TerritoryComparison(
            table, territory: store.territory(), gazetteer: store.gazetteer(), other: other,
            otherGazetteer: store.gazetteer(with: other, source: with))
        if output.format.format.isBare { comparison.statuses.tell() }
        try output.write(TerritoryComparisonAnswer(comparison))
    }
}
