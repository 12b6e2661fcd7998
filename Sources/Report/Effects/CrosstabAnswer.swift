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

    /// Of what the figures are shown as shares.
    package enum Shares: String, Sendable, CaseIterable { case row, column, total }

    package init(_ crosstab: Crosstab, shares: Shares?, on territory: Territory) {
        (self.crosstab, self.shares, self.territory) = (crosstab, shares, territory)
    }

    package func text(in language: Language, width: Int) -> String {
        CrosstabText(crosstab, shares: shares, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue {
        CrosstabRecord(crosstab, shares: shares, language: language).json
    }

    package func table(in language: Language) -> RecordTable {
        RecordTable(rows: CrosstabRecord(crosstab, shares: shares, language: language).rows)
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        let money = crosstab.money.map { MoneyText.sentences($0, advises: false) } ?? []
        return AnswerGround.counted(StatusText.sentences(crosstab.statuses, advises: false) + money, in: language)
    }

    /// - Throws: `AnswerFormatError.notOffered` where rows are no parts of the county.
    package func layer(in language: Language) throws -> FeatureLayer {
        guard case .level(let level) = crosstab.rowDimension else {
            throw AnswerFormatError.notOffered(.geojson, of: [.table, .csv, .csvExcel, .xlsx, .json])
        }
        let rows = CrosstabRecord(crosstab, shares: shares, language: language).rows
        return try FeatureLayer.parts(
            of: territory, at: level, rows: zip(crosstab.rows, rows).map { ($0.key ?? "", $1) })
    }
}

extension Crosstab {
    /// A figure as it is shown: itself, or its share of the row, the column or all; nil where either is blank or there
    /// is nothing to be a share of.
    func shown(_ row: Int?, _ column: Int?, as shares: CrosstabAnswer.Shares?) -> Double? {
        let value =
            switch (row, column) {
            case (let row?, let column?): cells[row][column]
            case (let row?, nil): rowTotal(row)
            case (nil, let column?): columnTotal(column)
            case (nil, nil): total
            }
        guard let shares else { return value }
        let whole =
            switch shares {
            case .row: row.map(rowTotal) ?? total
            case .column: column.map(columnTotal) ?? total
            case .total: total
            }
        guard let value, let whole, whole > 0 else { return nil }
        return value / whole
    }
}
