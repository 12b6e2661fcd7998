import Exchange
package import JSON
package import Store
package import Wording

/// What the database holds of a kind.
package struct ListAnswer: TableAnswer {
    private let listing: Listing
    private let rows: [[SQLValue]]

    /// - Parameter entry: of which rows are listed; nil: all.
    package init(_ listing: Listing, ofEntry entry: Int64? = nil) {
        self.listing = listing
        let column = listing.columns.firstIndex(of: "entry")
        rows = listing.rows.filter { row in
            entry.map { number in column.map { row[$0] == .integer(number) } ?? true } ?? true
        }
    }

    /// Columns as they are told in a language: of texts in two, that one.
    private func shown(in language: Language) -> [Int] {
        let other = language == .swedish ? "_en" : "_sv"
        return listing.columns.indices.filter { !listing.columns[$0].hasSuffix(other) }
    }

    package func text(in language: Language, width: Int) -> String {
        let figures = Figures(language)
        // The first says what a row is of, also where that is nothing.
        let shown = shown(in: language).filter { column in column == 0 || rows.contains { $0[column] != .null } }
        guard !rows.isEmpty else {
            return Wording(sv: "Inget finns av det slaget.\n", en: "There is none of that kind.\n")[language]
        }
        let isNumber = shown.map { column in
            rows.allSatisfy { row in if case .text = row[column] { false } else { true } }
        }
        var table = TerminalTable(
            zip(shown, isNumber).map { (ListText.heading(listing.columns[$0], in: language), $1 ? .right : .left) })
        for row in rows {
            table.append(
                shown.map { column in
                    ListText.cell(row[column], listing.columns[column], figures, language).fitted(to: 40)
                })
        }
        let count = Plural.sv(rows.count, "rad", "rader")
        let total = Wording(sv: count, en: Plural.en(rows.count, "row"))
        return table.text() + total[language] + "\n"
    }

    private func object(_ row: [SQLValue]) -> JSONObject {
        var object: JSONObject = [:]
        for (column, value) in zip(listing.columns, row) { object[column] = ListText.json(value) }
        return object
    }

    package func json(in language: Language) -> JSONValue {
        [
            "list": .string(listing.kind.rawValue), "count": .integer(rows.count),
            "rows": .array(rows.map { .object(object($0)) }),
        ]
    }

    package func table(in language: Language) -> RecordTable {
        RecordTable(columns: listing.columns, rows: rows.map(object))
    }
}
