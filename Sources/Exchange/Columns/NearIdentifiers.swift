import Territory
import Wording

/// Finds the identifiers nearest to a misspelt one: equal but for case, accents and signs, or one letter off.
struct NearIdentifiers {
    /// Identifiers by themselves, by each form with one letter removed, and by their folded letters. Two at most one
    /// letter apart share one of the first two (symmetric deletion), so that only candidates are compared.
    private var byVariant: [String: [String]] = [:]

    /// - Complexity: O(letters²) over all identifiers.
    init(_ identifiers: some Sequence<String>) {
        for identifier in identifiers {
            for variant in Self.variants(identifier) { byVariant[variant, default: []].append(identifier) }
        }
    }

    /// In alphabetical order.
    func near(_ wrong: String) -> [String] {
        let folded = FoldedName(wrong).letters
        let candidates = Set(Self.variants(wrong).flatMap { byVariant[$0] ?? [] })
        return candidates.filter { FoldedName($0).letters == folded || EditDistance.between($0, wrong, limit: 1) <= 1 }
            .sorted()
    }

    private static func variants(_ identifier: String) -> Set<String> {
        var variants: Set<String> = [identifier, FoldedName(identifier).letters]
        for index in identifier.unicodeScalars.indices {
            var shorter = identifier.unicodeScalars
            shorter.remove(at: index)
            variants.insert(String(shorter))
        }
        return variants
    }
}
