import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Wording

struct TrendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.trend, commandName: "trend")

    @OptionGroup var question: TrendOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var output: FormatOption<TrendAnswer>
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open()
        let distributor = try Distributor(store: store, selection: Selection())
        try output.write(TrendAnswer(distributor.trend(of: question.indicator, asking: question.request(of: store))))
    }
}
