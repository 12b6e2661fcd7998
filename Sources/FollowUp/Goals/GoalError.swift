package import Store
package import Wording

/// Why a goal of a file can't be followed up.
package enum GoalError: WordedError, Hashable {
    /// No municipal statistics, or none on file.
    case unmeasured(ChangeError, file: String, line: Int)
    case notComparable(Indicator.ID, note: Wording, file: String, line: Int)
    case unknownPart(String, near: [String], file: String, line: Int)
    /// Neither the file nor the indicator says which way is better.
    case noDirection(Indicator.ID, file: String, line: Int)
    /// A goal in kronor has to say in whose year's kronor.
    case noPrices(Indicator.ID, file: String, line: Int)
    case pricesWithoutMoney(Indicator.ID, file: String, line: Int)
    /// The price index lacks years.
    case noPriceIndex(years: [Int], file: String, line: Int)

    package var wording: Wording {
        switch self {
        case .unmeasured(let error, let file, let line):
            PolicyError.at(file, line, sv: error.wording.sv, en: error.wording.en)
        case .notComparable(let id, let note, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) kan inte jämföras mellan år: \(note.sv)",
                en: "\(id) can't be compared between years: \(note.en)")
        case .unknownPart(let part, let near, let file, let line):
            PolicyError.at(
                file, line,
                sv: """
                    part är county, each_municipality eller en kommunkod i länet, inte \(part)\
                    \(Nearest.question(near).map { "; \($0.sv)" } ?? "")
                    """,
                en: """
                    part is county, each_municipality or the code of a municipality of the county, not \(part)\
                    \(Nearest.question(near).map { "; \($0.en)" } ?? "")
                    """)
        case .noDirection(let id, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) har ingen riktning: ange direction: higher_is_better eller lower_is_better",
                en: "\(id) has no direction: state direction: higher_is_better or lower_is_better")
        case .noPrices(let id, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) är i kronor: ange prices: nominal eller prices: fixed:ÅR",
                en: "\(id) is in kronor: state prices: nominal or prices: fixed:YEAR")
        case .pricesWithoutMoney(let id, let file, let line):
            PolicyError.at(
                file, line, sv: "\(id) är inte i kronor: ta bort prices", en: "\(id) is not in kronor: remove prices")
        case .noPriceIndex(let years, let file, let line):
            PolicyError.at(
                file, line,
                sv: """
                    fasta priser behöver \(Indicator.ID.consumerPriceIndex) för \(ChangeError.list(years)). Importera \
                    det med rackvidd import indicators, eller ange prices: nominal
                    """,
                en: """
                    fixed prices need \(Indicator.ID.consumerPriceIndex) of \(ChangeError.list(years)). Import it with \
                    rackvidd import indicators, or state prices: nominal
                    """)
        }
    }
}
