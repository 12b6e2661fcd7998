import Territory
import Wording

/// Finds the identifiers that a wrong one was probably meant to be: the same but for case, accents and signs, or one
/// letter off.
struct NearIdentifiers {
    /// Identifiers by themselves, by the rest when one letter is taken out, and by their folded letters. Two that
    /// are at most one letter apart have one of the first two in common (symmetric deletion), so that no pair need be
    /// compared without cause.
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
