import Exchange
package import FollowUp
package import JSON
package import Store
package import Wording

/// What changed between two states of the database: in rows, and by part of the county.
package struct StateChangeAnswer: TableAnswer {
    private let changes: (told: [RowChange], count: Int)
    private let state: StateChange?
    private let since: String
    private let indicators: IndicatorTitles

    /// - Parameters:
    ///   - since: the earlier state, as it was asked for.
    ///   - state: what moved between parts; nil where nobody asked.
    package init(
        since: String, _ changes: (told: [RowChange], count: Int), _ state: StateChange?,
        _ indicators: IndicatorTitles = .init()
    ) {
        (self.since, self.changes, self.state, self.indicators) = (since, changes, state, indicators)
    }

    package func text(in language: Language, width: Int) -> String {
        let all = changes.told
        let counts = RowChange.Kind.allCases.map { kind in
            let count = all.count { $0.kind == kind && $0.subject == .initiative }
            return "\(RowChangeText.kind(kind)[language]) \(count)"
        }
        var text =
            Wording(sv: "Sedan \(since), insatser: ", en: "Since \(since), initiatives: ")[language]
            + counts.joined(separator: ", ") + "\n"
        guard let state else {
            return text
                + RowChangeText.lines(all, of: changes.count, in: language, indicators).map { $0 + "\n" }.joined()
        }
        let figures = Figures(language)
        for figure in state.figures {
            func shown(_ value: Double?) -> String {
                value.map {
                    figure.indicator.measure == .money
                        ? figures.kronor(ore: Int64(($0 * 100).rounded())) : figures.value($0)
                } ?? "–"
            }
            text += "\n\(figure.indicator.title[language]) (\(figure.indicator.unit[language]))\n"
            var table = TerminalTable([
                (Wording(sv: "Område", en: "Area")[language], .left), (Wording(sv: "då", en: "then")[language], .right),
                (Wording(sv: "nu", en: "now")[language], .right),
                (Wording(sv: "skillnad", en: "difference")[language], .right),
            ])
            for row in figure.rows {
                table.append([row.title[language], shown(row.before), shown(row.after), shown(row.difference)])
            }
            table.rule()
            let total = figure.total
            table.append([total.title[language], shown(total.before), shown(total.after), shown(total.difference)])
            text += table.text()
        }
        return text
    }

    package func json(in language: Language) -> JSONValue {
        var object: JSONObject = [
            "since": .string(since), "change_count": .integer(changes.count),
            "changes": RowChangeText.json(changes.told),
        ]
        if let state {
            object["by"] = .string(state.level.rawValue)
            object["figures"] = .array(
                state.figures.map { figure in
                    [
                        "indicator": .string(figure.indicator.id.text),
                        "rows": .array(figure.rows.map { .object(Self.object($0, in: language)) }),
                        "total": .object(Self.object(figure.total, in: language)),
                    ]
                })
        }
        return .object(object)
    }

    private static func object(_ row: StateChange.Row, in language: Language) -> JSONObject {
        [
            "code": .string(row.code), "name": .string(row.title[language]), "before": JSONValue(row.before),
            "after": JSONValue(row.after), "difference": JSONValue(row.difference),
        ]
    }

    /// By part where that was asked for, else row by row.
    package func table(in language: Language) -> RecordTable {
        guard let state else {
            return RecordTable(columns: RowChangeText.columns, rows: RowChangeText.rows(changes.told))
        }
        return RecordTable(
            rows: state.figures.flatMap { figure in
                (figure.rows + [figure.total]).map { row in
                    var object: JSONObject = ["indicator": .string(figure.indicator.id.text)]
                    for member in Self.object(row, in: language).members { object[member.name] = member.value }
                    return object
                }
            })
    }
}
