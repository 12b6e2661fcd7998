internal import GRDB
import Planar
internal import Territory
internal import Wording

/// A selection's verdict on rows.
struct Admission {
    private let selection: Selection
    private let programmes: Set<String>
    private let areas: Set<String>
    private let statuses: Set<String>
    /// Statuses on file that don't count, with their classes.
    private let leftOut: [String: StatusClass]
    /// Whether initiatives that state no status do.
    private let countsUnstated: Bool

    enum Verdict: Equatable {
        case counts, isRefused
        /// There is a period and no date.
        case isUndated
        /// The date is known to its year or month only, and may lie in the period or not.
        case straddles
        /// Everything is as it was asked for, but for what the status amounts to.
        case isLeftOut
    }

    init(_ selection: Selection, _ db: Database) throws {
        self.selection = selection
        let isOpen = selection.allowsAbsentValues
        programmes = try Self.onFile(selection.programmes, .programme, isOpen, db)
        areas = try Self.onFile(selection.strengthAreas, .strengthArea, isOpen, db)
        statuses = try Self.onFile(selection.statuses, .status, isOpen, db)
        countsUnstated = !selection.statuses.isEmpty || selection.classes.contains(.decided)
        leftOut =
            selection.statuses.isEmpty
            ? try StatusTables(db).standings().mapValues(\.statusClass).filter { !selection.classes.contains($1) } : [:]
    }

    /// What initiatives have that reads as what was asked for does.
    ///
    /// - Parameter isOpen: whether a value that no initiative has stands for itself, unless another is near to it.
    /// - Throws: `StoreError.unknownValue` for one that no initiative has.
    private static func onFile(
        _ asked: [String], _ field: SelectionField, _ isOpen: Bool, _ db: Database
    ) throws -> Set<String> {
        guard !asked.isEmpty else { return [] }
        let column = field.rawValue
        let known = try String.fetchSet(
            db, sql: "SELECT DISTINCT \(column) FROM initiative WHERE \(column) IS NOT NULL")
        var found: Set<String> = []
        for value in asked {
            let key = field.key(of: value)
            let same = known.filter { field.key(of: $0) == key }
            if same.isEmpty, !isOpen || Nearest.name(to: value, among: known, tolerance: .name) != nil {
                throw StoreError.unknownValue(value, of: field, known: known.sorted())
            }
            found.formUnion(same.isEmpty ? [value] : same)
        }
        return found
    }

    /// Whether more than the identifier decides.
    var isNeeded: Bool { looksBeyondStatus || !leftOut.isEmpty || !countsUnstated }

    /// Whether more than identifier and status decides.
    var looksBeyondStatus: Bool {
        selection.from != nil || selection.to != nil || selection.withoutCountyWide
            || !(programmes.isEmpty && areas.isEmpty && statuses.isEmpty)
    }

    /// The columns that `verdict` reads, in its order.
    var columns: SQLText {
        guard isNeeded else { return "" }
        let basis: SQLText = selection.withoutCountyWide ? "footprint.basis" : "NULL"
        return """
            , initiative.programme, initiative.strength_area, initiative.status, initiative.decision_date, \
            initiative.start_date, \(basis)
            """
    }

    func verdict(_ row: ResultRow, from column: Int32) -> Verdict {
        if let ids = selection.ids, !ids.contains(row.text(0)) { return .isRefused }
        guard isNeeded else { return .counts }
        return verdict(
            row, programme: column, area: column + 1, status: column + 2, dates: column + 3,
            basis: selection.withoutCountyWide ? Footprint.Basis(rawValue: row.text(column + 5)) : nil)
    }

    /// - Parameter dates: the first of two columns: decided, start; as `Initiative.date`.
    func verdict(
        _ row: ResultRow, programme: Int32, area: Int32, status: Int32, dates: Int32, basis: Footprint.Basis?
    ) -> Verdict {
        if selection.withoutCountyWide, basis == .countyWide { return .isRefused }
        func admits(_ values: Set<String>, _ column: Int32) -> Bool {
            values.isEmpty || row.optionalText(column).map(values.contains) == true
        }
        guard admits(programmes, programme), admits(areas, area), admits(statuses, status) else { return .isRefused }
        let statusText = leftOut.isEmpty && countsUnstated ? nil : row.optionalText(status)
        // Without a status an initiative counts as decided.
        if !countsUnstated, statusText == nil { return .isRefused }
        let isLeftOut = statusText.map { leftOut[$0] != nil } == true
        if selection.from != nil || selection.to != nil {
            let date = (dates..<dates + 2).lazy.compactMap { row.optionalText($0) }.first
            let day = date.flatMap { PartialDate($0) }
            switch selection.admits(day) {
            case true?: break
            case false?: return !isLeftOut && selection.straddles(day) ? .straddles : .isRefused
            case nil: return isLeftOut ? .isRefused : .isUndated
            }
        }
        return isLeftOut ? .isLeftOut : .counts
    }
}
