import Wording

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
    /// Whether so many initiatives and kronor more, all of them here, would close it.
    var closes: ((_ initiatives: Int, _ kronor: Double) -> Bool)?

    /// How far from the requirement, in the rule's unit; one month more than asked for where nothing was ever decided.
    var size: Double { observed.map { abs(required - $0) } ?? required }
}

/// What a rule says of a ground (bedömning).
package struct RuleVerdict {
    var unit: GapReport.Unit
    var required: Double
    var observed: Double?
    var shortfalls: [Shortfall]
    var notApplicable: [NotAsked] = []
    var remarks: [Wording] = []

    /// A part of which the rule can't be asked.
    struct NotAsked {
        let part: Int
        var dimension: String?
        let reason: Wording
    }

    mutating func remark(sv: String, en: String) { remarks.append(Wording(sv: sv, en: en)) }
}
