/// Whose ids a file has (källa).
public struct FileSource: Sendable, Hashable {
    public let name: String
    /// Whether nobody stated it.
    public let isProposed: Bool
    /// Whether the store had nothing of it before.
    public let isNew: Bool
    /// New initiatives that another source has already, as far as their ids and titles tell.
    public internal(set) var twins: Twins?

    public struct Twins: Sendable, Hashable {
        /// The other source.
        public let source: String
        /// The first of them, as the file calls them.
        public let ids: [String]
    }

    public init(name: String, isProposed: Bool, isNew: Bool) {
        (self.name, self.isProposed, self.isNew) = (name, isProposed, isNew)
    }

    /// The file's name without its ending, and without years, quarters and other numbers of their own:
    /// `beslut_2025k1.csv` is from `beslut`.
    public static func proposal(fileName: String) -> String {
        let stem = fileName.firstIndex(of: ".").map { String(fileName[..<$0]) } ?? fileName
        let words: [String] = stem.split { "_- ".contains($0) }.map { String($0) }.filter { word in
            let digits = word.prefix { $0.isASCII && $0.isNumber }
            let isYear = digits.count >= 4
            let isQuarter = word.count == 2 && "kqKQ".contains(word.first ?? "x") && word.last?.isNumber == true
            return !(isYear || isQuarter || digits.count == word.count)
        }
        let name: String = words.joined(separator: "_")
        if !name.isEmpty { return name }
        return stem.isEmpty || stem == "-" ? "standard_input" : stem
    }
}
