import Exchange
package import FollowUp
package import JSON
package import Wording

/// The statistics of one column of numbers.
package struct StatisticsAnswer: RecordAnswer {
    private let summary: Summary
    private let ids: [String]

    /// - Parameter ids: of the rows; their numbers from 1 where empty.
    package init(_ summary: Summary, ids: [String]) {
        self.summary = summary
        self.ids = ids
    }

    package func text(in language: Language, width: Int) -> String {
        SummaryText(summary, ids: ids, language: language).text()
    }

    package func json(in language: Language) -> JSONValue { SummaryRecord.json(summary, ids: ids) }
}
