public import ArgumentParser
import Report
import Store
public import Territory
import Wording

struct ApportionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apportion",
        abstract: say(
            "Fördela ytor efter area eller efter befolkning, från och med nu.",
            "Apportion areas by surface or by population, from now on."),
        discussion: say(
            """
            Insatser som anger en yta läggs ut på nytt. Befolkningen räknas på det importerade befolkningsskiktet, \
            annars på tätorterna och resten efter yta. Andra lägen ändras inte.
            """,
            """
            Initiatives that state an area are placed anew. People are counted on the imported layer of \
            population, else on localities and the rest by area. Other locations don't change.
            """
        ))

    @Argument(help: ArgumentHelp("Efter vad.", "By what."))
    var rule: Placement.AreaRule

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<TerritoryChangeAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open(readOnly: false)
        try refuse(
            unless: try store.territory().hasPopulation || rule == .area,
            "Ingen folkmängd är inläst att fördela efter.", "No population is on file to apportion by.")
        try output.write(TerritoryChangeAnswer(store.apportion(areasBy: rule)))
    }
}

extension Placement.AreaRule: ExpressibleByArgument {}
