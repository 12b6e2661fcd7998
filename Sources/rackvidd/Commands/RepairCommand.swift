import ArgumentParser
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

    @Argument(help: ArgumentHelp(say("Det skadade lagret.", "The damaged store."), valueName: say("lager", "store")))
    var store: String

    @Argument(help: ArgumentHelp(say("Det nya lagret.", "The new store."), valueName: say("ut", "out")))
    var out: String

    @OptionGroup var language: LanguageOption

    /// Of one table; further ones are counted.
    private static let mostLines = 200

    func run() throws {
        let report = try Store.repair(store, to: out)
        for loss in report.losses.prefix(Self.mostLines) { try Output.write(loss.wording[Speech.language] + "\n") }
        if report.losses.count > Self.mostLines {
            let more = report.losses.count - Self.mostLines
            try Output.write(say("och \(more) till\n", "and \(more) more\n"))
        }
        for item in report.damage.prefix(Self.mostLines) { try Output.write(item.wording[Speech.language] + "\n") }
        let figures = Figures(Speech.language)
        let rows = figures.integer(report.saved.reduce(0) { $0 + $1.rows })
        let initiatives = figures.integer(report.saved.first { $0.table == "initiative" }?.rows ?? 0)
        try Output.write(
            say(
                "Räddade \(rows) rader till \(out), däribland \(initiatives) insatser.\n",
                "Saved \(rows) rows to \(out), among them \(initiatives) initiatives.\n"))
        guard report.isWhole else { throw Exit.findings }
    }
}
