internal import GRDB
internal import Territory

/// Footprints and their parts as rows; any thread may make them.
struct FootprintRows: Sendable {
    /// A zoning scheme's name, and its cells in the order of `Territory.cells`: their keys, and where effects have
    /// them.
    struct Scheme: Sendable {
        let name: String
        let cells: [Int64]
        let effectRows: [Int]
        /// Codes of the territory's municipalities.
        let municipalities: [String]
    }

    fileprivate var footprints = RowBuffer(columns: 14)
    fileprivate var parts = RowBuffer(columns: 4)
    /// Sums of the parts of the footprints that count.
    private(set) var sums: EffectSums

    init(_ layout: EffectSums.Layout) { sums = EffectSums(layout) }

    /// Appends a footprint, with the amount granted split over its parts to the öre.
    ///
    /// - Parameter counts: whether the footprint is part of `sums`.
    mutating func append(
        _ placed: Placement.Placed, id: Int64, initiative fid: Int64, grantedOre: Int64?, counts: Bool,
        under scheme: Scheme
    ) {
        let shape = placed.footprint
        let amounts = shape.split(grantedOre ?? 0)
        footprints.append(id)
        footprints.append(fid)
        footprints.append(scheme.name)
        footprints.append(shape.outside.parts)
        footprints.append(shape.unlocated.parts)
        footprints.append(amounts.outside)
        footprints.append(amounts.unlocated)
        footprints.append(shape.rule.rawValue)
        footprints.append(shape.basis.rawValue)
        footprints.append(shape.precision.rawValue)
        footprints.append(shape.nearBorder)
        footprints.append(placed.problem.map(ProblemText.json))
        footprints.append(
            shape.doubtful.isEmpty
                ? nil : shape.doubtful.map { scheme.municipalities[$0] }.joined(separator: ","))
        footprints.append(shape.restsOnTotal)
        for (part, ore) in zip(shape.parts, amounts.parts) {
            parts.append(id)
            parts.append(scheme.cells[part.cell])
            parts.append(part.share.parts)
            parts.append(ore)
            guard counts else { continue }
            sums.add(
                footprint: id, cell: scheme.effectRows[part.cell], share: part.share.parts, ore: ore,
                isDeclared: shape.basis == .declared)
        }
    }
}

/// Writes footprints and their parts.
struct FootprintTables {
    private let footprint: BulkInsert
    private let part: BulkInsert
    /// The first key that no footprint has, nor any after it.
    let nextID: Int64

    init(_ db: Database) throws {
        footprint = try BulkInsert(
            db, into: "footprint",
            columns: [
                "id", "initiative_fid", "scheme", "outside_share", "unlocated_share", "outside_ore", "unlocated_ore",
                "rule", "basis",
                "precision", "near_border", "problem", "doubtful", "rests_on_total",
            ])
        part = try BulkInsert(
            db, into: "footprint_part", columns: ["footprint_id", "cell_fid", "share", "granted_ore"])
        let largest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM footprint") ?? 0
        guard largest < .max / 64 else { throw StoreError.corrupt(table: "footprint", row: largest, what: "id") }
        nextID = largest + 1
    }

    func write(_ rows: FootprintRows) throws {
        try rows.footprints.write(through: footprint)
        try rows.parts.write(through: part)
    }
}
