import Exchange
import FollowUp
import JSON
import Planar
import Store
import Territory
import Wording

/// A gap check for machines.
enum GapRecord {
    // Long because it is a table: the keys of a check in their order.
    static func json(_ report: GapReport, in language: Language) -> JSONValue {
        var object: JSONObject = [
            "policy": .string(report.policy.name), "version": .integer(Policy.version),
            "round": JSONValue(report.policy.round?.description), "scheme": .string(report.scheme.name),
            "county_wide": .string(report.policy.countyWide.earlierWord), "passed": .bool(report.passed),
            "verdict": .string(report.standing.rawValue),
            "initiatives": [
                "checked": .integer(report.counted), "unlocated": .integer(report.unlocated),
                "partly_unlocated": .integer(report.partlyUnlocated),
                "unlocated_sek": JSONValue(report.unlocatedOre.map { Double($0) / 100 }),
                "undated": .integer(report.undated),
                "unknown": .integer(report.unknown),
                "unstated_amount": report.unstated.map { .integer($0) } ?? .null,
                "straddling": .integer(report.straddling.initiatives),
                "straddling_sek": StatusRecords.amount(report.straddling),
            ], "statuses": StatusRecords.account(report.statuses), "money": report.money.map(MoneyRecord.json) ?? .null,
            "impossible": .array(report.impossible.map { .array($0.map { .string($0) }) }),
            "variants": .array(report.variants.map { .string($0.code) }),
            "rules": .array(
                report.rules.map { result in
                    [
                        "id": .string(result.rule.id), "title": JSONValue(result.rule.title?[language]),
                        "kind": .string(result.rule.kind),
                        "severity": .string(result.rule.severity.rawValue), "passed": .bool(result.passed),
                        "verdict": .string(result.standing.rawValue),
                        "unit": .string(result.unit.rawValue),
                        "required": .number(result.required), "observed": JSONValue(result.observed),
                        "shortfall": .number(result.shortfall), "robust": .bool(result.isRobust),
                        "depends_on": codes(result.dependsOn),
                        "remark": JSONValue(result.remark?[language]),
                    ]
                }),
            "gaps": .array(
                report.gaps.map { item in
                    var record = gap(item, in: language)
                    record["depends_on"] = codes(item.dependsOn)
                    record["unlocated_largest"] = .array(
                        item.unlocated.largest.map {
                            [
                                "id": .string($0.id), "title": .string($0.title),
                                MoneyRecord.granted: JSONValue($0.grantedOre.map { Double($0) / 100 }),
                            ]
                        })
                    record["nearest"] = .array(
                        item.nearest.map {
                            [
                                "id": .string($0.id), "title": .string($0.title),
                                "distance_m": .number(($0.distance * 10).rounded() / 10),
                            ]
                        })
                    return .object(record)
                }), "not_applicable": .array(report.notApplicable.map { .object(unasked($0, in: language)) }),
            "not_judged": .array(report.notJudged.map { .object(unasked($0, in: language)) }),
        ]
        for (name, value) in DistributionRecord.people(report.population) { object[name] = value }
        object["populations"] = .array(
            Level.allCases.compactMap { level in
                report.populations[level].map { basis in
                    var own: JSONObject = ["by": .string(level.rawValue)]
                    for (name, value) in DistributionRecord.people(basis) { own[name] = value }
                    return .object(own)
                }
            })
        return .object(object)
    }

    private static func codes(_ variants: [GapVariant]) -> JSONValue { .array(variants.map { .string($0.code) }) }

    /// One gap as flat values: lists are joined by spaces.
    static func gap(_ gap: GapReport.Gap, in language: Language) -> JSONObject {
        [
            "rule": .string(gap.rule), "severity": .string(gap.severity.rawValue), "code": JSONValue(gap.part?.code),
            "name": JSONValue(gap.part?.name[language]),
            "municipality_code": JSONValue(gap.part?.municipalityCode), "zone": JSONValue(gap.part?.zone),
            "dimension": JSONValue(gap.dimension), "unit": .string(gap.unit.rawValue),
            "required": .number(gap.required),
            "observed": JSONValue(gap.observed), "shortfall": .number(gap.shortfall),
            "missing_initiatives": JSONValue(gap.missing.initiatives),
            "missing_sek": JSONValue(gap.missing.kronor),
            "missing_people": gap.missing.people.map { .integer($0) } ?? .null,
            "population": gap.population.map { .integer($0) } ?? .null, "nothing": JSONValue(gap.nothing?.rawValue),
            "unlocated_initiatives": .integer(gap.unlocated.initiatives),
            "unlocated_sek": JSONValue(gap.unlocated.grantedOre.map { Double($0) / 100 }),
            "unlocated_could_close": gap.unlocated.couldClose.map { .bool($0) } ?? .null,
            "unstated_initiatives": .integer(gap.unstated),
            "unstated_could_close": gap.unstatedCouldClose.map { .bool($0) } ?? .null,
            "unlocated_largest": .string(gap.unlocated.largest.map(\.id).joined(separator: " ")),
            "robust": .bool(gap.isRobust),
            "depends_on": .string(gap.dependsOn.map(\.code).joined(separator: " ")),
            "nearest": .string(gap.nearest.map(\.id).joined(separator: " ")), "reason": .null,
            "verdict": .string(RuleStanding.notMet.rawValue),
        ]
    }

