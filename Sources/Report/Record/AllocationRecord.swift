import Exchange
import FollowUp
import JSON
import Planar
import Store
import Territory
import Wording

/// A proposed allocation for machines.
enum AllocationRecord {
    static func json(_ allocation: Allocation, in language: Language) -> JSONValue {
        var object: JSONObject = ["amount_sek": sek(allocation.amount), "scheme": .string(allocation.scheme.name)]
        switch allocation.finding {
        case .proposed(let proposal):
            object["status"] = "optimal"
            object["moved_sek"] = sek(proposal.moved)
            object["bound_sek"] = .number(proposal.bound / 100)
            object["proven"] = .bool(proposal.isProven)
            object["rows"] = .array(rows(allocation, in: language).map { .object($0) })
            object["binding"] = .array(
                proposal.binding.map { item in
                    var record = demand(item.demand)
                    record["price"] = .number(item.price)
                    record["price_unit"] = .string(item.unit.rawValue)
                    return .object(record)
                })
            object["earmarks"] = .array(
                proposal.earmarks.map {
                    [
                        "code": .string($0.part.code), "dimension": .string($0.dimension.rawValue),
                        "value": .string($0.value),
                        "amount_sek": sek($0.ore),
                    ]
                })
        case .impossible(let conflict, let leastAmount):
            object["status"] = "infeasible"
            object["conflict"] = .array(conflict.map { .object(demand($0)) })
            object["least_amount_sek"] = leastAmount.map(sek) ?? .null
        }
        object["left_out"] = .array(
            allocation.leftOut.map { ["rule": .string($0.rule.id), "reason": .string($0.reason[language])] })
        return .object(object)
    }

    private static func sek(_ ore: Int64) -> JSONValue { .number(Double(ore) / 100) }

    private static func demand(_ demand: Allocation.Demand) -> JSONObject {
        [
            "rule": .string(demand.rule.id), "code": JSONValue(demand.part?.code),
            "dimension": JSONValue(demand.dimension),
        ]
    }

    /// One a cell; empty where there is no proposal.
    static func rows(_ allocation: Allocation, in language: Language) -> [JSONObject] {
        guard case .proposed(let proposal) = allocation.finding else { return [] }
        return proposal.rows.map {
            [
                "code": .string($0.part.code), "name": .string($0.part.name[language]),
                "municipality_code": JSONValue($0.part.municipalityCode), "zone": JSONValue($0.part.zone),
                "so_far_sek": sek($0.held),
                "as_before_sek": sek($0.asBefore), "proposed_sek": sek($0.proposed), "change_sek": sek($0.change),
            ]
        }
    }

    static func layer(_ allocation: Allocation, of territory: Territory, in language: Language) throws -> FeatureLayer {
        guard case .proposed(let proposal) = allocation.finding else { return FeatureLayer(name: "allocation") }
        return try FeatureLayer.parts(
            of: territory, at: .cell,
            rows: zip(proposal.rows, rows(allocation, in: language)).map { ($0.part.code, $1) })
    }
}
