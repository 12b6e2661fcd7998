import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Store
import Wording

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.report, commandName: "report")

    @Option(
        help: .init(
            "Indikator som insatser bidrar till.", "Indicator that initiatives bring.",
            valueName: say("indikator", "indicator")))
    var indicator = Indicator.ID.grantedSek

    @Option(help: .init("Policy vars luckor visas.", "Policy whose gaps are shown.", valueName: "policy.yaml"))
    var policy: String?

    @Option(
        help: .init(
            """
            Årets del av resultatredovisningen enligt SFS 2024:99 om territoriella perspektiv, i stället för \
            rapporten.
            """,
            """
            The year's part on territorial perspectives of the account of results under SFS 2024:99, instead \
            of the report.
            """,
            valueName: say("år", "year")))
    var annual: Int?

    @Option(
        help: .init(
            "Underlag från rackvidd gaps --evidence som prövades före årets beslut, för --annual; kan upprepas.",
            """
            Evidence of rackvidd gaps --evidence that was checked before the year's decisions, for --annual; \
            may be repeated.
            """,
            valueName: say("fil", "file")))
    var evidence: [String] = []

    @Option(help: .init("Format; markdown för --annual.", "Format; markdown for --annual."))
    var format: FormatChoice<AnnualAnswer> = .usual

    @Flag(
        help: .init(
            "Skriv när rapporten gjordes; den blir då inte densamma varje gång.",
            "Write when the report was made; it is then not the same each time."))
    var generated = false

    @Option(
        help: .init(
            "Utfil, eller - för standard ut.", "Output file, or - for standard output.",
            valueName: say("fil.html", "file.html")))
    var output = "-"

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: StoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(money: indicator == .grantedSek)
        try refuse(
            if: annual == nil && !ReportAnswer.formats.contains(format.format), "--format markdown gäller --annual ÅR.",
            "--format markdown is for --annual YEAR.")
        try refuse(
            if: !evidence.isEmpty && annual == nil, "--evidence gäller --annual ÅR.", "--evidence is for --annual YEAR."
        )
        if let annual {
            try refuse(
                unless: (1_000...9_999).contains(annual), "--annual är ett år, till exempel 2026.",
                "--annual is a year, for example 2026.")
            try refuse(
                if: selection.from != nil || selection.to != nil,
                "--annual anger perioden; --from och --to kan inte användas då.",
                "--annual gives the period; --from and --to can't be used with it.")
            try refuse(
                if: generated || indicator != .grantedSek,
                "--generated och --indicator gäller rapporten, inte --annual.",
                "--generated and --indicator are for the report, not for --annual.")
        }
    }

    func run() throws {
        let store = try store.open()
        let gaps = try policy.map { try store.check(policy: $0, prices: self.selection.money.fixed).run() }
        let selection = try condition.narrow(selection.selection, in: store)
        if let annual {
            let facts = try AnnualFacts(
                store: store, year: annual, selection: selection, gaps: gaps,
                checks: evidence.map { try CheckOnFile(file: $0) })
            try Output.write(AnnualAnswer(facts, programVersion: programVersion), as: format.format, to: output)
        } else {
            let facts = try ReportFacts(
                store: store, selection: selection, indicator: indicator, gaps: gaps)
            let now = generated ? Date().formatted(.iso8601.year().month().day()) : nil
            try Output.write(
                ReportAnswer(facts, programVersion: programVersion, generated: now), as: format.format, to: output)
        }
        guard output != "-" else { return }
        Console.tell(say("Skrev rapporten till \(output).", "Wrote the report to \(output)."))
    }
}
