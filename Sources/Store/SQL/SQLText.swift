/// A value passed to or from SQLite.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    static func truth(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
}

/// A piece of SQL with its values apart: `text` has a `?` for each of `values`, in order.
///
/// It is composed of source-code literals, other pieces and bound values only: no text known only at run time can
/// become SQL.
public struct SQLText: Sendable, Hashable, ExpressibleByStringInterpolation {
    public let text: String
    public let values: [SQLValue]

    public init(stringLiteral literal: StaticString) {
        self.init(text: literal.description, values: [])
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        self.init(text: interpolation.text, values: interpolation.values)
    }

    private init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        /// Splices another piece in.
        public mutating func appendInterpolation(_ piece: SQLText) {
            text += piece.text
            values += piece.values
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: SQLValue) {
            text += "?"
            values.append(value)
        }
    }

    /// A chain of pieces stays flat, as SQLite's parser nests no deeper than a hundred levels.
    public static func chain(_ pieces: [SQLText], _ link: Link) -> SQLText {
        guard pieces.count > 1 else { return pieces.first ?? (link == .and ? "1" : "0") }
        let middle = pieces.count / 2
        let (left, right) = (chain(Array(pieces[..<middle]), link), chain(Array(pieces[middle...]), link))
        return switch link {
        case .and: "(\(left) AND \(right))"
        case .or: "(\(left) OR \(right))"
        case .comma: "\(left), \(right)"
        }
    }

    public enum Link: Sendable { case and, or, comma }

    /// Nesting depth of its parentheses. O(text).
    public var nesting: Int {
        var depth = 0
        var deepest = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "(") {
                depth += 1
                deepest = max(deepest, depth)
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
            }
        }
        return deepest
    }

    /// Beyond these limits SQLite refuses a statement.
    public var isTooLarge: Bool { nesting > 60 || values.count > 30_000 }
}

/// A function for one statement besides those of every connection. NULL in any argument gives NULL.
public struct SQLFunction: Sendable {
    public let name: String
    public let argumentCount: Int
    /// Its errors are rethrown by the statement unchanged.
    public let body: @Sendable ([SQLValue]) throws -> SQLValue

    public init(_ name: String, _ argumentCount: Int, body: @escaping @Sendable ([SQLValue]) throws -> SQLValue) {
        self.name = name
        self.argumentCount = argumentCount
        self.body = body
    }
}
