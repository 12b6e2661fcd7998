package import Store
package import Wording

/// Why an index can't be made of what a file declares.
package enum CompositeError: WordedError, Hashable {
    /// No municipal statistics, or none on file.
    case unmeasured(ChangeError, file: String, line: Int)
    case notOnFile(Indicator.ID, year: Int, onFile: [Int], file: String, line: Int)
    /// The indicator itself says nothing of which way is better.
    case neutral(Indicator.ID, file: String, line: Int)
    case rateByPeople(Indicator.ID, file: String, line: Int)
    /// Nobody knows the people of the year.
    case noPeople(Indicator.ID, year: Int, file: String, line: Int)
    /// The same everywhere.
    case constant(Indicator.ID, file: String, line: Int)

    package var wording: Wording {
        switch self {
        case .unmeasured(let error, let file, let line):
            PolicyError.at(file, line, sv: error.wording.sv, en: error.wording.en)
        case .notOnFile(let id, let year, let onFile, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) har inga värden för \(year). Inlästa år: \(ChangeError.list(onFile))",
                en: "\(id) has no values for \(year). Imported years: \(ChangeError.list(onFile))")
        case .neutral(let id, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) har ingen riktning: ange direction: higher_is_better eller lower_is_better",
                en: "\(id) has no direction: state direction: higher_is_better or lower_is_better")
        case .rateByPeople(let id, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) är en kvot och räknas inte per invånare: per: none",
                en: "\(id) is a rate and isn't counted per inhabitant: per: none")
        case .noPeople(let id, let year, let file, let line):
            PolicyError.at(
                file, line,
                sv: """
                    folkmängden \(year) är inte inläst, så \(id) kan inte räknas per invånare. Importera den med \
                    rackvidd import indicators, eller ange per: none
                    """,
                en: """
                    the population of \(year) has not been imported, so \(id) can't be counted per inhabitant. \
                    Import it with \
                    rackvidd import indicators, or state per: none
                    """)
        case .constant(let id, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) är lika i alla kommuner och säger inget; ta bort den",
                en: "\(id) is the same in all municipalities and says nothing; remove it")
        }
    }
}
