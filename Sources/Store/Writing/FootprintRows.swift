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
        /// Of the division and its rule.
        let ground: UInt64
    }

    var footprints = RowBuffer(columns: 16)
    var parts = RowBuffer(columns: 5)
    /// Sums of the parts of the footprints that count.
    private(set) var sums: EffectSums
    /// The entry of the history that makes them.
    private let entry: Int64

    init(_ layout: EffectSums.Layout, entry: Int64) {
        sums = EffectSums(layout)
        self.entry = entry
    }

    /// Appends a footprint, with the amount granted split over its parts to the öre.
    ///
    /// - Parameters:
    ///   - place: what it was made from.
    ///   - counts: whether the footprint is part of `sums`.
    mutating func append(
        _ placed: Placement.Placed, id: Int64, initiative: (fid: Int64, place: Fingerprint.Place),
        grantedOre: Int64?, counts: Bool, under scheme: Scheme
    ) {
        let shape = placed.footprint
        let amounts = shape.split(grantedOre ?? 0)
        footprints.append(id)
        footprints.append(initiative.fid)
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
        footprints.append(blob: Fingerprint(initiative.place, ground: scheme.ground).bytes)
        footprints.append(entry)
        for (part, ore) in zip(shape.parts, amounts.parts) {
            parts.append(id)
            parts.append(scheme.cells[part.cell])
            parts.append(part.share.parts)
            parts.append(ore)
            parts.append(entry)
            guard counts else { continue }
            sums.add(
                footprint: id, cell: scheme.effectRows[part.cell], share: part.share.parts, ore: ore,
                isDeclared: shape.basis == .declared, isStated: grantedOre != nil)
        }
    }
}
