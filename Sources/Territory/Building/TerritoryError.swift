public import Wording

/// Errors of the layers from which a territory is built.
public enum TerritoryError: WordedError, Hashable {
    case unknownCounty(String, known: [String])
    case noPopulation(municipalities: [String])
    case emptyMunicipality(String)
    /// Shares declared for a list of municipalities that are no proportions.
    case shares(String)
    /// A class of zones that the layer doesn't have.
    case unknownClass(String, known: [String])
    /// A layer without anything in the county.
    case nothingInCounty(String)

    public var wording: Wording {
        switch self {
        case .unknownCounty(let code, let known):
            Wording(
                sv: "Länskoden \(code) finns inte i gränslagret. Koder som finns: \(known.joined(separator: ", ")).",
                en:
                    """
                    The county code \(code) is not in the boundary layer. Codes that are: \
                    \(known.joined(separator: ", ")).
                    """
            )
        case .noPopulation(let codes):
            Wording(
                sv:
                    """
                    Folkmängd saknas för \(codes.joined(separator: ", ")). Importera indikatorn population för \
                    kommunerna först.
                    """,
                en:
                    """
                    No population imported for \(codes.joined(separator: ", ")). Import the indicator population \
                    for them first.
                    """
            )
        case .emptyMunicipality(let code):
            Wording(
                sv: "Kommun \(code) har ingen yta i gränslagret.",
                en: "Municipality \(code) has no area in the boundary layer.")
        case .unknownClass(let one, let known):
            Wording(
                sv: "Lagret har ingen klass \(one). De som finns: \(known.joined(separator: ", ")).",
                en: "The layer has no class \(one). Those there are: \(known.joined(separator: ", ")).")
        case .nothingInCounty(let code):
            Wording(sv: "Inget i lagret ligger i län \(code).", en: "Nothing in the layer lies in county \(code).")
        case .shares(let declared):
            Wording(
                sv:
                    """
                    Andelarna \(declared) kan inte användas: varje kommun ska ha en andel över noll, eller ingen \
                    av dem.
                    """,
                en: "The shares \(declared) can't be used: each municipality needs a share above zero, or none of them."
            )
        }
    }
}
