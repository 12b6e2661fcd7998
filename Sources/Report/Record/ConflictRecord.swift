import Exchange
import FollowUp
import JSON
import Store
import Wording

/// Goal conflicts for machines.
enum ConflictRecord {
    static func json(_ conflicts: GoalConflicts, in language: Language) -> JSONValue {
        [
            "by": .string(conflicts.level.rawValue), "initiatives": .integer(conflicts.initiatives),
            "unhandled": .integer(conflicts.unhandled), "unmarked": .integer(conflicts.unmarked),
            "statuses": StatusRecords.account(conflicts.statuses), "placing": PlacingRecord.json(conflicts.placing),
            "rows": .array(conflicts.rows.map { row in .object(self.row(row, in: language)) }),
            "total": .object(marks(conflicts.total)),
            "pairs": .array(
                conflicts.pairs.map {
                    [
                        "positive": .string($0.positive.rawValue), "negative": .string($0.negative.rawValue),
                        "initiatives": .integer($0.initiatives),
                    ]
                }),
            "conflicts": .array(
                conflicts.conflicts.map { item in
                    var object: JSONObject = [
                        "id": .string(item.id), "title": .string(item.title),
                        MoneyRecord.granted: JSONValue(item.grantedOre.map { Double($0) / 100 }),
                    ]
                    for goal in GoalConflicts.Goal.allCases { object[goal.rawValue] = JSONValue(goal.mark(item.marks)) }
                    object["parts"] = .array(item.parts.map { .string($0) })
                    object["assessed_by"] = JSONValue(item.handling.assessor)
                    object["assessed"] = JSONValue(item.handling.assessed)
                    object["sami_consultation"] = JSONValue(item.handling.samiConsultation)
                    object["handling"] = JSONValue(item.handling.handling)
                    return .object(object)
                }),
            "dialogue": [
                "layers": .array(conflicts.layers.map { .string($0) }), "without_place": .integer(conflicts.placeless),
                "initiatives": .array(
                    conflicts.dialogues.map {
                        [
                            "id": .string($0.id), "title": .string($0.title), "layer": .string($0.layer),
                            "features": .array($0.features.map { .string($0) }),
                        ]
                    }),
            ],
        ]
    }

    static func table(_ conflicts: GoalConflicts, in language: Language) -> RecordTable {
        RecordTable(rows: conflicts.rows.map { row($0, in: language) })
    }

    private static func row(_ row: GoalConflicts.Row, in language: Language) -> JSONObject {
        var object: JSONObject = [
            "code": .string(row.part.code), "name": .string(row.part.name[language]),
            "initiatives": .integer(row.initiatives),
        ]
        for member in marks(row.tallies).members { object[member.name] = member.value }
        object["conflicts"] = .integer(row.conflicts)
        return object
    }

    private static func marks(_ tallies: [GoalConflicts.Tally]) -> JSONObject {
        var object = JSONObject()
        for (goal, tally) in zip(GoalConflicts.Goal.allCases, tallies) {
            object["\(goal.rawValue)_positive"] = .integer(tally.positive)
            object["\(goal.rawValue)_neutral"] = .integer(tally.neutral)
            object["\(goal.rawValue)_negative"] = .integer(tally.negative)
            object["\(goal.rawValue)_unmarked"] = .integer(tally.unmarked)
        }
        return object
    }
}
