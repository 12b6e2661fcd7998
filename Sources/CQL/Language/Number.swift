/// A number as written: whole numbers stay whole, so that `2 ^ 53 + 1` and a code of 16 digits survive.
///
/// `1` and `1.0` are different trees and equal values (`Number.order`).
public enum Number: Sendable, Hashable {
    case integer(Int64)
    /// Finite.
    case decimal(Double)

    public var double: Double {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let value): value
        }
    }

    /// −1, 0 or 1 by value, exactly: no whole number is rounded to be compared.
    public static func order(_ a: Number, _ b: Number) -> Int {
        switch (a, b) {
        case (.integer(let a), .integer(let b)): a < b ? -1 : (a == b ? 0 : 1)
        case (.decimal(let a), .decimal(let b)): a < b ? -1 : (a == b ? 0 : 1)
        case (.integer(let a), .decimal(let b)): order(a, b)
        case (.decimal(let a), .integer(let b)): -order(b, a)
        }
    }

    private static func order(_ a: Int64, _ b: Double) -> Int {
        if b >= 0x1p63 { return -1 }
        if b < -0x1p63 { return 1 }
        let floor = Int64(b.rounded(.down))
        if a != floor { return a < floor ? -1 : 1 }
        return Double(floor) == b ? 0 : -1
    }
}

extension Number: CustomStringConvertible {
    /// The shortest digits that read back to the same number; a decimal keeps a point or an exponent.
    public var description: String {
        switch self {
        case .integer(let value): String(value)
        case .decimal(let value): value.description
        }
    }
}

extension Number {
    /// Reads `12`, `12.`, `12.5`, `.5`, `1.2E-3` with an optional sign; the caller has checked the form.
    ///
    /// A whole number beyond 64 bits, and a decimal beyond the range of a double, is an error: neither is silently
    /// rounded.
    init(literal: String) throws(NumberFault) {
        if literal.unicodeScalars.allSatisfy({ $0 != "." && $0 != "e" && $0 != "E" }) {
            guard let value = Int64(literal) else { throw .tooLarge }
            self = .integer(value)
            return
        }
        guard let value = Double(Number.completed(literal)) else { throw .malformed }
        guard value.isFinite else { throw .tooLarge }
        let mantissa = literal.prefix { $0 != "e" && $0 != "E" }
        guard value != 0 || mantissa.allSatisfy({ !("1"..."9").contains($0) }) else { throw .tooSmall }
        self = .decimal(value)
    }

    /// `12.` and `.5` with the zero that `Double` asks for.
    private static func completed(_ literal: String) -> String {
        var parts = literal.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return literal }
        if parts[0].isEmpty || parts[0] == "-" || parts[0] == "+" { parts[0] += "0" }
        if parts[1].first.map({ !("0"..."9").contains($0) }) ?? true { parts[1] = "0" + parts[1] }
        return parts.joined(separator: ".")
    }
}

enum NumberFault: Error {
    case malformed, tooLarge, tooSmall
}
