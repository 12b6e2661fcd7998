import ArgumentParser
import Store
import Wording

struct CopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: say(
            "Kopiera ett lager säkert, också medan andra skriver i det.",
            "Copy a store safely, also while others write to it."),
        discussion: say(
            """
            Kopian är lagret som det var i ett ögonblick, prövad innan den får sitt namn. En vanlig filkopia kan få \
            sidor \
            från två ögonblick, och missar loggen bredvid. Filen UT får inte finnas.
            """,
            """
            The copy is the store as it was at one moment, checked before it takes its name. An ordinary file copy may \
            get pages from two moments, and misses the log beside it. The file OUT must not exist.
            """))

    @Argument(help: ArgumentHelp("Lagret.", "The store.", valueName: say("lager", "store")))
    var store: String

    @Argument(help: ArgumentHelp("Kopian.", "The copy.", valueName: say("ut", "out")))
    var out: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        try Store.copy(store, to: out)
        Console.tell(say("Kopierade \(store) till \(out).", "Copied \(store) to \(out)."))
    }
}
