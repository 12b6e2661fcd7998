import ArgumentParser
import Foundation
import Report
import Store
import Terminal
import Wording

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.sQL, commandName: "sql")

    @Argument(help: .init(SQLOptionText.statement)) var statement: String
    @Option(help: .init(SQLOptionText.timeout)) var timeout: Double = 30

    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<SQLAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(
            unless: timeout > 0 && timeout <= 86_400, "--timeout är ett antal sekunder, högst 86400.",
            "--timeout is a number of seconds, at most 86400.")
    }

    func run() throws {
        var limits = SQLSession.Limits(seconds: timeout)
        limits.overrun = { error in
            Console.complain(error)
            Foundation._exit(1)
        }
        if let remarks = try? StoreRemarks(Store(opening: store.path(), readOnly: true)) { Provenance.tell(remarks) }
        let session = try SQLSession(opening: store.path(), limits: limits)
        try output.write(SQLAnswer(session, statement) { Console.tell($0) })
    }
}
