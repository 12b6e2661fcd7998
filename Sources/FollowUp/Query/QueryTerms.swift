import CQL
import Store

/// The names in an expression: functions with their arguments, geometries written out, and codes compared with lists of
/// the footprint. In the order of the expression. O(nodes).
struct QueryTerms {
    private(set) var functions: [Function] = []
    private(set) var geometries: [GeometryLiteral] = []
    private(set) var codes: [(property: QueryProperty, code: Operand)] = []

    /// Texts that one of the fields must equal.
    private(set) var values: [(field: SelectionField, text: String)] = []

    private(set) var properties: Set<QueryProperty> = []
    /// Those of which the expression says what they are, not only what they aren't.
    private(set) var affirmed: Set<QueryProperty> = []
    private var isNegated = false

    init(_ expression: Expression) { visit(expression) }

    private mutating func visit(_ expression: Expression) {
        switch expression {
        case .boolean: break
        case .and(let conditions), .or(let conditions): conditions.forEach { visit($0) }
        case .not(let condition): negated { $0.visit(condition) }
        case .comparison(let a, .notEqual, let b): negated { $0.visit([a, b]) }
        case .comparison(let a, .equal, let b):
            visit([a, b])
            equal(a, [b])
            equal(b, [a])
        case .comparison(let a, _, let b), .spatial(_, let a, let b), .temporal(_, let a, let b): visit([a, b])
        case .like(let value, _), .isNull(let value): visit(value)
        case .between(let value, let lower, let upper): visit([value, lower, upper])
        case .isIn(let value, let members):
            visit([value] + members)
            equal(value, members)
        case .array(_, let a, let b):
            visit([a, b])
            collect(a, b)
            collect(b, a)
        case .function(let function): visit(function)
        }
    }

    private mutating func negated(_ body: (inout Self) -> Void) {
        isNegated.toggle()
        body(&self)
        isNegated.toggle()
    }

    private mutating func visit(_ operands: [Operand]) { operands.forEach { visit($0) } }

    private mutating func visit(_ operand: Operand) {
        switch operand {
        case .property(let name):
            guard let property = QueryProperty(rawValue: name) else { break }
            properties.insert(property)
            if !isNegated { affirmed.insert(property) }
        case .text, .number, .boolean, .instant: break
        case .function(let function): visit(function)
        case .interval(let interval):
            for case .function(let function) in [interval.start, interval.end] { visit(function) }
        case .geometry(let geometry): geometries.append(geometry)
        case .array(let elements): visit(elements)
        case .arithmetic(let a, _, let b): visit([a, b])
        case .caseInsensitive(let inner), .accentInsensitive(let inner): visit(inner)
        case .condition(let condition): visit(condition)
        }
    }

    private mutating func visit(_ function: Function) {
        functions.append(function)
        visit(function.arguments)
    }

    private mutating func equal(_ value: Operand, _ texts: [Operand]) {
        guard case .property(let name) = value, let field = SelectionField(rawValue: name) else { return }
        for case .text(let text) in texts { values.append((field, text)) }
    }

    private mutating func collect(_ list: Operand, _ elements: Operand) {
        guard case .property(let name) = list, let property = QueryProperty(rawValue: name),
            case .array(let elements) = elements
        else {
            return
        }
        codes += elements.map { (property, $0) }
    }
}
