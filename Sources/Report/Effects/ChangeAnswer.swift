import Exchange
package import FollowUp
package import JSON
package import Territory
package import Wording

/// The change of an indicator between two years, by part.
package struct ChangeAnswer: LayerAnswer {
    private let change: TerritorialChange
    private let view: View
    private let territory: Territory

    /// What a reader wants to see of it.
    package struct View: Sendable {
        /// Every year between, as sparklines and in JSON.
        package var series = false
        /// All sparklines on one scale.
        package var commonScale = false
        /// The change between groups split in two.
        package var fourParts = false
        /// The index beside the values.
        package var index = false

        package init() {}
    }

    package init(_ change: TerritorialChange, _ view: View = View(), on territory: Territory) {
        (self.change, self.view, self.territory) = (change, view, territory)
    }

    package func text(in language: Language, width: Int) -> String {
        ChangeText(change, view, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue { ChangeRecord(change, view, language: language).json }

    package func table(in language: Language) -> RecordTable {
        let record = ChangeRecord(change, view, language: language)
        return RecordTable(rows: change.rows.map { record.flat($0) })
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        AnswerGround.counted(Readings.foundation(change), in: language)
    }

    package func layer(in language: Language) throws -> FeatureLayer {
        let record = ChangeRecord(change, view, language: language)
        return try FeatureLayer.parts(
            of: territory, at: change.level,
            rows: change.rows.compactMap { line in line.part.map { ($0.code, record.flat(line)) } })
    }
}
