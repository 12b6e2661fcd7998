import Store
import Wording

/// A rule's judgement (bedömning) of a ground.
package struct RuleVerdict {
    var unit: GapReport.Unit
    var required: Double
    var observed: Double?
    var shortfalls: [Shortfall]
    /// Parts that aren't what the rule is about.
    var notApplicable: [NotAsked] = []
    /// Parts about which too little is known, or the rule as a whole.
    var unjudged: [NotAsked] = []
    /// Whether the rule could be asked of no part at all.
    var isUnasked = false
    var remarks: [Wording] = []

    /// A part of which the rule can't be asked.
    struct NotAsked {
        /// Nil: of any part.
        let part: Int?
        var dimension: String?
        let reason: Wording
    }

    /// A part that falls short outweighs what isn't known elsewhere; what isn't known outweighs what holds elsewhere.
    var standing: RuleStanding {
        if !shortfalls.isEmpty { return .notMet }
        if !unjudged.isEmpty { return .cannotBeJudged }
        return isUnasked ? .notApplicable : .met
    }

    /// Distance of the observed figure from the required one, in the rule's unit; 0 where it holds.
    func shortfall(isMaximum: Bool) -> Double {
        // Nothing was ever decided: as many months too many as were allowed.
        guard let observed else { return shortfalls.isEmpty ? 0 : required }
        return max(0, isMaximum ? observed - required : required - observed)
    }

    /// Counts the parts that are blank, and which take no part in a comparison.
    mutating func leaveOut(_ blanks: some Sequence<Int>, of indicator: String) {
        notApplicable += Self.blank(blanks, indicator)
    }

    /// Of a rule that asks something of every part: it isn't judged where nothing was reported, whatever holds in the
    /// others.
    mutating func hold(_ blanks: some Collection<Int>, in division: GapDivision, of indicator: String) {
        guard !blanks.isEmpty else { return }
        unjudged += Self.blank(blanks, indicator)
        let parts = blanks.sorted().map { division.parts[$0] }
        remark(
            sv: "kan inte bedömas i \(parts.map(\.name.sv).joined(separator: ", ")): \(Self.whyBlank(indicator).sv)",
            en: "can't be judged in \(parts.map(\.name.en).joined(separator: ", ")): \(Self.whyBlank(indicator).en)")
    }

    private static func blank(_ parts: some Sequence<Int>, _ indicator: String) -> [NotAsked] {
        parts.sorted().map { NotAsked(part: $0, dimension: indicator, reason: whyBlank(indicator)) }
    }

    private static func whyBlank(_ indicator: String) -> Wording {
        indicator == Indicator.ID.grantedSek.text
            ? Wording(sv: "inget belopp är angivet där", en: "no amount is stated there")
            : Wording(sv: "inget är rapporterat där", en: "nothing was reported there")
    }

    // MARK: Without an answer

    /// Nobody reported anything, or stated an amount, in any of the parts that the rule is about.
    static func nothingReported(_ unit: GapReport.Unit, _ indicator: String, on ground: RuleGround) -> RuleVerdict {
        let name = ground.name(of: indicator)
        return notJudged(
            unit, indicator,
            because: indicator == Indicator.ID.grantedSek.text
                ? Wording(sv: "ingen insats anger något belopp", en: "no initiative states an amount")
                : Wording(
                    sv: "inget område har något rapporterat värde av \(name.sv)",
                    en: "no area has a reported value of \(name.en)"))
    }

    /// The rule is about shares of a sum, and a part of it is below zero.
    static func belowZero(
        _ unit: GapReport.Unit, in part: Part, of indicator: String, _ dimension: String?
    ) -> RuleVerdict {
        let isMoney = indicator == Indicator.ID.grantedSek.text
        let why =
            isMoney
            ? Wording(
                sv: "mer är återbetalt än beviljat i \(part.name.sv)",
                en: "more was repaid than granted in \(part.name.en)")
            : Wording(
                sv: "\(indicator) är under noll i \(part.name.sv)", en: "\(indicator) is below zero in \(part.name.en)")
        return notJudged(
            unit, dimension,
            because: Wording(
                sv: "\(why.sv), och en sådan summa har inga andelar", en: "\(why.en), and such a sum has no shares"))
    }

    /// Too little is known, for a reason that stands in the remark too.
    static func notJudged(
        _ unit: GapReport.Unit, _ dimension: String?, because reason: Wording
    ) -> RuleVerdict {
        var verdict = RuleVerdict(unit: unit, required: 0, observed: nil, shortfalls: [])
        verdict.isUnasked = true
        verdict.unjudged = [NotAsked(part: nil, dimension: dimension, reason: reason)]
        verdict.remark(sv: "kan inte bedömas: \(reason.sv)", en: "can't be judged: \(reason.en)")
        return verdict
    }

    /// There is nothing that the rule is about, for a reason that stands in the remark too.
    static func notApplicable(
        _ unit: GapReport.Unit, _ dimension: String?, because reason: Wording
    ) -> RuleVerdict {
        var verdict = RuleVerdict(unit: unit, required: 0, observed: nil, shortfalls: [])
        verdict.isUnasked = true
        verdict.remark(sv: "inte tillämplig: \(reason.sv)", en: "not applicable: \(reason.en)")
        return verdict
    }

    /// The rule is about where people live, and that is known by municipality only.
    static var peopleByMunicipality: RuleVerdict {
        notJudged(
            .share, nil,
            because: Wording(
                sv:
                    """
                    folkmängden är känd per kommun, inte var i kommunen folk bor; läs in ett finare lager med \
                    rackvidd import territory LAGER --as population
                    """,
                en:
                    """
                    the population is known by municipality, not where in it people live; import a finer layer with \
                    rackvidd import territory LAYER --as population
                    """))
    }

    mutating func remark(sv: String, en: String) { remarks.append(Wording(sv: sv, en: en)) }
}
