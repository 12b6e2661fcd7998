import CQL
import Planar
import Store
import Territory

/// Turns an expression into SQL with the same three truth values: NULL is unknown.
///
/// Values are bound, and columns come from `SQLColumns`, so that no text of the source reaches SQL. A part that SQL
/// can't express gives nil: `SQLPlan` then lets SQL answer the rest, and `Evaluation` what remains.
struct SQLCompiler {
    let lookups: QueryLookups
    let geometry: QueryGeometry
    /// Evaluates constants.
    let constants: Evaluation

    /// A row without properties.
    private struct NoRow: Row {
        func value(of property: String) throws -> Datum { preconditionFailure("\(property) in a constant") }
    }

    /// The expression as a condition; nil where SQL can't express it. Long because it is a table of forms.
    func truth(_ expression: Expression) throws -> SQLText? {
        if expression.isConstant {
            switch try constants.value(of: expression, for: NoRow()) {
            case true?: return "1"
            case false?: return "0"
            case nil: return "NULL"
            }
        }
        switch expression {
        case .boolean(let value): return value ? "1" : "0"
        case .and(let conditions): return try all(conditions, truth).map { SQLText.chain($0, .and) }
        case .or(let conditions): return try all(conditions, truth).map { SQLText.chain($0, .or) }
        case .not(let condition): return try truth(condition).map { "(NOT \($0))" }
        case .comparison(let left, let comparison, let right):
            guard let kind = kind(left), let left = try scalar(left, kind), let right = try scalar(right, kind) else {
                return nil
            }
            return switch comparison {
            case .equal: "(\(left) = \(right))"
            case .notEqual: "(\(left) <> \(right))"
            case .less: "(\(left) < \(right))"
            case .lessOrEqual: "(\(left) <= \(right))"
            case .greater: "(\(left) > \(right))"
            case .greaterOrEqual: "(\(left) >= \(right))"
            }
        case .like(let value, let pattern):
            return try text(value).map { "cql_like(\($0), \(.text(pattern.text)))" }
        case .between(let value, let lower, let upper):
            // Two constants are compared to the second, which dates in SQL don't have.
            if value.isConstant {
                return try truth(
                    .and([.comparison(value, .greaterOrEqual, lower), .comparison(value, .lessOrEqual, upper)]))
            }
            guard let kind = kind(value), let value = try scalar(value, kind), let lower = try scalar(lower, kind),
                let upper = try scalar(upper, kind)
            else { return nil }
            return "(\(value) BETWEEN \(lower) AND \(upper))"
        case .isIn(let value, let members):
            if value.isConstant { return try truth(.or(members.map { .comparison(value, .equal, $0) })) }
            guard let kind = kind(value), let value = try scalar(value, kind),
                let members = try all(members, { try scalar($0, kind) })
            else { return nil }
            return "(\(value) IN (\(SQLText.chain(members, .comma))))"
        case .isNull(let operand): return try isNull(operand)
        case .spatial(let relation, let a, let b):
            guard let a = try shape(a), let b = try shape(b) else { return nil }
            return switch relation {
            case .intersects: "ST_Intersects(\(a), \(b))"
            case .equals: "ST_Equals(\(a), \(b))"
            case .disjoint: "ST_Disjoint(\(a), \(b))"
            case .touches: "ST_Touches(\(a), \(b))"
            case .within: "ST_Within(\(a), \(b))"
            case .overlaps: "ST_Overlaps(\(a), \(b))"
            case .crosses: "ST_Crosses(\(a), \(b))"
            case .contains: "ST_Contains(\(a), \(b))"
            }
        case .temporal(let relation, let a, let b):
            guard let a = try span(a), let b = try span(b) else { return nil }
            return "cql_temporal(\(.text(relation.rawValue)), \(a.start), \(a.end), \(b.start), \(b.end))"
        case .array(let relation, let a, let b): return list(relation, a, b)
        case .function(let function): return try call(function)
        }
    }

