import Exchange
package import JSON
package import Store
package import Wording

/// Rows that changed, one for each column that differs.
package struct RowChangesAnswer: TableAnswer {
    private let changes: [RowChange]

    package init(_ changes: [RowChange]) { self.changes = changes }

    package func text(in language: Language, width: Int) -> String {
        RowChangeText.lines(changes, of: changes.count, in: language).map { $0 + "\n" }.joined()
    }

    package func json(in language: Language) -> JSONValue { ["changes": RowChangeText.json(changes)] }

    package func table(in language: Language) -> RecordTable {
        RecordTable(columns: RowChangeText.columns, rows: RowChangeText.rows(changes))
    }
}

/// What an undoing, a removal or an edit did.
package struct EntryAnswer: RecordAnswer {
    private let result: ChangeResult
    private let isDryRun: Bool
    private let indicators: IndicatorTitles

    package init(_ result: ChangeResult, isDryRun: Bool, _ indicators: IndicatorTitles = .init()) {
        self.result = result
        self.isDryRun = isDryRun
        self.indicators = indicators
    }

    package func text(in language: Language, width: Int) -> String {
        var lines: [String] = []
        if let undone = result.undone {
            for entry in [undone] + result.undoneWith {
                let what = EntryText.sentence(entry)
                let told =
                    isDryRun
                    ? Wording(
                        sv: "Skulle ångra post \(entry.number): \(what.sv).",
                        en: "Would undo entry \(entry.number): \(what.en).")
                    : Wording(
                        sv: "Ångrade post \(entry.number): \(what.sv).",
                        en: "Undid entry \(entry.number): \(what.en).")
                lines.append(told[language])
            }
        }
        lines += RowChangeText.lines(result.changes, of: result.changeCount, in: language, indicators)
        lines.append(EntryText.closing(result.entry, edits: result.takenOver, isDryRun: isDryRun)[language])
        return lines.map { $0 + "\n" }.joined()
    }

    package func json(in language: Language) -> JSONValue {
        [
            "entry": isDryRun ? .null : JSONValue(result.entry.map(Int.init)),
            "undone": result.undone.map { .integer(Int($0.number)) } ?? .null,
            "undone_with": .array(result.undoneWith.map { .integer(Int($0.number)) }), "dry_run": .bool(isDryRun),
            "change_count": .integer(result.changeCount), "changes": RowChangeText.json(result.changes),
        ]
    }
}

/// What became of an initiative, entry by entry.
package struct HistoryAnswer: TableAnswer {
    private let id: String
    private let versions: [(entry: Entry, change: RowChange)]
    private let indicators: IndicatorTitles

    package init(
        _ id: String, _ versions: [(entry: Entry, change: RowChange)], _ indicators: IndicatorTitles = .init()
    ) {
        self.id = id
        self.versions = versions
        self.indicators = indicators
    }

    package func text(in language: Language, width: Int) -> String {
        var lines = [Wording(sv: "Historik för \(id)", en: "History of \(id)")[language]]
        var last: Int64?
        for (entry, change) in versions {
            if entry.number != last { lines.append(EntryText.heading(entry, in: language)) }
            last = entry.number
            lines.append("  " + RowChangeText.line(change, in: language, indicators))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    package func json(in language: Language) -> JSONValue {
        [
            "id": .string(id),
            "history": .array(
                versions.map { version in
                    var object = EntryText.record(version.entry)
                    object["changes"] = RowChangeText.json([version.change])
                    return .object(object)
                }),
        ]
    }

    package func table(in language: Language) -> RecordTable {
        RecordTable(
            columns: ["entry", "made_at"] + RowChangeText.columns,
            rows: versions.flatMap { version in
                RowChangeText.rows([version.change]).map { row in
                    var object: JSONObject = [
                        "entry": .integer(Int(version.entry.number)), "made_at": .string(version.entry.time),
                    ]
                    for member in row.members { object[member.name] = member.value }
                    return object
                }
            })
    }
}
