import Wording

/// Evaluates an expression for a row, in the three-valued logic of the standard: an implementation independent of the
/// SQL that a store compiles.
///
/// Unknown (`null`) comes out of every operator with an unknown operand, except that `FALSE AND unknown` is false,
/// `TRUE OR unknown` is true, and `IS NULL` answers. Texts are compared by Unicode scalars of the composed form, dates
/// and timestamps by `Instant.order`. Values of different kinds are an error, never cast.
public struct Evaluation: Sendable {
    public typealias SpatialDecision = @Sendable (SpatialRelation, Datum, Datum) throws -> Bool
    public typealias FunctionBody = @Sendable ([Datum]) throws -> Datum

    private let spatial: SpatialDecision
    private let functions: [String: FunctionBody]

    /// - Parameter spatial: decides a relation between two geometries; never called with null.
    public init(functions: [String: FunctionBody] = [:], spatial: @escaping SpatialDecision) {
        self.functions = functions
        self.spatial = spatial
    }

    /// True, false, or nil for unknown. Filters keep the rows that are true.
    public func value(of expression: Expression, for row: some Row) throws -> Bool? {
        switch expression {
        case .boolean(let value): return value
        case .and(let conditions):
            var result: Bool? = true
            for condition in conditions {
                guard let value = try value(of: condition, for: row) else {
                    result = nil
                    continue
                }
                if !value { return false }
            }
            return result
        case .or(let conditions):
            var result: Bool? = false
            for condition in conditions {
                guard let value = try value(of: condition, for: row) else {
                    result = nil
                    continue
                }
                if value { return true }
            }
            return result
        case .not(let condition): return try value(of: condition, for: row).map { !$0 }
        case .comparison(let left, let comparison, let right):
            return try order(datum(left, row), datum(right, row), of: comparison.rawValue).map(comparison.holds)
        case .like(let value, let pattern):
            guard let text = try text(datum(value, row), of: "LIKE") else { return nil }
            return Pattern.matches(text, pattern: pattern.text)
        case .between(let value, let lower, let upper):
            return try isBetween(datum(value, row), datum(lower, row), datum(upper, row))
        case .isIn(let value, let members): return try isAmong(datum(value, row), members, for: row)
        case .isNull(let value): return try datum(value, row) == .null
        case .spatial(let relation, let a, let b):
            let (a, b) = (try datum(a, row), try datum(b, row))
            if a == .null || b == .null { return nil }
            for datum in [a, b] where datum.kind != .geometry {
                throw EvaluationError.kind(of: relation.textName, found: datum.kind, expected: [.geometry])
            }
            return try spatial(relation, a, b)
        case .temporal(let relation, let a, let b):
            guard let a = try span(datum(a, row), for: relation), let b = try span(datum(b, row), for: relation) else {
                return nil
            }
            return relation.holds(a, b)
        case .array(let relation, let a, let b):
            guard let a = try set(datum(a, row), of: relation), let b = try set(datum(b, row), of: relation) else {
                return nil
            }
            return relation.holds(a, b)
        case .function(let function): return try truth(call(function, row), of: function.name)
        }
    }

    private func isBetween(_ value: Datum, _ lower: Datum, _ upper: Datum) throws -> Bool? {
        let fromLower = try order(value, lower, of: "BETWEEN").map { $0 >= 0 }
        let toUpper = try order(value, upper, of: "BETWEEN").map { $0 <= 0 }
        if fromLower == false || toUpper == false { return false }
        return fromLower == nil || toUpper == nil ? nil : true
    }

    private func isAmong(_ value: Datum, _ members: [Operand], for row: some Row) throws -> Bool? {
        var result: Bool? = false
        for member in members {
            guard let order = try order(value, datum(member, row), of: "IN") else {
                result = nil
                continue
            }
            if order == 0 { return true }
        }
        return result
    }

    /// The value of an operand for a row.
    public func datum(_ operand: Operand, _ row: some Row) throws -> Datum {
        switch operand {
        case .property(let name): return try row.value(of: name)
        case .function(let function): return try call(function, row)
        case .text(let text): return .text(text)
        case .number(let number): return .number(number)
        case .boolean(let value): return .boolean(value)
        case .instant(let instant): return .instant(instant)
        case .interval(let interval): return try span(interval, row)
        case .geometry(let geometry): return .geometry(geometry)
        case .array(let elements): return .array(try elements.map { try datum($0, row) })
        case .arithmetic(let left, let arithmetic, let right):
            guard let a = try number(datum(left, row), of: arithmetic.textName),
                let b = try number(datum(right, row), of: arithmetic.textName)
            else { return .null }
            return arithmetic.value(a, b).map(Datum.number) ?? .null
        case .caseInsensitive(let inner):
            return try text(datum(inner, row), of: "CASEI").map { .text(Folding.caseInsensitive($0)) } ?? .null
        case .accentInsensitive(let inner):
            return try text(datum(inner, row), of: "ACCENTI").map { .text(Folding.accentInsensitive($0)) } ?? .null
        case .condition(let condition): return try value(of: condition, for: row).map(Datum.boolean) ?? .null
        }
    }

