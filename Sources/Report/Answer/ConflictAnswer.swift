import Exchange
package import FollowUp
package import JSON
package import Wording

/// Initiatives that further one goal and work against another.
package struct ConflictAnswer: TableAnswer {
    private let conflicts: GoalConflicts

    package init(_ conflicts: GoalConflicts) { self.conflicts = conflicts }

    /// What makes the command fail.
    package enum Finding: String, Sendable, Hashable, CaseIterable { case unhandled }

    package func has(_ finding: Finding?) -> Bool { finding == .unhandled && conflicts.unhandled > 0 }

    package func text(in language: Language, width: Int) -> String {
        ConflictText(conflicts, language: language, width: width).text()
            + Readings.placing(conflicts.placing, money: false).map { $0[language].wrapped(to: width) }.joined()
            + StatusText.text(conflicts.statuses, in: language, width: width)
    }

    package func json(in language: Language) -> JSONValue { ConflictRecord.json(conflicts, in: language) }

    package func table(in language: Language) -> RecordTable { ConflictRecord.table(conflicts, in: language) }
}
