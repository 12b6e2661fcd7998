import ArgumentParser

/// Which sheet of a workbook is read.
struct SheetOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "Blad i en kalkylbok (.xlsx, .xlsm, .ods), om flera har en tabell.",
                "Sheet of a workbook (.xlsx, .xlsm, .ods), where several have a table."),
            valueName: say("blad", "sheet")))
    var sheet: String?
}
