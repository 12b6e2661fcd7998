package import JSON
package import Store
package import Wording

/// An indicator made of a column, and how many values it has.
package struct IndicatorMadeAnswer: RecordAnswer {
    private let indicator: Indicator
    private let receipt: ImportReceipt

    package init(_ indicator: Indicator, _ receipt: ImportReceipt) {
        self.indicator = indicator
        self.receipt = receipt
    }

    package func text(in language: Language, width: Int) -> String {
        let (new, changed, same) = (receipt.inserted, receipt.updated, receipt.unchanged)
        let (sv, en) = ("\(indicator.id) (\(indicator.title.sv))", "\(indicator.id) (\(indicator.title.en))")
        return Wording(
            sv: "Indikatorn \(sv): \(new) nya värden, \(changed) ändrade, \(same) oförändrade.\n",
            en: "The indicator \(en): \(new) new values, \(changed) changed, \(same) unchanged.\n"
        )[language]
    }

    package func json(in language: Language) -> JSONValue {
        [
            "indicator": .string(indicator.id.text), "title": .string(indicator.title[language]),
            "kind": .string(indicator.kind.rawValue), "inserted": .integer(receipt.inserted),
            "updated": .integer(receipt.updated), "unchanged": .integer(receipt.unchanged),
        ]
    }
}
