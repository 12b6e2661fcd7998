package import Store
package import Wording

/// Why a comparison over time can't be made at all.
package enum TrendError: WordedError, Hashable {
    /// With those that there are, each with its name.
    case unknownCode(String, near: [String], known: [String])
    /// Municipalities and counties in one question.
    case mixedCodes
    case wrongCode(String, file: String, line: Int)
    case noCodes(file: String)
    case notARule(String)
    /// None is on file, or it isn't said which; with the names of those that are.
    case noClassification(known: [String])
    /// Treated municipalities that a classification doesn't name.
    case notClassified([String], by: String)
    /// `similar` without indicators to be similar by.
    case similarByNothing
    /// Treated units without values.
    case notMeasured(Indicator.ID, codes: [String])
    /// Nothing to compare with is on file.
    case nothingToCompare(Indicator.ID, rule: String)
    /// No year before the start, or none from it on.
    case noYears(Indicator.ID, since: Int, onFile: [Int])
    case rateOfCounties(Indicator.ID)
    /// A synthetic comparison is of one unit.
    case severalTreated
    case tooManyDonors(Int, most: Int)
    /// Money is known for the county's own municipalities only.
    case doseOfCounties

    // Long because each case has words of its own.
    package var wording: Wording {
        switch self {
        case .unknownCode(let code, let near, let known):
            let question = Nearest.question(near)
            let list = known.prefix(40).joined(separator: ", ") + (known.count > 40 ? " …" : "")
            return Wording(
                sv: "\(code) är ingen kommun eller länskod som databasen känner\(question.map { "; \($0.sv)" } ?? ".")"
                    + (list.isEmpty ? "" : " De som finns: \(list)."),
                en: "\(code) is not a code of a known municipality or county\(question.map { "; \($0.en)" } ?? ".")"
                    + (list.isEmpty ? "" : " Those there are: \(list)."))
        case .mixedCodes:
            return Wording(
                sv: "--treated är antingen kommuner (fyra siffror) eller län (två), inte båda.",
                en: "--treated are either municipalities (four digits) or counties (two), not both.")
        case .wrongCode(let text, let file, let line):
            return Wording(
                sv: "\(file), rad \(line): ”\(text)” är ingen kommunkod; skriv fyra siffror, till exempel 2321.",
                en: "\(file), line \(line): “\(text)” is not a municipality code; write four digits, for example 2321.")
        case .noCodes(let file):
            return Wording(
                sv: "\(file) har ingen kommunkod; skriv en per rad.",
                en: "\(file) has no municipality code; write one a line.")
        case .notARule(let text):
            return Wording(
                sv:
                    """
                    --against är others, type, county:LÄN (två siffror), similar:ANTAL eller en fil med koder, \
                    inte \(text).
                    """,
                en: """
                    --against is others, type, county:CODE (two digits), similar:COUNT or a file of codes, not \(text).
                    """)
        case .noClassification(let known) where known.isEmpty:
            return Wording(
                sv: """
                    --against type behöver en kommunindelning, och databasen har ingen. Läs in en tabell med \
                    kommunkod och klass, till exempel kommuntyp: rackvidd import indicators FIL. Eller skriv koderna \
                    för kommunerna av samma typ i en fil, en per rad, och ange filen: --against FIL.
                    """,
                en: """
                    --against type needs a classification of municipalities, and the database has none. Import a \
                    table of municipality codes and classes, such as kommuntyp: rackvidd import indicators FILE. Or \
                    write the codes of the municipalities of the same type in a file, one a line, and name it: \
                    --against FILE.
                    """)
        case .noClassification(let known):
            let list = known.map { "type:\($0)" }.joined(separator: ", ")
            return Wording(
                sv: "--against type: ange vilken kommunindelning, någon av \(list).",
                en: "--against type: say which classification, one of \(list).")
        case .notClassified(let codes, let name):
            let list = codes.joined(separator: ", ")
            return Wording(
                sv: "Kommunindelningen \(name) har ingen klass för \(list).",
                en: "The classification \(name) has no class for \(list).")
        case .similarByNothing:
            return Wording(
                sv: "--against similar:ANTAL behöver --similar-by INDIKATOR,…: vad kommunerna ska likna varandra i.",
                en: "--against similar:COUNT needs --similar-by INDICATOR,…: what municipalities are to be alike in.")
        case .notMeasured(let id, let codes):
            return Wording(
                sv: """
                    \(id) har inga värden både före och från starten för \(codes.joined(separator: ", ")). Importera \
                    dem med rackvidd import indicators.
                    """,
                en: """
                    \(id) has no values both before and from the start for \(codes.joined(separator: ", ")). Import \
                    them with rackvidd import indicators.
                    """)
        case .nothingToCompare(let id, let rule):
            return Wording(
                sv: """
                    Ingen att jämföra med (\(rule)) har värden för \(id) både före och från starten. Importera dem med \
                    rackvidd import indicators, eller välj en annan grupp med --against.
                    """,
                en: """
                    None to compare with (\(rule)) has values of \(id) both before and from the start. Import them \
                    with rackvidd import indicators, or choose another group with --against.
                    """)
        case .noYears(let id, let since, let onFile):
            return Wording(
                sv: """
                    \(id) behöver år både före \(since) och från det. Inlästa år i valet: \(ChangeError.list(onFile)).
                    """,
                en: """
                    \(id) needs years both before \(since) and from it on. Imported years that were asked for: \
                    \(ChangeError.list(onFile)).
                    """)
        case .rateOfCounties(let id):
            return Wording(
                sv: "\(id) är en kvot, som inte kan läggas ihop till län. Jämför kommuner: --treated med fyra siffror.",
                en: "\(id) is a rate, which can't be added up to counties. Compare municipalities: four digits.")
        case .severalTreated:
            return Wording(
                sv: "--synthetic gäller en enda i --treated; kör en gång för var och en.",
                en: "--synthetic is for a single one in --treated; run it once for each.")
        case .tooManyDonors(let count, let most):
            return Wording(
                sv:
                    """
                    --synthetic väger högst \(most) kommuner, gruppen har \(count). Välj med --against \
                    similar:\(most).
                    """,
                en:
                    """
                    --synthetic weighs at most \(most) units, the group has \(count). Choose by --against \
                    similar:\(most).
                    """
            )
        case .doseOfCounties:
            return Wording(
                sv: "--dose gäller länets kommuner; --treated är kommuner (fyra siffror).",
                en: "--dose is for the county's municipalities; --treated are municipalities (four digits).")
        }
    }
}
