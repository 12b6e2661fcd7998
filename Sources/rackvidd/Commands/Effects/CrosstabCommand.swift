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
        if !rows.isByPlace, !columns.isByPlace { try condition.refuseShares(of: selection) }
    }

    func crosstab(of store: Store, decidedIn year: Int? = nil) throws -> (crosstab: Crosstab, of: Distributor) {
        let distributor = try Distributor(
            store: store, selection: condition.narrow(selection.selection, in: store),
            detail: CrosstabDimension.detail(of: [rows, columns]))
        return (try crosstab(of: distributor, decidedIn: year), distributor)
    }

    func crosstab(of distributor: Distributor, decidedIn year: Int?) throws -> Crosstab {
        try distributor.crosstab(of: sum, rows: rows, columns: columns, decidedIn: year)
    }
}

struct CrosstabCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.crosstab, commandName: "crosstab")

    @OptionGroup var question: CrosstabQuestion
    @Option(help: .init(CrosstabOptionText.compare)) var compare: YearPair?
    @Option(help: .init(CrosstabOptionText.compareKnown)) var compareKnown: Moment.Name?
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<CrosstabAnswer>

    func validate() throws { try refuse(.comparedYears, if: compare != nil) }

    func run() throws {
        let (crosstab, distributor) = try question.crosstab(of: store.open(), decidedIn: compare?.to)
        let former =
            try compare.map { try question.crosstab(of: distributor, decidedIn: $0.from) }
            ?? compareKnown.map { try question.crosstab(of: store.open(at: $0)).crosstab }
        let basis = CrosstabComparison.Basis(
            years: compare.map { ($0.from, $0.to) }, known: compareKnown, to: store.asKnown)
        let answer = CrosstabAnswer(crosstab, beside: former, basis, shares: question.shares, on: distributor.territory)
        let filters = try question.selection.filters(where: question.condition.condition)
        try output.write(answer, filters)
        output.remark(on: crosstab.statuses, crosstab.money, Readings.placing(of: crosstab))
    }
}

extension CrosstabDimension: ExpressibleByArgument {}

extension CrosstabAnswer.Shares: ExpressibleByArgument {}
