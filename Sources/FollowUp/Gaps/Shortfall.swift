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
    /// Whether so many initiatives and kronor more, all of them here, would close it.
    var closes: ((_ initiatives: Int, _ kronor: Double) -> Bool)?

    /// Distance from the requirement, in the rule's unit; the whole requirement where nothing was observed.
    var size: Double { observed.map { abs(required - $0) } ?? required }
}
