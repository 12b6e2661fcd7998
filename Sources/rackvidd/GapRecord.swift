import Exchange
import FollowUp
import Planar
import Store
import Territory
import Wording

/// A gap check for machines.
enum GapRecord {
    static func json(_ report: GapReport) -> JSONValue {
        [
            "policy": .string(report.policy.name), "version": .integer(Policy.version),
            "round": JSONValue(report.policy.round?.description), "scheme": .string(report.scheme.name),
            "county_wide": .string(report.policy.countyWide.rawValue), "passed": .bool(report.passed),
            "initiatives": [
                "checked": .integer(report.counted), "unlocated": .integer(report.unlocated), "undated": .integer(report.undated),
            ],
            "rules": .array(
                report.rules.map { result in
                    [
                        "id": .string(result.rule.id), "kind": .string(result.rule.kind.name),
                        "severity": .string(result.rule.severity.rawValue), "passed": .bool(result.passed),
                        "required": .number(result.required), "observed": .number(result.observed),
                        "shortfall": .number(result.shortfall), "remark": JSONValue(result.remark?[Speech.language]),
                    ]
                }), "gaps": .array(report.gaps.map { .object(gap($0)) }),
        ]
    }

    static func gap(_ gap: GapReport.Gap) -> JSONObject {
        [
            "rule": .string(gap.rule), "code": JSONValue(gap.part?.code), "name": JSONValue(gap.part?.name[Speech.language]),
            "municipality_code": JSONValue(gap.part?.municipalityCode), "zone": JSONValue(gap.part?.zone),
            "dimension": JSONValue(gap.dimension), "required": .number(gap.required), "observed": .number(gap.observed),
            "shortfall": .number(gap.shortfall), "population": .integer(gap.population),
        ]
    }

    static func table(_ report: GapReport) -> RecordTable { RecordTable(rows: report.gaps.map(gap)) }

    /// One feature a gap; gaps may lie on the same part of the county.
    static func layer(_ report: GapReport, of territory: Territory) throws -> Layer {
        var layer = Layer(name: "gaps")
        for level in Level.allCases {
            let shapes = try Layer.shapes(of: territory, at: level)
            for item in report.gaps where item.level == level {
                guard let code = item.part?.code, let wkb = shapes[code] else { continue }
                try layer.append(wkb, properties: gap(item))
            }
        }
        return layer
    }
}