    private func all<Element>(_ elements: [Element], _ compile: (Element) throws -> SQLText?) rethrows -> [SQLText]? {
        var pieces: [SQLText] = []
        for element in elements {
            guard let piece = try compile(element) else { return nil }
            pieces.append(piece)
        }
        return pieces
    }

    // MARK: Values

    private func kind(_ operand: Operand) -> Kind? {
        switch operand {
        case .property(let name): QueryProperty(rawValue: name)?.kind
        case .function(let function): kind(of: function)
        case .text, .caseInsensitive, .accentInsensitive: .text
        case .number, .arithmetic: .number
        case .boolean, .condition: .boolean
        case .instant: .instant
        case .interval: .interval
        case .geometry: .geometry
        case .array: .array
        }
    }

    private func kind(of function: Function) -> Kind? {
        guard function.name == QueryFunction.extra.rawValue, case .text(let name)? = function.arguments.first else {
            return QueryFunction(rawValue: function.name)?.signature.result
        }
        return lookups.kept[name]?.kind.inExpressions
    }

    /// In the form in which it is compared.
    private func scalar(_ operand: Operand, _ kind: Kind) throws -> SQLText? {
        switch kind {
        case .text: try composed(operand)
        case .number: try number(operand)
        case .boolean: try boolean(operand)
        case .instant: try day(operand)
        case .interval, .geometry, .array: nil
        }
    }

    private func constant(_ operand: Operand) throws -> Datum? {
        operand.isConstant ? try constants.datum(operand, NoRow()) : nil
    }

    /// Of a constant geometry.
    func envelope(of operand: Operand) throws -> Envelope? {
        try constant(operand).flatMap { try geometry.envelope($0) }
    }

    func constantNumber(_ operand: Operand) throws -> Double? {
        if case .number(let number)? = try constant(operand) { number.double } else { nil }
    }

    private func isNull(_ operand: Operand) throws -> SQLText? {
        if let datum = try constant(operand) { return datum == .null ? "1" : "0" }
        switch kind(operand) {
        case .text: return try text(operand).map { "(\($0) IS NULL)" }
        case .number: return try number(operand).map { "(\($0) IS NULL)" }
        case .boolean: return try boolean(operand).map { "(\($0) IS NULL)" }
        case .instant: return try day(operand).map { "(\($0) IS NULL)" }
        case .geometry: return try shape(operand).map { "(\($0) IS NULL)" }
        case .interval:
            guard case .property = operand, let span = try span(operand) else { return nil }
            return "(\(span.start) IS NULL)"
        case .array:
            guard case .property = operand else { return nil }
            return SQLColumns.isUnlocated
        case nil: return nil
        }
    }

    /// As stored, in any Unicode form.
    private func text(_ operand: Operand) throws -> SQLText? {
        if let datum = try constant(operand) { return bound(datum) }
        switch operand {
        case .property(let name): return QueryProperty(rawValue: name).flatMap(SQLColumns.text)
        case .caseInsensitive(let inner): return try text(inner).map { "cql_casei(\($0))" }
        case .accentInsensitive(let inner): return try text(inner).map { "cql_accenti(\($0))" }
        default: return nil
        }
    }

    /// In Unicode's composed form, whose bytes SQLite orders as the language orders characters.
    private func composed(_ operand: Operand) throws -> SQLText? {
        if case .text(let text)? = try constant(operand) { return "\(.text(Folding.normalized(text)))" }
        guard let text = try text(operand) else { return nil }
        switch operand {
        case .property(let name) where QueryProperty(rawValue: name).map(SQLColumns.isProgramsOwn) == false:
            return "cql_composed(\(text))"
        default: return text
        }
    }

    private func number(_ operand: Operand) throws -> SQLText? {
        if let datum = try constant(operand) { return bound(datum) }
        switch operand {
        case .property(let name): return QueryProperty(rawValue: name).flatMap(SQLColumns.number)
        case .arithmetic(let left, let arithmetic, let right):
            guard let left = try number(left), let right = try number(right) else { return nil }
            return "cql_arithmetic(\(.text(arithmetic.rawValue)), \(left), \(right))"
        case .function(let function): return try call(function)
        default: return nil
        }
    }

