import Exchange
import FollowUp
import JSON
import Store
import Wording

/// Financing for machines. A blank is null, never 0; where no initiative counts, sums are 0.
struct FinancingRecord {
    private let financing: Financing
    private let language: Language
    private let byID: [String: InitiativeFinancing]

    init(_ financing: Financing, language: Language) {
        (self.financing, self.language) = (financing, language)
        byID = Dictionary(uniqueKeysWithValues: financing.initiatives.map { ($0.id, $0) })
    }

    var json: JSONValue {
        var object: JSONObject = [
            "by": .string(financing.grouping.word), "spread_years": .bool(financing.spreadsYears),
            "counted_in": .string(financing.spreadsYears ? "days_from_start_to_end" : "year_of_decision"),
            "leverage_is": .string("(whole financing - granted) / granted, of initiatives whose whole is known"),
            "counts": [
                "initiatives": .integer(financing.initiatives.count),
                "undated": .integer(financing.undated.initiatives),
            ],
            "statuses": StatusRecords.account(financing.statuses),
            "applied_left_out": .array(
                financing.appliedLeftOut.sorted { $0.key < $1.key }.map { status, tally in
                    [
                        "status": .string(status), "applied_sek": StatusRecords.amount(tally),
                        "initiatives": .integer(tally.initiatives), "without_amount": .integer(tally.withoutAmount),
                    ]
                }),
            "initiatives_in_several_rows": .integer(financing.repeated), "money": MoneyRecord.json(financing.money),
            "placing": financing.placing.map(PlacingRecord.json) ?? .null,
            "rows": .array(financing.rows.map { .object(row($0)) }), "total": .object(row(financing.total)),
            "initiatives": .array(financing.initiatives.map { .object(initiative($0)) }),
        ]
        if let without = financing.withoutYear { YearText.add(without: without, to: &object) }
        return .object(object)
    }

    private func row(_ row: FinancingRow) -> JSONObject {
        var object: JSONObject = [
            "key": JSONValue(row.key), "kind": .string(row.kind.rawValue), "name": .string(row.name[language]),
            "initiatives": .integer(row.initiatives),
        ]
        var stating = JSONObject()
        for item in FinancingItem.allCases {
            object[item.rawValue] = Self.kronor(row.ore(item))
            stating[item.rawValue] = .integer(row.sums[item]?.stating ?? 0)
        }
        object["stated_by"] = .object(stating)
        object["leverage"] = [
            "other_per_granted": JSONValue(row.leverage.ratio),
            "other_funding_sek": Self.kronor(row.leverage.initiatives > 0 ? row.leverage.otherOre : nil),
            MoneyRecord.granted: Self.kronor(row.leverage.initiatives > 0 ? row.leverage.grantedOre : nil),
            "initiatives": .integer(row.leverage.initiatives),
        ]
        object["without_cofinancing"] = ids(row) { $0.cofinancing == .lacks }
        object["cofinancing_unknown"] = ids(row) { $0.cofinancing == .unknown }
        object["not_adding_up"] = ids(row) { !$0.faults.isEmpty }
        object["not_judged"] = ids(row) { !$0.openDifferences.isEmpty }
        return object
    }

    private func members(_ row: FinancingRow, _ isMeant: (InitiativeFinancing) -> Bool) -> [String] {
        row.members.filter { byID[$0].map(isMeant) ?? false }
    }

    private func ids(_ row: FinancingRow, _ isMeant: (InitiativeFinancing) -> Bool) -> JSONValue {
        .array(members(row, isMeant).map { .string($0) })
    }

    private func initiative(_ one: InitiativeFinancing) -> JSONObject {
        var object: JSONObject = ["id": .string(one.id), "title": .string(one.title)]
        for item in FinancingItem.allCases { object[item.rawValue] = Self.kronor(one.amounts[item]) }
        object["parts_sek"] = Self.kronor(one.parts)
        object["grant_beside_sources"] = .bool(one.isGrantBesideSources)
        object["whole_sek"] = Self.kronor(one.whole)
        object["other_funding_than_grant_sek"] = Self.kronor(one.otherFunding)
        object["cofinancing"] = .string(one.cofinancing.rawValue)
        object["granted_on"] = .bool(one.isGrantedOn)
        object["faults"] = .array(
            one.faults.map { ["kind": .string($0.kind.rawValue), "difference_sek": Self.kronor($0.ore)] })
        object["not_judged"] = .array(
            one.openDifferences.map { ["kind": .string($0.kind.rawValue), "difference_sek": Self.kronor($0.ore)] })
        object["not_stated"] = .array(one.blanks.map { .string($0.rawValue) })
        return object
    }

    /// A row for each group or part, and for initiatives what doesn't add up.
    var rows: [JSONObject] {
        financing.rows.map { row in
            var object: JSONObject = [
                financing.grouping.word: JSONValue(row.key), "kind": .string(row.kind.rawValue),
                "name": .string(row.name[language]), "initiatives": .integer(row.initiatives),
            ]
            for item in FinancingItem.allCases { object[item.rawValue] = Self.kronor(row.sums[item]?.ore) }
            object["leverage"] = JSONValue(row.leverage.ratio)
            object["leverage_initiatives"] = .integer(row.leverage.initiatives)
            let counts: [(String, (InitiativeFinancing) -> Bool)] = [
                ("without_cofinancing", { $0.cofinancing == .lacks }),
                ("cofinancing_unknown", { $0.cofinancing == .unknown }), ("not_adding_up", { !$0.faults.isEmpty }),
                ("not_judged", { !$0.openDifferences.isEmpty }),
            ]
            for (name, isMeant) in counts { object[name] = .integer(members(row, isMeant).count) }
            if financing.grouping == .initiative, let one = row.key.flatMap({ byID[$0] }) {
                for kind in FinancingFault.Kind.allCases {
                    object["\(kind.rawValue)_difference_sek"] = Self.kronor(
                        (one.faults + one.openDifferences).first { $0.kind == kind }?.ore)
                }
            }
            return object
        }
    }

    private static func kronor(_ ore: Int64?) -> JSONValue { JSONValue(ore.map { Double($0) / 100 }) }
}
