import Exchange
package import FollowUp
package import JSON
import Store
package import Wording

/// The initiatives for which an expression is true.
package struct QueryRowsAnswer: LayerAnswer {
    private let answer: QueryAnswer
    private let query: Query
    private let columns: [QueryColumn]?
    private let matched: [Int]

    /// - Parameters:
    ///   - columns: nil shows people the most important ones, and programs all.
    ///   - limit: how many rows at most.
    package init(_ answer: QueryAnswer, to query: Query, columns: [QueryColumn]?, limit: Int?) {
        self.answer = answer
        self.query = query
        self.columns = columns
        matched = limit.map { Array(answer.matched.prefix($0)) } ?? answer.matched
    }

    /// The columns that people see where they name none.
    package static let shown: [QueryColumn] =
        [QueryProperty.id, .title, .programme, .start, .grantedSek, .municipality].map { .property($0) }

    private var all: [QueryColumn] {
        columns ?? QueryProperty.allCases.filter { $0 != .geometry && $0 != .period }.map { .property($0) }
    }

    package func text(in language: Language, width: Int) -> String {
        let shown = columns ?? Self.shown
        return QueryText(language: language).table(answer, shown, matched)
    }

    package func json(in language: Language) -> JSONValue {
        var result = QueryRecord.summary(answer, to: query)
        result["statuses"] = StatusRecords.account(answer.statusAccount)
        result["rows"] = .array(matched.map { .object(QueryRecord.row(answer, all, $0, flat: false)) })
        return .object(result)
    }

    package func table(in language: Language) -> RecordTable {
        RecordTable(
            columns: all.map(\.name), rows: matched.map { QueryRecord.row(answer, all, $0, flat: true) })
    }

    package func layer(in language: Language) throws -> FeatureLayer {
        var layer = FeatureLayer(name: "initiatives")
        for row in matched {
            try layer.append(answer.geometry(row), properties: QueryRecord.row(answer, all, row, flat: true))
        }
        return layer
    }
}

/// Sums of the initiatives for which an expression is true, by part of the county or by group.
package struct QuerySumsAnswer: LayerAnswer {
    private let sums: QuerySums
    private let answer: QueryAnswer
    private let query: Query

    package init(_ sums: QuerySums, of answer: QueryAnswer, to query: Query) {
        self.sums = sums
        self.answer = answer
        self.query = query
    }

    package func text(in language: Language, width: Int) -> String {
        let year = sums.withoutYear.map { YearText.sentence(without: $0)[language].wrapped(to: width) } ?? ""
        let text = QueryText(language: language)
        let readings = sums.assumptions.map { reading in
            "\(reading.indicator.title[language].capitalisedFirst): \(reading.sentence[language]).".wrapped(to: width)
        }
        return text.table(sums) + text.basis(sums, of: answer.matched.count, width: width) + readings.joined() + year
    }

    package func json(in language: Language) -> JSONValue {
        QueryRecord.json(sums, of: answer, to: query, in: language)
    }

    package func table(in language: Language) -> RecordTable { QueryRecord.table(sums, in: language) }

    /// - Throws: `QueryError.noArea` for groups that are no parts of the county.
    package func layer(in language: Language) throws -> FeatureLayer {
        guard let level = sums.grouping.level else { throw QueryError.noArea(by: sums.grouping.rawValue) }
        let rows = QueryRecord.rows(sums, in: language)
        return try FeatureLayer.parts(
            of: query.territory, at: level, rows: zip(sums.rows, rows).map { ($0.code ?? "", $1) })
    }
}

/// Everything that can be asked for, with type and example.
package struct QueryablesAnswer: TableAnswer {
    package init() {}

    package func text(in language: Language, width: Int) -> String {
        QueryText(language: language).queryables(width: width)
    }

    package func json(in language: Language) -> JSONValue {
        .array(QueryRecord.queryables(in: language).map { .object($0) })
    }

    package func table(in language: Language) -> RecordTable {
        RecordTable(rows: QueryRecord.queryables(in: language))
    }
}

/// How a question is answered: SQL, values and SQLite's plan.
package struct QueryExplanationAnswer: RecordAnswer {
    private let explanation: QueryExplanation

    package init(_ explanation: QueryExplanation) { self.explanation = explanation }

    package func text(in language: Language, width: Int) -> String {
        QueryExplanationText(explanation, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue {
        QueryExplanationText(explanation, language: language, width: 80).json()
    }
}

/// The account of a drawn area.
package struct AreaAnswer: LayerAnswer {
    private let account: AreaAccount
    private let answer: QueryAnswer
    private let query: Query

    package init(_ account: AreaAccount, of answer: QueryAnswer, to query: Query) {
        self.account = account
        self.answer = answer
        self.query = query
    }

    package func text(in language: Language, width: Int) -> String {
        AreaAccountText(account, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue {
        AreaAccountRecord(account).json(of: query, answer, in: language)
    }

    package func table(in language: Language) -> RecordTable { AreaAccountRecord(account).table }

    package func layer(in language: Language) throws -> FeatureLayer { try AreaAccountRecord(account).layer() }
}
