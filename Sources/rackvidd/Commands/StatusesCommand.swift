import ArgumentParser
import Report
package import Store
import Wording

struct StatusesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.statuses, commandName: "statuses")

    @Option(name: .customLong("set"), help: .init(StatusesOptionText.changes)) var changes: [StatusChange] = []
    @Flag(help: .init(StatusesOptionText.upgrade)) var upgrade = false

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<StatusesAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open(readOnly: changes.isEmpty && !upgrade)
        if !changes.isEmpty { try store.setClasses(changes.map { ($0.status, $0.statusClass) }) }
        try output.write(StatusesAnswer(store.statuses()))
    }
}

extension StatusChange: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
