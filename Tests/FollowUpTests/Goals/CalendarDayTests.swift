import Store
import Testing

@testable import FollowUp

@Suite struct CalendarDayTests {
    private func day(_ text: String) throws -> CalendarDay { CalendarDay(last: try #require(PartialDate(text))) }

    @Test(arguments: [(2014, "2014-09-14"), (2018, "2018-09-09"), (2022, "2022-09-11"), (2026, "2026-09-13")])
    func `ordinary elections are the second Sunday of September`(year: Int, date: String) {
        #expect(CalendarDay(electionIn: year).description == date)
    }

    @Test(arguments: [
        ("2021-02-17", "2022-09-11"), ("2022-09-11", "2022-09-11"), ("2022-09-12", "2026-09-13"),
        ("2023-01-01", "2026-09-13"),
    ]) func `the next election, the day itself counted`(date: String, election: String) throws {
        #expect(try day(date).nextElection.description == election)
    }

    @Test func `months end on the last day there is`() throws {
        #expect(try day("2024-01-31").adding(months: 1).description == "2024-02-29")
        #expect(try day("2023-12-15").adding(months: 14).description == "2025-02-15")
        #expect(try day("2023-10").adding(months: 2).description == "2023-12-31")
    }

    @Test func `days are counted across months and leap years`() throws {
        #expect(try day("1970-01-01").number == 0 && day("2000-03-01").number == 11_017)
        #expect(try day("2024-03-01").number - day("2024-02-28").number == 2)
    }
}
