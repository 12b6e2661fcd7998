import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Wording

struct TrendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.trend, commandName: "trend")

    @OptionGroup var question: TrendOptions
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<TrendAnswer>

    func validate() throws {
        try refuse(.dose, if: question.dose == nil)
        try condition.refuseScheme(if: true)
    }

    func run() throws {
        let opened = try store.open()
        let distributor = try Distributor(store: opened, selection: condition.narrow(selection.selection, in: opened))
        let trend = try distributor.trend(of: question.indicator, asking: question.request(of: opened))
        // Initiatives matter for the dose alone.
        let filters = question.dose == nil ? ResultFilters(nil) : try selection.filters(where: condition.condition)
        try output.write(TrendAnswer(trend), filters)
    }
}
