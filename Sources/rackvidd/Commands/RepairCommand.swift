import ArgumentParser
import Report
import Store
import Wording

struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.repair, commandName: "repair")

    @Argument(help: .init(RepairOptionText.store)) var store: String
    @Argument(help: .init(RepairOptionText.out)) var out: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        let report = try Store.repair(store, to: out)
        try Output.write(RepairAnswer(report, to: out))
        guard report.isWhole else { throw Exit.findings }
    }
}
