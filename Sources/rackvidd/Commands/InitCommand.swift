import ArgumentParser
import Exchange
import Report
import Store
import Territory
import Wording

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: say(
            "Skapa ett lager med länets kommuner, zoner och celler.",
            "Make a store with the county's municipalities, zones and cells."))

    @Argument(
        help: ArgumentHelp(
            "Lagret som skapas (GeoPackage).", "The store to make (GeoPackage).", valueName: say("lager", "store")))
    var store: String

    @Option(help: ArgumentHelp("Länskod, två siffror.", "County code, two digits.", valueName: say("kod", "code")))
    var county = "23"

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Console.tell(StoreMadeAnswer(Shipped.makeStore(at: store, county: county).territory(), store: store))
    }
}
