package import Exchange
package import FollowUp
package import Wording

/// A picture of another answer's values, as an SVG document.
package struct ChartAnswer: Answer {
    private let chart: any Chart
    private var filters: ResultFilters?

    private init(_ chart: any Chart) { self.chart = chart }

    /// The same picture, with the filters that its values used among its notes.
    package func filtered(by filters: ResultFilters) -> ChartAnswer {
        var answer = self
        answer.filters = filters
        return answer
    }

    /// A panel for each part.
    ///
    /// - Parameter goals: whose targets are drawn too.
    /// - Throws: `TargetLinesError` where goals have none for the indicator.
    package static func multiples(
        _ change: TerritorialChange, ownScales: Bool, goals: GoalDeclaration? = nil
    ) throws(TargetLinesError) -> ChartAnswer {
        let targets = try goals.map { goals throws(TargetLinesError) in try TargetLines(goals, of: change) }
        return ChartAnswer(SmallMultiples(change: change, hasOwnScales: ownScales, targets: targets ?? .none))
    }

    /// Two years with a line for each part.
    package static func slopes(_ change: TerritorialChange) -> ChartAnswer { ChartAnswer(SlopeChart(change)) }

    /// The treated among all other choices.
    package static func events(_ comparison: TrendComparison) -> ChartAnswer { ChartAnswer(EventPlot(comparison)) }

    /// Ranks with all they can be.
    package static func ranks(_ index: CompositeIndex) -> ChartAnswer { ChartAnswer(RankRangePlot(index)) }

    /// A crosstab in colours.
    package static func heat(_ crosstab: Crosstab, shares: CrosstabAnswer.Shares?) -> ChartAnswer {
        ChartAnswer(HeatTable(crosstab, shares: shares))
    }

    package static var formats: [AnswerFormat] { [.svg, .png, .pdf] }

    package func write(
        as format: AnswerFormat, in language: Language, width _: Int, to sink: consuming ByteSink
    ) throws {
        guard Self.formats.contains(format) else { throw AnswerFormatError.notOffered(format, of: Self.formats) }
        let sheet = ChartSheet(chart: chart, language: language, filters: filters?.sentence)
        try sink.finish(drawing: sheet.svg(), as: format)
    }
}
