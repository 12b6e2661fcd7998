import ArgumentParser
import Report
import Store
import Terminal
import Wording

struct CopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.copy, commandName: "copy")

    @Argument(help: .init(CopyOptionText.store)) var store: String
    @Argument(help: .init(CopyOptionText.out)) var out: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Store.copy(store, to: out)
        Console.tell(say("Kopierade \(store) till \(out).", "Copied \(store) to \(out)."))
    }
}
