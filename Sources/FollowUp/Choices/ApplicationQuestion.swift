/// Identifiers of applications, as a person lists them: with commas between.
package struct ApplicationIDs: Sendable, Hashable {
    package let ids: [String]

    /// Nil where there is none.
    package init?(_ text: String) {
        let ids = text.split(separator: ",").map { id in
            String(id.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
        guard !ids.isEmpty else { return nil }
        self.ids = ids
    }
}

/// What is asked of applications, beside what each does alone.
package struct ApplicationQuestion: Sendable, Hashable {
    /// Öre within which some are chosen; nil: no choice.
    package var budget: Int64?
    package var neverWiden: NeverWiden
    /// Identifiers of applications that are looked at together, as chosen by hand; nil: none.
    package var byHand: [String]?
    /// Whether the best choice is wanted for every budget, up to `budget` or to all that is applied for.
    package var hasFrontier: Bool

    package init(
        budget: Int64? = nil, neverWiden: NeverWiden = .must, byHand: [String]? = nil, hasFrontier: Bool = false
    ) {
        self.budget = budget
        self.neverWiden = neverWiden
        self.byHand = byHand
        self.hasFrontier = hasFrontier
    }
}
