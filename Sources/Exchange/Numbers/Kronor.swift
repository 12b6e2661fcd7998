import Foundation

/// An amount in kronor as a person writes it: digits, perhaps grouped by blanks, perhaps with öre behind a comma or a
/// point.
package struct Kronor: Sendable, Hashable {
    package let ore: Int64

    /// Kronor with a decimal point and two decimals, or none.
    static func plain(_ ore: Int64) -> String {
        let (whole, rest) = ore.magnitude.quotientAndRemainder(dividingBy: 100)
        return (ore < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
    }

    /// Nil for anything else, and for more than 90 million million kronor.
    package init?(_ text: String) {
        let plain = text.filter { !$0.isWhitespace }.replacingOccurrences(of: ",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let whole = Int64(parts[0]), whole <= 90_000_000_000_000
        else { return nil }
        let rest = parts.count == 2 ? String(parts[1]) : ""
        guard rest.count <= 2 else { return nil }
        ore = whole * 100 + (Int64(rest.padding(toLength: 2, withPad: "0", startingAt: 0)) ?? 0)
    }
}
