import Store
import Wording

/// A rule's judgement (bedömning) of a ground.
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

    /// The rule has no answer, and isn't met: nobody reported anything in any of the parts that it is about.
    static func nothingReported(_ unit: GapReport.Unit, _ division: GapDivision, _ indicator: String) -> RuleVerdict {
        var verdict = unanswered(unit, division.parts, indicator)
        verdict.remark(
            sv: "kan inte bedömas: inget område har något rapporterat värde av \(indicator)",
            en: "can't be judged: no area has a reported value of \(indicator)")
        return verdict
    }

    /// Counts the parts that can't be judged, since nothing was reported there.
    mutating func leaveOut(_ blanks: some Sequence<Int>, of indicator: String) {
        notApplicable += blanks.sorted().map {
            .init(
                part: $0, dimension: indicator,
                reason: Wording(sv: "inget är rapporterat där", en: "nothing was reported there"))
        }
    }

    /// Of a rule that asks something of every part: it isn't met while nothing was reported in some, whatever holds in
    /// the others.
    mutating func hold(_ blanks: some Collection<Int>, in division: GapDivision, of indicator: String) {
        guard !blanks.isEmpty else { return }
        leaveOut(blanks, of: indicator)
        let parts = blanks.sorted().map { division.parts[$0] }
        shortfalls += Self.unanswered(unit, parts, indicator).shortfalls
        remark(
            sv: "kan inte bedömas i \(parts.map(\.name.sv).joined(separator: ", ")): inget är rapporterat där",
            en: "can't be judged in \(parts.map(\.name.en).joined(separator: ", ")): nothing was reported there")
    }

    /// The rule has no answer, and isn't met: it is about shares of a sum, and a part of it is below zero.
    static func notJudged(
        _ unit: GapReport.Unit, _ division: GapDivision, _ negative: Int, of indicator: String, _ dimension: String?
    ) -> RuleVerdict {
        let part = division.parts[negative].name
        let isMoney = indicator == Indicator.ID.grantedSek.text
        let why =
            isMoney
            ? Wording(
                sv: "mer är återbetalt än beviljat i \(part.sv)", en: "more was repaid than granted in \(part.en)")
            : Wording(sv: "\(indicator) är under noll i \(part.sv)", en: "\(indicator) is below zero in \(part.en)")
        return notAsked(
            unit, division, dimension,
            because: Wording(
                sv: "\(why.sv), och en sådan summa har inga andelar", en: "\(why.en), and such a sum has no shares"))
    }

    /// The rule has no answer, and isn't met, for a reason that stands in its remark.
    static func notAsked(
        _ unit: GapReport.Unit, _ division: GapDivision, _ dimension: String?, because reason: Wording
    ) -> RuleVerdict {
        var verdict = unanswered(unit, division.parts, dimension)
        verdict.remark(sv: "kan inte bedömas: \(reason.sv)", en: "can't be judged: \(reason.en)")
        return verdict
    }

    /// The rule has no answer, and isn't met: it is about where people live, and that is known by municipality only.
    static func peopleByMunicipality(_ division: GapDivision) -> RuleVerdict {
        var verdict = unanswered(.share, division.parts, nil)
        verdict.remark(
            sv:
                """
                kan inte bedömas: folkmängden är känd per kommun, inte var i kommunen folk bor; läs in ett finare \
                lager med rackvidd import territory LAGER --as population
                """,
            en:
                """
                can't be judged: the population is known by municipality, not where in it people live; import a \
                finer layer with rackvidd import territory LAYER --as population
                """)
        return verdict
    }

    /// The rule has no answer, and isn't met: it can't be asked of any part that it is about.
    static func notAsked(_ unit: GapReport.Unit, _ division: GapDivision, _ dimension: String) -> RuleVerdict {
        var verdict = unanswered(unit, division.parts, dimension)
        verdict.remark(
            sv: "kan inte bedömas: regeln går inte att ställa i något område",
            en: "can't be judged: the rule can't be asked of any area")
        return verdict
    }

    /// Without an answer, and so not met; a remark says why.
    private static func unanswered(_ unit: GapReport.Unit, _ parts: [Part], _ dimension: String?) -> RuleVerdict {
        RuleVerdict(
            unit: unit, required: 0, observed: nil,
            shortfalls: [
                Shortfall(
                    part: nil, dimension: dimension, required: 0, observed: nil, missing: .init(),
                    people: parts.reduce(0) { $0 + $1.population })
            ])
    }

    mutating func remark(sv: String, en: String) { remarks.append(Wording(sv: sv, en: en)) }
}
