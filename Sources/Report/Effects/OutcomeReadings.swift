import FollowUp
import Statistics
import Store
import Wording

/// What figures of outcomes rest on, in words.
enum OutcomeReadings {
    private static let sv = Figures(.swedish)
    private static let en = Figures(.english)

    /// Why there is no share of a target, for a table's cell.
    static func cell(_ why: OutcomeStanding.Unachieved) -> Wording {
        switch why {
        case .noInitiative: Wording(sv: "ingen insats", en: "no initiative")
        case .notDue: Wording(sv: "inte än", en: "not due")
        case .notReported: Wording(sv: "inte rapporterat", en: "not reported")
        case .noTarget: Wording(sv: "utan mål", en: "no target")
        case .reportedWithoutTarget: Wording(sv: "rapporterade utan mål", en: "reported without target")
        case .noBaseline: Wording(sv: "utan utgångsvärde", en: "no baseline")
        case .targetIsBaseline: Wording(sv: "mål = utgångsvärde", en: "target = baseline")
        case .targetsCancel: Wording(sv: "målen tar ut varandra", en: "targets cancel out")
        }
    }

    /// The same in a sentence.
    static func sentence(_ why: OutcomeStanding.Unachieved) -> Wording {
        switch why {
        case .noInitiative: Wording(sv: "ingen insats är med", en: "no initiative counts")
        case .notDue: Wording(sv: "inget mål har förfallit än", en: "no target is due yet")
        case .notReported: Wording(sv: "inget är rapporterat", en: "nothing is reported")
        case .noTarget: Wording(sv: "inget mål är angivet", en: "no target is stated")
        case .reportedWithoutTarget:
            Wording(sv: "de som har rapporterat anger inget mål", en: "those that reported state no target")
        case .noBaseline: Wording(sv: "inget utgångsvärde är angivet", en: "no baseline is stated")
        case .targetIsBaseline:
            Wording(
                sv: "målet är utgångsvärdet, så någon andel av vägen dit finns inte",
                en: "the target is the baseline, so that there is no way to reach a share of")
        case .targetsCancel:
            Wording(
                sv: "målen tar ut varandra, så någon andel av dem finns inte",
                en: "the targets cancel out, so that there is no share of them")
        }
    }

    /// A share of a target among those that reported, from what it is if the others came to nothing; nil where none is.
    static func achieved(from lower: Double?, _ upper: Double?, _ figures: Figures, dash: String = " – ") -> String? {
        guard let upper = upper.map({ figures.percent($0) }) else { return nil }
        guard let lower = lower.map({ figures.percent($0) }), lower != upper else { return upper }
        return lower + dash + upper
    }

    static func reporting(_ counts: OutcomeGroup.Counts) -> [Wording] {
        var parts: [Wording] = []
        if counts.notReported > 0 {
            parts.append(
                Wording(
                    sv: """
                        \(counts.notReported) av \(Plural.sv(counts.initiatives, "insats", "insatser")) har inte \
                        rapporterat
                        """,
                    en: """
                        \(counts.notReported) of \(Plural.en(counts.initiatives, "initiative")) \
                        \(counts.notReported == 1 ? "has" : "have") not reported
                        """))
        }
        if counts.notDue > 0 {
            let are = counts.notDue == 1 ? "is" : "are"
            parts.append(
                Wording(sv: "\(counts.notDue) har sitt mål senare", en: "\(counts.notDue) \(are) not due"))
        }
        if counts.withoutTarget > 0 {
            let has = counts.withoutTarget == 1 ? "has" : "have"
            parts.append(
                Wording(sv: "\(counts.withoutTarget) saknar mål", en: "\(counts.withoutTarget) \(has) no target"))
        }
        guard !parts.isEmpty else { return [] }
        return [
            Wording(
                sv: parts.map(\.sv).joined(separator: "; ") + ".", en: parts.map(\.en).joined(separator: "; ") + ".")
        ]
    }

    /// What the others reached together without the initiative that moves the achievement most.
    static func strongest(
        _ strongest: (initiative: OutcomeFollowUp.Member, without: Double), _ followUp: OutcomeFollowUp
    ) -> Wording {
        let (id, standing) = (strongest.initiative.id, strongest.initiative.standing)
        let (change, target) = (standing.change ?? 0, standing.targetChange ?? 0)
        return Wording(
            sv: """
                En insats (\(id)) gav \(sv.value(change)) av \(sv.value(target)): de andra nådde tillsammans \
                \(sv.percent(strongest.without)).
                """,
            en: """
                One (\(id)) gave \(en.value(change)) of \(en.value(target)): the others together reached \
                \(en.percent(strongest.without)).
                """)
    }

