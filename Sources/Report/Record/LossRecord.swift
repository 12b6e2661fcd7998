import Exchange
import JSON
import Store
import Wording

/// A loss of a repair, or damage left in the new store, for machines.
enum LossRecord {
    /// Keys of every item; `result` is `lost`, `mended`, `left_out` or `damaged`.
    static let keys = [
        "result", "kind", "table", "row", "last_row", "code", "initiative", "scheme", "description",
    ]

    static func item(_ loss: RepairReport.Loss, in language: Language) -> JSONObject {
        var place = Place()
        let (result, kind): (String, String)
        switch loss {
        case .row(let table, let key, _):
            (result, kind) = ("lost", "row")
            place = Place(table: table, row: key)
        case .rows(let table, let after, let before):
            (result, kind) = ("lost", "rows")
            place = Place(table: table, row: after.map { $0 &+ 1 }, lastRow: before.map { $0 &- 1 })
        case .table(let table, _):
            (result, kind) = ("lost", "table")
            place = Place(table: table)
        case .orphan(let table, let key, _):
            (result, kind) = ("lost", "orphan")
            place = Place(table: table, row: key)
        case .restored(let table, let key):
            (result, kind) = ("mended", "restored")
            place = Place(table: table, row: key)
        case .placedAnew(let initiative):
            (result, kind) = ("mended", "placed_anew")
            place = Place(initiative: initiative)
        case .guest(let type, let name):
            (result, kind) = ("left_out", "guest")
            place = Place(code: "\(type) \(name)")
        }
        return [
            "result": .string(result), "kind": .string(kind), "table": JSONValue(place.table),
            "row": place.row.map { .integer(Int($0)) } ?? .null,
            "last_row": place.lastRow.map { .integer(Int($0)) } ?? .null, "code": JSONValue(place.code),
            "initiative": JSONValue(place.initiative), "scheme": .null,
            "description": .string(loss.wording[language]),
        ]
    }

    /// Damage under the keys of a loss.
    static func item(_ damage: Damage, in language: Language) -> JSONObject {
        let found = DamageRecord.item(damage, in: language)
        var item = JSONObject()
        for key in keys { item[key] = key == "result" ? "damaged" : found[key] ?? .null }
        return item
    }

    private struct Place {
        var table: String?
        /// The first row, where several are lost; null where they are lost from the table's first.
        var row: Int64?
        /// The last of several rows; null where they are lost to the table's last.
        var lastRow: Int64?
        var code: String?
        var initiative: String?
    }
}
