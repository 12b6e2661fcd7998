import ArgumentParser
import Exchange
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
            say("Lagret som skapas (GeoPackage).", "The store to make (GeoPackage)."), valueName: say("lager", "store"))
    )
    var store: String

    @Option(help: ArgumentHelp(say("Länskod, två siffror.", "County code, two digits."), valueName: say("kod", "code")))
    var county = "23"

    @OptionGroup var language: LanguageOption

    func run() throws {
        let made = try Shipped.makeStore(at: store, county: county)
        let territory = try made.territory()
        Console.tell(
            say(
                """
                Skapade \(store): \(territory.municipalities.count) kommuner, \(territory.cells.count) celler, \
                indelning \(territory.scheme.title.sv).
                """,
                """
                Made \(store): \(territory.municipalities.count) municipalities, \(territory.cells.count) cells, \
                zoning \(territory.scheme.title.en).
                """
            ))
    }
}