    static func milestones(_ milestones: OutcomeFollowUp.Milestones) -> [Wording] {
        guard milestones.due > 0 else { return [] }
        let unreported = milestones.unreported
        return [
            Wording(
                sv: """
                    \(milestones.reached) av \(Plural.sv(milestones.due, "delmål", "delmål")) som infallit är \
                    nådda\(unreported > 0 ? "; för \(unreported) är inget rapporterat" : "").
                    """,
                en: """
                    \(milestones.reached) of \(Plural.en(milestones.due, "milestone")) that \
                    \(milestones.due == 1 ? "has" : "have") come \(milestones.reached == 1 ? "is" : "are") \
                    reached\(unreported > 0 ? "; nothing is reported for \(unreported)" : "").
                    """)
        ]
    }

    /// What lies in no part.
    static func places(_ followUp: OutcomeFollowUp) -> [Wording] {
        guard case .level = followUp.grouping, followUp.total.rates == nil,
            followUp.outside != 0 || followUp.unlocated != 0
        else { return [] }
        func told(_ value: Double?) -> Wording {
            value.map { Wording(sv: sv.value($0), en: en.value($0)) }
                ?? Wording(sv: "inte rapporterat", en: "not reported")
        }
        let (outside, unlocated) = (told(followUp.outside), told(followUp.unlocated))
        return [
            Wording(
                sv: """
                    Utanför länet \(outside.sv), utan känt läge \(unlocated.sv): områdena och dessa läggs ihop till \
                    summan.
                    """,
                en: """
                    Outside the county \(outside.en), without a known location \(unlocated.en): the areas and these \
                    add up to the total.
                    """)
        ]
    }

    /// How reports were read.
    static func reading(_ followUp: OutcomeFollowUp) -> [Wording] {
        var remarks: [Wording] = []
        if followUp.indicator.kind == .intensive {
            remarks.append(
                Wording(
                    sv: "En kvot summeras aldrig: medlet är över insatserna, vägt med deras andel i området.",
                    en: "A rate is never added: the mean is over initiatives, weighted by their share in the area."))
        } else if followUp.indicator.accumulation == nil, followUp.hasSeveralReports {
            remarks.append(
                Wording(
                    sv: "Rapporterna är lästa som ackumulerade, den senaste gäller: inget annat är angivet.",
                    en: "Reports are read as cumulative, the latest counts: nothing else is stated."))
        }
        if followUp.baselinesAssumed > 0 {
            remarks.append(
                Wording(
                    sv: """
                        Utan angivet utgångsvärde, räknat från 0: \
                        \(Plural.sv(followUp.baselinesAssumed, "insats", "insatser")).
                        """,
                    en: """
                        Without a stated baseline, counted from 0: \
                        \(Plural.en(followUp.baselinesAssumed, "initiative")).
                        """))
        }
        if followUp.leftOut > 0 {
            remarks.append(
                Wording(
                    sv: "Utfall av \(Plural.sv(followUp.leftOut, "insats", "insatser")) utanför urvalet är inte med.",
                    en: "Outcomes of \(Plural.en(followUp.leftOut, "initiative")) outside the selection are left out."))
        }
        return remarks
    }

    /// - Parameter advises: whether the options that change it are named.
    static func cost(_ followUp: OutcomeFollowUp, advises: Bool = true) -> [Wording] {
        guard let cost = followUp.sekPerUnit else { return [] }
        return [
            Wording(
                sv: """
                    \(sv.decimal(cost, 0)) kr beviljat per enhet. Hela beloppet räknas för varje indikator, så \
                    kostnader för flera indikatorer får inte läggas ihop.
                    """,
                en: """
                    SEK \(en.decimal(cost, 0)) granted per unit. The whole grant counts for each indicator, so that \
                    costs of several indicators must not be added.
                    """)
        ] + MoneyText.sentences(followUp.money, advises: advises)
    }

    static func net(_ followUp: OutcomeFollowUp) -> [Wording] {
        guard followUp.total.rates == nil else { return [] }
        guard let additionality = followUp.additionality else {
            return [
                Wording(
                    sv: "Det som hade kommit ändå är inte avdraget.", en: "What would have come anyway isn't taken off."
                )
            ]
        }
        guard followUp.total.group.valueKind == .number else { return [] }
        let net = additionality.net(followUp.total.group.change)
        func range(_ figures: Figures) -> String {
            net.lowerBound == net.upperBound
                ? figures.value(net.lowerBound) : "\(figures.value(net.lowerBound))–\(figures.value(net.upperBound))"
        }
        let sources = additionality.factors.map { "\($0.name): \($0.source)" }.joined(separator: "; ")
        return [
            Wording(
                sv: "Netto, med angivna antaganden: \(range(sv)). \(sources).",
                en: "Net, under the stated assumptions: \(range(en)). \(sources).")
        ]
    }
}
