/// A moment in UTC, to the nanosecond.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let date: CalendarDate
    public let hour: Int
    public let minute: Int
    /// 0 … 60; 60 only as 23:59:60, a leap second.
    public let second: Int
    /// 0 … 999,999,999.
    public let nanosecond: Int

    /// Nil unless the time exists.
    public init?(date: CalendarDate, hour: Int, minute: Int, second: Int, nanosecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...999_999_999).contains(nanosecond),
            (0...59).contains(second) || (hour, minute, second) == (23, 59, 60)
        else { return nil }
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
    }

    public static func < (a: Timestamp, b: Timestamp) -> Bool {
        (a.date, a.hour, a.minute, a.second, a.nanosecond) < (b.date, b.hour, b.minute, b.second, b.nanosecond)
    }

    /// RFC 3339 without zeros at the end of the fraction: `2012-08-10T05:30:00Z`, `2005-01-10T01:01:01.393216Z`.
    public var description: String {
        var text = "\(date)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
        if nanosecond > 0 {
            var fraction = padded(nanosecond, 9)
            while fraction.last == "0" { fraction.removeLast() }
            text += "." + fraction
        }
        return text + "Z"
    }
}
