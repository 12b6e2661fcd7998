internal import Planar
import Territory

/// Initiatives and what their sources declare, as rows; any thread may make them.
struct InitiativeRows: Sendable {
    /// Columns after `geom`, in the order in which they are written and read.
    static let columns = [
        "id", "title", "lead", "programme", "priority", "strength_area", "theme", "status", "decision_date",
        "start_date",
        "end_date", "granted_ore", "total_budget_ore", "economic", "social", "environmental", "sami",
        "municipalities_text",
        "place_text", "outcome_text", "source", "location", "place_name", "extra", "municipality_count", "place_shares",
        "funded_by",
    ]

    /// Columns after these, before the key.
    static let provenance = ["id_source", "own_id", "since", "import_id", "row_number"]

    var new = RowBuffer(columns: columns.count + provenance.count + 2)
    /// By row of `new`.
    var keys: [(fid: Int64, envelope: Envelope?)] = []
    /// With another place.
    var changed = RowBuffer(columns: columns.count + provenance.count + 2)
    /// Whose footprints stay.
    var kept = RowBuffer(columns: columns.count + provenance.count)
    var declared = RowBuffer(columns: 5)

    /// - Parameters:
    ///   - shape: the geometry that the location states, a column of one row.
    ///   - points: where its place names led.
    mutating func append(
        _ one: InitiativeTables.Incoming, _ it: Initiative, row: Int, shape: GeometryColumn?,
        points: PlacedPoints?, of origin: InitiativeTables.Origin
    ) {
        let geometry =
            shape.map { GeoPackageGeometry.blob($0, row: 0) }
            ?? points?.blob
        let shares = shape == nil ? points?.sharesText : nil
        if one.isKnown {
            changed.append(blob: geometry)
            Self.append(it, (shares, true), one, row: row, of: origin, to: &changed)
        } else {
            keys.append((one.fid, shape?.envelope(0) ?? points?.envelope))
            new.append(blob: geometry)
            Self.append(it, (shares, true), one, row: row, of: origin, to: &new)
        }
        guard case .municipalities(let items, _, _) = it.location else { return }
        for (position, item) in items.enumerated() {
            declared.append(one.fid)
            declared.append(position)
            declared.append(item.code)
            declared.append(item.share)
            declared.append(origin.entry)
        }
    }

    /// One whose place stays as it is on file.
    mutating func keep(
        _ one: InitiativeTables.Incoming, _ it: Initiative, row: Int, of origin: InitiativeTables.Origin
    ) {
        Self.append(it, (nil, false), one, row: row, of: origin, to: &kept)
    }

    private static func append(
        _ it: Initiative, _ shares: (text: String?, areWritten: Bool), _ one: InitiativeTables.Incoming, row: Int,
        of origin: InitiativeTables.Origin, to rows: inout RowBuffer
    ) {
        for text in [one.id, it.title, it.lead, it.programme, it.priority, it.strengthArea, it.theme, it.status] {
            rows.append(text)
        }
        for date in [it.decided, it.start, it.end] { rows.append(date) }
        rows.append(it.grantedOre)
        rows.append(it.totalBudgetOre)
        for mark in [it.marks.economic, it.marks.social, it.marks.environmental, it.marks.sami] { rows.append(mark) }
        for text in [it.municipalitiesText, it.placeText, it.outcomeText, it.source] { rows.append(text) }
        rows.append(it.location.kind)
        rows.append(it.location.placeName)
        rows.append(it.extra.isEmpty ? nil : JSONText.object(it.extra))
        rows.append(it.location.municipalityCount)
        if shares.areWritten { rows.append(shares.text) }
        rows.append(it.fundedBy)
        rows.append(one.source)
        rows.append(one.ownID)
        rows.append(origin.entry)
        rows.append(origin.importID)
        rows.append(row)
        rows.append(one.fid)
    }
}
