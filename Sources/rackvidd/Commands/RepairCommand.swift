import ArgumentParser
import Report
import Store
import Wording

struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: say(
            "Rädda vad som går ur ett skadat lager till ett nytt.",
            "Save what can be saved of a damaged store into a new one."),
        discussion: say(
            """
            Det gamla lagret lämnas som det är. Allt som inte kom med räknas upp. Slutar med 0 om allt kom med, 2 om \
            något saknas. Filen UT får inte finnas.
            """,
            """
            The old store is left as it is. All that did not come along is listed. Exits with 0 if all came along, 2 \
            if \
            something is missing. The file OUT must not exist.
            """))

    @Argument(help: ArgumentHelp("Det skadade lagret.", "The damaged store.", valueName: say("lager", "store")))
    var store: String

    @Argument(help: ArgumentHelp("Det nya lagret.", "The new store.", valueName: say("ut", "out")))
    var out: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        let report = try Store.repair(store, to: out)
        try Output.write(RepairAnswer(report, to: out))
        guard report.isWhole else { throw Exit.findings }
    }
}
