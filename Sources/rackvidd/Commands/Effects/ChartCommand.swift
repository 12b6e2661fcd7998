import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Terminal
import Wording

struct ChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        .chart, commandName: "chart",
        subcommands: [
            ChangeChart.self, SlopeChartCommand.self, TrendChart.self, CompositeChart.self, CrosstabChart.self,
        ])
}

/// A picture in a file, with its table on standard output; the picture alone without a file.
struct PictureOptions: ParsableArguments {
    @Option(help: .init(ChartOptionText.output)) var output = "-"
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    /// - Parameter filters: that both used; the table says them.
    func write(_ chart: ChartAnswer, beside table: some Answer, _ filters: ResultFilters) throws {
        try Output.write(chart.filtered(by: filters), as: .promised(by: output, of: ChartAnswer.formats), to: output)
        guard output != "-" else { return }
        try Output.write(table, filters: filters)
        Console.tell(chart.written(to: output))
    }
}

/// An indicator and two years.
struct ChangeQuestion: ParsableArguments {
    @Argument(help: .init(ChangeOptionText.indicator)) var indicator: Indicator.ID
    @Option(help: .init(ChangeOptionText.from)) var from: Int
    @Option(help: .init(ChangeOptionText.to)) var to: Int
    @Option(help: .init(ChangeOptionText.by)) var by: Level = .municipality

    /// - Parameter view: of the table beside the picture.
    func write(
        to picture: PictureOptions, _ view: ChangeAnswer.View = .init(),
        drawing: (TerritorialChange, Store) throws -> ChartAnswer
    ) throws {
        let store = try picture.store.open()
        let distributor = try Distributor(store: store, selection: Selection())
        let change = try distributor.change(of: indicator, by: by, from: from, to: to)
        try picture.write(
            drawing(change, store), beside: ChangeAnswer(change, view, on: distributor.territory), ResultFilters(nil))
    }
}

struct ChangeChart: ParsableCommand {
    static let configuration = CommandConfiguration(.chartChange, commandName: "change")

    @OptionGroup var question: ChangeQuestion
    @Flag(help: .init(ChartOptionText.ownScales)) var ownScales = false
    @Option(help: .init(ChartOptionText.goals)) var goals: String?
    @OptionGroup var picture: PictureOptions

    func run() throws {
        var view = ChangeAnswer.View()
        view.series = true
        try question.write(to: picture, view) { change, store in
            try .multiples(change, ownScales: ownScales, goals: goals.map { try GoalFile.read($0, in: store) })
        }
    }
}

struct SlopeChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.chartSlope, commandName: "slope")

    @OptionGroup var question: ChangeQuestion
    @OptionGroup var picture: PictureOptions

    func run() throws { try question.write(to: picture) { change, _ in .slopes(change) } }
}

struct TrendChart: ParsableCommand {
    static let configuration = CommandConfiguration(.chartTrend, commandName: "trend")

    @OptionGroup var question: TrendOptions
    @OptionGroup var picture: PictureOptions

    func validate() throws { try refuse(.notDrawn) }

    func run() throws {
        let store = try picture.store.open()
        let distributor = try Distributor(store: store, selection: Selection())
        let comparison = try distributor.trend(of: question.indicator, asking: question.request(of: store))
        try picture.write(.events(comparison), beside: TrendAnswer(comparison), ResultFilters(nil))
    }
}

struct CompositeChart: ParsableCommand {
    static let configuration = CommandConfiguration(.chartComposite, commandName: "composite")

    @OptionGroup var question: CompositeQuestion
    @OptionGroup var picture: PictureOptions

    func run() throws {
        let (index, distributor) = try question.index(of: picture.store.open())
        try picture.write(
            .ranks(index), beside: CompositeAnswer(index, detail: false, on: distributor.territory), ResultFilters(nil))
    }
}

struct CrosstabChart: ParsableCommand {
    static let configuration = CommandConfiguration(.chartCrosstab, commandName: "crosstab")

    @OptionGroup var question: CrosstabQuestion
    @OptionGroup var picture: PictureOptions

    func run() throws {
        let (crosstab, distributor) = try question.crosstab(of: picture.store.open())
        let answer = CrosstabAnswer(crosstab, shares: question.shares, on: distributor.territory)
        let filters = try question.selection.filters(where: question.condition.condition)
        try picture.write(.heat(crosstab, shares: question.shares), beside: answer, filters)
    }
}
