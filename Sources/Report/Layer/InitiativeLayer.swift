import Exchange
package import FollowUp
import JSON
import Planar
import Store
import Territory
import Wording

/// Initiatives with what the source says of them and how they fall on the county.
package enum InitiativeLayer {
    /// - Parameter idSources: whose id each initiative has, by the store's ids.
    package static func make(_ distributor: Distributor, idSources: [String: String]) throws -> FeatureLayer {
        let table = distributor.table
        let territory = distributor.territory
        var geometry: [Int: Int] = [:]
        for (index, row) in table.geometryRows.enumerated() { geometry[Int(row)] = index }
        let context = Context()
        var layer = FeatureLayer(name: "initiatives")
        let extra = ExtraColumns(of: table.initiatives)
        // As sums count them: decided ones, and money granted on once.
        func isDecided(_ row: Int) -> Bool { table.statusClass(of: row) == .decided }
        let counted = table.countingMoney(among: table.initiatives.indices.filter(isDecided))
        for (row, initiative) in table.initiatives.enumerated() {
            var properties = stated(initiative, table, row)
            properties[OwnColumns.idSource] = JSONValue(idSources[initiative.id])
            properties["counted_sek"] = JSONValue(
                isDecided(row) ? counted.initiatives.grantedOre(row).map { Double($0) / 100 } : nil)
            for more in [
                derived(table, row, territory, located: geometry[row].map { table.locatedShare(ofGeometry: $0) } ?? 0),
                forReading(initiative), extra.properties(of: initiative),
            ] {
                for member in more.members { properties[member.name] = member.value }
            }
            let wkb = geometry[row].map { Array(table.geometry[$0]) }
            try layer.append(
                wkb, properties: properties, forTables: [Self.geometry: written(initiative.location, wkb, in: context)])
        }
        return layer
    }

    /// The column of stated geometries in tables.
    static let geometry = "geometry"

    /// A stated geometry as WKT in SWEREF 99 TM, with all its digits; what names led to is found again by them.
    private static func written(_ location: Location, _ wkb: [UInt8]?, in context: Context) throws -> JSONValue {
        guard case .geometry = location, let wkb else { return .null }
        return .string(try Geometry(wkb: wkb, in: context).wkt())
    }

    private static func stated(_ initiative: Initiative, _ table: InitiativeTable, _ row: Int) -> JSONObject {
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
        return properties
    }

    /// What the import needs beside it, to find again what was stated.
    private static func forReading(_ initiative: Initiative) -> JSONObject {
        let municipalities = OwnColumns.municipalities(initiative.municipalitiesText)
        var properties: JSONObject = ["source": JSONValue(initiative.source)]
        properties["municipality_codes"] = JSONValue(municipalities.codes)
        properties["municipalities"] = JSONValue(municipalities.names)
        properties[OwnColumns.locatedBy] = .string(locatedBy(initiative.location).rawValue)
        let marks = initiative.marks
        properties["economic"] = JSONValue(marks.economic)
        properties["social"] = JSONValue(marks.social)
        properties["environmental"] = JSONValue(marks.environmental)
        properties["sami"] = JSONValue(marks.sami)
        properties["outcome"] = JSONValue(initiative.outcomeText)
        return properties
    }

    private static func derived(
        _ table: InitiativeTable, _ row: Int, _ territory: Territory, located: Double
    ) -> JSONObject {
        var shares: [String: Int64] = [:]
        for part in table.parts(of: row) {
            let cell = territory.cells[Int(table.cells[part])]
            shares[territory.municipalities[cell.municipality].code, default: 0] += table.shares[part]
        }
        let listed = shares.sorted { $0.key < $1.key }
            .map { "\($0.key):\(Figures.plain(Share(parts: $0.value).fraction))" }.joined(separator: ",")
        return [
            "municipality_shares": .string(listed),
            "located_share": .number(located),
            "outside_share": .number(Share(parts: table.outsideShare[row]).fraction),
            "unlocated_share": .number(Share(parts: table.unlocatedShare[row]).fraction),
            "basis": .string(table.basis[row].rawValue),
            "precision": .string(table.precision[row].rawValue),
            "rule": .string(table.rule[row].rawValue),
            "near_border": .bool(table.nearBorder[row]),
            "doubtful": JSONValue(table.doubtful[row]),
        ]
    }

    private static func locatedBy(_ location: Location) -> LocatedBy {
        switch location {
        case .geometry: .geometry
        case .municipalities: .municipalities
        case .place: .place
        case .county: .county
        case .unknown: .unknown
        }
    }

    /// Columns of the sources' own, the same for all features: layers have one set of columns.
    private struct ExtraColumns {
        private let names: [String]

        init(of initiatives: InitiativeColumn) {
            names = Set(initiatives.lazy.flatMap(\.extra.keys)).filter { !OwnColumns.isNeverExported($0) }.sorted()
        }

        func properties(of initiative: Initiative) -> JSONObject {
            var properties = JSONObject()
            for name in names { properties[OwnColumns.exported(name)] = JSONValue(initiative.extra[name]) }
            return properties
        }
    }
}

extension Figures {
    /// A share for machines: at most six decimals, a point, no trailing zeros.
    static func plain(_ fraction: Double) -> String {
        JSONValue.number((fraction * 1e6).rounded() / 1e6).text()
    }
}
