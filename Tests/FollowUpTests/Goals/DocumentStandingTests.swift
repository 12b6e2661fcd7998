import Store
import Testing

@testable import FollowUp

@Suite struct DocumentStandingTests {
    private func standing(
        _ cycle: SteeringDocument.Cycle?, adopted: String? = nil, reviewed: String? = nil, validTo: String? = nil,
        today: String
    ) throws -> DocumentStanding {
        let date = { (text: String?) in text.flatMap { PartialDate($0) } }
        let document = SteeringDocument(
            id: "d", title: "D", dnr: nil, adopted: date(adopted), validTo: date(validTo), cycle: cycle,
            lastReview: date(reviewed), owner: nil)
        return DocumentStanding(document, today: CalendarDay(last: try #require(PartialDate(today))))
    }

    @Test(arguments: [
        ("2021-02-17", "2026-09-13", "2026-09-13", false), ("2021-02-17", "2026-09-14", "2026-09-13", true),
        ("2022-09-12", "2026-11-30", "2030-09-08", false),
    ]) func `an election without a review since the one before makes it overdue`(
        reviewed: String, today: String, due: String, isOverdue: Bool
    ) throws {
        let standing = try standing(.betweenElections, adopted: "2010", reviewed: reviewed, today: today)
        #expect(standing.due?.description == due && standing.isOverdue == isOverdue)
    }

    @Test func `every so many months from the last review, soon within 90 days`() throws {
        let late = try standing(.everyMonths(12), adopted: "2024-05-01", today: "2025-05-02")
        #expect(late.due?.description == "2025-05-01" && late.isOverdue && !late.isDueSoon)
        let soon = try standing(.everyMonths(12), adopted: "2024-05-01", today: "2025-01-31")
        #expect(!soon.isOverdue && soon.isDueSoon)
        let later = try standing(.everyMonths(12), adopted: "2024-05-01", today: "2025-01-30")
        #expect(!later.isOverdue && !later.isDueSoon)
    }

    @Test func `without a date to count from nothing is due, and nothing is said to be`() throws {
        let standing = try standing(.betweenElections, validTo: "2020", today: "2021-01-01")
        #expect(standing.due == nil && !standing.isOverdue && standing.isExpired)
        let unreviewed = try self.standing(nil, adopted: "2021", validTo: "2021", today: "2021-12-31")
        #expect(unreviewed.due == nil && !unreviewed.isExpired)
    }
}
