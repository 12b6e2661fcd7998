import CQL
import Planar
import Store
import Wording

/// The execution plan of an expression: the SQL condition, the rows to visit, and the rest for `Evaluation`.
struct SQLPlan {
    /// True wherever the expression is, and unknown only where it is.
    private(set) var condition: SQLCondition
    /// True for all rows for which the expression can be true, from the R-tree; nil: visit all rows.
    private(set) var cut: SQLText?
    /// True for all rows for which it can be unknown; nil: any row.
    private(set) var unknowns: SQLText?
    /// Conditions that SQL can't express: the rows for which `condition` isn't false are evaluated.
    private(set) var rest: [Expression] = []

    /// A box that covers this share of all initiatives' extent is not used: looking rows up by it costs more than
    /// reading all.
    private static let widestCut = 0.3

    /// - Parameter extent: of all initiatives' geometries.
    init(_ expression: Expression, _ compiler: SQLCompiler, extent: Envelope?) throws {
        let conditions = if case .and(let conditions) = expression { conditions } else { [expression] }
        var pieces: [SQLText] = []
        for condition in conditions {
            if let piece = try compiler.truth(condition), !piece.isTooLarge {
                pieces.append(piece)
            } else {
                rest.append(condition)
            }
        }
        var truth = SQLText.chain(pieces, .and)
        if truth.isTooLarge { (truth, rest) = ("1", conditions) }
        if let bounds = try SearchBounds(expression, compiler), !bounds.covers(Self.widestCut, of: extent) {
            cut = bounds.condition
            let doubts = Doubts(expression)
            unknowns = doubts.isAnywhere ? nil : SQLText.chain(doubts.conditions, .or)
        }
        let all = "\(truth.text) \(cut == nil ? "" : unknowns?.text ?? "")"
        condition = SQLCondition(
            truth, usesFootprint: all.contains("footprint."), functions: SQLFunctions(compiler.lookups).all)
    }
}

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

/// The missing values that can make an expression unknown.
private struct Doubts {
    private(set) var conditions: [SQLText] = []
    /// Not only missing values: a division by zero, an unreported result.
    private(set) var isAnywhere = false

    init(_ expression: Expression) { visit(expression) }

    private mutating func visit(_ expression: Expression) {
        switch expression {
        case .boolean, .isNull: break
        case .and(let conditions), .or(let conditions): conditions.forEach { visit($0) }
        case .not(let condition): visit(condition)
        case .comparison(let a, _, let b), .spatial(_, let a, let b), .temporal(_, let a, let b),
            .array(_, let a, let b):
            visit([a, b])
        case .like(let value, _): visit(value)
        case .between(let value, let lower, let upper): visit([value, lower, upper])
        case .isIn(let value, let members): visit([value] + members)
        case .function(let function): visit(function)
        }
    }

    private mutating func visit(_ operands: [Operand]) { operands.forEach { visit($0) } }

    private mutating func visit(_ operand: Operand) {
        switch operand {
        case .property(let name): visit(property: name)
        case .function(let function): visit(function)
        case .text, .number, .boolean, .instant, .geometry: break
        case .interval(let interval):
            for case .property(let name) in [interval.start, interval.end] { visit(property: name) }
        case .array(let elements): visit(elements)
        case .arithmetic: if !operand.isConstant { isAnywhere = true }
        case .caseInsensitive(let inner), .accentInsensitive(let inner): visit(inner)
        case .condition(let condition): visit(condition)
        }
    }

    private mutating func visit(_ function: Function) {
        switch QueryFunction(rawValue: function.name) {
        case .result, .target, .baseline, .achievement, .extra, nil: isAnywhere = true
        case .shareIn: add(SQLColumns.isUnlocated)
        case .distance:
            // An empty geometry has no distance.
            visit(function.arguments)
            if function.arguments.contains(.property(QueryProperty.geometry.rawValue)) {
                add("ST_IsEmpty(initiative.geom)")
            }
        case .relate, .municipalityGeometry, .zoneGeometry, .cellGeometry: visit(function.arguments)
        }
    }

    private mutating func visit(property name: String) {
        guard let property = QueryProperty(rawValue: name) else { return }
        switch property {
        case .id, .title, .outsideShare, .unlocatedShare, .basis, .precision, .rule, .nearBorder: break
        case .municipality, .zone, .cell: add(SQLColumns.isUnlocated)
        case .geometry: add("(initiative.geom IS NULL)")
        case .period: isAnywhere = true
        default:
            guard let column = SQLColumns.text(property) ?? SQLColumns.number(property) ?? SQLColumns.day(property)
            else {
                isAnywhere = true
                return
            }
            add("(\(column) IS NULL)")
        }
    }

    private mutating func add(_ condition: SQLText) {
        if !conditions.contains(condition) { conditions.append(condition) }
    }
}
