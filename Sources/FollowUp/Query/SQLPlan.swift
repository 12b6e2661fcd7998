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
        case .result, .target, .baseline, .achievement, .change, .extra, nil: isAnywhere = true
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