    private func call(_ function: Function, _ row: some Row) throws -> Datum {
        guard let body = functions[function.name] else {
            throw EvaluationError(
                Problem.unknownFunction(
                    function.name, nearest: Nearest.name(to: function.name, among: functions.keys, tolerance: .name)
                )
                .wording)
        }
        return try body(function.arguments.map { try datum($0, row) })
    }

    // MARK: Kinds

    /// −1, 0, 1, or nil for unknown.
    private func order(_ a: Datum, _ b: Datum, of subject: String) throws -> Int? {
        switch (a, b) {
        case (.null, _), (_, .null): return nil
        case (.number(let a), .number(let b)): return Number.order(a, b)
        case (.instant(let a), .instant(let b)): return Instant.order(a, b)
        case (.boolean(let a), .boolean(let b)): return a == b ? 0 : (b ? -1 : 1)
        case (.text(let a), .text(let b)):
            let (a, b) = (Folding.normalized(a).unicodeScalars, Folding.normalized(b).unicodeScalars)
            return a.elementsEqual(b) ? 0 : (a.lexicographicallyPrecedes(b) ? -1 : 1)
        default:
            if let left = a.kind, let right = b.kind, left != right {
                throw EvaluationError(Problem.incomparable(left, right).wording)
            }
            throw EvaluationError.kind(of: subject, found: a.kind, expected: Role.scalar.kinds)
        }
    }

    private func text(_ datum: Datum, of subject: String) throws -> String? {
        switch datum {
        case .null: return nil
        case .text(let text): return text
        default: throw EvaluationError.kind(of: subject, found: datum.kind, expected: [.text])
        }
    }

    private func number(_ datum: Datum, of subject: String) throws -> Number? {
        switch datum {
        case .null: return nil
        case .number(let number): return number
        default: throw EvaluationError.kind(of: subject, found: datum.kind, expected: [.number])
        }
    }

    private func truth(_ datum: Datum, of subject: String) throws -> Bool? {
        switch datum {
        case .null: return nil
        case .boolean(let value): return value
        default: throw EvaluationError.kind(of: subject, found: datum.kind, expected: [.boolean])
        }
    }

    private func span(_ datum: Datum, for relation: TemporalRelation) throws -> Span? {
        switch datum {
        case .null: return nil
        case .interval(let span): return span
        case .instant(let instant) where !relation.needsIntervals: return Span(instant)
        default:
            let role: Role = relation.needsIntervals ? .interval : .temporal
            throw EvaluationError.kind(of: relation.textName, found: datum.kind, expected: role.kinds)
        }
    }

    /// Unknown where an end is; an interval that ends before it starts is an error in the data.
    private func span(_ interval: Interval, _ row: some Row) throws -> Datum {
        func end(_ end: Interval.End) throws -> Instant?? {
            let datum: Datum
            switch end {
            case .unbounded: return .some(nil)
            case .instant(let instant): return instant
            case .property(let name): datum = try row.value(of: name)
            case .function(let function): datum = try call(function, row)
            }
            switch datum {
            case .null: return nil
            case .instant(let instant): return instant
            default: throw EvaluationError.kind(of: "INTERVAL", found: datum.kind, expected: [.instant])
            }
        }
        guard let start = try end(interval.start), let last = try end(interval.end) else { return .null }
        guard let span = Span(start: start, end: last) else { throw EvaluationError(Problem.intervalReversed.wording) }
        return .interval(span)
    }

    /// Unknown where the array or an element of it is.
    private func set(_ datum: Datum, of relation: ArrayRelation) throws -> Set<Datum.Key>? {
        switch datum {
        case .null: return nil
        case .array(let elements): return elements.contains(.null) ? nil : Set(elements.map(\.key))
        default: throw EvaluationError.kind(of: relation.textName, found: datum.kind, expected: [.array])
        }
    }
}
