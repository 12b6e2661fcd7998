import ArgumentParser
import Report
package import Store
import Wording

struct StatusesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.statuses, commandName: "statuses")

    @Option(
        name: .customLong("set"),
        help: .init(
            "STATUS=klass: decided, undecided, rejected, eller default för programmets eget svar; kan upprepas.",
            """
            STATUS=class: decided, undecided, rejected, or default for the program's own answer; may be \
            repeated.
            """,
            valueName: say("status=klass", "status=class")))
    var changes: [StatusChange] = []

    @Flag(
        help: .init(
            "Uppgradera ett lager som en tidigare version har gjort.",
            "Upgrade a store that an earlier version has made."))
    var upgrade = false

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<StatusesAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open(readOnly: changes.isEmpty && !upgrade)
        if !changes.isEmpty { try store.setClasses(changes.map { ($0.status, $0.statusClass) }) }
        try output.write(StatusesAnswer(store.statuses()))
    }
}

extension StatusChange: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
