import ArgumentParser
import Report
package import Store
import Wording

struct StatusesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statuses",
        abstract: say(
            "Hur insatsernas statusar räknas: visa och ändra.",
            "How the initiatives' statuses count: show and change."),
        discussion: say(
            """
            Siffrorna gäller beslutade insatser (decided). De som är sökta eller prioriterade (undecided) och de som \
            är avslagna eller återtagna (rejected) visas bredvid. Vanliga ord är kända; andra räknas som beslutade \
            tills någon säger vad de betyder:
              rackvidd statuses --set "vilande=undecided"
            """,
            """
            Figures count decided initiatives. Those applied for or given priority (undecided) and those rejected or \
            withdrawn (rejected) are shown beside. The usual words are known; others count as decided until somebody \
            says what they mean:
              rackvidd statuses --set "vilande=undecided"
            """))

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "STATUS=klass: decided, undecided, rejected, eller default för programmets eget svar; kan upprepas.",
            """
            STATUS=class: decided, undecided, rejected, or default for the program's own answer; may be \
            repeated.
            """,
            valueName: say("status=klass", "status=class")))
    var changes: [StatusChange] = []

    @Flag(
        help: ArgumentHelp(
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
