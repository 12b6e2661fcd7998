package import Exchange
package import JSON
import Store
import Territory
package import Wording

/// The receipt of population imported as an indicator.
package struct PopulationAnswer: RecordAnswer {
    private let outcome: MunicipalPopulation.Outcome

    private let isDryRun: Bool

    /// - Parameter isDryRun: whether it is what would come of an import.
    package init(_ outcome: MunicipalPopulation.Outcome, isDryRun: Bool = false) {
        (self.outcome, self.isDryRun) = (outcome, isDryRun)
    }

    package func text(in language: Language, width: Int) -> String {
        let figures = Figures(language)
        func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language].wrapped(to: width) }
        func told(_ incomplete: MunicipalPopulation.Incomplete) -> String {
            let names = incomplete.missing.map(\.name).joined(separator: ", ")
            return say(
                """
                Obs: folkmängden \(incomplete.year) saknas för \(names) och används därför inte för det som är per \
                invånare. Läs in länets alla kommuner för samma år.
                """,
                """
                Note: the population of \(incomplete.year) is missing for \(names) and is therefore not used for what \
                is per inhabitant. Import all of the county's municipalities for the same year.
                """)
        }
        switch outcome {
        case .same: return ""
        case .adopted(let year, let people, let change, let passedOver) where isDryRun:
            return say(
                """
                Folkmängden \(year) (\(figures.integer(people)) invånare) skulle gälla för allt per invånare, och det \
                som fördelas efter befolkning fördelas på nytt:
                """,
                """
                The population of \(year) (\(figures.integer(people)) inhabitants) would count for everything per \
                inhabitant, and what is spread by population would be spread anew:
                """) + TerritoryChangeText.text(change, language: language, width: width)
                + (passedOver.map(told) ?? "")
        case .adopted(let year, let people, let change, let passedOver):
            return say(
                """
                Folkmängden \(year) (\(figures.integer(people)) invånare) gäller från och med nu för allt per \
                invånare, och det som fördelas efter befolkning är fördelat på nytt.
                """,
                """
                The population of \(year) (\(figures.integer(people)) inhabitants) counts from now on for everything \
                per inhabitant, and what is spread by population has been spread anew.
                """) + TerritoryChangeText.text(change, language: language, width: width)
                + (passedOver.map(told) ?? "")
        case .incomplete(let incomplete): return told(incomplete)
        case .older(let year, let newer):
            return say(
                "Obs: det som är per invånare räknas på folkmängden \(newer), som är nyare än filens (\(year)).",
                "Note: what is per inhabitant counts on the population of \(newer), newer than the file's (\(year)).")
        case .layerCounts(let source, let layer, let indicator, let year):
            return say(
                """
                Obs: zoner och delområden räknas på befolkningslagret \(source) (\(figures.integer(layer)) invånare), \
                kommuner på folkmängden i den inlästa filen (\(year): \(figures.integer(indicator))). Läs in ett \
                nyare lager med rackvidd import territory LAGER --as population.
                """,
                """
                Note: zones and subareas count on the population layer \(source) (\(figures.integer(layer)) \
                inhabitants), municipalities on the population in the file (\(year): \(figures.integer(indicator))). \
                Import a newer layer with rackvidd import territory LAYER --as population.
                """)
        }
    }

    package func json(in language: Language) -> JSONValue {
        switch outcome {
        case .same: ["outcome": "same"]
        case .adopted(let year, let people, let change, let passedOver):
            [
                "outcome": "adopted", "year": .integer(year), "population": .integer(people),
                "change": TerritoryChangeRecord.json(change, in: language),
                "passed_over": passedOver.map {
                    ["year": .integer($0.year), "missing": Self.json($0.missing)]
                } ?? .null,
            ]
        case .incomplete(let incomplete):
            [
                "outcome": "incomplete", "year": .integer(incomplete.year), "missing": Self.json(incomplete.missing),
            ]
        case .older(let year, let newer): ["outcome": "older", "year": .integer(year), "newer": .integer(newer)]
        case .layerCounts(let source, let layer, let indicator, let year):
            [
                "outcome": "layer_counts", "year": .integer(year), "population": .integer(indicator),
                "layer": .string(source), "layer_population": .integer(layer),
            ]
        }
    }

    private static func json(_ municipalities: [Municipality]) -> JSONValue {
        .array(municipalities.map { ["code": .string($0.code), "name": .string($0.name)] })
    }
}
