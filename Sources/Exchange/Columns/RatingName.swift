import Territory

/// The goal that a heading of ratings is about, whatever the order of its words: `Hållbarhet (ekonomisk)`,
/// `Social – skattning, −2 till +2`.
///
/// Every word must be known, one goal named, and a word say that it is a rating of it: a heading that says more is
/// about something else. *Bedömning* is left out, since such columns hold prose as often.
enum RatingName {
    private static let goals: [(role: InitiativeRole, words: Set<String>)] = [
        (.economic, ["ekonomisk", "ekonomiska", "ekonomiskt", "ekonomi", "economic", "economy"]),
        (.social, ["social", "sociala", "socialt"]),
        (
            .environmental,
            [
                "miljömässig", "miljömässiga", "miljömässigt", "miljö", "ekologisk", "ekologiska", "ekologiskt",
                "ekologi", "environmental", "environment", "ecological",
            ]
        ),
        (.sami, ["samisk", "samiska", "samiskt", "samer", "sami", "sámi"]),
    ]

    private static let signs: Set<String> = [
        "hållbarhet", "hållbarheten", "hållbarhetsdimension", "hållbarhetsskattning", "hållbarhetsbetyg", "skattning",
        "betyg", "sustainability", "rating", "mark", "score",
    ]
    private static let ofSami: Set<String> = ["förhållanden", "förutsättningar", "behov", "conditions", "needs"]
    private static let filling: Set<String> = ["dimension", "dimensionen", "till", "to", "och", "and", "för", "for"]

    /// O(characters).
    static func role(_ heading: String) -> InitiativeRole? {
        let words = heading.split { !$0.isLetter }.map { FoldedName(String($0)).letters }
        func has(_ some: Set<String>) -> Bool { words.contains(where: some.contains) }
        let named = goals.filter { has($0.words) }
        guard named.count == 1, let goal = named.first else { return nil }
        let rest = words.filter { !goal.words.contains($0) }
        let meant = goal.role == .sami ? signs.union(ofSami) : signs
        return has(meant) && rest.allSatisfy { meant.contains($0) || filling.contains($0) } ? goal.role : nil
    }
}
