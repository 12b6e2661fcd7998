import Exchange
import FollowUp
import JSON
import Store
import Territory

/// Advice on applications for machines.
enum ApplicationRecord {
    static func json(_ advice: ApplicationAdvice) -> JSONValue {
        var object: JSONObject = [
            "must_gaps": .integer(advice.mustGaps), "should_gaps": .integer(advice.shouldGaps),
            "condition_skipped": .bool(advice.isConditionSkipped),
            "items": .array(
                advice.applications.map { item in
                    var record = row(item, isChoice: advice.choice != nil)
                    record["cells"] = .array(item.cells.map { .string($0) })
                    record["changes"] = .array(item.changes.map(change))
                    return .object(record)
                }),
        ]
        if let choice = advice.choice {
            object["choice"] = [
                "budget_sek": sek(choice.budget), "spent_sek": sek(choice.spent), "must_closed": .integer(choice.must),
                "should_closed": .integer(choice.should), "score": .number(choice.score),
                "proven": .bool(choice.isProven),
                "must_closed_bound": .integer(choice.mustBound),
                "greedy": [
                    "must_closed": .integer(choice.greedyMust), "should_closed": .integer(choice.greedyShould),
                    "score": .number(choice.greedyScore),
                    "spent_sek": sek(choice.greedySpent),
                ], "changes": .array(choice.changes.map(change)), "decides": false,
            ]
        }
        return .object(object)
    }

    /// One an application.
    static func table(_ advice: ApplicationAdvice) -> RecordTable {
        RecordTable(rows: advice.applications.map { row($0, isChoice: advice.choice != nil) })
    }

    private static func sek(_ ore: Int64) -> JSONValue { .number(Double(ore) / 100) }

    private static func row(_ item: ApplicationAdvice.Item, isChoice: Bool) -> JSONObject {
        let closed = { (severity: Policy.Severity) in
            item.changes.reduce(0) { $0 + ($1.severity == severity ? ($1.isMet ? 1 : 0) - ($1.wasMet ? 1 : 0) : 0) }
        }
        var object: JSONObject = [
            "id": .string(item.application.initiative.id), "title": .string(item.application.initiative.title),
            "applied_sek": item.application.initiative.grantedOre.map(sek) ?? .null,
            "score": JSONValue(item.application.score),
            "counts": .bool(item.counts), "rejected": .bool(item.isRejected), "must_closed": .integer(closed(.must)),
            "should_closed": .integer(closed(.should)),
            "touched": .integer(item.changes.count),
        ]
        if isChoice {
            object["chosen"] = .bool(item.isChosen)
            object["greedily_chosen"] = .bool(item.isGreedilyChosen)
        }
        return object
    }

    private static func change(_ change: ApplicationAdvice.Change) -> JSONValue {
        [
            "rule": .string(change.rule), "severity": .string(change.severity.rawValue),
            "code": JSONValue(change.part?.code),
            "dimension": JSONValue(change.dimension), "unit": .string(change.unit.rawValue),
            "required": .number(change.required),
            "without": JSONValue(change.before), "with": JSONValue(change.after), "met_without": .bool(change.wasMet),
            "met_with": .bool(change.isMet), "met_by_whole": .bool(change.isMetByWhole),
        ]
    }
}
