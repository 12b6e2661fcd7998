import ArgumentParser
public import FollowUp
import Report
import Store
import Territory
import Wording

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.reach, commandName: "reach")

    @Option(help: .init(ReachOptionText.by)) var by: Level = .municipality
    @Option(help: .init(ReachOptionText.distances)) var distances = "10000,20000,30000,50000"
    @Option(help: .init(ReachOptionText.catchment)) var catchment: Double?
    @Option(help: .init(ReachOptionText.supply)) var supply: FloatingCatchment.Supply = .granted

    @OptionGroup var selection: CountingOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<ReachAnswer>
    @OptionGroup var language: LanguageOption

    private var metres: [Double] {
        get throws {
            guard let values = PopulationReach.distances(distances) else {
                throw ValidationError(
                    "--distances är olika avstånd i meter, över noll: 10000,20000.",
                    "--distances are different distances in metres above zero: 10000,20000.")
            }
            return values
        }
    }

    func validate() throws {
        _ = try metres
        try refuse(.supply, if: catchment == nil)
        try refuse(.catchment, if: output.format.format == .geojson)
        try refuse(.pricesOfSupply, if: catchment == nil || supply != .granted)
        try refuse(.zones, if: by.crossesZones)
        try refuse(.equalShares, if: selection.chosen.countyWide == .one(.equal))
        try refuse(.areasWithoutPlaces)
        if let catchment, !(catchment > 0 && catchment <= 1_000_000) {
            throw ValidationError(
                "--catchment är ett avstånd i meter, över noll.", "--catchment is a distance in metres above zero.")
        }
    }

    func run() throws {
        let store = try store.open()
        let selection = try selection.selection
        let initiatives = try store.initiatives(selection)
        let reach = try PopulationReach(
            store.territory(scheme: selection.scheme), initiatives, by: by, distances: metres,
            catchment: catchment.map { ($0, supply) })
        if output.format.format.isBare { reach.statuses.tell() }
        try output.write(ReachAnswer(reach))
    }
}

extension FloatingCatchment.Supply: ExpressibleByArgument {}
