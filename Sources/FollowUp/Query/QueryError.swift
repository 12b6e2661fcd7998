import Store
package import Wording

/// Why a well-formed query can't be answered.
package enum QueryError: WordedError, Hashable {
    case argumentNotWritten(function: String)
    case yearsNotWritten(function: String)
    case unknownPlace(String, what: Wording, known: [String])
    case height(String)
    case invalidGeometry(String, reason: String)
    case pattern(String)
    case row(initiative: String, problem: Wording)
    case unknownColumn(String, known: [String])
    /// A column of the sources' own that no initiative has.
    case unknownKept(String, known: [String])
    /// One that no answer shows.
    case neverShown(String)
    /// One that can't be summed.
    case noNumbers(String)
    case unknownSum(String, known: [String])
    case noArea(by: String)
    /// A file without any polygon.
    case noAreaDrawn
    case outsideCounty

    /// Long because each case has words of its own.
    package var wording: Wording {
        switch self {
        case .argumentNotWritten(let function):
            Wording(
                sv: "\(function): argumentet ska vara en utskriven text, som \(function)('…').",
                en: "\(function): the argument must be a text written out, as \(function)('…').")
        case .yearsNotWritten(let function):
            Wording(
                sv: "\(function): åren ska vara utskrivna tal, som \(function)('population', 2012, 2023).",
                en: "\(function): the years must be numbers written out, as \(function)('population', 2012, 2023).")
        case .unknownPlace(let name, let what, let known): Nearest.unknown(name, among: Set(known), what: what)
        case .height(let text):
            Wording(
                sv: "Höjder stöds inte; skriv geometrin utan dem: \(text)",
                en: "Heights are not supported; write the geometry without them: \(text)")
        case .invalidGeometry(let text, let reason):
            Wording(
                sv: "Geometrin är inte giltig (\(reason)): \(text)",
                en: "The geometry is not valid (\(reason)): \(text)")
        case .pattern(let text):
            Wording(
                sv: "relate: \(text) är inget mönster; det har nio av tecknen T F * 0 1 2.",
                en: "relate: \(text) is not a pattern; it has nine of the signs T F * 0 1 2.")
        case .row(let initiative, let problem):
            Wording(sv: "Insatsen \(initiative): \(problem.sv)", en: "The initiative \(initiative): \(problem.en)")
        case .unknownColumn(let name, let known):
            Nearest.unknown(name, among: Set(known), what: Wording(sv: "en kolumn", en: "a column"))
        case .unknownKept(let name, let known):
            Nearest.unknown(
                name, among: Set(known),
                what: Wording(sv: "en kolumn som någon insats har", en: "a column that any initiative has"))
        case .neverShown(let name):
            Wording(
                sv: """
                    Kolumnen \(name) är handläggarens anteckningar, som inte skrivs ut. rackvidd show ID visar en \
                    insats.
                    """,
                en: """
                    The column \(name) holds case officers' notes, which aren't written out. rackvidd show ID shows \
                    one.
                    """)
        case .noNumbers(let name):
            Wording(
                sv: "Kolumnen \(name) kan inte summeras: allt i den är inte tal.",
                en: "The column \(name) can't be summed: not all in it are numbers.")
        case .unknownSum(let name, let known):
            Nearest.unknown(
                name, among: Set(known), what: Wording(sv: "något som kan summeras", en: "something that can be summed")
            )
        case .noAreaDrawn:
            Wording(
                sv: "Filen har ingen yta: rita en eller flera polygoner.",
                en: "The file has no area: draw one polygon or more.")
        case .outsideCounty:
            Wording(
                sv: "Den ritade ytan ligger helt utanför länet.", en: "The area drawn lies wholly outside the county.")
        case .noArea(let by):
            Wording(
                sv: "Summor efter \(by) har inga ytor: välj ett annat format än geojson.",
                en: "Sums by \(by) have no areas: choose another format than geojson.")
        }
    }
}
