/// Did you mean: the correct names nearest to a misspelt one, and the question about them.
public enum Nearest {
    /// The largest number of letters in which a misspelt name may differ.
    public enum Tolerance: Sendable {
        /// Among the few words allowed in a place: half of them, at least two.
        case word
        /// Among the many names of a register, where some name is always near: a third of them, from one to four.
        case name

        public func limit(_ length: Int) -> Int {
            switch self {
            case .word: max(2, length / 2)
            case .name: min(4, max(1, length / 3))
            }
        }
    }

    /// The names within tolerance, the nearest first, then in alphabetical order; at most three.
    ///
    /// - Parameter folded: the form in which names are compared; case never matters.
    /// - Complexity: O(names × length²).
    public static func names(
        to wrong: String, among names: some Sequence<String>, tolerance: Tolerance,
        folded: (String) -> String = { $0.lowercased() }
    ) -> [String] {
        let letters = Array(folded(wrong).unicodeScalars)
        let limit = tolerance.limit(letters.count)
        // Misspellings are shorter, and comparing is quadratic.
        guard !letters.isEmpty, letters.count <= 64 else { return [] }
        let near = names.map { (EditDistance.between(Array(folded($0).unicodeScalars), letters, limit: limit), $0) }
            .filter { $0.0 <= limit }
        return near.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.1)
    }

    public static func name(
        to wrong: String, among names: some Sequence<String>, tolerance: Tolerance = .word
    ) -> String? {
        Self.names(to: wrong, among: names, tolerance: tolerance).first
    }

    /// "menades X?", within a sentence; nil where there are no names.
    public static func question(_ names: some Sequence<String>) -> Wording? {
        let list = names.joined(separator: ", ")
        return list.isEmpty ? nil : Wording(sv: "menades \(list)?", en: "was \(list) meant?")
    }

    /// Says that a name is none of those that there are, which is meant, and which there are.
    ///
    /// - Parameter near: those that are meant, where the caller knows better than by letters alone.
    public static func unknown(
        _ name: String, among names: Set<String>, what: Wording, near: [String] = []
    ) -> Wording {
        guard !names.isEmpty else {
            return Wording(
                sv: "\(name) är inte \(what.sv): det finns inga.", en: "\(name) is not \(what.en): there are none.")
        }
        let all = names.sorted().joined(separator: ", ")
        let question = question(near.isEmpty ? Self.name(to: name, among: names).map { [$0] } ?? [] : near)
        return Wording(
            sv: "\(name) är inte \(what.sv)\(question.map { "; \($0.sv)" } ?? ".") Möjliga: \(all)",
            en: "\(name) is not \(what.en)\(question.map { "; \($0.en)" } ?? ".") Possible: \(all)")
    }
}
