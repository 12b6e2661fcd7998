/// A JSON value (RFC 8259). Objects keep the order of their members.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number that fits 64 bits, written without point and exponent.
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// `null` for nil, and for infinity and NaN, which JSON can't express.
    public init(_ value: Double?) {
        if let value, value.isFinite { self = .number(value) } else { self = .null }
    }

    /// `null` for nil.
    public init(_ value: Int?) { self = value.map { .integer($0) } ?? .null }

    /// `null` for nil.
    public init(_ value: String?) { self = value.map { .string($0) } ?? .null }

    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    public var isNull: Bool { self == .null }

    /// The value of either kind of number.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// A whole number, also when it was written as `5.0`.
    public var int: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The member of an object; `nil` for other values.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// The text of a table's cell: strings without quotes, nothing for `null`, JSON for arrays and objects.
    public var plainText: String {
        switch self {
        case .null: ""
        case .string(let value): value
        default: text()
        }
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (name, value) in elements { object[name] = value }
        self = .object(object)
    }
}
