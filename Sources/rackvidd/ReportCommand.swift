import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Store
import Wording

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: say("En rapport att öppna i webbläsaren: svar, kartor, tabeller, källor.", "A report to open in a browser: answer, maps, tables, sources."),
        discussion: say(
            "En enda fil, som inte hämtar något från nätet och blir densamma för samma lager.",
            "A single file that fetches nothing from the network and is the same for the same store."))

    @Option(help: ArgumentHelp(say("Indikator som insatser bidrar till.", "Indicator that initiatives bring."), valueName: say("indikator", "indicator")))
    var indicator = "granted_sek"

    @Option(help: ArgumentHelp(say("Policy vars luckor visas.", "Policy whose gaps are shown."), valueName: "policy.yaml"))
    var policy: String?

    @Flag(help: ArgumentHelp(say("Skriv när rapporten gjordes; den blir då inte densamma varje gång.", "Write when the report was made; it is then not the same each time.")))
    var generated = false

    @Option(help: ArgumentHelp(say("Utfil, eller - för standard ut.", "Output file, or - for standard output."), valueName: say("fil.html", "file.html")))
    var output = "-"

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open()
        let gaps = try policy.map { try GapsCommand.check($0, store: store).run() }
        let facts = try ReportFacts(store: store, selection: selection.selection, indicator: indicator, gaps: gaps)
        let now = generated ? Date().formatted(.iso8601.year().month().day()) : nil
        let html = ReportPage(facts, language: Speech.language, programVersion: programVersion, generated: now).html()
        if output == "-" { return Output.write(html) }
        var sink = try ByteSink(file: output)
        try sink.write(html)
        try sink.finish()
        Console.tell(say("Skrev rapporten till \(output).", "Wrote the report to \(output)."))
    }
}
