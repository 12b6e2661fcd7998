package import Wording

/// Applications chosen by hand that can't be looked at.
package enum ApplicationRefusal: WordedError, Hashable {
    /// No application has the identifier; the nearest ones that one has.
    case unknown(id: String, nearest: [String])
    case rejected(id: String)
    /// The initiative that it is.
    case alreadyGranted(id: String, as: String)
    case grantedByStatus(id: String)
    /// The application that it repeats.
    case duplicate(id: String, of: String)

    package var wording: Wording {
        switch self {
        case .unknown(let id, let nearest):
            let question = Nearest.question(nearest)
            return Wording(
                sv: "Ingen ansökan i filen heter \(id)\(question.map { "; \($0.sv)" } ?? ".")",
                en: "No application in the file is called \(id)\(question.map { "; \($0.en)" } ?? ".")")
        case .rejected(let id):
            return Wording(
                sv: "\(id) är avslagen eller återtagen enligt sin status: ta bort den ur --choose.",
                en: "\(id) is rejected or withdrawn by its status: take it out of --choose.")
        case .grantedByStatus(let id):
            return Wording(
                sv: "\(id) är redan beviljad enligt sin status: ta bort den ur --choose.",
                en: "\(id) has been granted already by its status: take it out of --choose.")
        case .duplicate(let id, let other):
            return Wording(
                sv: "\(id) är samma ansökan som \(other) tidigare i filen: ta bort den ena.",
                en: "\(id) is the same application as \(other) before it in the file: take one of them out.")
        case .alreadyGranted(let id, let other):
            return Wording(
                sv:
                    """
                    \(id) är redan beviljad, som insatsen \(other): ta bort den ur --choose, eller ge ansökan ett \
                    eget id och en egen titel om den är en annan.
                    """,
                en:
                    """
                    \(id) has been granted already, as the initiative \(other): take it out of --choose, or give \
                    the application an id and a title of its own if it is another one.
                    """)
        }
    }
}
