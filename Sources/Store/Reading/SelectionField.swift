package import Wording

/// A field of initiatives that a selection asks for by name; the raw value is the store's column.
public enum SelectionField: String, Sendable, Hashable, CaseIterable {
    case programme
    case strengthArea = "strength_area"
    case status
    case theme

    private var wording: Wording {
        switch self {
        case .programme: Wording(sv: "programmet", en: "the programme")
        case .strengthArea: Wording(sv: "styrkeområdet", en: "the strength area")
        case .status: Wording(sv: "statusen", en: "the status")
        case .theme: Wording(sv: "temat", en: "the theme")
        }
    }

    /// The form in which what is asked for and what initiatives have are compared.
    package func key(of text: String) -> String { self == .status ? StatusWords.key(of: text) : FoldedText.key(text) }

    /// Those on file that are listed where none fits.
    private static let most = 20

    /// That no initiative has a value, with the nearest one and those that there are.
    package func unknown(_ value: String, known: [String]) -> Wording {
        guard !known.isEmpty else {
            return Wording(
                sv: "Ingen insats har \(wording.sv) \(value); ingen i databasen har något alls angivet.",
                en: "No initiative has \(wording.en) \(value); none in the database states any at all.")
        }
        let near = Nearest.question(Nearest.name(to: value, among: known).map { [$0] } ?? [])
        let more = known.count > Self.most ? " …" : ""
        let list = known.prefix(Self.most).joined(separator: ", ") + more
        return Wording(
            sv: "Ingen insats har \(wording.sv) \(value)\(near.map { "; \($0.sv)" } ?? ".") I databasen finns: \(list)",
            en: "No initiative has \(wording.en) \(value)\(near.map { "; \($0.en)" } ?? ".") The database has: \(list)")
    }
}
