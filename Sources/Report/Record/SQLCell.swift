import Exchange
import JSON
import Planar
import Store
import Wording

/// Why rows of SQL can't be written as features.
enum SQLGeometryError: WordedError {
    case noReferenceSystem(column: String)

    var wording: Wording {
        switch self {
        case .noReferenceSystem(let column):
            Wording(
                sv:
                    """
                    Geometrin i \(column) säger inte sitt koordinatsystem; ange det, till exempel med \
                    ST_SetSRID(\(column), 3006).
                    """,
                en:
                    """
                    The geometry in \(column) does not state its reference system; give it, for example with \
                    ST_SetSRID(\(column), 3006).
                    """
            )
        }
    }
}

/// Values of SQL in text and in files.
enum SQLCell {
    /// Geometries as WKT, other blobs as hexadecimal digits, NULL as nothing.
    static func shown(_ value: SQLValue) throws -> String {
        switch value {
        case .null: return ""
        case .integer(let number): return String(number)
        case .real(let number): return "\(number)"
        case .text(let text): return text
        case .blob(let bytes):
            if let (_, wkb) = value.geometry { return try Geometry(wkb: wkb, in: Context()).wkt() }
            return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    static func json(_ value: SQLValue) throws -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let number): .integer(Int(number))
        // JSON has no infinity.
        case .real(let number): number.isFinite ? .number(number) : .string("\(number)")
        case .text, .blob: .string(try shown(value))
        }
    }
}

extension SQLValue {
    var isNumber: Bool {
        switch self {
        case .integer, .real: true
        case .null, .text, .blob: false
        }
    }
}
