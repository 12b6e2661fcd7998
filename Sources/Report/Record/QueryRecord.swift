import CQL
import Exchange
import FollowUp
import JSON
import Store
import Wording

/// Answers to questions about initiatives, for machines.
enum QueryRecord {
    /// - Parameter flat: lists as one text with commas, for formats without lists.
    static func json(_ datum: Datum, flat: Bool) -> JSONValue {
        switch datum {
        case .null, .geometry, .wkb, .interval: .null
        case .text(let text): .string(text)
        case .number(.integer(let value)): .integer(Int(value))
        case .number(.decimal(let value)): .number(value)
        case .boolean(let value): .bool(value)
        case .instant(let instant): .string(instant.description)
        case .array(let elements):
            flat
                ? .string(elements.map { json($0, flat: true).plainText }.joined(separator: ","))
                : .array(elements.map { json($0, flat: false) })
        }
    }

    /// The question, and the numbers of initiatives that matched, that lack a value asked for, and in all.
    static func summary(_ answer: QueryAnswer, to query: Query) -> JSONObject {
        [
            "filter": .string(CQLText.print(query.expression)), "matched": .integer(answer.found),
            "unknown": .integer(answer.unknown), "asked": .integer(answer.asked),
        ]
    }

    static func row(_ answer: QueryAnswer, _ columns: [QueryColumn], _ row: Int, flat: Bool) -> JSONObject {
        var object = JSONObject()
        for column in columns { object[column.name] = json(answer.shown(column, row), flat: flat) }
        return object
    }

    /// One row per part or group.
    static func rows(_ sums: QuerySums, in language: Language) -> [JSONObject] {
        sums.rows.map { row(sums, $0.code, $0.name[language], $0.touching, $0.values) }
    }

    /// The rows; where they are parts of the county, what lies outside them too.
    static func table(_ sums: QuerySums, in language: Language) -> RecordTable {
        var all = rows(sums, in: language)
        if sums.grouping.level != nil {
            let outside = Wording(sv: "utanför länet", en: "outside the county")
            let unlocated = Wording(sv: "utan känt läge", en: "without known location")
            all.append(row(sums, "outside", outside[language], nil, sums.outside))
            all.append(row(sums, "unlocated", unlocated[language], nil, sums.unlocated))
        }
        return RecordTable(columns: ["code", "name", "touching"] + sums.sums, rows: all)
    }

    static func json(
        _ sums: QuerySums, of answer: QueryAnswer, to query: Query, in language: Language
    ) -> JSONValue {
        func values(_ values: [Double?]) -> JSONValue {
            var object = JSONObject()
            for (sum, value) in zip(sums.sums, values) { object[sum] = JSONValue(value) }
            return .object(object)
        }
        var result = summary(answer, to: query)
        if sums.grouping.level != nil { result["placing"] = PlacingRecord.json(answer.placingCount) }
        result["by"] = .string(sums.grouping.rawValue)
        result["statuses"] = StatusRecords.account(answer.statusAccount)
        if sums.sums.contains(where: { $0.hasSuffix("_sek") }) { result["money"] = MoneyRecord.json(answer.money) }
        result["rows"] = .array(rows(sums, in: language).map { .object($0) })
        result["outside"] = values(sums.outside)
        result["unlocated"] = values(sums.unlocated)
        result["total"] = values(sums.total)
        if let without = sums.withoutYear { YearText.add(without: without, to: &result) }
        if !sums.assumptions.isEmpty { result["assumptions"] = .array(sums.assumptions.map(\.json)) }
        result["without_value"] = values(sums.withoutValue.map(Double.init))
        return .object(result)
    }

    private static func row(
        _ sums: QuerySums, _ code: String?, _ name: String, _ touching: Int?, _ values: [Double?]
    ) -> JSONObject {
        var object: JSONObject = ["code": JSONValue(code), "name": .string(name), "touching": JSONValue(touching)]
        for (sum, value) in zip(sums.sums, values) { object[sum] = JSONValue(value) }
        return object
    }

    /// Everything that can be asked for.
    static func queryables(in language: Language) -> [JSONObject] {
        Queryable.all.map { queryable in
            [
                "name": .string(queryable.name), "function": .bool(queryable.isFunction),
                "type": .string(queryable.kind.rawValue),
                "description": .string(queryable.wording[language]), "example": .string(queryable.example),
            ]
        }
    }
}

extension QueryColumn {
    /// By which files call it: a source's own column as in exports.
    var name: String {
        switch self {
        case .property(let property): property.rawValue
        case .kept(let values): OwnColumns.exported(values.name)
        }
    }
}
