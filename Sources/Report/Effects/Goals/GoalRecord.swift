import Exchange
import FollowUp
import JSON
import Statistics
import Store
import Wording

/// A review of goals for machines.
struct GoalRecord {
    private let review: GoalReview
    private let language: Language

    init(_ review: GoalReview, language: Language) { (self.review, self.language) = (review, language) }

    var json: JSONValue {
        [
            "today": .string(review.today.description), "pace": .string(review.pace.rawValue),
            "goals": .array(
                zip(review.goals, goals).map { standing, flat in
                    var object = flat
                    object["series"] = .array(
                        standing.series.map { ["year": .integer($0.year), "value": .number($0.value)] })
                    object["milestones"] = .array(standing.milestones.map(milestone))
                    object["actions"] = review.actions[standing.goal.id].map { .array($0.map(action)) } ?? .null
                    return .object(object)
                }), "documents": .array(review.documents.map(document)),
            "strength_areas": .array(review.areas.map(area)), "statuses": StatusRecords.account(review.statuses),
        ]
    }

    /// A goal in a part as flat values.
    var goals: [JSONObject] {
        review.goals.map { standing in
            let pace = try? standing.pace?.get()
            let projection = try? standing.projection?.get()
            return [
                "id": .string(standing.goal.id), "title": JSONValue(standing.goal.title),
                "document": JSONValue(standing.goal.document),
                "indicator": .string(standing.goal.indicator.text), "part": JSONValue(standing.code ?? "county"),
                "name": JSONValue(standing.name?[language]),
                "direction": standing.higherIsBetter ? "higher_is_better" : "lower_is_better",
                "baseline_year": .integer(standing.goal.baselineYear),
                "baseline": JSONValue(standing.baseline?.value), "target_year": .integer(standing.goal.target.year),
                "target": .number(standing.goal.target.value), "latest_year": JSONValue(standing.latest?.year),
                "latest": JSONValue(standing.latest?.value),
                "required_per_year": JSONValue(pace?.requiredPerYear.withoutRoundingNoise),
                "actual_per_year": JSONValue(pace?.actualPerYear.withoutRoundingNoise),
                "pace_ratio": JSONValue(pace?.paceRatio),
                "compound_pace_ratio": JSONValue(pace.flatMap { try? $0.compoundRatio.get() }),
                "required_from_now": JSONValue(pace?.requiredFromNow), "share_of_way": JSONValue(pace?.shareOfWay),
                "expected_share_of_way": JSONValue(pace?.expectedShareOfWay),
                "projected": JSONValue(pace?.projected), "line_projected": JSONValue(projection?.projected),
                "interval_level": JSONValue(projection?.level),
                "interval_low": JSONValue(projection?.interval.lowerBound),
                "interval_high": JSONValue(projection?.interval.upperBound),
                "median_slope": JSONValue(projection?.medianSlope.slope),
                "mann_kendall_p_two_sided": JSONValue(
                    projection.flatMap { try? $0.mannKendall.get().p(.twoSided) }),
                "judgement": .string(standing.judgement.rawValue), "few_values": .bool(standing.hasFewValues),
                "far_ahead": .bool(projection?.isFarAhead ?? false), "reason": reason(standing),
            ]
        }
    }

    private func reason(_ standing: GoalStanding) -> JSONValue {
        if standing.judgement == .notMeasured {
            guard standing.latest != nil else { return "no_value_after_baseline" }
            return review.today.year > standing.goal.target.year ? "target_year_not_measured" : "no_pace"
        }
        if case .failure(let undefined)? = standing.pace { return .string(Readings.code(undefined)) }
        return .null
    }

    private func milestone(_ milestone: GoalStanding.Milestone) -> JSONValue {
        [
            "year": .integer(milestone.point.year), "value": .number(milestone.point.value),
            "due": .bool(milestone.isDue), "reached": milestone.isReached.map { .bool($0) } ?? .null,
        ]
    }

    private func action(_ action: GoalReview.Action) -> JSONValue {
        [
            "id": .string(action.initiative.id), "title": .string(action.initiative.title),
            "lead": JSONValue(action.initiative.lead), "status": JSONValue(action.initiative.status),
            "end": JSONValue(action.initiative.end?.description),
            MoneyRecord.granted: JSONValue(action.initiative.grantedOre.map { Double($0) / 100 }),
            "outcomes": .array(
                action.outcomes.map { one in
                    [
                        "indicator": .string(one.indicator.text), "state": .string(one.standing.state.rawValue),
                        "achievement": JSONValue(one.standing.achievement),
                    ]
                }),
        ]
    }

    private func document(_ standing: DocumentStanding) -> JSONValue {
        let document = standing.document
        let cycle: JSONValue =
            switch document.cycle {
            case .everyMonths(let months)?: ["every_months": .integer(months)]
            case .betweenElections?: ["between_elections": true]
            case nil: .null
            }
        return [
            "id": .string(document.id), "title": .string(document.title), "dnr": JSONValue(document.dnr),
            "adopted": JSONValue(document.adopted?.description), "valid_to": JSONValue(document.validTo?.description),
            "owner": JSONValue(document.owner), "review": cycle,
            "last_review": JSONValue(document.lastReview?.description), "due": JSONValue(standing.due?.description),
            "overdue": .bool(standing.isOverdue), "due_within_90_days": .bool(standing.isDueSoon),
            "expired": .bool(standing.isExpired),
        ]
    }

    private func area(_ standing: GoalReview.AreaStanding) -> JSONValue {
        let area = standing.area
        return [
            "name": .string(area.name), "step": JSONValue(area.step),
            "step_name": JSONValue(area.step.map { GoalReadings.step($0)[language] }),
            "since": JSONValue(area.since?.description), "vision": JSONValue(area.vision),
            "priorities": .array(area.priorities.map { .string($0) }),
            "initiatives": .integer(standing.initiatives), MoneyRecord.granted: JSONValue(standing.grantedSek),
            "without_amount": .integer(standing.unstated), "municipalities_reached": .integer(standing.reached),
            "municipalities": .array(
                standing.byMunicipality.map {
                    [
                        "code": .string($0.part.code), "name": .string($0.part.name[language]),
                        MoneyRecord.granted: .number($0.grantedSek),
                    ]
                }),
            "outcomes": .array(
                standing.outcomes.map { one in
                    [
                        "indicator": .string(one.indicator.id.text),
                        "change": one.rates == nil && one.group.valueKind == .number
                            ? .number(one.group.change) : .null, "mean": JSONValue(one.rates?.mean),
                        "achievement_of_reported": JSONValue(one.group.achievementOfReported),
                        "achievement_if_unreported_is_nothing": JSONValue(
                            one.group.achievementIfUnreportedIsNothing),
                        "value_kind": .string(one.group.valueKind.rawValue),
                    ]
                }),
        ]
    }
}
