import Exchange
package import FollowUp
package import JSON
package import Wording

/// A list to repair locations: what is known, what is wrong and how much each repair would move, with empty columns
/// that the import of initiatives reads.
package struct LocationsAnswer: TableAnswer {
    private let repairs: LocationRepairs
    private let most: Int?

    /// - Parameter most: rows in the list; nil: all.
    package init(_ repairs: LocationRepairs, most: Int?) { (self.repairs, self.most) = (repairs, most) }

    package func text(in language: Language, width: Int) -> String {
        LocationsText(repairs, most: most, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue { LocationsRecord(repairs, most: most, language).json }

    package func table(in language: Language) -> RecordTable {
        RecordTable(columns: LocationsRecord.columns, rows: LocationsRecord(repairs, most: most, language).rows)
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        [AnswerGround(Wording(sv: "Så fylls listan i", en: "How to fill it in"), LocationsText.howTo[language])]
            + LocationsText.shares(repairs, most: most).map {
                AnswerGround(Wording(sv: "Läge", en: "Location"), $0[language])
            }
            + [AnswerGround(Wording(sv: "Flyttar", en: "Moves"), LocationsText.estimate[language])]
            + AnswerGround.counted(
                LocationsText.grounds(repairs, advises: false)
                    + StatusText.sentences(repairs.statuses, advises: false), in: language)
    }
}
