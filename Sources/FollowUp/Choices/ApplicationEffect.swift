/// What applications do to a requirement of a policy.
package enum ApplicationEffect: String, Sendable, Hashable, CaseIterable {
    /// A gap is closed; one is opened where there was none; an open one comes nearer to the requirement or farther.
    case closes, opens, narrows, widens

    /// Figures nearer to each other than this, relative to their size, are the same: sums of doubles are.
    private static let tolerance = 1e-9

    /// Nil where the requirement is as it was, or met before and after.
    ///
    /// - Parameters:
    ///   - before: the observed figure without them; nil where there is none, as before the first decision.
    ///   - after: with them.
    ///   - isMaximum: whether the figure should be at most what is required.
    init?(required: Double, before: Double?, after: Double?, wasMet: Bool, isMet: Bool, isMaximum: Bool) {
        switch (wasMet, isMet) {
        case (false, true): self = .closes
        case (true, false): self = .opens
        case (true, true): return nil
        case (false, false):
            guard let after else { return nil }
            guard let before else {
                self = .narrows
                return
            }
            // What is required may have changed too: the figures themselves tell.
            let farther = isMaximum ? after - before : before - after
            guard abs(farther) > Self.tolerance * max(abs(required), abs(before)) else { return nil }
            self = farther > 0 ? .widens : .narrows
        }
    }
}
