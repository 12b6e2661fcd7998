public import ArgumentParser
import Report
import Store
public import Territory
import Wording

struct ApportionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.apportion, commandName: "apportion")

    @Argument(help: .init(ApportionOptionText.rule)) var rule: Placement.AreaRule

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<TerritoryChangeAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open(readOnly: false)
        try refuse(
            unless: try store.territory().hasPopulation || rule == .area,
            "Ingen folkmängd är inläst att fördela efter.", "No population has been imported to apportion by.")
        try output.write(TerritoryChangeAnswer(store.apportion(areasBy: rule)))
    }
}

extension Placement.AreaRule: ExpressibleByArgument {}
