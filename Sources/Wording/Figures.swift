/// Numbers formatted for people in each language; machine formats don't use it.
///
/// Swedish: decimal comma, no-break spaces between thousands. English: decimal point, commas. Both: a true minus sign.
public struct Figures: Sendable {
    public let language: Language

    public init(_ language: Language) {
        self.language = language
    }

    private var decimalSeparator: String { language == .swedish ? "," : "." }
    private var groupSeparator: String { language == .swedish ? "\u{A0}" : "," }

    public func integer(_ value: Int) -> String {
        let digits = grouped(String(value.magnitude))
        return value < 0 ? "\u{2212}" + digits : digits
    }

    /// Rounded half away from zero to `decimals` places (0 … 12). Overflow is `∞`, an undefined value a dash.
    public func decimal(_ value: Double, _ decimals: Int) -> String {
        precondition((0...12).contains(decimals))
        guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "\u{2212}∞" : "∞" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
        // Beyond a double's whole-number precision there are no decimals, and `description` would print an exponent.
        guard scaled < 9e15 else { return large(value) }
        let units = Int64(scaled)
        let whole = units / Int64(scale)
        let part = units % Int64(scale)
        var text = grouped(String(whole))
        if decimals > 0 {
            let digits = String(part)
            text += decimalSeparator + String(repeating: "0", count: decimals - digits.count) + digits
        }
        return value < 0 && units != 0 ? "\u{2212}" + text : text
    }

    /// Whole: digits are taken off from the right. From 10²¹ on as a power of ten, 1.23 · 10³⁰⁰.
    private func large(_ value: Double) -> String {
        guard value.magnitude < 1e21 else { return power(value) }
        var digits = ""
        var rest = value.magnitude.rounded()
        while rest >= 1 {
            digits = String(Int(rest.truncatingRemainder(dividingBy: 10))) + digits
            rest = (rest / 10).rounded(.down)
        }
        return (value < 0 ? "\u{2212}" : "") + grouped(digits)
    }

    private func power(_ value: Double) -> String {
        var parts = String(value.magnitude).split(separator: "e")
        let exponent = parts.count == 2 ? parts.removeLast().drop { $0 == "+" } : "0"
        var mantissa = decimal(Double(parts[0]) ?? 0, 2)
        while mantissa.hasSuffix("0") { mantissa.removeLast() }
        if mantissa.hasSuffix(decimalSeparator) { mantissa.removeLast() }
        let raised = String(exponent.map { Self.superscripts[$0.wholeNumberValue ?? 0] })
        return (value < 0 ? "\u{2212}" : "") + "\(mantissa)\u{A0}·\u{A0}10\(raised)"
    }

    private static let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

    /// A fraction as percent: 0.2244 → "22,4 %" and "22.4%".
    ///
    /// A fraction other than 0 never reads as 0%, nor one other than 1 as 100%: 0.998 is 99.8% and 0.002 is 0.2%, with
    /// up to two decimals more than asked for, and beyond those "<0.01%" and ">99.99%".
    public func percent(_ fraction: Double, _ decimals: Int = 0) -> String {
        let sign = language == .swedish ? "\u{A0}%" : "%"
        // The last digits of a double are rounding error.
        let isZero = fraction.magnitude < 1e-12
        let isAll = abs(fraction.magnitude - 1) < 1e-9
        for places in decimals...decimals + 2 {
            let scale = Self.scale(places)
            let units = (fraction.magnitude * 100 * scale).rounded(.toNearestOrAwayFromZero)
            if isZero || isAll || (units != 0 && units != 100 * scale) {
                return decimal(fraction * 100, places) + sign
            }
        }
        let least = 1 / Self.scale(decimals + 2)
        let (size, bound) =
            fraction.magnitude < 0.5 ? ("<", least) : fraction.magnitude < 1 ? (">", 100 - least) : (">", 100)
        return (fraction < 0 ? "\u{2212}" : "") + size + decimal(bound, decimals + 2) + sign
    }

    /// A fraction that somebody set, such as a limit, as percent with the decimals that it has: 0.125 → "12,5 %".
    public func percent(set fraction: Double) -> String {
        let places = (0...3).first { places in
            let units = fraction * 100 * Self.scale(places)
            return abs(units - units.rounded()) < 1e-9 * max(1, units.magnitude)
        }
        return percent(fraction, places ?? 3)
    }

    /// Öre as kronor: whole ones where there are no öre.
    public func kronor(ore: Int64) -> String {
        let whole = grouped(String(ore.magnitude / 100))
        let rest = ore.magnitude % 100
        let part = rest == 0 ? "" : decimalSeparator + (rest < 10 ? "0" : "") + String(rest)
        return (ore < 0 ? "\u{2212}" : "") + whole + part
    }

    /// A value that stands alone, with as many decimals as its size deserves: 1 234, 56.7, 0.123, 0. Those that stand
    /// below each other are a `column`.
    public func value(_ value: Double) -> String {
        let size = value.magnitude
        // Sums of shares are whole but for the last digits of a double.
        let isWhole = abs(value - value.rounded()) <= 1e-9 * max(1, size)
        return decimal(
            value, size >= 100 || isWhole && (size >= 1 || value == 0) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
    }

    /// A sum with the decimals that it has, at most four: what adding loses is none of it.
    public func sum(_ value: Double) -> String {
        let places = (0...4).first { places in
            let units = value * Self.scale(places)
            return abs(units - units.rounded()) < 1e-11 * max(1, units.magnitude)
        }
        return decimal(value, places ?? 4)
    }

    private func grouped(_ digits: String) -> String {
        guard digits.count > 3 else { return digits }
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        groups.append(rest)
        return groups.reversed().joined(separator: groupSeparator)
    }
}
