public import Wording

/// The result of a repair: rows saved and losses.
public struct RepairReport: Sendable {
    /// Rows by table, in the order of creation, without derived tables.
    public internal(set) var saved: [(table: String, rows: Int)] = []
    public internal(set) var losses: [Loss] = []
    /// Damage left in the new store.
    public internal(set) var damage: [Damage] = []

    /// Whether the new store has everything of the old one.
    public var isWhole: Bool { losses.allSatisfy(\.isMended) && damage.isEmpty }

    /// A part of the old store that is missing or changed in the new one.
    public enum Loss: Sendable, Hashable {
        /// A row that the new store's constraints refuse, or that is unreadable.
        case row(table: String, key: Int64, reason: Wording)
        /// Rows between two keys, on damaged pages; nil: from the first, to the last.
        case rows(table: String, after: Int64?, before: Int64?)
        /// A table that the old store lacks, or has without its key column.
        case table(String, reason: Wording)
        /// A row removed because the row of `parent` that it refers to is missing.
        case orphan(table: String, key: Int64, parent: String)
        /// A cell's or municipality's area, or figures, restored from the layer of effects.
        case restored(table: String, key: Int64)
        /// Inconsistent footprints, placed anew from the initiative's location.
        case placedAnew(initiative: String)
        /// A foreign trigger, view or table of a user's own.
        case guest(type: String, name: String)

        /// Whether nothing is missing because of it.
        var isMended: Bool {
            switch self {
            case .restored, .placedAnew: true
            case .row, .rows, .table, .orphan, .guest: false
            }
        }

        /// The table that something of is missing.
        var table: String? {
            switch self {
            case .row(let table, _, _), .rows(let table, _, _), .table(let table, _), .orphan(let table, _, _): table
            case .restored, .placedAnew, .guest: nil
            }
        }

        public var wording: Wording {
            switch self {
            case .row(let table, let key, let reason):
                Wording(
                    sv: "Borta: tabellen \(table), rad \(key): \(reason.sv)",
                    en: "Lost: table \(table), row \(key): \(reason.en)")
            case .rows(let table, let after, let before):
                Wording(
                    sv: "Borta: tabellen \(table), raderna \(Self.range(after, before, "till")): sidorna är skadade.",
                    en: "Lost: table \(table), rows \(Self.range(after, before, "to")): their pages are damaged.")
            case .table(let table, let reason):
                Wording(
                    sv: "Borta: tabellen \(table): \(reason.sv).", en: "Lost: table \(table): \(reason.en).")
            case .orphan(let table, let key, let parent):
                Wording(
                    sv: "Borta: tabellen \(table), rad \(key), som hör till en rad i \(parent) som inte finns.",
                    en: "Lost: table \(table), row \(key), which belongs to a row of \(parent) that is not there.")
            case .restored(let table, let key):
                Wording(
                    sv: "Lagad: tabellen \(table), rad \(key): värdena togs ur effektlagret.",
                    en: "Mended: table \(table), row \(key): its values were taken from the layer of effects.")
            case .placedAnew(let initiative):
                Wording(
                    sv: "Lagad: insatsen \(initiative.cited(60)) placerades på nytt.",
                    en: "Mended: the initiative \(initiative.cited(60)) was placed anew.")
            case .guest(let type, let name):
                Wording(
                    sv: "Inte med: \(Self.swedish[type] ?? type) \(name.cited(60)), som inte är Räckvidds.",
                    en: "Left out: the \(type) \(name.cited(60)), which is not Räckvidd's.")
            }
        }

        private static let swedish = ["table": "tabellen", "view": "vyn", "trigger": "utlösaren"]

        private static func range(_ after: Int64?, _ before: Int64?, _ to: String) -> String {
            "\(after.map { String($0 &+ 1) } ?? "…") \(to) \(before.map { String($0 &- 1) } ?? "…")"
        }
    }
}
