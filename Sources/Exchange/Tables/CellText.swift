import JSON

/// How the values of cells are written as text, whatever workbook they come from.
enum CellText {
    /// A number with a decimal point, the shortest that reads back as the same double; nil for no number.
    ///
    /// Whole numbers up to 15 digits, the precision of spreadsheets, stand as they are.
    static func number(_ bytes: UnsafeRawBufferPointer) -> String? {
        if let first = bytes.first, bytes.count <= 15,
            (0x31...0x39).contains(first) || (first == 0x30 && bytes.count == 1),
            bytes.allSatisfy({ (0x30...0x39).contains($0) })
        {
            return String(decoding: bytes, as: UTF8.self)
        }
        return parseDecimal(trimmed(bytes)).map(number)
    }

    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
    }

    /// A number that no column's decimal comma can turn into thousands: `1.234` becomes `1.2340`.
    static func unmistakable(_ number: String) -> String {
        guard let point = number.utf8.firstIndex(of: UInt8(ascii: ".")),
            number.utf8[point...].count == 4, !number.utf8.contains(UInt8(ascii: "e"))
        else { return number }
        return number + "0"
    }

    /// An instant of the day, rounded to the second; the date alone at midnight.
    static func date(year: Int, month: Int, day: Int, seconds: Int) -> String {
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        return seconds == 0 ? date : "\(date)T\(time(seconds))"
    }

    static func time(_ seconds: Int) -> String {
        "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }

    /// ISO 8601 as cells have it, without a time of midnight and without parts of a second.
    static func date(iso text: String) -> String {
        var text = text
        if let fraction = text.lastIndex(of: "."), text[fraction...].dropFirst().allSatisfy(\.isNumber) {
            text = String(text[..<fraction])
        }
        return text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// A whole number as a code is shown: the digits of `pattern`'s zeros from the right, its other signs as they are.
    /// Nil where the number doesn't fit.
    static func code(_ number: String, pattern: String) -> String? {
        guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        var digits = Array(number)
        guard digits.count <= pattern.count(where: { $0 == "0" }) else { return nil }
        var shown: [Character] = []
        for sign in pattern.reversed() {
            shown.append(sign == "0" ? digits.popLast() ?? "0" : sign)
        }
        return String(shown.reversed())
    }
}
