import Store
package import Wording

/// Why an initiative can't be corrected so.
package enum EditError: WordedError, Hashable {
    case noAssignment(String)
    case twice([String])
    case isID(String)
    /// The column says whose id the initiative has.
    case isIDSource(String)
    case unknownColumn(String, known: [String])
    case rejected(String?, Wording)
    /// Of an initiative that another program edited: the column and what it says.
    case unread(String, String?, String, Wording)
    /// No initiative has that id.
    case unknownFunder(String, known: Set<String>)

    package var wording: Wording {
        switch self {
        case .noAssignment(let text):
            Wording(
                sv: "”\(text)” är ingen rättelse. Skriv kolumn=värde, till exempel \"beviljat belopp=120000\".",
                en: "“\(text)” is not an edit. Write column=value, for example \"granted amount=120000\".")
        case .twice(let names):
            Wording(
                sv: "En kolumn anges två gånger: \(names.joined(separator: ", ")).",
                en: "A column is given twice: \(names.joined(separator: ", ")).")
        case .isID(let name):
            Wording(
                sv: "Kolumnen \(name) är insatsens id, som inte kan ändras. Ta bort insatsen och läs in den på nytt.",
                en: """
                    The column \(name) is the initiative's id, which can't change. Remove the initiative and import it \
                    anew.
                    """
            )
        case .isIDSource(let name):
            Wording(
                sv: """
                    Kolumnen \(name) är källan till insatsens id, som inte kan ändras. Ta bort insatsen och läs in den \
                    på nytt med --source NAMN.
                    """,
                en: """
                    The column \(name) is the source of the initiative's id, which can't change. Remove the initiative \
                    and import it anew with --source NAME.
                    """
            )
        case .unknownColumn(let name, let known):
            Wording(
                sv: "Kolumnen \(name) är okänd. Insatser har: \(known.joined(separator: ", ")).",
                en: "The column \(name) is unknown. Initiatives have: \(known.joined(separator: ", ")).")
        case .unread(let id, let column, let value, let reason):
            Wording(
                sv: """
                    Insatsen \(id), ändrad i ett annat program: \(column ?? "") ”\(value)”: \(reason.sv) Ingenting är \
                    övertaget. Rätta det där, eller med rackvidd edit, och kör refresh igen.
                    """,
                en: """
                    The initiative \(id), edited in another program: \(column ?? "") “\(value)”: \(reason.en) Nothing \
                    is taken over. Correct it there, or with rackvidd edit, and run refresh again.
                    """)
        case .unknownFunder(let name, let known):
            Nearest.unknown(
                name, among: known,
                what: Wording(sv: "en insats i databasen", en: "an initiative of the database"))
        case .rejected(let column, let reason):
            Wording(
                sv: "\(column.map { "\($0): " } ?? "")\(reason.sv)", en: "\(column.map { "\($0): " } ?? "")\(reason.en)"
            )
        }
    }
}
