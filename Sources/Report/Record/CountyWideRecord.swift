import Exchange
import FollowUp
import JSON
import Store

/// The range between ways of counting county-wide initiatives, for machines.
enum CountyWideRecord {
    static func json(_ range: CountyWideRange) -> JSONValue {
        var indices = JSONObject()
        for index in Distribution.Index.allCases {
            var entry = JSONObject()
            let values = range.values(of: index)
            for (rule, value) in values { entry[rule.rawValue] = JSONValue(value.value) }
            let numbers = values.compactMap(\.value.value)
            entry["low"] = JSONValue(numbers.min())
            entry["high"] = JSONValue(numbers.max())
            indices[index.rawValue] = .object(entry)
        }
        return [
            "rules": .array(range.distributions.map { .string($0.rule.rawValue) }),
            "totals": .object(
                range.distributions.reduce(into: JSONObject()) {
                    $0[$1.rule.rawValue] = JSONValue($1.distribution.total)
                }),
            "rows": .array(
                range.rows.map { row in
                    var object: JSONObject = ["code": .string(row.part.code)]
                    for member in self.row(row).members { object[member.name] = member.value }
                    return .object(object)
                }),
            "indices": .object(indices),
        ]
    }

    static func row(_ row: CountyWideRange.Row) -> JSONObject {
        var object: JSONObject = ["value_low": JSONValue(row.low), "value_high": JSONValue(row.high)]
        for rule in CountyWideRule.allCases { object["value_\(rule.rawValue)"] = JSONValue(row.values[rule]) }
        for rule in CountyWideRule.allCases { object["share_\(rule.rawValue)"] = JSONValue(row.shares[rule]) }
        return object
    }
}
