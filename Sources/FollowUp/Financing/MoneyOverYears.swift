package import Store
import Territory

/// Spreads an amount over the years of an initiative: evenly over the days from its start to its end, both included.
///
/// A date known only to its year or month begins with its first and ends with its last day.
package struct MoneyOverYears: Sendable, Hashable {
    package let years: ClosedRange<Int>
    /// By year: days of the initiative in it.
    package let days: [Int]

    /// Nil where the start or the end isn't known, or the end comes first. O(years).
    package init?(from start: PartialDate?, to end: PartialDate?) {
        guard let start, let end, let first = Self.firstDay(of: start) else { return nil }
        let last = CalendarDay(last: end)
        guard first <= last else { return nil }
        years = first.year...last.year
        days = years.compactMap { year -> Int? in
            guard let from = PartialDate(year: year, month: 1, day: 1), let to = PartialDate(year: year) else {
                return nil
            }
            let (begin, finish) = (max(first, CalendarDay(last: from)), min(last, CalendarDay(last: to)))
            return finish.number - begin.number + 1
        }
        guard days.count == years.count else { return nil }
    }

    private static func firstDay(of date: PartialDate) -> CalendarDay? {
        PartialDate(year: date.year, month: date.month ?? 1, day: date.day ?? 1).map(CalendarDay.init(last:))
    }

    /// By year, öre that add up to the amount exactly: by largest remainder.
    package func split(_ ore: Int64) -> [Int64] {
        LargestRemainder.split(ore, inProportionTo: days.map(Double.init)) ?? days.map { _ in 0 }
    }
}
