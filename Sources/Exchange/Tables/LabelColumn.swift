/// Columns of numbers that say which, when or where rather than how much: years, codes, identifiers.
enum LabelColumn {
    private static let initiatives = ColumnRecognition<InitiativeRole>.Vocabulary()
    private static let outcomes = ColumnRecognition<OutcomeRole>.Vocabulary()
    private static let indicators = ColumnRecognition<IndicatorRole>.Vocabulary()
    private static let words: Set<String> = [
        "år", "årtal", "year", "kod", "code", "nr", "nummer", "id", "procent", "andel",
    ]
    /// Roles whose numbers a total has as well, or that no total has.
    private static let summed: Set<InitiativeRole> = [
        .participants, .outcome, .longitude, .latitude, .easting, .northing, .x, .y,
    ]

    /// Whether numbers under a heading aren't for summing.
    static func isNamed(_ heading: String) -> Bool {
        if let role = initiatives.match(heading)?.role { return !role.isMoney && !summed.contains(role) }
        if let role = outcomes.match(heading)?.role, role != .value { return true }
        if let role = indicators.match(heading)?.role, role != .value { return true }
        let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
        return words.contains { Self.words.contains($0) || $0.hasSuffix("datum") || $0.hasSuffix("nummer") }
            && !words.contains { $0 == "per" || isMoney($0) }
    }

    /// Whether a column says which indicator a row is of, whose name may well be a total's: `Arbetsställen totalt`.
    static func isIndicator(_ heading: String) -> Bool {
        outcomes.match(heading)?.role == .indicator || indicators.match(heading)?.role == .indicator
    }

    static func isMoney(_ heading: String) -> Bool { initiatives.match(heading)?.role.isMoney == true }

    static func isIdentifier(_ heading: String) -> Bool { initiatives.match(heading)?.role == .id }

    /// Whether a column of initiatives says what a row is.
    static func names(_ heading: String) -> Bool {
        let role = initiatives.match(heading)?.role
        return role == .id || role == .title
    }
}
