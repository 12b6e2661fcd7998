/// Finds a municipality by its code or by any spelling of its name in Swedish sources.
///
/// "2321", "Åre", "ÅRE", "Åre kommun", "Östersunds kommun", "Ostersund" are found; anything else is nil, never the
/// likeliest. A name written with its letters right beats one that only agrees without å ä ö: "Habo" is Habo, though
/// Håbo may be written so.
public struct MunicipalityNames: Sendable {
    private let municipalities: [Municipality]
    private let byCode: [String: Int]
    /// Positions by folded name, and by skeleton.
    private let byName: [String: [Int]]
    private let bySkeleton: [String: [Int]]

    public init(_ municipalities: [Municipality]) {
        self.municipalities = municipalities
        byCode = Dictionary(municipalities.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        let folded = municipalities.map { FoldedName($0.name) }
        byName = Dictionary(grouping: folded.indices) { folded[$0].letters }
        bySkeleton = Dictionary(grouping: folded.indices) { folded[$0].skeleton }
    }

    /// Expected O(length of the text).
    public func find(_ text: String) -> Municipality? {
        let trimmed = text.trimmingSpaces
        if let position = byCode[trimmed] { return municipalities[position] }
        let forms = Self.stems(of: trimmed).map(FoldedName.init).filter { !$0.letters.isEmpty }
        for form in forms { if let position = only(byName[form.letters]) { return municipalities[position] } }
        for form in forms {
            let spelled = bySkeleton[form.skeleton]?.filter {
                form.isPlainSpelling(of: FoldedName(municipalities[$0].name))
            }
            if let position = only(spelled) { return municipalities[position] }
        }
        return nil
    }

    /// Nil for a name shared by two municipalities.
    private func only(_ positions: [Int]?) -> Int? { positions?.count == 1 ? positions?.first : nil }

    /// The text, and the part before "kommun" and the like, with and without the genitive's s.
    private static func stems(of text: String) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let last = words.last, ["kommun", "stad"].contains(last.lowercased()) else {
            return [text]
        }
        let stem = words.dropLast().joined(separator: " ")
        return [text, stem] + (stem.lowercased().hasSuffix("s") ? [String(stem.dropLast())] : [])
    }
}

extension String {
    /// Without spaces, tabs and no-break spaces at its ends.
    var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
