import Exchange
package import FollowUp
package import JSON
package import Territory
package import Wording

/// A composite index with the range of every rank.
package struct CompositeAnswer: LayerAnswer {
    private let index: CompositeIndex
    private let detail: Bool
    private let territory: Territory

    /// - Parameter detail: whether methods, indicators left out and dominance are told in text too.
    package init(_ index: CompositeIndex, detail: Bool, on territory: Territory) {
        (self.index, self.detail, self.territory) = (index, detail, territory)
    }

    package func text(in language: Language, width: Int) -> String {
        CompositeText(index, detail: detail, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue { CompositeRecord(index, language: language).json }

    package func table(in language: Language) -> RecordTable {
        RecordTable(rows: CompositeRecord(index, language: language).rows)
    }

    package func layer(in language: Language) throws -> FeatureLayer {
        let rows = CompositeRecord(index, language: language).rows
        return try FeatureLayer.parts(
            of: territory, at: .municipality, rows: zip(index.rows, rows).map { ($0.part.code, $1) })
    }
}
