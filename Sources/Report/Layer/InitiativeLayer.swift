import Exchange
package import FollowUp
import JSON
import Planar
import Store
import Territory
import Wording

/// Initiatives with what the source says of them and how they fall on the county.
package enum InitiativeLayer {
    package static func make(_ distributor: Distributor) throws -> FeatureLayer {
        let table = distributor.table
        let territory = distributor.territory
        var geometry: [Int: Int] = [:]
        for (index, row) in table.geometryRows.enumerated() { geometry[Int(row)] = index }
        var layer = FeatureLayer(name: "initiatives")
        for (row, initiative) in table.initiatives.enumerated() {
            var shares: [String: Int64] = [:]
            for part in table.parts(of: row) {
                shares[
                    territory.municipalities[territory.cells[Int(table.cells[part])].municipality].code, default: 0] +=
                    table.shares[part]
            }
            let listed = shares.sorted { $0.key < $1.key }
                .map { "\($0.key):\(Figures.plain(Share(parts: $0.value).fraction))" }.joined(separator: ",")
            var properties: JSONObject = [
                "id": .string(initiative.id), "title": .string(initiative.title), "lead": JSONValue(initiative.lead),
                "programme": JSONValue(initiative.programme), "priority": JSONValue(initiative.priority),
                "strength_area": JSONValue(initiative.strengthArea), "theme": JSONValue(initiative.theme),
                "status": JSONValue(initiative.status),
                "status_class": .string(table.statusClass(of: row).rawValue),
                "decided": JSONValue(initiative.decided?.description),
                "start": JSONValue(initiative.start?.description), "end": JSONValue(initiative.end?.description),
            ]
            properties[MoneyRecord.granted] = JSONValue(initiative.grantedOre.map { Double($0) / 100 })
            properties["total_budget_sek"] = JSONValue(initiative.totalBudgetOre.map { Double($0) / 100 })
            properties["funded_by"] = JSONValue(initiative.fundedBy)
            properties["place"] = JSONValue(initiative.placeText)
            properties["municipality_shares"] = .string(listed)
            properties["located_share"] = .number(
                geometry[row].map { table.locatedShare(ofGeometry: $0) } ?? 0)
            properties["outside_share"] = .number(Share(parts: table.outsideShare[row]).fraction)
            properties["unlocated_share"] = .number(Share(parts: table.unlocatedShare[row]).fraction)
            properties["basis"] = .string(table.basis[row].rawValue)
            properties["precision"] = .string(table.precision[row].rawValue)
            properties["rule"] = .string(table.rule[row].rawValue)
            properties["near_border"] = .bool(table.nearBorder[row])
            properties["doubtful"] = JSONValue(table.doubtful[row])
            properties["source"] = JSONValue(initiative.source)
            try layer.append(geometry[row].map { Array(table.geometry[$0]) }, properties: properties)
        }
        return layer
    }
}

extension Figures {
    /// A share for machines: at most six decimals, a point, no trailing zeros.
    static func plain(_ fraction: Double) -> String {
        JSONValue.number((fraction * 1e6).rounded() / 1e6).text()
    }
}
