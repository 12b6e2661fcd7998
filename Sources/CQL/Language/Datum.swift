/// A value of a row, or of a part of an expression for a row.
public enum Datum: Sendable, Hashable {
    /// Unknown.
    case null
    case text(String)
    case number(Number)
    case boolean(Bool)
    case instant(Instant)
    case interval(Span)
    case geometry(GeometryLiteral)
    /// A geometry as well-known binary, as a store holds it.
    case wkb([UInt8])
    case array([Datum])

    /// Nil for null.
    public var kind: Kind? {
        switch self {
        case .null: nil
        case .text: .text
        case .number: .number
        case .boolean: .boolean
        case .instant: .instant
        case .interval: .interval
        case .geometry, .wkb: .geometry
        case .array: .array
        }
    }

    /// The key by which elements of a set are compared.
    var key: Key {
        switch self {
        case .number(.decimal(let value)):
            if let whole = Int64(exactly: value) { .single(.number(.integer(whole))) } else { .single(self) }
        case .array(let elements): .set(Set(elements.map(\.key)))
        default: .single(self)
        }
    }

    /// Equal for equal values: 1 and 1.0, arrays as sets; `String` itself equates composed and decomposed letters.
    indirect enum Key: Hashable {
        case single(Datum)
        case set(Set<Key>)
    }
}
