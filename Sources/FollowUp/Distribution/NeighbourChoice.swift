import Planar
package import Statistics
import Territory

/// Which parts of the county count as neighbours, and how much: named in every result that rests on it.
package struct NeighbourChoice: Sendable, Hashable {
    package enum Rule: Sendable, Hashable {
        /// A common border or corner.
        case queen
        /// A common stretch of border.
        case rook
        /// Centroids at most so many metres apart.
        case distance(Double)
        /// The k parts with the nearest centroids.
        case nearest(Int)
        /// As a file lists them, by the codes of the parts.
        case listed(NeighbourList, file: String)
    }

    package var rule: Rule
    package var style: Neighbours.Style

    package init(_ rule: Rule = .queen, style: Neighbours.Style = .rowStandardised) {
        self.rule = rule
        self.style = style
    }

    /// Reads `queen`, `rook`, `distance:50000` (metres), `nearest:4`; nil for anything else.
    package init?(_ text: String, style: Neighbours.Style = .rowStandardised) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("queen", 1): self.init(.queen, style: style)
        case ("rook", 1): self.init(.rook, style: style)
        case ("distance", 2):
            guard let metres = Double(parts[1]), metres > 0, metres.isFinite else { return nil }
            self.init(.distance(metres), style: style)
        case ("nearest", 2):
            guard let count = Int(parts[1]), count > 0 else { return nil }
            self.init(.nearest(count), style: style)
        default: return nil
        }
    }
}

extension Distributor {
    /// The neighbours of the parts at a level, in the order of its parts.
    ///
    /// - Parameter partOfCell: −1 for cells of parts that take no part.
    /// - Throws: `Undefined` where there are too few parts, `NeighbourList.Unreadable` for a file that names other
    ///   parts.
    func neighbours(_ choice: NeighbourChoice, parts: [Part], partOfCell: [Int]) throws -> Neighbours {
        switch choice.rule {
        case .queen, .rook:
            let rule: Contiguity.Rule = choice.rule == .queen ? .queen : .rook
            let pairs = contiguity.grouped(partOfCell, groups: parts.count, by: rule).filter { $0.a >= 0 }
            return try Neighbours(
                count: parts.count, pairs: pairs, rule: choice.rule == .queen ? .queen : .rook, style: choice.style)
        case .distance(let metres):
            let points = try centroids(partOfCell, parts: parts.count)
            return try Neighbours.distanceBand(points, metres: metres, style: choice.style)
        case .listed(let list, let file):
            return try list.neighbours(order: parts.map(\.code), file: file, style: choice.style)
        case .nearest(let count):
            let points = try centroids(partOfCell, parts: parts.count)
            return try Neighbours.nearest(count, of: points, style: choice.style)
        }
    }

    /// Of the parts' areas, SWEREF 99 TM.
    private func centroids(_ partOfCell: [Int], parts: Int) throws(PlanarError) -> [(x: Double, y: Double)] {
        let context = Context()
        var points: [(x: Double, y: Double)] = []
        for part in 0..<parts {
            let cells = partOfCell.indices.filter { partOfCell[$0] == part }
            let centroid = try Geometry(column: territory.cellAreas, rows: cells, in: context).unaryUnion().centroid()
            // A part has area, and so a centroid.
            points.append(centroid.envelope.map { ($0.minX, $0.minY) } ?? (.nan, .nan))
        }
        return points
    }
}
