import ArgumentParser
import FollowUp
import Report
import Store
import Wording

struct CrosstabCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.crosstab, commandName: "crosstab")

    @Argument(help: .init(CrosstabOptionText.rows)) var rows: CrosstabDimension
    @Argument(help: .init(CrosstabOptionText.columns)) var columns: CrosstabDimension
    @Option(help: .init(CrosstabOptionText.sum)) var sum = Indicator.ID.grantedSek
    @Option(help: .init(CrosstabOptionText.shares)) var shares: CrosstabAnswer.Shares?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<CrosstabAnswer>
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(money: sum == .grantedSek)
        try condition.refuseScheme(if: rows.crossesZones && columns.crossesZones)
        try refuse(
            if: rows == columns, "Rader och kolumner är samma indelning.", "Rows and columns are the same division.")
    }

    func run() throws {
        let store = try store.open()
        let distributor = try Distributor(
            store: store, selection: condition.narrow(selection.selection, in: store), detail: .figures)
        let crosstab = try distributor.crosstab(of: sum, rows: rows, columns: columns)
        try output.write(CrosstabAnswer(crosstab, shares: shares, on: distributor.territory))
        if output.format.format.isBare {
            crosstab.statuses.tell()
            crosstab.money?.tell()
        }
    }
}

extension CrosstabDimension: ExpressibleByArgument {}

extension CrosstabAnswer.Shares: ExpressibleByArgument {}
