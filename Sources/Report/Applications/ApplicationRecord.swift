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
            "condition_skipped": .bool(advice.isConditionSkipped), "never_widen": .string(advice.neverWiden.rawValue),
            "standings": .array(ApplicationStanding.allCases.map { standing($0, advice) }),
            "items": .array(
                advice.applications.map { item in
                    var record = row(item, isChoice: advice.choice != nil)
                    record["cells"] = .array(item.cells.map { .string($0) })
                    record["changes"] = .array(item.changes.map(change))
                    record["status_unknown"] = .bool(item.hasUnknownStatus)
                    return .object(record)
                }),
        ]
        if let choice = advice.choice { object["choice"] = json(choice, advice) }
        if let byHand = advice.byHand {
            var record = outcome(byHand, advice)
            record["allowed"] = .bool(byHand.isAllowed)
            record["decides"] = false
            object["by_hand"] = .object(record)
        }
        if let frontier = advice.frontier {
            object["frontier"] = [
                "up_to_sek": sek(frontier.upTo), "complete": .bool(frontier.areAll),
                "points": .array(
                    frontier.points.map { point in
                        var record = outcome(point.outcome, advice)
                        record["budget_sek"] = sek(point.outcome.spent)
                        record["proven"] = .bool(point.isProven)
                        return .object(record)
                    }),
            ]
        }
        return .object(object)
    }

    /// The budgets of the frontier where it was asked for, else the applications.
    static func table(_ advice: ApplicationAdvice) -> RecordTable {
        guard let frontier = advice.frontier else {
            return RecordTable(rows: advice.applications.map { row($0, isChoice: advice.choice != nil) })
        }
        let columns = [
            "budget_sek", "applications", "must_closed", "should_closed", "score", "must_widened", "should_widened",
            "proven",
        ]
        return RecordTable(
            columns: columns,
            rows: frontier.points.map { point in
                [
                    "budget_sek": sek(point.outcome.spent),
                    "applications": .string(ids(point.outcome.chosen, advice).joined(separator: ",")),
                    "must_closed": .integer(point.outcome.must), "should_closed": .integer(point.outcome.should),
                    "score": .number(point.outcome.score),
                    "must_widened": .integer(point.outcome.count(.widens, .must)),
                    "should_widened": .integer(point.outcome.count(.widens, .should)), "proven": .bool(point.isProven),
                ]
            })
    }

    private static func json(_ choice: ApplicationAdvice.Choice, _ advice: ApplicationAdvice) -> JSONValue {
        var object: JSONObject = ["budget_sek": sek(choice.budget)]
        for member in outcome(choice.best, advice).members { object[member.name] = member.value }
        object["proven"] = .bool(choice.isProven)
        object["must_closed_bound"] = .integer(choice.mustBound)
        object["helps_nothing"] = .bool(choice.helpsNothing)
        object["as_good"] = .array(choice.asGood.map { .array(ids($0, advice).map { .string($0) }) })
        object["as_good_complete"] = .bool(choice.areAllAsGood)
        object["greedy"] = brief(choice.greedy, advice)
        object["highest_score_first"] = brief(choice.byScore, advice)
        object["decides"] = false
        return .object(object)
    }

    private static func ids(_ chosen: [Int], _ advice: ApplicationAdvice) -> [String] {
        chosen.map { advice.applications[$0].application.initiative.id }
    }

    private static func figures(_ outcome: ApplicationAdvice.Outcome, _ advice: ApplicationAdvice) -> JSONObject {
        [
            "ids": .array(ids(outcome.chosen, advice).map { .string($0) }), "spent_sek": sek(outcome.spent),
            "without_amount": .integer(outcome.withoutAmount), "must_closed": .integer(outcome.must),
            "should_closed": .integer(outcome.should), "score": .number(outcome.score),
            "without_score": .integer(outcome.withoutScore), "must_widened": .integer(outcome.count(.widens, .must)),
            "should_widened": .integer(outcome.count(.widens, .should)),
            "must_opened": .integer(outcome.count(.opens, .must)),
            "should_opened": .integer(outcome.count(.opens, .should)),
        ]
    }

    private static func brief(_ outcome: ApplicationAdvice.Outcome, _ advice: ApplicationAdvice) -> JSONValue {
        .object(figures(outcome, advice))
    }

    private static func outcome(_ outcome: ApplicationAdvice.Outcome, _ advice: ApplicationAdvice) -> JSONObject {
        var object = figures(outcome, advice)
        object["changes"] = .array(outcome.changes.map(change))
        object["rules"] = .array(outcome.rules.map(rule))
        return object
    }

    private static func rule(_ change: ApplicationAdvice.RuleChange) -> JSONValue {
        func side(_ figures: ApplicationAdvice.RuleFigures) -> JSONValue {
            [
                "verdict": .string(figures.standing.rawValue), "gaps": .integer(figures.gaps),
                "required": .number(figures.required), "observed": JSONValue(figures.observed),
                "shortfall": .number(figures.shortfall),
            ]
        }
        return [
            "id": .string(change.rule.id), "severity": .string(change.rule.severity.rawValue),
            "unit": .string(change.unit.rawValue), "changed_by_applications": .bool(change.isAsked),
            "before": side(change.before), "after": side(change.after),
        ]
    }

    private static func standing(_ standing: ApplicationStanding, _ advice: ApplicationAdvice) -> JSONValue {
        let tally = advice.tally(standing)
        return [
            "standing": .string(standing.rawValue), "applications": .integer(tally.initiatives),
            "applied_sek": tally.statedOre.map(sek) ?? .null, "without_amount": .integer(tally.withoutAmount),
        ]
    }

    private static func sek(_ ore: Int64) -> JSONValue { .number(Double(ore) / 100) }

    private static func row(_ item: ApplicationAdvice.Item, isChoice: Bool) -> JSONObject {
        let closed = { (severity: Policy.Severity) in
            item.changes.reduce(0) { $0 + ($1.severity == severity ? ($1.isMet ? 1 : 0) - ($1.wasMet ? 1 : 0) : 0) }
        }
        let widened = { (severity: Policy.Severity) in
            item.changes.count { $0.severity == severity && $0.effect == .widens }
        }
        var object: JSONObject = [
            "id": .string(item.application.initiative.id), "title": .string(item.application.initiative.title),
            "applied_sek": item.application.initiative.grantedOre.map(sek) ?? .null,
            "score": JSONValue(item.application.score), "standing": .string(item.standing.rawValue),
            "granted_as": JSONValue(item.grantedAs), "repeats": JSONValue(item.repeats), "counts": .bool(item.counts),
            "rejected": .bool(item.isRejected),
            "must_closed": .integer(closed(.must)), "should_closed": .integer(closed(.should)),
            "must_widened": .integer(widened(.must)), "should_widened": .integer(widened(.should)),
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
            "effect": .string(change.effect.rawValue),
        ]
    }
}
