package import Exchange
package import FollowUp
package import JSON
package import Store
package import Territory
package import Wording

/// The same initiatives under two divisions into municipalities.
package struct TerritoryComparisonAnswer: TableAnswer {
    private let comparison: TerritoryComparison

    package init(_ comparison: TerritoryComparison) { self.comparison = comparison }

    package func text(in language: Language, width: Int) throws -> String {
        try TerritoryComparisonText(comparison, language: language, width: width).text()
            + grounds(advises: true).map { $0[language].wrapped(to: width) }.joined()
            + StatusText.text(comparison.statuses, in: language, width: width)
    }

    /// What the amounts and the places rest on.
    private func grounds(advises: Bool) -> [Wording] {
        [MoneyText.basis(comparison.amounts)].compactMap { $0 }
            + MoneyText.sentences(comparison.money, advises: advises) + Readings.placing(comparison.placing)
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        AnswerGround.counted(
            grounds(advises: false) + StatusText.sentences(comparison.statuses, advises: false), in: language)
    }

    package func json(in language: Language) throws -> JSONValue {
        try TerritoryComparisonRecord.json(comparison, in: language)
    }

    package func table(in language: Language) -> RecordTable {
        TerritoryComparisonRecord.table(comparison, in: language)
    }
}

/// The faults of a layer of areas, and the territories built of it.
package struct TerritoryPlanAnswer: RecordAnswer {
    private let layer: TerritoryImport
    private let repaired: [CoverageFault]
    private let water: [CoverageFault]
    private let refusal: Wording?
    private let territories: [Territory]
    /// The result of storing it, or what it would be; nil where it can't be.
    package var outcome: TerritoryIntake.Outcome?
    package var isDryRun = false

    /// - Parameters:
    ///   - repaired: faults that the tolerance mends; `water`: faults that stay as lakes.
    ///   - territories: one per scheme; none for a layer that is no division of the county.
    package init(
        _ layer: TerritoryImport, repaired: [CoverageFault], water: [CoverageFault], territories: [Territory]
    ) {
        self.layer = layer
        self.repaired = repaired
        self.water = water
        self.territories = territories
        refusal = nil
    }

    /// - Parameter refusal: why the layer can't be used.
    package init(_ layer: TerritoryImport, refusal: Wording) {
        self.layer = layer
        self.refusal = refusal
        (repaired, water, territories) = ([], [], [])
    }

    package func text(in language: Language, width: Int) -> String {
        let mended = Wording(sv: "Lagas:", en: "Repaired:")
        let lakes = Wording(sv: "Luckor som blir vatten:", en: "Gaps that become water:")
        return TerritoryPlanText.faults(repaired, heading: mended, language: language)
            + TerritoryPlanText.faults(water, heading: lakes, language: language)
            + TerritoryPlanText.built(territories, language: language)
    }

    package func json(in language: Language) throws -> JSONValue {
        try TerritoryRecord.json(
            layer, repaired: repaired, water: water, refusal: refusal, territories: territories, outcome,
            isDryRun: isDryRun, in: language)
    }
}

/// The initiatives' moves by a change of the territory.
package struct TerritoryChangeAnswer: TableAnswer {
    private let change: TerritoryChange

    package init(_ change: TerritoryChange) { self.change = change }

    package func text(in language: Language, width: Int) -> String {
        TerritoryChangeText.text(change, language: language, width: width)
    }

    package func json(in language: Language) -> JSONValue { TerritoryChangeRecord.json(change, in: language) }

    package func table(in language: Language) -> RecordTable { TerritoryChangeRecord.table(change, in: language) }
}