    private func boolean(_ operand: Operand) throws -> SQLText? {
        if let datum = try constant(operand) { return bound(datum) }
        switch operand {
        case .property(QueryProperty.nearBorder.rawValue): return "footprint.near_border"
        case .condition(let expression): return try truth(expression)
        case .function(let function): return try call(function)
        default: return nil
        }
    }

    /// A column's day; of a constant too, since a day is compared with a timestamp as days.
    private func day(_ operand: Operand) throws -> SQLText? {
        if let datum = try constant(operand) {
            if case .instant(let instant) = datum { return "\(.text(instant.date.description))" }
            return datum == .null ? "NULL" : nil
        }
        guard case .property(let name) = operand else { return nil }
        return QueryProperty(rawValue: name).flatMap(SQLColumns.day)
    }

    private func shape(_ operand: Operand) throws -> SQLText? {
        if let datum = try constant(operand) {
            if datum == .null { return "NULL" }
            return try geometry.blob(datum).map { blob -> SQLText in "\(.blob(blob))" }
        }
        return operand == .property(QueryProperty.geometry.rawValue) ? "initiative.geom" : nil
    }

    private func bound(_ datum: Datum) -> SQLText? {
        switch datum {
        case .null: "NULL"
        case .text(let text): "\(.text(text))"
        case .number(.integer(let value)): "\(.integer(value))"
        case .number(.decimal(let value)): "\(.real(value))"
        case .boolean(let value): value ? "1" : "0"
        case .instant, .interval, .geometry, .wkb, .array: nil
        }
    }

    // MARK: Times

    /// Ends as texts; an empty one is without bound.
    private func span(_ operand: Operand) throws -> (start: SQLText, end: SQLText)? {
        switch operand {
        case .interval(let interval):
            guard let start = try end(interval.start), let end = try end(interval.end) else { return nil }
            return (start, end)
        case .property(QueryProperty.period.rawValue): return SQLColumns.period
        default:
            if case .instant(let instant)? = try constant(operand) {
                return ("\(.text(instant.description))", "\(.text(instant.description))")
            }
            return try day(operand).map { ($0, $0) }
        }
    }

    private func end(_ end: Interval.End) throws -> SQLText? {
        switch end {
        case .unbounded: "''"
        case .instant(let instant): "\(.text(instant.description))"
        case .property(let name): try day(.property(name))
        case .function: nil
        }
    }

    // MARK: Lists

    /// A list of the footprint compared with one of texts; nil for other lists.
    private func list(_ relation: ArrayRelation, _ a: Operand, _ b: Operand) -> SQLText? {
        let converse: [ArrayRelation: ArrayRelation] = [.contains: .containedBy, .containedBy: .contains]
        guard case .property(let name) = a else {
            if case .property = b { return list(converse[relation] ?? relation, b, a) }
            return nil
        }
        guard let property = QueryProperty(rawValue: name), let code = SQLColumns.code(property),
            case .array(let elements) = b
        else { return nil }
        var codes: [SQLText] = []
        for element in elements {
            guard case .text(let text) = element else { return nil }
            codes.append("\(.text(text))")
        }
        let parts: SQLText = """
            SELECT 1 FROM footprint_part JOIN cell ON cell.fid = footprint_part.cell_fid \
            WHERE footprint_part.footprint_id = footprint.id
            """
        let hasAll = SQLText.chain(codes.map { "EXISTS (\(parts) AND \(code) = \($0))" }, .and)
        let listed = SQLText.chain(codes, .comma)
        let hasNoOther: SQLText =
            codes.isEmpty ? "NOT EXISTS (\(parts))" : "NOT EXISTS (\(parts) AND \(code) NOT IN (\(listed)))"
        let holds: SQLText =
            switch relation {
            case .contains: hasAll
            case .containedBy: hasNoOther
            case .equals: "(\(hasAll) AND \(hasNoOther))"
            case .overlaps: codes.isEmpty ? "0" : "EXISTS (\(parts) AND \(code) IN (\(listed)))"
            }
        return "(CASE WHEN \(SQLColumns.isUnlocated) THEN NULL ELSE \(holds) END)"
    }

