import Territory
import Wording

/// Columns that look like a mark of sustainability and aren't read as one: their names speak of it, and all that they
/// hold are whole numbers from −2 to +2.
enum LikelyMarks {
    private static let words = ["hallbar", "sustainab", "samisk", "samer", "sami", "malkonflikt"]
    /// Words of other things too: then one value below zero must show that it is no count.
    private static let vaguer = ["ekonomi", "econom", "social", "miljo", "environment", "ekologi", "ecolog"]

    private static let goals: [(role: InitiativeRole, words: [String])] = [
        (.social, ["social"]), (.economic, ["ekonom", "econom"]),
        (.environmental, ["miljo", "environ", "ekolog", "ecolog"]), (.sami, ["samisk", "samer", "sami"]),
    ]

    /// The goals that no column is read as, those that a name speaks of first.
    private static func open(_ name: String, without taken: Set<InitiativeRole>) -> [String] {
        let forms = FoldedName(name).ascii
        let open = goals.filter { !taken.contains($0.role) }
        let meant = open.filter { goal in goal.words.contains { word in forms.contains { $0.contains(word) } } }
        return (meant + open.filter { goal in !meant.contains { $0.role == goal.role } }).map(\.role.rawValue)
    }

    /// - Parameters:
    ///   - extra: columns without a role.
    ///   - taken: goals that a column is read as: a second one can't be.
    /// - Complexity: O(rows) a column whose name fits.
    static func remarks(on extra: [Int], of source: ImportSource, taken: Set<InitiativeRole> = []) -> [Wording] {
        extra.compactMap { column in
            let name = source.header[column]
            let forms = FoldedName(name).ascii
            func speaks(_ words: [String]) -> Bool { words.contains { word in forms.contains { $0.contains(word) } } }
            let isSure = speaks(words)
            guard isSure || speaks(vaguer) else { return nil }
            let marks = source.rows.map { source.text($0, column) }.filter { !NumberFormat.isMissing($0) }.map(mark)
            guard !marks.isEmpty, marks.allSatisfy({ $0 != nil }), isSure || marks.contains(where: { $0! < 0 }) else {
                return nil
            }
            let open = open(name, without: taken)
            guard let first = open.first else {
                return Wording(
                    sv:
                        "\(name) ser ut som en skattning (−2 till +2) men behålls som den är: alla mål har en kolumn.",
                    en: "\(name) looks like a rating (−2 to +2) and is kept as it is: all four goals have a column.")
            }
            let rest = open.dropFirst().joined(separator: ", ")
            let or = rest.isEmpty ? Wording(verbatim: "") : Wording(sv: " (eller \(rest))", en: " (or \(rest))")
            return Wording(
                sv:
                    """
                    \(name) ser ut som en skattning (−2 till +2) men läses inte som någon; --map "\(name)=\(first)"\
                    \(or.sv) gör den till en.
                    """,
                en:
                    """
                    \(name) looks like a rating (−2 to +2) and is not read as one; --map "\(name)=\(first)"\
                    \(or.en) makes it one.
                    """)
        }
    }

    private static func mark(_ text: String) -> Int? {
        let plain = text.replacing("\u{2212}", with: "-").replacing("–", with: "-").replacing("+", with: "")
        return Int(plain).flatMap { (-2...2).contains($0) ? $0 : nil }
    }
}
