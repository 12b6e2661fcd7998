import Exchange
package import FollowUp
package import JSON
package import Wording

/// Who pays for initiatives.
package struct FinancingAnswer: TableAnswer {
    private let financing: Financing

    package init(_ financing: Financing) { self.financing = financing }

    package func text(in language: Language, width: Int) -> String {
        FinancingText(financing, language: language, width: width).text()
    }

    package func json(in language: Language) -> JSONValue {
        FinancingRecord(financing, language: language).json
    }

    package func table(in language: Language) -> RecordTable {
        RecordTable(rows: FinancingRecord(financing, language: language).rows)
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        AnswerGround.counted(
            FinancingText.rules(financing) + Readings.placing(of: financing)
                + MoneyText.sentences(financing.money, advises: false)
                + StatusText.sentences(financing.statuses, advises: false, applied: financing.appliedLeftOut),
            in: language)
    }
}
