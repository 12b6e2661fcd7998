import ArgumentParser
import Exchange
import Report
import Store
import Territory
import Wording

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.makeStore, commandName: "init")

    @Argument(help: .init(InitOptionText.store)) var store: String
    @Option(help: .init(InitOptionText.county)) var county = "23"

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Console.tell(StoreMadeAnswer(Shipped.makeStore(at: store, county: county).territory(), store: store))
    }
}
