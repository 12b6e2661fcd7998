import ArgumentParser
import Exchange
import Report
import Store
import Territory
import Wording

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.makeStore, commandName: "init")

    @Argument(
        help: .init(
            "Lagret som skapas (GeoPackage).", "The store to make (GeoPackage).", valueName: say("lager", "store")))
    var store: String

    @Option(help: .init("Länskod, två siffror.", "County code, two digits.", valueName: say("kod", "code")))
    var county = "23"

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Console.tell(StoreMadeAnswer(Shipped.makeStore(at: store, county: county).territory(), store: store))
    }
}
