import Foundation
import Planar

@testable import Territory

/// Layers of squares and other rings, drawn by their corners.
protocol DrawnSquares {}

extension DrawnSquares {
    func layer(_ wkt: [String]) throws -> GeometryColumn {
        let context = Context()
        var column = GeometryColumn()
        for text in wkt { try column.append(Geometry(wkt: text, in: context)) }
        return column
    }

    /// Squares and other rings by their corners, 500,000 and 7,000,000 added.
    func ring(_ corners: [(Double, Double)]) -> String {
        let all = corners + [corners[0]]
        return "(" + all.map { "\($0.0 + 500_000) \($0.1 + 7_000_000)" }.joined(separator: ", ") + ")"
    }

    func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String {
        "POLYGON (" + ring([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]) + ")"
    }

    func check(_ wkt: [String], codes: [String]? = nil) throws -> CoverageCheck {
        try CoverageCheck(codes: codes ?? wkt.indices.map { "k\($0)" }, areas: layer(wkt))
    }
}
