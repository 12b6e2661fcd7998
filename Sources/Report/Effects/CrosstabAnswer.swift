import Exchange
package import FollowUp
package import JSON
package import Territory
package import Wording

/// Initiatives or what they bring by two dimensions.
package struct CrosstabAnswer: LayerAnswer {
    private let crosstab: Crosstab
    private let shares: Shares?
    private let territory: Territory
    /// With another crosstab beside it; nil: alone.
    private let comparison: CrosstabComparison?

    /// Of what the figures are shown as shares.
    package enum Shares: String, Sendable, CaseIterable { case row, column, total }

    /// - Parameters:
    ///   - former: what stands beside it; nil: nothing.
    ///   - basis: what tells the two apart, where there are two.
    package init(
        _ crosstab: Crosstab, beside former: Crosstab? = nil, _ basis: CrosstabComparison.Basis? = nil,
        shares: Shares?, on territory: Territory
    ) {
        comparison = former.flatMap { former in
            basis.map { CrosstabComparison(from: former, to: crosstab, $0) }
        }
        (self.crosstab, self.shares, self.territory) = (comparison?.latter ?? crosstab, shares, territory)
    }

    package func text(in language: Language, width: Int) -> String {
        if let comparison {
            return CrosstabComparisonText(comparison, shares: shares, language: language, width: width).text()
        }
        return CrosstabText(crosstab, shares: shares, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue {
        comparison.map { CrosstabComparisonRecord($0, shares: shares, language: language).json }
            ?? CrosstabRecord(crosstab, shares: shares, language: language).json
    }

    package func table(in language: Language) -> RecordTable { RecordTable(rows: rows(in: language)) }

    private func rows(in language: Language) -> [JSONObject] {
        comparison.map { CrosstabComparisonRecord($0, shares: shares, language: language).rows }
            ?? CrosstabRecord(crosstab, shares: shares, language: language).rows
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        let money = crosstab.money.map { MoneyText.sentences($0, advises: false) } ?? []
        return AnswerGround.counted(
            Readings.placing(of: crosstab) + StatusText.sentences(crosstab.statuses, advises: false) + money,
            in: language)
    }

    /// - Throws: `AnswerFormatError.notOffered` where rows are no parts of the county.
    package func layer(in language: Language) throws -> FeatureLayer {
        guard case .level(let level) = crosstab.rowDimension else {
            throw AnswerFormatError.notOffered(.geojson, of: [.table, .csv, .csvExcel, .xlsx, .json])
        }
        return try FeatureLayer.parts(
            of: territory, at: level, rows: zip(crosstab.rows, rows(in: language)).map { ($0.key ?? "", $1) })
    }
}

extension Crosstab {
    /// A figure as it is shown: itself, or its share of the row, the column or all; nil where either is blank, there is
    /// nothing to be a share of, or something of the whole is below zero (`withoutShares`).
    func shown(_ row: Int?, _ column: Int?, as shares: CrosstabAnswer.Shares?) -> Double? {
        let value = value(row, column)
        guard let shares else { return value }
        let (line, whole): (Int?, Double?) =
            switch shares {
            case .row: (row, row.map(rowTotal) ?? total)
            case .column: (column, column.map(columnTotal) ?? total)
            case .total: (nil, total)
            }
        guard let value, let whole, whole > 0, withoutShares(shares, of: line) == nil else { return nil }
        return value / whole
    }
}
