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
        let store = try store.open()
        let distributor = try Distributor(store: store, selection: condition.narrow(selection.selection, in: store))
        try output.write(TrendAnswer(distributor.trend(of: question.indicator, asking: question.request(of: store))))
    }
}
