import ArgumentParser
import Report
import Store
import Wording

struct CopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.copy, commandName: "copy")

    @Argument(help: .init("Lagret.", "The store.", valueName: say("lager", "store")))
    var store: String

    @Argument(help: .init("Kopian.", "The copy.", valueName: say("ut", "out")))
    var out: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Store.copy(store, to: out)
        Console.tell(say("Kopierade \(store) till \(out).", "Copied \(store) to \(out)."))
    }
}
