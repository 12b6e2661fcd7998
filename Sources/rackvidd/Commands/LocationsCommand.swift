import ArgumentParser
import FollowUp
import Report
import Store
import Wording

struct LocationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.locations, commandName: "locations")

    @Option(help: .init(LocationsOptionText.most)) var most = 50
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<LocationsAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(if: most < 1, "--most är ett antal, minst 1.", "--most is a number, at least 1.")
    }

    func run() throws {
        let store = try store.open()
        let distributor = try Distributor(
            store: store, selection: condition.narrow(selection.selection, in: store))
        let repairs = LocationRepairs(
            distributor, problems: try store.problems(of: Set(distributor.table.initiatives.map(\.id))))
        try output.write(LocationsAnswer(repairs, most: most))
        if output.format.format.isBare { repairs.statuses.tell() }
    }
}
