import Exchange
import FollowUp
import JSON
import Store
import Wording

/// A crosstab for machines.
struct CrosstabRecord {
    private let crosstab: Crosstab
    private let shares: CrosstabAnswer.Shares?
    private let language: Language

    init(_ crosstab: Crosstab, shares: CrosstabAnswer.Shares?, language: Language) {
        (self.crosstab, self.shares, self.language) = (crosstab, shares, language)
    }

    var json: JSONValue {
        var object: JSONObject = [
            "indicator": .string(crosstab.indicator.id.text), "unit": .string(crosstab.indicator.unit.en),
            "rows_by": .string(crosstab.rowDimension.word), "columns_by": .string(crosstab.columnDimension.word),
            "shares": JSONValue(shares?.rawValue), "total": JSONValue(crosstab.total),
            "counts": [
                "initiatives": .integer(crosstab.initiatives), "without_value": .integer(crosstab.withoutValue),
                "undated": .integer(crosstab.undated.initiatives),
            ], "statuses": StatusRecords.account(crosstab.statuses),
            "columns": .array(
                crosstab.columns.indices.map { column in
                    var object = line(crosstab.columns[column])
                    object["total"] = JSONValue(crosstab.columnTotal(column))
                    if shares == .column { object["share_reason"] = reason(.column, column) }
                    return .object(object)
                }),
            "rows": .array(
                crosstab.rows.indices.map { row in
                    var object = line(crosstab.rows[row])
                    object["total"] = JSONValue(crosstab.rowTotal(row))
                    if shares == .row { object["share_reason"] = reason(.row, row) }
                    object["cells"] = .array(crosstab.columns.indices.map { cell(row, $0) })
                    return .object(object)
                }),
        ]
        if let without = crosstab.withoutYear { YearText.add(without: without, to: &object) }
        if let shares { object["share_reason"] = reason(shares, nil) }
        if let money = crosstab.money { object["money"] = MoneyRecord.json(money) }
        if let assumptions = crosstab.assumptions { object["assumptions"] = [assumptions.json] }
        object["placing"] = crosstab.placing.map(PlacingRecord.json) ?? .null
        return .object(object)
    }

    /// Why there are no shares of a row, a column or all; null where there are, or nothing is reported.
    private func reason(_ shares: CrosstabAnswer.Shares, _ line: Int?) -> JSONValue {
        JSONValue(crosstab.withoutShares(shares, of: line)?.rawValue)
    }

    private func line(_ line: Crosstab.Line) -> JSONObject { line.json(in: language) }

    private func cell(_ row: Int, _ column: Int) -> JSONValue {
        var object: JSONObject = [
            "key": JSONValue(crosstab.columns[column].key), "kind": .string(crosstab.columns[column].kind.rawValue),
            "value": JSONValue(crosstab.cells[row][column]),
        ]
        if let shares { object["share"] = JSONValue(crosstab.shown(row, column, as: shares)) }
        return .object(object)
    }

    /// A row for each row, with a column for each column: its key, else `outside` or `unknown`, and `total`.
    var rows: [JSONObject] {
        let names = crosstab.columnNames
        return crosstab.rows.indices.map { row in
            var object: JSONObject = [
                crosstab.rowDimension.word: JSONValue(crosstab.rows[row].key),
                "name": .string(crosstab.rows[row].name[language]),
            ]
            for (column, name) in names.enumerated() {
                object[name] = JSONValue(crosstab.shown(row, column, as: shares))
            }
            object["total"] = JSONValue(crosstab.shown(row, nil, as: shares))
            return object
        }
    }
}

extension Crosstab.Line {
    func json(in language: Language) -> JSONObject {
        ["key": JSONValue(key), "kind": .string(kind.rawValue), "name": .string(name[language])]
    }
}

extension Crosstab {
    /// Names of columns, each once: a value that is called as a column of the table itself gets its dimension before
    /// it.
    var columnNames: [String] {
        var taken: Set<String> = [rowDimension.word, "name", "total", "outside", "unknown"]
        return columns.map { column in
            guard let key = column.key else { return column.kind.rawValue }
            let name = taken.contains(key) ? "\(columnDimension.word): \(key)" : key
            taken.insert(name)
            return name
        }
    }
}
