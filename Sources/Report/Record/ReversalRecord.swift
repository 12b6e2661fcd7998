import Exchange
import FollowUp
import JSON
import Store

/// Reversals of the conclusion, for machines.
enum ReversalRecord {
    static func json(_ reversals: Reversals) -> JSONValue {
        [
            "initiative_count": .integer(reversals.initiativeCount),
            "initiatives": .array(
                reversals.initiatives.map { one in
                    var object: JSONObject = [
                        "code": .string(one.id), "name": .string(one.title), "amount": .number(one.amount),
                    ]
                    add(one.turn, reversals.parts, to: &object)
                    return .object(object)
                }),
            "county_wide": .array(
                reversals.countyWide.map { one in
                    var object: JSONObject = ["rule": .string(one.rule.rawValue)]
                    add(one.turn, reversals.parts, to: &object)
                    return .object(object)
                }),
        ]
    }

    private static func add(_ turn: Reversals.Turn, _ parts: [Part], to object: inout JSONObject) {
        let (before, after) = (turn.before, turn.after)
        func code(_ part: Int) -> JSONValue { .string(parts[part].code) }
        object["most_favoured"] = code(before.most)
        object["most_favoured_then"] = code(turn.isMost ? before.most : after.most)
        object["least_favoured"] = code(before.least)
        object["least_favoured_then"] = code(turn.isLeast ? before.least : after.least)
        object["upside_down"] = .bool(turn.isUpsideDown)
        object["sides_changed"] = .array(turn.sides.map(code))
        object["blanks_then"] = .array(turn.blanks.map(code))
        let involved = Set([before.most, before.least, after.most, after.least] + turn.sides + turn.blanks).sorted()
        object["quotients"] = .array(
            involved.map { part in
                [
                    "code": code(part), "quotient": JSONValue(before.quotients[part]),
                    "quotient_then": JSONValue(after.quotients[part]),
                ]
            })
    }
}
