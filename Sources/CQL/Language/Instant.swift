/// A point in time in one of the language's two granularities.
public enum Instant: Sendable, Hashable, CustomStringConvertible {
    case date(CalendarDate)
    case timestamp(Timestamp)

    public var date: CalendarDate {
        switch self {
        case .date(let date): date
        case .timestamp(let timestamp): timestamp.date
        }
    }

    public var description: String {
        switch self {
        case .date(let date): date.description
        case .timestamp(let timestamp): timestamp.description
        }
    }

    /// −1, 0 or 1.
    ///
    /// A date and a timestamp are compared as dates (in UTC): a date is its whole day, so
    /// `TIMESTAMP('2024-05-17T09:00:00Z')` is neither before nor after `DATE('2024-05-17')`. The standard leaves the
    /// cast between granularities to the system.
    public static func order(_ a: Instant, _ b: Instant) -> Int {
        if case .timestamp(let a) = a, case .timestamp(let b) = b { return a < b ? -1 : (a == b ? 0 : 1) }
        return a.date < b.date ? -1 : (a.date == b.date ? 0 : 1)
    }
}

extension Instant {
    /// Reads the form that `description` writes.
    ///
    /// - Throws: `InstantFault` for any other text.
    public init(_ text: String) throws { self = try Instant(text: text) }

    /// Reads `2024-05-17` or `2024-05-17T09:30:00Z` (with up to nine digits of fraction).
    init(text: String) throws(InstantFault) {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        func take(_ count: Int) throws(InstantFault) -> Int {
            guard scalars.count >= index + count else { throw .form }
            var value = 0
            for scalar in scalars[index..<index + count] {
                guard ("0"..."9").contains(scalar) else { throw .form }
                value = value * 10 + Int(scalar.value - 48)
            }
            index += count
            return value
        }
        func expect(_ scalar: Unicode.Scalar) throws(InstantFault) {
            guard index < scalars.count, scalars[index] == scalar else { throw .form }
            index += 1
        }
        let year = try take(4)
        try expect("-")
        let month = try take(2)
        try expect("-")
        let day = try take(2)
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw .nonexistent }
        if index == scalars.count {
            self = .date(date)
            return
        }
        try expect("T")
        let hour = try take(2)
        try expect(":")
        let minute = try take(2)
        try expect(":")
        let second = try take(2)
        var nanosecond = 0
        if index < scalars.count, scalars[index] == "." {
            index += 1
            let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
            guard !digits.isEmpty else { throw .form }
            guard digits.dropFirst(9).allSatisfy({ $0 == "0" }) else { throw .tooFine }
            for position in 0..<9 {
                let digit = position < digits.count ? Int(digits[digits.startIndex + position].value - 48) : 0
                nanosecond = nanosecond * 10 + digit
            }
            index += digits.count
        }
        guard index < scalars.count, scalars[index] == "Z" else {
            throw index < scalars.count && "+-".unicodeScalars.contains(scalars[index]) || index == scalars.count
                ? .notUTC : .form
        }
        index += 1
        guard index == scalars.count else { throw .form }
        guard let timestamp = Timestamp(date: date, hour: hour, minute: minute, second: second, nanosecond: nanosecond)
        else {
            throw .nonexistent
        }
        self = .timestamp(timestamp)
    }
}

/// Why a text is not an instant.
public enum InstantFault: Error, Sendable, Hashable {
    /// Not `yyyy-mm-dd` or `yyyy-mm-ddThh:mm:ssZ`.
    case form
    /// 30 February, 25 o'clock.
    case nonexistent
    /// A timestamp without the `Z` of UTC.
    case notUTC
    /// Finer than a nanosecond.
    case tooFine
    /// A timestamp in `DATE`, or a date in `TIMESTAMP`.
    case granularity
}

/// Digits with zeros before them up to a width.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
