import ArgumentParser
import FollowUp
import Report
import Store
import Wording

struct FinancingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.financing, commandName: "financing")

    @Option(help: .init(FinancingOptionText.by)) var by: Financing.Grouping = .level(.municipality)
    @Flag(help: .init(FinancingOptionText.spreadYears)) var spreadYears = false

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<FinancingAnswer>

    func validate() throws {
        try condition.refuseScheme(if: by.crossesZones)
        try refuse(.yearsOfOtherSums, if: spreadYears && by != .dimension(.year))
        try refuse(.pricesOfSpreadYears, if: spreadYears && selection.money.fixed != nil)
    }

    func run() throws {
        let opened = try store.open()
        let distributor = try Distributor(
            store: opened, selection: condition.narrow(selection.selection, in: opened), detail: .all)
        let financing = try distributor.financing(by: by, spreadingYears: spreadYears, kept: opened.keptColumns())
        try output.write(FinancingAnswer(financing), selection.filters(where: condition.condition))
        output.remark(
            on: financing.statuses, applied: financing.appliedLeftOut, financing.money, Readings.placing(of: financing))
    }
}
