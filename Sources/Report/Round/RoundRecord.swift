import FollowUp
import JSON
import Store
import Wording

/// A round's paper for machines: every figure of the page, with the ids that it rests on.
struct RoundRecord {
    private let paper: RoundPaper
    private let filters: ResultFilters
    private let language: Language

    init(_ paper: RoundPaper, _ filters: ResultFilters, language: Language) {
        (self.paper, self.filters, self.language) = (paper, filters, language)
    }

    var json: JSONValue {
        [
            "policy": .string(paper.policy.name), "round": JSONValue(paper.policy.round?.description),
            "county": .string(paper.county), "budget_sek": Self.sek(paper.advice.choice?.budget), "decides": false,
            "funds": funds, "commitments": commitments, "demand": demand,
            "applications": ApplicationRecord.json(paper.advice), "gaps": gaps, "recipients": recipients,
            "not_judged": notJudged, "context": context, "filters": filters.json,
            "statuses": StatusRecords.account(paper.report.statuses), "money": MoneyRecord.json(paper.money),
            "placing": PlacingRecord.json(paper.report.placing),
        ]
    }

    private static func sek(_ ore: Int64?) -> JSONValue { JSONValue(ore.map { Double($0) / 100 }) }
    private static func ids(_ ids: [String]) -> JSONValue { .array(ids.map { .string($0) }) }

    private static func tally(_ tally: AmountTally) -> JSONValue {
        [
            "initiatives": .integer(tally.initiatives), MoneyRecord.granted: sek(tally.statedOre),
            "without_amount": .integer(tally.withoutAmount),
        ]
    }

    private static func sum(_ sum: RoundSum) -> JSONValue {
        [
            "sek": sek(sum.statedOre), "count": .integer(sum.ids.count), "without_amount": .integer(sum.withoutAmount),
            "ids": ids(sum.ids),
        ]
    }

    private var funds: JSONValue {
        [
            "counted": .string(paper.funds.scope.rawValue),
            "no_own_funds_named": .bool(paper.funds.isForWantOfNames), "own": Self.tally(paper.funds.own),
            "other": Self.tally(paper.funds.other), "unnamed": Self.tally(paper.funds.unnamed),
            "refused_unnamed": .integer(paper.refusedUnnamed),
        ]
    }

    private var commitments: JSONValue {
        let own = paper.commitments
        return [
            "granted": Self.tally(own.granted), "unpaid_sek": Self.sek(own.unpaidOre),
            "stating_paid": Self.ids(own.statingPaid), "without_paid": .integer(own.withoutPaid),
            "repaid": Self.tally(own.repaid),
            "years": .array(
                own.years.map {
                    ["year": .integer($0.year), MoneyRecord.granted: Self.sek($0.ore), "ids": Self.ids($0.ids)]
                }), "cannot_be_spread": Self.tally(own.unspread),
        ]
    }

    private var demand: JSONValue {
        [
            "by": .string(paper.demand.level.rawValue),
            "rows": .array(paper.demand.lines.map(line)), "total": line(paper.demand.total),
        ]
    }

    private func line(_ line: RoundDemand.Line) -> JSONValue {
        [
            "kind": .string(line.kind.rawValue), "code": JSONValue(line.code), "name": .string(line.name[language]),
            "population": line.population.map { .integer($0) } ?? .null, "applied": Self.sum(line.applied),
            "refused": Self.sum(line.refused), "granted": Self.sum(line.granted),
            "granted_sek_per_inhabitant": JSONValue(line.grantedPerInhabitant),
            "proposed": Self.sum(line.proposed), "highest_score_first": Self.sum(line.byScore),
        ]
    }

    private var gaps: JSONValue {
        let advice = paper.advice
        let outcomes: [(String, ApplicationAdvice.Outcome?)] = [
            ("proposed", advice.choice?.best), ("highest_score_first", advice.choice?.byScore),
        ]
        var object: JSONObject = [
            "must_before": .integer(advice.choice?.best.gaps(.must).before ?? advice.mustGaps),
            "should_before": .integer(advice.choice?.best.gaps(.should).before ?? advice.shouldGaps),
        ]
        for (name, outcome) in outcomes {
            object["must_after_\(name)"] = outcome.map { .integer($0.gaps(.must).after) } ?? .null
            object["should_after_\(name)"] = outcome.map { .integer($0.gaps(.should).after) } ?? .null
        }
        object["changes"] = .array(
            (advice.choice?.best.changes ?? []).map { change in
                [
                    "rule": .string(change.rule), "code": JSONValue(change.part?.code),
                    "dimension": JSONValue(change.dimension), "effect": .string(change.effect.rawValue),
                    "by": Self.ids(paper.sources(of: change)),
                ]
            })
        return .object(object)
    }

    private var recipients: JSONValue {
        let own = paper.recipients
        func group(_ one: RoundRecipients.Recipient) -> JSONValue {
            [
                "name": JSONValue(one.name), "organisation_number": JSONValue(one.organisationNumber),
                "granted": Self.sum(one.granted), "proposed": Self.sum(one.proposed),
            ]
        }
        return [
            "recipients": .integer(own.granted.count), MoneyRecord.granted: Self.sek(own.namedOre),
            "not_stated": Self.tally(own.unnamed),
            "ten_largest_share": JSONValue(own.shareOfLargest),
            "ten_largest_share_with_proposal": JSONValue(own.shareOfLargestWithProposal),
            "proposed_without_recipient": Self.ids(own.proposedUnnamed),
            "largest": .array(own.recipients.prefix(RoundRecipients.most).map(group)),
            "new_in_proposal": .array(own.recipients.filter { $0.granted.ids.isEmpty }.map(group)),
            "kinds_stated": .bool(own.statesKinds), "kinds": .array(own.kinds.map(group)),
        ]
    }

    private var notJudged: JSONValue {
        [
            "rules": .array(StandingText.notJudged(paper.report).map { .string($0[language]) }),
            "unread_rows": .array(
                paper.unread.map {
                    [
                        "row": .integer($0.row), "column": JSONValue($0.column),
                        "reason": .string($0.reason[language]),
                    ]
                }),
            "without_location": .integer(paper.report.unlocated + paper.report.partlyUnlocated),
            "without_location_sek": Self.sek(paper.report.unlocatedOre),
            "without_amount": paper.report.unstated.map { .integer($0) } ?? .null,
            "undated": .integer(paper.report.undated), "condition_skipped": .bool(paper.advice.isConditionSkipped),
        ]
    }

    /// The rules on all funds.
    private var context: JSONValue {
        guard let context = paper.context else { return .null }
        return [
            "gaps": .integer(context.gaps.count),
            "rules": .array(
                context.rules.map {
                    ["id": .string($0.rule.id), "verdict": .string($0.standing.rawValue)]
                }),
        ]
    }
}
