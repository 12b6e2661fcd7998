import CQL
import Store
import Synchronization

/// The language's functions missing in SQL, as functions of a statement that run the code of `Evaluation`. Names begin
/// with `cql_`.
struct SQLFunctions {
    private let lookups: QueryLookups

    init(_ lookups: QueryLookups) { self.lookups = lookups }

    var all: [SQLFunction] {
        let results = lookups.results
        let patterns = Memo<Pattern.Matcher>()
        let spans = Memo<Instant>()
        return [
            Self.text("cql_composed", Folding.normalized), Self.text("cql_casei", Folding.caseInsensitive),
            Self.text("cql_accenti", Folding.accentInsensitive),
            SQLFunction("cql_like", 2) { arguments in
                guard case .text(let text) = arguments[0], case .text(let pattern) = arguments[1] else { return .null }
                return .integer(patterns.value(of: pattern) { Pattern.Matcher($0) }.matches(text) ? 1 : 0)
            },
            SQLFunction("cql_arithmetic", 3) { arguments in
                guard case .text(let sign) = arguments[0], let arithmetic = Arithmetic(rawValue: sign),
                    let a = Self.number(arguments[1]),
                    let b = Self.number(arguments[2])
                else { return .null }
                return switch arithmetic.value(a, b) {
                case .integer(let value)?: .integer(value)
                case .decimal(let value)?: .real(value)
                case nil: .null
                }
            },
            SQLFunction("cql_temporal", 5) { arguments in
                guard case .text(let name) = arguments[0], let relation = TemporalRelation(rawValue: name) else {
                    return .null
                }
                let ends = try arguments.dropFirst().map { argument -> Instant? in
                    guard case .text(let text) = argument, !text.isEmpty else { return nil }
                    return try spans.value(of: text) { try Instant($0) }
                }
                guard let a = Span(start: ends[0], end: ends[1]), let b = Span(start: ends[2], end: ends[3]) else {
                    throw EvaluationError(Problem.intervalReversed.wording)
                }
                return .integer(relation.holds(a, b) ? 1 : 0)
            },
            SQLFunction("cql_result", 2) { arguments in
                guard case .text(let indicator) = arguments[0], case .text(let initiative) = arguments[1],
                    let value = results[indicator]?[initiative]
                else { return .null }
                return .real(value)
            },
        ]
    }

    private static func text(_ name: String, _ fold: @escaping @Sendable (String) -> String) -> SQLFunction {
        SQLFunction(name, 1) { arguments in
            guard case .text(let text) = arguments[0] else { return .null }
            return .text(fold(text))
        }
    }

    private static func number(_ value: SQLValue) -> Number? {
        switch value {
        case .integer(let value): .integer(value)
        case .real(let value): .decimal(value)
        default: nil
        }
    }

    /// Cached readings of texts: a statement has few distinct ones.
    private final class Memo<Value: Sendable>: Sendable {
        private let known = Mutex<[String: Value]>([:])

        func value(of text: String, _ read: (String) throws -> Value) rethrows -> Value {
            if let value = known.withLock({ $0[text] }) { return value }
            let value = try read(text)
            known.withLock { if $0.count < 10_000 { $0[text] = value } }
            return value
        }
    }
}
