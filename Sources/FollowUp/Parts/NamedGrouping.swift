import Territory

/// A way to group results that has a word on the command line: by what initiatives state, or by a level of parts.
package protocol NamedGrouping {
    static var all: [Self] { get }
    static func level(_ level: Level) -> Self
    /// As the command line and records spell it.
    var word: String { get }
}

extension NamedGrouping {
    /// Reads a word, or a title in either language, or a level by any of its names; case and accents don't matter.
    package init?(named name: String) {
        let folded = FoldedName(name)
        let found =
            Self.all.first { $0.word == name } ?? Level(named: name).map(Self.level)
            ?? Self.all.first { one in
                ([one.word] + (groupingTitles[one.word] ?? [])).contains {
                    !FoldedName($0).ascii.isDisjoint(with: folded.ascii)
                }
            }
        guard !folded.letters.isEmpty, let found else { return nil }
        self = found
    }
}

/// What people call groupings by what initiatives state, by their words.
private let groupingTitles: [String: [String]] = [
    "initiative": ["insats", "insatser", "initiatives"], "year": ["år", "years", "beslutsår"],
    "programme": ["program", "programmes"],
    "strength_area": ["styrkeområde", "styrkeområden", "strength areas"], "theme": ["tema", "teman", "themes"],
    "status": ["statusar", "statuses"],
    "recipient": ["mottagare", "stödmottagare", "recipients"],
    "initiative_kind": ["slag av insats", "kind of initiative"],
    "actor_group": ["aktörsgrupp", "aktörsgrupper", "group of actors"],
]
