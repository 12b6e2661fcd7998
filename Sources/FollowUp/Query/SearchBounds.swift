import CQL
import Planar
import Store
import Wording

/// Bounds on the geometry of rows for which an expression can be true: its box's sides against limits.
struct SearchBounds {
    private var minX = Double.infinity, minY = Double.infinity
    private var maxX = -Double.infinity, maxY = -Double.infinity

    /// In R-trees, whose boxes are the geometries' or a little larger.
    var condition: SQLText {
        """
        initiative.fid IN (SELECT id FROM rtree_initiative_geom \
        WHERE minx <= \(.real(minX)) AND maxx >= \(.real(maxX)) AND miny <= \(.real(minY)) AND maxy >= \(.real(maxY)))
        """
    }

    private init(_ box: Envelope) {
        (minX, minY, maxX, maxY) = (box.maxX, box.maxY, box.minX, box.minY)
    }

    /// Nil where rows anywhere, or without geometry, can satisfy it.
    init?(_ expression: Expression, _ compiler: SQLCompiler) throws {
        var found: SearchBounds?
        switch expression {
        case .and(let conditions):
            for condition in conditions {
                guard let next = try SearchBounds(condition, compiler) else { continue }
                found = found.map { $0.narrowed(by: next) } ?? next
            }
        case .or(let conditions):
            for condition in conditions {
                guard let next = try SearchBounds(condition, compiler) else { return nil }
                found = found.map { $0.widened(by: next) } ?? next
            }
        case .not(.spatial(.disjoint, let a, let b)): found = try Self.box(a, b, compiler).map(SearchBounds.init)
        case .spatial(let relation, let a, let b) where relation != .disjoint:
            found = try Self.box(a, b, compiler).map(SearchBounds.init)
        case .function(let function) where function.name == QueryFunction.relate.rawValue:
            // Interior or boundary of one must meet those of the other.
            guard case .text(let pattern) = function.arguments[2], pattern.utf8.count == 9 else { return nil }
            let signs = Array(pattern.utf8)
            guard [0, 1, 3, 4].contains(where: { "T012".utf8.contains(signs[$0]) }) else { return nil }
            found = try Self.box(function.arguments[0], function.arguments[1], compiler).map(SearchBounds.init)
        case .comparison(.function(let function), let comparison, let limit)
        where [.less, .lessOrEqual, .equal].contains(comparison):
            found = try Self.within(limit, of: function, compiler)
        case .comparison(let limit, let comparison, .function(let function))
        where [.greater, .greaterOrEqual, .equal].contains(comparison):
            found = try Self.within(limit, of: function, compiler)
        case .between(.function(let function), _, let limit): found = try Self.within(limit, of: function, compiler)
        default: break
        }
        guard let found else { return nil }
        self = found
    }

    /// The box of the constant compared with the column.
    private static func box(_ a: Operand, _ b: Operand, _ compiler: SQLCompiler) throws -> Envelope? {
        let column = Operand.property(QueryProperty.geometry.rawValue)
        guard a == column || b == column else { return nil }
        return try compiler.envelope(of: a == column ? b : a)
    }

    private static func within(_ limit: Operand, of function: Function, _ compiler: SQLCompiler) throws -> SearchBounds?
    {
        guard function.name == QueryFunction.distance.rawValue, let distance = try compiler.constantNumber(limit),
            distance >= 0,
            let box = try box(function.arguments[0], function.arguments[1], compiler)
        else { return nil }
        // Slightly wider, as distance and box are rounded.
        return SearchBounds(box.expanded(by: distance * (1 + 1e-9) + 1e-3))
    }

    private func narrowed(by other: SearchBounds) -> SearchBounds {
        var result = self
        (result.minX, result.minY) = (min(minX, other.minX), min(minY, other.minY))
        (result.maxX, result.maxY) = (max(maxX, other.maxX), max(maxY, other.maxY))
        return result
    }

    private func widened(by other: SearchBounds) -> SearchBounds {
        var result = self
        (result.minX, result.minY) = (max(minX, other.minX), max(minY, other.minY))
        (result.maxX, result.maxY) = (min(maxX, other.maxX), min(maxY, other.maxY))
        return result
    }

    /// Whether the box takes more than a share of an extent.
    func covers(_ share: Double, of extent: Envelope?) -> Bool {
        guard let extent, extent.width > 0, extent.height > 0 else { return false }
        let width = min(minX, extent.maxX) - max(maxX, extent.minX)
        let height = min(minY, extent.maxY) - max(maxY, extent.minY)
        return max(0, width) / extent.width * max(0, height) / extent.height > share
    }
}
