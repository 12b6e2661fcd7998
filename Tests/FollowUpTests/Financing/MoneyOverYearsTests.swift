import Store
import Testing

@testable import FollowUp

/// Days are those of `pandas.date_range(start, end)` by year.
@Suite struct MoneyOverYearsTests {
    private func spread(_ start: String?, _ end: String?) -> MoneyOverYears? {
        MoneyOverYears(from: start.flatMap { PartialDate($0) }, to: end.flatMap { PartialDate($0) })
    }

    @Test func `money falls by days, and adds up to the öre`() throws {
        let two = try #require(spread("2026-04-01", "2028-03-31"))
        #expect(two.years == 2026...2028 && two.days == [275, 365, 91])
        // 300,000 kronor · 275, 365 and 91 of 731 days.
        #expect(two.split(30_000_000) == [11_285_910, 14_979_480, 3_734_610])
        #expect(two.split(1).reduce(0, +) == 1 && two.split(-7).reduce(0, +) == -7)
    }

    @Test func `a year or month alone begins with its first and ends with its last day`() throws {
        #expect(try #require(spread("2024", "2025-02")).days == [366, 59])
        #expect(try #require(spread("2023-12", "2024-01-01")).days == [31, 1])
        #expect(try #require(spread("2024-02-29", "2024-02-29")).split(5) == [5])
    }

    @Test func `without a start or an end, or backwards, nothing can be spread`() {
        #expect(spread(nil, "2025") == nil && spread("2025", nil) == nil && spread("2026", "2025") == nil)
    }
}
