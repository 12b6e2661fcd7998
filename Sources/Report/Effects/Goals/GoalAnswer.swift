import Exchange
package import FollowUp
package import JSON
package import Wording

/// Where goals stand, which documents are due for review, and what strength areas have got and brought.
package struct GoalAnswer: TableAnswer {
    private let review: GoalReview
    private let detail: Bool

    /// - Parameter detail: whether the way of each figure is told in text too, with who does what.
    package init(_ review: GoalReview, detail: Bool) { (self.review, self.detail) = (review, detail) }

    /// A state of goals or documents that a command may end with.
    package enum Finding: String, Sendable, CaseIterable { case behind, overdue }

    /// Whether any goal or document is in the state; nil is none asked for.
    package func has(_ finding: Finding?) -> Bool {
        switch finding {
        case .behind: findings.behind > 0
        case .overdue: findings.overdue > 0
        case nil: false
        }
    }

    /// Goals that are behind, and documents that are overdue.
    private var findings: (behind: Int, overdue: Int) {
        (review.goals.count { $0.judgement.isBehind }, review.documents.count { $0.isOverdue })
    }

    package func text(in language: Language, width: Int) -> String {
        GoalText(review, detail: detail, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue { GoalRecord(review, language: language).json }

    package func table(in language: Language) -> RecordTable {
        RecordTable(rows: GoalRecord(review, language: language).goals)
    }
}
