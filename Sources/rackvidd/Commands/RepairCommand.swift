import ArgumentParser
import Report
import Store
import Wording

struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.repair, commandName: "repair")

    @Argument(help: .init(RepairOptionText.store)) var store: String
    @Argument(help: .init(RepairOptionText.out)) var out: String

    @OptionGroup var output: FormatOption<RepairAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let report = try Store.repair(store, to: out)
        try output.write(RepairAnswer(report, of: store, to: out))
        guard report.isWhole else { throw Exit.findings }
    }
}