    /// A part that a rule can't be asked of, in the columns of a gap.
    static func unasked(_ item: GapReport.Unasked, in language: Language) -> JSONObject {
        [
            "rule": .string(item.rule), "severity": .string(item.severity.rawValue), "code": JSONValue(item.code),
            "name": .string(item.name[language]), "municipality_code": JSONValue(item.municipalityCode),
            "zone": JSONValue(item.zone),
            "dimension": JSONValue(item.dimension), "unit": .null, "required": .null, "observed": .null,
            "shortfall": .null,
            "missing_initiatives": .null, "missing_sek": .null, "missing_people": .null,
            "population": item.population.map { .integer($0) } ?? .null,
            "nothing": .string(item.standing.rawValue), "unlocated_initiatives": .null,
            "unlocated_sek": .null,
            "unlocated_could_close": .null, "unstated_initiatives": .null, "unstated_could_close": .null,
            "unlocated_largest": .null, "robust": .null, "depends_on": .null,
            "nearest": .null, "reason": .string(item.reason[language]), "verdict": .string(item.standing.rawValue),
        ]
    }

    /// A rule that has neither a gap nor a part that it can't be asked of, in the columns of a gap: of the county.
    private static func rule(_ result: GapReport.RuleResult, in language: Language) -> JSONObject {
        var row = unasked(GapReport.whole(result), in: language)
        row["unit"] = .string(result.unit.rawValue)
        if result.standing.isJudged {
            row["required"] = .number(result.required)
            row["observed"] = JSONValue(result.observed)
            row["shortfall"] = .number(result.shortfall)
        }
        row["robust"] = .bool(result.isRobust)
        row["depends_on"] = .string(result.dependsOn.map(\.code).joined(separator: " "))
        row["nothing"] = .null
        row["reason"] = JSONValue(result.remark?[language])
        return row
    }

    /// Every gap, every part that a rule can't be asked of, and the rules that have neither; each row with the verdict
    /// of its rule, so that none is missing.
    private static func rows(
        _ report: GapReport, in language: Language
    ) -> [(level: Level?, code: String?, row: JSONObject)] {
        let told = Set(report.gaps.map(\.rule) + report.unasked.map(\.rule))
        var rows: [(level: Level?, code: String?, row: JSONObject)] = report.gaps.map {
            ($0.level, $0.part?.code, gap($0, in: language))
        }
        rows += report.unasked.map { ($0.level, $0.code, unasked($0, in: language)) }
        rows += report.rules.filter { !told.contains($0.rule.id) }.map { (nil, nil, rule($0, in: language)) }
        let verdicts = Dictionary(
            report.rules.map { ($0.rule.id, $0.standing.rawValue) }, uniquingKeysWith: { first, _ in first })
        for index in rows.indices {
            let id = rows[index].row["rule"]?.string ?? ""
            rows[index].row["rule_verdict"] = JSONValue(verdicts[id])
        }
        return rows
    }

    static func table(_ report: GapReport, in language: Language) -> RecordTable {
        RecordTable(rows: rows(report, in: language).map(\.row))
    }

    /// One feature for each row of the table; several may lie on the same part of the county. What concerns the county
    /// as a whole, or a part that doesn't exist, has no geometry.
    static func layer(
        _ report: GapReport, of territory: Territory, in language: Language
    ) throws -> FeatureLayer {
        var layer = FeatureLayer(name: "gaps")
        var shapes: [Level: [String: [UInt8]]] = [:]
        func shape(_ level: Level?, _ code: String?) throws -> [UInt8]? {
            guard let level else { return nil }
            if shapes[level] == nil { shapes[level] = try FeatureLayer.shapes(of: territory, at: level) }
            return code.flatMap { shapes[level]?[$0] }
        }
        for item in rows(report, in: language) {
            try layer.append(shape(item.level, item.code), properties: item.row)
        }
        return layer
    }
}
