import ArgumentParser
import FollowUp
import Report
import Store
import Wording

/// A crosstab as it is asked for.
struct CrosstabQuestion: ParsableArguments {
    @Argument(help: .init(CrosstabOptionText.rows)) var rows: CrosstabDimension
    @Argument(help: .init(CrosstabOptionText.columns)) var columns: CrosstabDimension
    @Option(help: .init(CrosstabOptionText.sum)) var sum = Indicator.ID.grantedSek
    @Option(help: .init(CrosstabOptionText.shares)) var shares: CrosstabAnswer.Shares?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption

    func validate() throws {
        try selection.money.require(money: sum == .grantedSek)
        try condition.refuseScheme(if: rows.crossesZones && columns.crossesZones)
        try refuse(.sameDivision, if: rows == columns)
    }

    func crosstab(of store: Store) throws -> (crosstab: Crosstab, of: Distributor) {
        let distributor = try Distributor(
            store: store, selection: condition.narrow(selection.selection, in: store), detail: .figures)
        return (try distributor.crosstab(of: sum, rows: rows, columns: columns), distributor)
    }
}

struct CrosstabCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.crosstab, commandName: "crosstab")

    @OptionGroup var question: CrosstabQuestion
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<CrosstabAnswer>

    func run() throws {
        let (crosstab, distributor) = try question.crosstab(of: store.open())
        try output.write(CrosstabAnswer(crosstab, shares: question.shares, on: distributor.territory))
        output.remark(on: crosstab.statuses, crosstab.money)
    }
}

extension CrosstabDimension: ExpressibleByArgument {}

extension CrosstabAnswer.Shares: ExpressibleByArgument {}
