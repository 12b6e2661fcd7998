import Exchange
import FollowUp
import JSON
import Wording

/// The list of doubtful locations for machines, and for the table that is filled in.
struct LocationsRecord {
    private let repairs: LocationRepairs
    private let most: Int?
    private let language: Language

    init(_ repairs: LocationRepairs, most: Int?, _ language: Language) {
        (self.repairs, self.most, self.language) = (repairs, most, language)
    }

    private typealias Shown = LocationList.Shown

    static let columns =
        ["id", "title"] + LocationList.Shown.allCases.map(\.rawValue) + LocationList.filled

    /// Columns to fill in last, and empty.
    var rows: [JSONObject] {
        listed.map { repair in
            var row = stated(repair)
            for name in LocationList.filled { row[name] = .null }
            return row
        }
    }

    var json: JSONValue {
        let all = repairs.repairs.count
        return [
            "initiatives": .integer(repairs.initiatives), "doubtful": .integer(all), "listed": .integer(listed.count),
            "located_share": [
                "now": JSONValue(repairs.exactShare(repaired: 0)),
                "listed_repaired": JSONValue(repairs.exactShare(repaired: listed.count)),
                "all_repaired": JSONValue(repairs.exactShare(repaired: all)),
            ],
            "located_initiatives": [
                "now": .integer(repairs.exactInitiatives(repaired: 0)),
                "listed_repaired": .integer(repairs.exactInitiatives(repaired: listed.count)),
                "all_repaired": .integer(repairs.exactInitiatives(repaired: all)),
            ],
            "unlocated_sek": JSONValue(repairs.unlocatedOre.map { Double($0) / 100 }),
            "statuses": StatusRecords.account(repairs.statuses), "money": MoneyRecord.json(repairs.money),
            "placing": PlacingRecord.json(repairs.placing),
            "rows": .array(
                listed.map { repair in
                    var row = stated(repair)
                    row["located_share"] = .number(repair.exactShare)
                    row["likely_municipalities"] = .array(repair.likely.map { .string($0) })
                    return .object(row)
                }),
        ]
    }

    private var listed: [LocationRepairs.Repair] { Array(repairs.repairs.prefix(most ?? .max)) }

    private func stated(_ repair: LocationRepairs.Repair) -> JSONObject {
        var row: JSONObject = ["id": .string(repair.id), "title": .string(repair.title)]
        row[Shown.recipient.rawValue] = JSONValue(repair.lead)
        row[Shown.granted.rawValue] = JSONValue(repair.ore.map { Double($0) / 100 })
        row[Shown.status.rawValue] = JSONValue(repair.status)
        row[Shown.municipalities.rawValue] = JSONValue(repair.municipalities)
        row[Shown.place.rawValue] = JSONValue(repair.place)
        row[Shown.problem.rawValue] = .string(repair.doubt.rawValue)
        row[Shown.explanation.rawValue] = .string(LocationsText.explanation(repair)[language])
        row[Shown.movesLow.rawValue] = kronor(repair, repair.moves.lowerBound)
        row[Shown.movesHigh.rawValue] = kronor(repair, repair.moves.upperBound)
        row[Shown.betweenLow.rawValue] = kronor(repair, repair.movesBetween.lowerBound)
        row[Shown.betweenHigh.rawValue] = kronor(repair, repair.movesBetween.upperBound)
        return row
    }

    /// Whole kronor, since it is an estimate.
    private func kronor(_ repair: LocationRepairs.Repair, _ share: Double) -> JSONValue {
        JSONValue(repair.ore(share).map { ($0 / 100).rounded() })
    }
}
