import Store
package import Wording

/// Why an initiative can't be corrected so.
package enum EditError: WordedError, Hashable {
    case noAssignment(String)
    case twice([String])
    case isID(String)
    case unknownColumn(String, known: [String])
    case rejected(String?, Wording)

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
        case .unknownColumn(let name, let known):
            Wording(
                sv: "Kolumnen \(name) är okänd. Insatser har: \(known.joined(separator: ", ")).",
                en: "The column \(name) is unknown. Initiatives have: \(known.joined(separator: ", ")).")
        case .rejected(let column, let reason):
            Wording(
                sv: "\(column.map { "\($0): " } ?? "")\(reason.sv)", en: "\(column.map { "\($0): " } ?? "")\(reason.en)"
            )
        }
    }
}
