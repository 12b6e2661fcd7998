package import Store

/// A day of the Gregorian calendar, for intervals between dates.
package struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    private init(_ year: Int, _ month: Int, _ day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    /// The last day that a date may mean: what is due is then not said to be overdue too early.
    package init(last date: PartialDate) {
        self.init(date.lastDay / 10_000, date.lastDay / 100 % 100, date.lastDay % 100)
    }

    /// The ordinary election to regions and municipalities: the second Sunday of September every fourth year.
    ///
    /// - Source: vallagen (2005:837) 1 kap. 3 §, 2014 and on.
    package init(electionIn year: Int) {
        let first = CalendarDay(year, 9, 1)
        // Day 0 of the count was a Thursday.
        let weekday = (first.number + 4) % 7
        self.init(year, 9, 8 + (7 - weekday) % 7)
    }

    /// The first election on the day or after it.
    package var nextElection: CalendarDay {
        let year = self.year + ((2022 - self.year) % 4 + 4) % 4
        let own = CalendarDay(electionIn: year)
        return self <= own ? own : CalendarDay(electionIn: year + 4)
    }

    /// So many months later; the month's last day where it has no such day.
    package func adding(months: Int) -> CalendarDay {
        let count = year * 12 + month - 1 + months
        let (year, month) = (count / 12, count % 12 + 1)
        let last = PartialDate(year: year, month: month).map { $0.lastDay % 100 } ?? day
        return CalendarDay(year, month, min(day, last))
    }

    /// Days from 1970-01-01.
    ///
    /// - Source: H. Hinnant, chrono-compatible low-level date algorithms (days_from_civil).
    package var number: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

    package var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
