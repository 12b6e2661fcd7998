import Exchange
import JSON
import Store
import Wording

/// The damage of a store, for machines.
enum DamageRecord {
    /// Keys of every item; null where a kind of damage has no such value.
    static let keys = ["kind", "table", "row", "code", "initiative", "scheme", "description"]

    static func item(_ damage: Damage, in language: Language) -> JSONObject {
        let place = place(of: damage)
        return [
            "kind": .string(kind(damage)), "table": JSONValue(place.table),
            "row": place.row.map { .integer(Int($0)) } ?? .null, "code": JSONValue(place.code),
            "initiative": JSONValue(place.initiative), "scheme": JSONValue(place.scheme),
            "description": .string(damage.wording[language]),
        ]
    }

    private struct Place {
        var table: String?
        var row: Int64?
        var code: String?
        var initiative: String?
        var scheme: String?
    }

    private static func place(of damage: Damage) -> Place {
        switch damage {
        case .file, .header: Place()
        case .schema(let object): Place(code: object)
        case .trigger(let name, let table): Place(table: table, code: name)
        case .reference(let table, let row, _), .content(let table, let row, _), .geometry(let table, let row, _),
            .index(let table, let row), .effect(let table, let row):
            Place(table: table, row: row)
        case .indexStructure(let table, _): Place(table: table)
        case .value(let table, let row, let column): Place(table: table, row: row, code: column)
        case .noFootprint(let initiative, let scheme), .shares(let initiative, let scheme, _),
            .amounts(let initiative, let scheme, _, _), .formerShares(let initiative, _, let scheme, _):
            Place(initiative: initiative, scheme: scheme)
        case .former(let table, let row, let name, _), .formerOverlap(let table, let row, let name):
            Place(table: table, row: row, code: name)
        case .formerGone(let table, let entry, _): Place(table: table, code: "\(entry)")
        case .edited(let initiative, _): Place(initiative: initiative)
        case .border(let table, let code): Place(table: table, code: code)
        case .division(let scheme): Place(scheme: scheme)
        case .column(let table, let name): Place(table: table, code: name)
        case .overlap(let table, let first, _, _): Place(table: table, code: first)
        case .cover(let table, let code, let scheme, _): Place(table: table, code: code, scheme: scheme)
        case .area(let cell, let scheme, _, _): Place(code: cell, scheme: scheme)
        case .rejected(let id, _, _): Place(table: "import", row: id)
        }
    }

    private static func kind(_ damage: Damage) -> String {
        switch damage {
        case .file: "file"
        case .header: "header"
        case .schema: "schema"
        case .trigger: "trigger"
        case .reference: "reference"
        case .content: "content"
        case .value: "value"
        case .geometry: "geometry"
        case .index: "index"
        case .indexStructure: "index_structure"
        case .noFootprint: "no_footprint"
        case .shares: "shares"
        case .amounts: "amounts"
        case .overlap: "overlap"
        case .cover: "cover"
        case .area: "area"
        case .effect: "effect"
        case .formerShares: "former_shares"
        case .former: "former_row"
        case .formerGone: "former_rows_gone"
        case .formerOverlap: "former_overlap"
        case .edited(_, let edit): "edited_" + edit.word
        case .border: "border"
        case .division: "division"
        case .column: "column"
        case .rejected: "rejected"
        }
    }
}
