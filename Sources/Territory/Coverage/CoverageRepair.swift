public import Planar

/// A layer repaired to a coverage, with its repairs.
public struct CoverageRepair: Sendable {
    /// Row by row the layer that was checked: rings oriented, SWEREF 99 TM.
    public let areas: GeometryColumn
    /// The faults that the repair removed.
    public let repaired: [CoverageFault]
    /// Gaps wider than the tolerance, left as they are: water that the layer leaves out.
    public let water: [CoverageFault]

    /// The treatment of gaps wider than the tolerance.
    public enum WiderGaps: Sendable {
        /// They are lakes or other land, and stay.
        case stay
        /// They are faults, and the layer is refused.
        case refused
    }
}

extension CoverageCheck {
    /// Repairs faults narrower than the tolerance: a gap goes to the neighbour that has most of its border, an overlap
    /// to the lowest code among its areas, as points on shared borders do.
    ///
    /// Where anything is repaired, all borders are noded together and areas reassembled from the faces, so that
    /// neighbours share their borders vertex by vertex; no other vertex moves. Rings are oriented. An invalid area is
    /// made valid if that changes its surface by no more than a strip of the tolerance's width along its border. The
    /// result is checked again.
    ///
    /// - Parameter tolerance: metres, 0 or more.
    /// - Throws: `CoverageRefusal` with every fault that can't be repaired so; then nothing is repaired. `PlanarError`
    ///   where GEOS fails.
    public func repaired(within tolerance: Double, widerGaps: CoverageRepair.WiderGaps) throws -> CoverageRepair {
        var beyond: [CoverageFault] = []
        var within: [CoverageFault] = []
        var water: [CoverageFault] = []
        var narrow = GeometryColumn()
        var face = 0
        for fault in faults {
            switch fault.kind {
            case .notAnArea, .missingCode, .duplicateCode: beyond.append(fault)
            case .orientation: within.append(fault)
            case .invalid:
                if let change = changes[fault.rows[0]], change <= tolerance {
                    within.append(fault)
                } else {
                    beyond.append(fault)
                }
            case .overlap, .gap:
                defer { face += 1 }
                if let width = fault.width, width <= tolerance {
                    within.append(fault)
                    try narrow.append(wkb: faces[face])
                } else if fault.kind == .gap, widerGaps == .stay {
                    water.append(fault)
                } else {
                    beyond.append(fault)
                }
            }
        }
        guard beyond.isEmpty else { throw CoverageRefusal(faults: beyond, tolerance: tolerance) }
        let repaired = narrow.isEmpty ? areas : try closed(narrow)
        if !narrow.isEmpty {
            let again = try CoverageCheck(codes: codes, areas: repaired)
            let left = again.faults.filter { $0.kind != .gap || ($0.width ?? 0) <= tolerance }
            guard left.isEmpty else { throw CoverageRefusal(faults: left, tolerance: tolerance) }
        }
        return CoverageRepair(areas: repaired, repaired: within, water: water)
    }

    /// The areas with narrow faces assigned.
    private func closed(_ narrow: GeometryColumn) throws(PlanarError) -> GeometryColumn {
        let context = Context()
        let cover = PreparedAreas(areas, in: context)
        var chosen: Set<Int> = []
        for face in 0..<narrow.count { chosen.formUnion(try cover.rows(touching: narrow.geometry(face, in: context))) }
        let rows = chosen.sorted()
        var lines = GeometryColumn()
        for row in rows {
            let chosen = try cover[row]
            try lines.append(chosen.area.boundary())
        }
        let pieces = try Geometry(column: lines, rows: 0..<lines.count, in: context).unaryUnion().polygonized()

        let repaired = PreparedAreas(narrow, in: context)
        var parts = [Int: GeometryColumn](minimumCapacity: rows.count)
        for index in 0..<pieces.partCount {
            let piece = try pieces.part(at: index)
            guard let (_, all) = try cover.rows(over: piece) else { continue }
            let owners = all.filter(chosen.contains)
            let owner: Int
            if let lowest = owners.min(by: { (codes[$0], $0) < (codes[$1], $1) }) {
                owner = lowest
            } else if all.isEmpty, let (_, inFaces) = try repaired.rows(over: piece), !inFaces.isEmpty {
                guard let neighbour = try longest(piece, among: rows, cover) else { continue }
                owner = neighbour
            } else {
                continue
            }
            try parts[owner, default: GeometryColumn()].append(piece)
        }
        var result = GeometryColumn()
        for row in 0..<areas.count {
            guard let own = parts[row] else {
                try result.append(wkb: areas[row])
                continue
            }
            var flat = try WKBReader.geometry(
                of: Geometry(column: own, rows: 0..<own.count, in: context).unaryUnion().wkb())
            flat.orientRings()
            result.append(flat)
        }
        return result
    }

    /// The row with which a piece shares most of its border; of equal ones the lowest code.
    private func longest(_ piece: borrowing Geometry, among rows: [Int], _ cover: PreparedAreas) throws(PlanarError)
        -> Int?
    {
        let border = try piece.boundary()
        var best: (length: Double, row: Int)?
        for row in rows.sorted(by: { (codes[$0], $0) < (codes[$1], $1) }) {
            let area = try cover[row]
            guard try area.prepared.intersects(border) else { continue }
            let length = try area.area.intersection(border).length
            if length > (best?.length ?? 0) { best = (length, row) }
        }
        return best?.row
    }
}
