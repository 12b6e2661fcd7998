public import Wording

/// What can be wrong with the layers a territory is built from.
public enum TerritoryError: WordedError, Hashable {
    case unknownCounty(String, known: [String])
    case noPopulation(municipalities: [String])
    case emptyMunicipality(String)
    case holes(count: Int, areaM2: Double)

    public var wording: Wording {
        switch self {
        case .unknownCounty(let code, let known):
            Wording(
                sv: "Länskoden \(code) finns inte i gränsskiktet. Koder som finns: \(known.joined(separator: ", ")).",
                en: "The county code \(code) is not in the boundary layer. Codes that are: \(known.joined(separator: ", ")).")
        case .noPopulation(let codes):
            Wording(
                sv: "Folkmängd saknas för \(codes.joined(separator: ", ")). Importera indikatorn population för kommunerna först.",
                en: "No population on file for \(codes.joined(separator: ", ")). Import the indicator population for them first.")
        case .emptyMunicipality(let code):
            Wording(
                sv: "Kommun \(code) har ingen yta i gränsskiktet.",
                en: "Municipality \(code) has no area in the boundary layer.")
        case .holes(let count, let area):
            Wording(
                sv: "Cellerna täcker inte länet: \(count) delar om tillsammans \(area) m² fattas.",
                en: "The cells do not cover the county: \(count) parts of \(area) m² together are missing.")
        }
    }
}
