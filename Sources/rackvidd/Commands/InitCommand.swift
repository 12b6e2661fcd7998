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

    @Flag(help: .init("Utan programmets kommunstatistik.", "Without the program's municipal statistics."))
    var bare = false

    @OptionGroup var language: LanguageOption

    func run() throws {
        let made = try Shipped.makeStore(at: store, county: county)
        let statistics = bare ? nil : try Shipped.importStatistics(into: made)
        try Console.tell(StoreMadeAnswer(made.territory(), store: store, statistics: statistics))
    }
}