    // MARK: Functions

    private func call(_ function: Function) throws -> SQLText? {
        switch QueryFunction(rawValue: function.name) {
        case .shareIn:
            guard case .text(let name)? = function.arguments.first, let cells = lookups.cells[name] else { return nil }
            let codes = cells.indices.filter { cells[$0] }.map { lookups.cellCodes[$0] }.map { code -> SQLText in
                "\(.text(code))"
            }
            return """
                (CASE WHEN \(SQLColumns.isUnlocated) THEN NULL ELSE (SELECT coalesce(sum(footprint_part.share), 0) \
                FROM footprint_part \
                JOIN cell ON cell.fid = footprint_part.cell_fid WHERE footprint_part.footprint_id = footprint.id \
                AND cell.code IN (\(SQLText.chain(codes, .comma)))) / 1e12 END)
                """
        case .extra:
            // Texts and days are looked up in memory.
            guard case .text(let name)? = function.arguments.first, lookups.kept[name]?.kind == .number else {
                return nil
            }
            return "cql_result(\(.text("\(function.name) \(name)")), initiative.id)"
        case .result, .target, .baseline, .achievement:
            guard case .text(let name)? = function.arguments.first else { return nil }
            return "cql_result(\(.text("\(function.name) \(name)")), initiative.id)"
        case .change:
            guard let call = QueryPlaceChanges.Call(function.arguments) else { return nil }
            return "cql_result(\(.text(call.key)), initiative.id)"
        case .distance:
            guard let a = try shape(function.arguments[0]), let b = try shape(function.arguments[1]) else { return nil }
            return "ST_Distance(\(a), \(b))"
        case .relate:
            guard let a = try shape(function.arguments[0]), let b = try shape(function.arguments[1]),
                case .text(let pattern) = function.arguments[2]
            else { return nil }
            return "ST_Relate(\(a), \(b), \(.text(pattern)))"
        case .municipalityGeometry, .zoneGeometry, .cellGeometry, nil: return nil
        }
    }
}

extension Operand {
    /// Whether it is the same for every row.
    var isConstant: Bool {
        switch self {
        case .property: false
        case .function(let function): function.isConstant
        case .text, .number, .boolean, .instant, .geometry: true
        case .interval(let interval): interval.start.isConstant && interval.end.isConstant
        case .array(let elements): elements.allSatisfy(\.isConstant)
        case .arithmetic(let a, _, let b): a.isConstant && b.isConstant
        case .caseInsensitive(let inner), .accentInsensitive(let inner): inner.isConstant
        case .condition(let condition): condition.isConstant
        }
    }
}

extension Interval.End {
    fileprivate var isConstant: Bool {
        switch self {
        case .unbounded, .instant: true
        case .property: false
        case .function(let function): function.isConstant
        }
    }
}

extension Function {
    fileprivate var isConstant: Bool {
        switch QueryFunction(rawValue: name) {
        case .shareIn, .result, .target, .baseline, .achievement, .change, .extra, nil: false
        case .distance, .relate, .municipalityGeometry, .zoneGeometry, .cellGeometry: arguments.allSatisfy(\.isConstant)
        }
    }
}

extension Expression {
    var isConstant: Bool {
        switch self {
        case .boolean: true
        case .and(let conditions), .or(let conditions): conditions.allSatisfy(\.isConstant)
        case .not(let condition): condition.isConstant
        case .comparison(let a, _, let b), .spatial(_, let a, let b), .temporal(_, let a, let b),
            .array(_, let a, let b):
            a.isConstant && b.isConstant
        case .like(let value, _), .isNull(let value): value.isConstant
        case .between(let value, let lower, let upper): value.isConstant && lower.isConstant && upper.isConstant
        case .isIn(let value, let members): value.isConstant && members.allSatisfy(\.isConstant)
        case .function(let function): function.isConstant
        }
    }
}
