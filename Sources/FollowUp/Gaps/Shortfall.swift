import Wording

/// What may lie in a part, as nobody knows where it lies.
struct MayLie {
    var initiatives = 0
    /// In the indicator's unit, kronor of money.
    var amount = 0.0
    /// Rows of the ground's table.
    var rows: [Int] = []
}

/// One part that falls short of a rule, as bare figures.
struct Shortfall {
    /// Index into the division's parts; nil: the county.
    let part: Int?
    var dimension: String?
    let required: Double
    let observed: Double?
    let missing: GapReport.Missing
    /// People affected.
    let people: Int
    /// Initiatives here of which nobody knows when they were decided; of rules about the time since a decision.
    var undated = 0
    /// Initiatives here that were decided after the round, likewise.
    var later = 0
    /// Whether nothing observed means that nothing is there; not of achievements and changes.
    var isAmount = true
    /// Whether what may lie here, all of it here, would close it.
    var closes: ((MayLie) -> Bool)?
    /// Whether so many of what is missing, moved here or away, would close it, as the rule itself compares.
    var closesWhenMoved: ((Double) -> Bool)?

    /// Whole kronor or initiatives of what is missing: the fewest that close it. Nil where neither is missing.
    var toClose: Int? {
        guard let lacking = missing.kronor ?? missing.initiatives else { return nil }
        let least = Int(clamped: max(0, lacking.rounded(.down)))
        // A product of doubles may lie a little above or below a whole number.
        for count in least...least + 2 where closesWhenMoved?(Double(count)) ?? (Double(count) >= lacking) {
            return count
        }
        return least + 2
    }

    /// Distance from the requirement, in the rule's unit; the whole requirement where nothing was observed.
    var size: Double { observed.map { abs(required - $0) } ?? required }
}
