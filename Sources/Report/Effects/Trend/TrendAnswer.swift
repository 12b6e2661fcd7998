import Exchange
package import FollowUp
package import JSON
package import Wording

/// How treated municipalities developed beside their own past and beside others.
package struct TrendAnswer: TableAnswer {
    private let comparison: TrendComparison

    package init(_ comparison: TrendComparison) { self.comparison = comparison }

    package func text(in language: Language, width: Int) -> String {
        TrendText(comparison, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue { TrendRecord(comparison, language: language).json }

    /// By year, the treated and the comparison.
    package func table(in language: Language) -> RecordTable {
        RecordTable(rows: TrendRecord(comparison, language: language).years)
    }
}
