import Store

/// When a steering document is to be reviewed, seen from a day.
package struct DocumentStanding: Sendable, Hashable {
    package let document: SteeringDocument
    /// The day by which a review is due; nil without a cycle.
    package let due: CalendarDay?
    package let isOverdue: Bool
    /// Within 90 days from today.
    package let isDueSoon: Bool
    /// Its time is over.
    package let isExpired: Bool

    package static let soonDays = 90

    package init(_ document: SteeringDocument, today: CalendarDay) {
        self.document = document
        let last = (document.lastReview ?? document.adopted).map { CalendarDay(last: $0) }
        due = last.flatMap { last in
            switch document.cycle {
            case .everyMonths(let months)?: last.adding(months: months)
            // Reviewed before an election, it has until the next to be reviewed again.
            case .betweenElections?: CalendarDay(electionIn: last.nextElection.year + 4)
            case nil: nil
            }
        }
        isOverdue = due.map { $0 < today } ?? false
        isDueSoon = due.map { (0...Self.soonDays).contains($0.number - today.number) } ?? false
        isExpired = document.validTo.map { CalendarDay(last: $0) < today } ?? false
    }
}
