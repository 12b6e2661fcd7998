import FollowUp
import Wording

/// Words of goals and strength areas.
enum GoalReadings {
    static func judgement(_ judgement: GoalStanding.Judgement) -> Wording {
        switch judgement {
        case .reached: Wording(sv: "nått", en: "reached")
        case .onTrack: Wording(sv: "i takt", en: "on track")
        case .uncertain: Wording(sv: "osäkert", en: "uncertain")
        case .behind: Wording(sv: "efter", en: "behind")
        case .moderate: Wording(sv: "något efter", en: "moderate")
        case .insufficient: Wording(sv: "för långsamt", en: "insufficient")
        case .away: Wording(sv: "åt fel håll", en: "away from it")
        case .notMeasured: Wording(sv: "inte mätt", en: "not measured")
        case .missed: Wording(sv: "missat", en: "missed")
        }
    }

    /// Of a steering document.
    static func standing(_ standing: DocumentStanding) -> Wording {
        let review: Wording =
            if standing.isOverdue {
                Wording(sv: "försenad", en: "overdue")
            } else if standing.isDueSoon {
                Wording(sv: "inom 90 dagar", en: "within 90 days")
            } else if standing.due != nil {
                Wording(sv: "i tid", en: "in time")
            } else if standing.document.cycle == nil {
                Wording(sv: "ingen översyn angiven", en: "no review stated")
            } else {
                Wording(sv: "inget datum att räkna från", en: "no date to count from")
            }
        guard standing.isExpired else { return review }
        return Wording(sv: review.sv + ", giltighetstiden är slut", en: review.en + ", its time is over")
    }

    /// Of the six steps of smart specialisation.
    static func step(_ step: Int) -> Wording {
        switch step {
        case 1: Wording(sv: "analys", en: "analysis")
        case 2: Wording(sv: "styrning och delaktighet", en: "governance")
        case 3: Wording(sv: "vision", en: "vision")
        case 4: Wording(sv: "prioriteringar", en: "priorities")
        case 5: Wording(sv: "åtgärder", en: "policy mix")
        default: Wording(sv: "uppföljning och utvärdering", en: "monitoring and evaluation")
        }
    }
}
