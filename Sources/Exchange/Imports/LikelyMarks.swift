import Territory
import Wording

/// Columns that look like a mark of sustainability and aren't read as one: their names speak of it, and all that they
/// hold are whole numbers from −2 to +2.
enum LikelyMarks {
    private static let words = ["hallbar", "sustainab", "samisk", "samer", "sami", "malkonflikt"]

    /// - Parameter extra: columns without a role.
    /// - Complexity: O(rows) a column whose name fits.
    static func remarks(on extra: [Int], of source: ImportSource) -> [Wording] {
        extra.compactMap { column in
            let name = source.header[column]
            let forms = FoldedName(name).ascii
            guard words.contains(where: { word in forms.contains { $0.contains(word) } }) else { return nil }
            let texts = source.rows.map { source.text($0, column) }.filter { !NumberFormat.isMissing($0) }
            guard !texts.isEmpty, texts.allSatisfy(isMark) else { return nil }
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

    private static func isMark(_ text: String) -> Bool {
        Int(text.replacing("\u{2212}", with: "-").replacing("+", with: "")).map { (-2...2).contains($0) } ?? false
    }
}
