/// Cells of statistics written as text, with a decimal point.
enum StatisticsText {
    /// A number, or the sign that stands in its place.
    static func cell(_ text: String) -> (value: Double?, symbol: String?) {
        let plain = text.withoutOuterSpaces
        if let value = number(plain) { return (value, nil) }
        return (nil, plain.isEmpty ? nil : plain)
    }

    /// Digits with at most one decimal point, a sign and an exponent; nil for anything else. The nearest double.
    static func number(_ text: String) -> Double? {
        guard let first = text.utf8.first, (0x30...0x39).contains(first) || [0x2D, 0x2B, 0x2E].contains(first),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2D, 0x2B, 0x2E, 0x45, 0x65].contains($0) }),
            let value = Double(text), value.isFinite
        else { return nil }
        return value
    }
}
