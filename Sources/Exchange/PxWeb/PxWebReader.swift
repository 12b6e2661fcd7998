import JSON
import Store
import Wording

/// Reads the JSON that version 1 of PxWeb's API replies: columns, and rows of keys and values, all of them texts.
enum PxWebReader: StatisticsFormat {
    static func isFormat(of file: StatisticsFile) -> Bool {
        guard let object = file.json?.object else { return false }
        return object["columns"]?.array != nil && object["data"]?.array != nil || isMetadata(object)
    }

    /// A table's variables, as the same address says without a query.
    private static func isMetadata(_ object: JSONObject) -> Bool {
        object["variables"]?.array?.first?["valueTexts"] != nil
    }

    private struct Column {
        let code: String
        let text: String
        let type: String
        let unit: String
    }

    static func read(_ file: StatisticsFile, _ request: CubeRequest) throws -> StatisticsContent {
        guard let object = file.json?.object, !isMetadata(object) else {
            throw file.refusal(
                "filen beskriver en tabell i PxWeb och har inga värden. Hämta tabellen med en fråga.",
                "the file describes a table of PxWeb and has no values. Fetch the table with a query.")
        }
        let columns = (object["columns"]?.array ?? []).map { one in
            Column(
                code: one["code"]?.string ?? "", text: one["text"]?.string ?? "", type: one["type"]?.string ?? "",
                unit: one["unit"]?.string ?? "")
        }
        let keys = columns.filter { $0.type != "c" }
        let contents = columns.filter { $0.type == "c" }
        guard !contents.isEmpty else {
            throw file.refusal(
                "svaret har ingen kolumn med värden (type c). Hämta tabellen på nytt.",
                "the reply has no column of values (type c). Fetch the table again.")
        }
        var builder = CubeBuilder(
            keys.map { .init($0.code, label: $0.text, role: $0.type == "t" ? .time : nil) }
                + [.init("ContentsCode", label: "tabellinnehåll", role: .content)])
        for (index, row) in (object["data"]?.array ?? []).enumerated() {
            let key = (row["key"]?.array ?? []).map { $0.string ?? $0.plainText }
            let values = (row["values"]?.array ?? []).map { $0.string ?? $0.plainText }
            guard key.count == keys.count, values.count == contents.count else {
                throw file.refusal(
                    """
                    rad \(index + 1) har \(key.count) nycklar och \(values.count) värden, men kolumnerna säger \
                    \(keys.count) och \(contents.count). Hämta tabellen på nytt.
                    """,
                    """
                    row \(index + 1) has \(key.count) keys and \(values.count) values, but the columns say \
                    \(keys.count) and \(contents.count). Fetch the table again.
                    """)
            }
            for (content, text) in zip(contents, values) {
                let (value, symbol) = StatisticsText.cell(text)
                builder.add(
                    key.map { .init($0) } + [.init(content.code, content.text)], value: value, symbol: symbol,
                    row: index + 1, column: content.text)
            }
        }
        var cube = try builder.cube(about(object), of: file.path)
        for content in contents { cube.contents[content.code] = .init(unit: content.unit) }
        return .cube(cube)
    }

    private static func about(_ object: JSONObject) -> StatisticsCube.About {
        let metadata = object["metadata"]?.array?.first
        var about = StatisticsCube.About(format: Wording(sv: "Svar från PxWeb", en: "Reply of PxWeb"))
        about.title = metadata?["label"]?.string ?? ""
        about.source = metadata?["source"]?.string ?? ""
        about.table = metadata?["infofile"]?.string ?? ""
        about.updated = metadata?["updated"]?.string ?? ""
        about.notes = (object["comments"]?.array ?? []).compactMap { one in
            guard let comment = one["comment"]?.string else { return nil }
            let value = one["value"]?.string ?? ""
            return value.isEmpty ? comment : "\(value): \(comment)"
        }
        about.isDashZero = true
        return about
    }
}
