import Exchange
import FollowUp
import JSON
import Store
import Wording

/// Two crosstabs beside each other, for machines: `value` and `total` are the later ones, as of a crosstab alone.
struct CrosstabComparisonRecord {
    private let comparison: CrosstabComparison
    private let shares: CrosstabAnswer.Shares?
    private let language: Language

    init(_ comparison: CrosstabComparison, shares: CrosstabAnswer.Shares?, language: Language) {
        (self.comparison, self.shares, self.language) = (comparison, shares, language)
    }

    private var latter: Crosstab { comparison.latter }

    var json: JSONValue {
        var object: JSONObject = [
            "indicator": .string(latter.indicator.id.text), "unit": .string(latter.indicator.unit.en),
            "rows_by": .string(latter.rowDimension.word), "columns_by": .string(latter.columnDimension.word),
            "shares": JSONValue(shares?.rawValue), "compared": compared,
        ]
        addTotals(nil, nil, to: &object)
        object["counts"] = counts(latter)
        object["former_counts"] = counts(comparison.former)
        object["statuses"] = StatusRecords.account(latter.statuses)
        object["columns"] = .array(
            comparison.columns.indices.map { column in
                var object = comparison.columns[column].json(in: language)
                addTotals(nil, column, to: &object)
                return .object(object)
            })
        object["rows"] = .array(
            comparison.rows.indices.map { row in
                var object = comparison.rows[row].json(in: language)
                addTotals(row, nil, to: &object)
                object["cells"] = .array(comparison.columns.indices.map { cell(row, $0) })
                return .object(object)
            })
        if let money = latter.money { object["money"] = MoneyRecord.json(money) }
        object["placing"] = latter.placing.map(PlacingRecord.json) ?? .null
        return .object(object)
    }

    private var compared: JSONValue {
        switch comparison.basis {
        case .years(let from, let to): ["by": "year", "from": .integer(from), "to": .integer(to)]
        case .known(let from, let to): ["by": "known", "from": .string(from.text), "to": JSONValue(to?.text)]
        }
    }

    private func counts(_ crosstab: Crosstab) -> JSONValue {
        var counts: JSONObject = [
            "initiatives": .integer(crosstab.initiatives), "without_value": .integer(crosstab.withoutValue),
            "undated": .integer(crosstab.undated.initiatives),
        ]
        if let without = crosstab.withoutYear {
            counts["without_year"] = .integer(without.initiatives)
            counts["without_year_sek"] = StatusRecords.amount(without)
        }
        return .object(counts)
    }

    private func addTotals(_ row: Int?, _ column: Int?, to object: inout JSONObject) {
        object["total"] = JSONValue(latter.value(row, column))
        object["former_total"] = JSONValue(comparison.former.value(row, column))
        object["total_change"] = JSONValue(comparison.change(row, column))
    }

    private func cell(_ row: Int, _ column: Int) -> JSONValue {
        var object: JSONObject = [
            "key": JSONValue(comparison.columns[column].key),
            "kind": .string(comparison.columns[column].kind.rawValue), "value": JSONValue(latter.cells[row][column]),
            "former_value": JSONValue(comparison.former.cells[row][column]),
            "change": JSONValue(comparison.change(row, column)),
        ]
        if shares != nil {
            let shown = comparison.shown(row, column, as: shares)
            object["share"] = JSONValue(shown.to)
            object["former_share"] = JSONValue(shown.from)
            object["share_change"] = JSONValue(shown.change)
        }
        return .object(object)
    }

    /// A row for each row, with three columns for each column and the total: its name with the years, or the times, and
    /// `change`.
    var rows: [JSONObject] {
        let names = latter.columnNames
        let (from, to) = (comparison.basis.from[language], comparison.basis.to[language])
        return comparison.rows.indices.map { row in
            var object: JSONObject = [
                latter.rowDimension.word: JSONValue(comparison.rows[row].key),
                "name": .string(comparison.rows[row].name[language]),
            ]
            let columns: [Int?] = names.indices.map { $0 } + [nil]
            for column in columns {
                let name = column.map { names[$0] } ?? "total"
                let shown = comparison.shown(row, column, as: shares)
                object["\(name) \(from)"] = JSONValue(shown.from)
                object["\(name) \(to)"] = JSONValue(shown.to)
                object["\(name) change"] = JSONValue(shown.change)
            }
            return object
        }
    }
}

extension CrosstabComparison {
    /// The figures of a box or a margin as they are shown, and the change between them: of shares as a fraction.
    func shown(
        _ row: Int?, _ column: Int?, as shares: CrosstabAnswer.Shares?
    ) -> (from: Double?, to: Double?, change: Double?) {
        let (from, to) = (former.shown(row, column, as: shares), latter.shown(row, column, as: shares))
        return (from, to, from.flatMap { from in to.map { $0 - from } })
    }
}

extension CrosstabComparison.Basis {
    /// Headings of the two.
    var from: Wording {
        switch self {
        case .years(let from, _): Wording(verbatim: "\(from)")
        case .known(let from, _): Wording(verbatim: from.text)
        }
    }

    var to: Wording {
        switch self {
        case .years(_, let to): Wording(verbatim: "\(to)")
        case .known(_, let to): to.map { Wording(verbatim: $0.text) } ?? Wording(sv: "nu", en: "now")
        }
    }
}
