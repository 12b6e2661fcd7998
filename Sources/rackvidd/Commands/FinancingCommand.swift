import ArgumentParser
public import FollowUp
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
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try condition.refuseScheme(if: by.crossesZones)
        try refuse(
            if: spreadYears && by != .dimension(.year), "--spread-years gäller --by year.",
            "--spread-years is for --by year.")
        try refuse(
            if: spreadYears && selection.money.fixed != nil,
            "--prices räknar om efter beslutsåret och gäller utan --spread-years.",
            "--prices goes by the year of the decision and is without --spread-years.")
    }

    func run() throws {
        let store = try store.open()
        let distributor = try Distributor(
            store: store, selection: condition.narrow(selection.selection, in: store), detail: .all)
        let financing = try distributor.financing(
            by: by, spreadingYears: spreadYears, kept: store.keptColumns())
        try output.write(FinancingAnswer(financing))
        if output.format.format.isBare {
            financing.statuses.tell()
            financing.money.tell()
        }
    }
}

extension Financing.Grouping: ExpressibleByArgument {}
