import Exchange
package import FollowUp
package import JSON
package import Territory
package import Wording

/// An indicator's distribution over the county, with the analyses requested.
package struct DistributionAnswer: LayerAnswer {
    private let distribution: Distribution
    private let analysis: Analysis
    private let range: CountyWideRange?
    private let territory: Territory

    /// - Parameter range: between ways of counting county-wide initiatives, where requested.
    package init(
        _ distribution: Distribution, _ analysis: Analysis, range: CountyWideRange? = nil, on territory: Territory
    ) {
        self.distribution = distribution
        self.analysis = analysis
        self.range = range
        self.territory = territory
    }

    package func text(in language: Language, width: Int) -> String {
        DistributionText(distribution, reversals: analysis.reversals, language: language, width: width).text()
            + (range.map { CountyWideText($0, language: language, width: width).text() } ?? "")
            + AnalysisText(analysis, of: distribution, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue {
        DistributionRecord.json(distribution, analysis, range, in: language)
    }

    package func table(in language: Language) -> RecordTable {
        DistributionRecord.table(distribution, range, in: language)
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        let count = distribution.count
        let money = count.money.map { MoneyText.sentences($0, advises: false) } ?? []
        return AnswerGround.counted(
            Readings.placing(of: distribution) + OutcomeText.sentences(distribution)
                + StatusText.sentences(count.statuses, advises: false) + money, in: language)
    }

    package func layer(in language: Language) throws -> FeatureLayer {
        try DistributionRecord.layer(distribution, of: territory, range, in: language)
    }
}
