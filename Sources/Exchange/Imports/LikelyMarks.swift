import Territory
import Wording

/// Columns that look like a mark of sustainability and aren't read as one: their names speak of it, and all that they
/// hold are whole numbers from −2 to +2.
enum LikelyMarks {
    private static let words = ["hallbar", "sustainab", "samisk", "samer", "sami", "malkonflikt"]
    /// Words of other things too: then one value below zero must show that it is no count.
    private static let vaguer = ["ekonomi", "econom", "social", "miljo", "environment", "ekologi", "ecolog"]

    /// - Parameter extra: columns without a role.
    /// - Complexity: O(rows) a column whose name fits.
    static func remarks(on extra: [Int], of source: ImportSource) -> [Wording] {
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
            return Wording(
                sv:
                    """
                    \(name) ser ut som en skattning (−2 till +2) men läses inte som någon; --map "\(name)=social" \
                    (eller economic, environmental, sami) gör den till en.
                    """,
                en:
                    """
                    \(name) looks like a rating (−2 to +2) and is not read as one; --map "\(name)=social" (or \
                    economic, environmental, sami) makes it one.
                    """)
        }
    }

    private static func mark(_ text: String) -> Int? {
        let plain = text.replacing("\u{2212}", with: "-").replacing("–", with: "-").replacing("+", with: "")
        return Int(plain).flatMap { (-2...2).contains($0) ? $0 : nil }
    }
}
