import Exchange
import FollowUp
import JSON
import Statistics
import Store
import Wording

/// A follow-up of outcomes for machines.
struct OutcomeRecord {
    private let followUp: OutcomeFollowUp
    private let language: Language
    private var isRate: Bool { followUp.indicator.kind == .intensive }

    init(_ followUp: OutcomeFollowUp, language: Language) { (self.followUp, self.language) = (followUp, language) }

    var json: JSONValue {
        var object: JSONObject = [
            "indicator": .string(followUp.indicator.id.text), "unit": .string(followUp.indicator.unit.en),
            "as_of": JSONValue(followUp.asOf?.description), "latest_report": JSONValue(followUp.latest?.description),
            "kind": .string(followUp.indicator.kind.rawValue),
            "accumulation": .string(followUp.indicator.reportsContain.rawValue),
            "accumulation_stated": .bool(isRate || followUp.indicator.accumulation != nil),
            "by": .string(followUp.grouping.word), "total": .object(figures(followUp.total)),
            "counts": .object(counts(followUp.total)),
            "unlocated": JSONValue(followUp.unlocated), "outside": JSONValue(followUp.outside),
            "basis": [
                "declared": .number(followUp.basis.declared), "county_wide": .number(followUp.basis.countyWide),
                "programme_area": .number(followUp.basis.programmeArea),
            ], "baselines_assumed": .integer(followUp.baselinesAssumed),
            "left_out_initiatives": .integer(followUp.leftOut), "statuses": StatusRecords.account(followUp.statuses),
            "placing": followUp.placing.map(PlacingRecord.json) ?? .null,
            "rows": .array(rows.map { .object($0) }),
        ]
        if followUp.sekPerUnit != nil { object["money"] = MoneyRecord.json(followUp.money) }
        if let without = followUp.withoutYear { YearText.add(without: without, to: &object) }
        if let strongest = followUp.strongest {
            object["strongest"] = [
                "initiative": .string(strongest.initiative.id),
                "achievement_of_reported_without": .number(strongest.without),
            ]
        }
        if let additionality = followUp.additionality {
            object["additionality"] = .array(
                additionality.factors.map { factor in
                    [
                        "factor": .string(factor.name), "low": .number(factor.value.lowerBound),
                        "high": .number(factor.value.upperBound), "source": .string(factor.source),
                    ]
                })
        }
        return .object(object)
    }

    /// One row of the list of indicators.
    var overview: JSONObject {
        var row: JSONObject = [
            "indicator": .string(followUp.indicator.id.text), "name": .string(followUp.indicator.title[language]),
            "unit": .string(followUp.indicator.unit[language]),
        ]
        for member in figures(followUp.total).members + counts(followUp.total).members {
            row[member.name] = member.value
        }
        return row
    }

    var rows: [JSONObject] {
        if followUp.grouping == .initiative { return zip(followUp.rows, followUp.initiatives).map(initiative) }
        return followUp.rows.map { row in
            var object: JSONObject = ["key": JSONValue(row.key)]
            if case .level = followUp.grouping { object = ["code": JSONValue(row.key)] }
            object["name"] = JSONValue(row.name?[language])
            for member in figures(row).members + counts(row).members { object[member.name] = member.value }
            return object
        }
    }

    private func figures(_ row: OutcomeFollowUp.Row) -> JSONObject {
        let group = row.group
        var object: JSONObject = [:]
        if let rates = row.rates {
            object["mean"] = JSONValue(rates.mean)
            object["mean_weighted_by_grant"] = JSONValue(rates.weightedByGrant)
        } else {
            let isKnown = group.valueKind == .number
            object["change"] = isKnown ? .number(group.change.withoutRoundingNoise) : .null
            object["target"] = JSONValue(group.dueTarget?.withoutRoundingNoise)
            object["achievement_of_reported"] = JSONValue(group.achievementOfReported?.withoutRoundingNoise)
            object["achievement_if_unreported_is_nothing"] = JSONValue(group.achievementIfUnreportedIsNothing)
            object["achievement_capped"] = JSONValue(group.achievementCapped?.withoutRoundingNoise)
            if let additionality = followUp.additionality {
                let net = isKnown ? additionality.net(group.change) : nil
                object["net_change_low"] = JSONValue(net?.lowerBound)
                object["net_change_high"] = JSONValue(net?.upperBound)
            }
        }
        object["achievement_reason"] = JSONValue(group.unachieved?.rawValue)
        object["achievement_median"] = JSONValue(group.median?.withoutRoundingNoise)
        if row.rates == nil { object["sek_per_unit"] = JSONValue(group.sekPerUnit) }
        object["value_kind"] = .string(group.valueKind.rawValue)
        return object
    }

    private func counts(_ row: OutcomeFollowUp.Row) -> JSONObject {
        let counts = row.group.counts
        return [
            "initiatives": .integer(counts.initiatives), "reported": .integer(counts.reported),
            "not_reported": .integer(counts.notReported), "not_due": .integer(counts.notDue),
            "without_target": .integer(counts.withoutTarget), "measured": .integer(counts.measured),
            "reached": .integer(counts.reached), "behind": .integer(row.behind),
            "milestones_due": .integer(row.milestones.due), "milestones_reached": .integer(row.milestones.reached),
            "milestones_unreported": .integer(row.milestones.unreported),
        ]
    }

    private func initiative(_ row: OutcomeFollowUp.Row, _ member: OutcomeFollowUp.Member) -> JSONObject {
        let standing = member.standing
        var object: JSONObject = [
            "key": .string(member.id), "name": .string(member.title), "baseline": JSONValue(standing.baseline),
            "baseline_assumed_zero": .bool(standing.isBaselineAssumed),
            "milestone": JSONValue(standing.milestone?.value),
            "milestone_period": JSONValue(member.milestonePeriod?.description),
            "milestone_reached": standing.milestone?.isReached.map { .bool($0) } ?? .null,
            "target": JSONValue(standing.target?.value), "target_period": JSONValue(member.targetPeriod?.description),
            "revised_targets": .string(
                member.revisedTargets.map { JSONValue.number($0).plainText }.joined(separator: " ")),
            "result": JSONValue(standing.result), "change": JSONValue(standing.change),
            "achievement": JSONValue(standing.achievement),
            "achievement_reason": JSONValue(standing.unachieved?.rawValue), "expected": JSONValue(standing.expected),
            "behind": .bool(row.behind > 0), "state": .string(standing.state.rawValue),
            MoneyRecord.granted: JSONValue(member.grantedOre.map { Double($0) / 100 }),
        ]
        if let additionality = followUp.additionality, !isRate {
            let net = standing.change.map(additionality.net)
            object["net_change_low"] = JSONValue(net?.lowerBound)
            object["net_change_high"] = JSONValue(net?.upperBound)
        }
        return object
    }
}
