import Exchange
package import FollowUp
package import JSON
import Statistics
package import Territory
package import Wording

/// What initiatives promised and brought of one indicator, or of each.
package struct OutcomeAnswer: LayerAnswer {
    private let followUps: [OutcomeFollowUp]
    private let isOverview: Bool
    private let territory: Territory

    /// - Parameter followUps: one, or with `isOverview` one of each indicator.
    package init(_ followUps: [OutcomeFollowUp], isOverview: Bool, on territory: Territory) {
        (self.followUps, self.isOverview, self.territory) = (followUps, isOverview, territory)
    }

    /// A state of initiatives that a command may end with.
    package enum Finding: String, Sendable, CaseIterable {
        case notReported = "not_reported"
        case behind
    }

    /// Whether any initiative is in the state; nil is none asked for.
    package func has(_ finding: Finding?) -> Bool {
        switch finding {
        case .notReported: findings.notReported > 0
        case .behind: findings.behind > 0
        case nil: false
        }
    }

    /// Initiatives that are due and haven't reported, and those that are behind.
    private var findings: (notReported: Int, behind: Int) {
        followUps.reduce((0, 0)) { ($0.0 + $1.total.group.counts.notReported, $0.1 + $1.total.behind) }
    }

    package func text(in language: Language, width: Int) -> String {
        if isOverview { return OutcomeOverviewText(followUps, language: language, width: width).text() }
        return followUps.map { OutcomeFollowUpText($0, language: language, width: width).text() }.joined()
    }

    package func json(in language: Language) -> JSONValue {
        let records = followUps.map { OutcomeRecord($0, language: language).json }
        return isOverview ? ["indicators": .array(records)] : records.first ?? .null
    }

    package func table(in language: Language) -> RecordTable {
        let rows = followUps.flatMap { followUp -> [JSONObject] in
            let record = OutcomeRecord(followUp, language: language)
            return isOverview ? [record.overview] : record.rows
        }
        return RecordTable(rows: rows)
    }

    /// - Throws: `AnswerFormatError.notOffered` of groups that are no parts of the county.
    package func layer(in language: Language) throws -> FeatureLayer {
        guard let followUp = followUps.first, !isOverview, case .level(let level) = followUp.grouping else {
            throw AnswerFormatError.notOffered(.geojson, of: [.table, .csv, .csvExcel, .xlsx, .json])
        }
        let rows = zip(followUp.rows, OutcomeRecord(followUp, language: language).rows)
        return try FeatureLayer.parts(
            of: territory, at: level, rows: rows.map { ($0.key ?? "", $1) })
    }
}
