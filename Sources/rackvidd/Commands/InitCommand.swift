import ArgumentParser
import Exchange
import Report
import Store
import Terminal
import Territory
import Wording

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.makeStore, commandName: "init")

    @Argument(help: .init(InitOptionText.store)) var store: String
    @Option(help: .init(InitOptionText.county)) var county = "23"

    @Flag(help: .init(InitOptionText.bare)) var bare = false

    @OptionGroup var language: LanguageOption

    func run() throws {
        let made = try Shipped.makeStore(at: store, county: county)
        let statistics = bare ? nil : try Shipped.importStatistics(into: made)
        try Console.tell(StoreMadeAnswer(made.territory(), store: store, statistics: statistics))
    }
}
