package import Exchange
package import FollowUp
package import JSON
package import Statistics
package import Wording

/// The statistics of one column of numbers.
package struct StatisticsAnswer: RecordAnswer {
    private let summary: Summary
    private let ids: [String]

    /// - Parameter ids: of the rows; their numbers from 1 where empty.
    package init(_ summary: Summary, ids: [String]) {
        self.summary = summary
        self.ids = ids
    }

    package func text(in language: Language, width: Int) -> String {
        SummaryText(summary, ids: ids, language: language).text()
    }

    package func json(in language: Language) -> JSONValue { SummaryRecord.json(summary, ids: ids) }
}

extension Summary.Questions {
    /// What a column's own file and the files beside it hold of the questions.
    ///
    /// - Parameters:
    ///   - file: the column's, for messages.
    ///   - ids: of the rows; nil where none were asked for.
    ///   - neighbours: a file of those of the rows.
    ///   - contrast: the ids of the rows that are set against the others, with commas between them.
    /// - Throws: `NeighbourFile.Unusable`; `TextFile.Unreadable`.
    package init(
        of column: NumberColumn, in file: String, ids: [String]?, neighbours: String?, _ style: Neighbours.Style,
        contrast: String?
    ) throws {
        self.init()
        levels = column.levels
        self.neighbours = try neighbours.map { path in
            try NeighbourFile.read(path, ids: ids, count: column.values.count, style: style)
        }
        need = column.need
        treated = try contrast.map {
            try column.rows(withIDs: $0.split(separator: ",").map(String.init), file: file)
        }
    }
}
