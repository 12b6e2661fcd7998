/// A day, month or year, as precisely as the source knows it: `2024`, `2024-05`, `2024-05-17`.
///
/// Kept and stored as that text; never completed to a day that the source doesn't state.
public struct PartialDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    // Four bytes: every initiative has three of them.
    private let storedYear: Int16
    /// 0 where it is not known.
    private let storedMonth, storedDay: UInt8

    public var year: Int { Int(storedYear) }
    public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
    public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

    /// Nil unless the parts name an existing day, month or year (1000 … 9999) of the Gregorian calendar.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1_000...9_999).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day { guard (1...PartialDate.days(in: month, of: year)).contains(day) else { return nil } }
        } else if day != nil {
            return nil
        }
        storedYear = Int16(year)
        storedMonth = UInt8(month ?? 0)
        storedDay = UInt8(day ?? 0)
    }

    /// Reads the ISO 8601 forms above; nil for anything else.
    public init?(_ text: String) {
        var text = text
        let date = text.withUTF8 { PartialDate(utf8: $0) }
        guard let date else { return nil }
        self = date
    }

    /// The same from bytes.
    init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        // Up to 10 bytes: the digits of year, month and day behind one another.
        var numbers = (0, 0, 0)
        for (position, byte) in text.enumerated() {
            switch position {
            case 4, 7: guard byte == 45 else { return nil }
            case 0..<10:
                guard (48...57).contains(byte) else { return nil }
                let digit = Int(byte) - 48
                if position < 4 {
                    numbers.0 = numbers.0 * 10 + digit
                } else if position < 7 {
                    numbers.1 = numbers.1 * 10 + digit
                } else {
                    numbers.2 = numbers.2 * 10 + digit
                }
            default: return nil
            }
        }
        switch text.count {
        case 4: self.init(year: numbers.0)
        case 7: self.init(year: numbers.0, month: numbers.1)
        case 10: self.init(year: numbers.0, month: numbers.1, day: numbers.2)
        default: return nil
        }
    }

    public var description: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

    /// The text's bytes, valid during the call.
    func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { text in
            var count = 0
            func append(_ number: Int, digits: Int) {
                var rest = number
                for position in (count..<count + digits).reversed() {
                    text.initializeElement(at: position, to: 48 + UInt8(rest % 10))
                    rest /= 10
                }
                count += digits
            }
            append(year, digits: 4)
            for case let part? in [month, day] {
                text.initializeElement(at: count, to: UInt8(ascii: "-"))
                count += 1
                append(part, digits: 2)
            }
            return body(UnsafeBufferPointer(rebasing: text[..<count]))
        }
    }

    /// As yyyymmdd numbers, in the order of the days.
    public var firstDay: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }
    public var lastDay: Int {
        let lastMonth = month ?? 12
        return year * 10_000 + lastMonth * 100 + (day ?? PartialDate.days(in: lastMonth, of: year))
    }

    /// By first day, the less precise date first.
    public static func < (a: PartialDate, b: PartialDate) -> Bool {
        (a.firstDay, -a.lastDay) < (b.firstDay, -b.lastDay)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
