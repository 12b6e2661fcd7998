import Exchange
package import JSON
package import Store

/// Classes of statuses, for machines.
package enum StatusRecords {
    /// Initiatives counted and left out of a result.
    package static func account(_ account: StatusAccount) -> JSONValue {
        func groups(_ groups: [StatusAccount.Group]) -> JSONValue {
            .array(
                groups.map {
                    [
                        "status": .string($0.status), "class": .string($0.statusClass.rawValue),
                        "initiatives": .integer($0.initiatives), MoneyRecord.granted: amount($0.amounts),
                        "without_amount": .integer($0.amounts.withoutAmount),
                    ]
                })
        }
        return [
            "counted": .array(
                StatusClass.allCases.filter(account.counted.contains).map { .string($0.rawValue) }),
            "left_out": groups(account.leftOut), "assumed_decided": groups(account.assumed),
            "undecided": .integer(account.undecided), "rejected": .integer(account.rejected),
            "without_status": .integer(account.withoutStatus),
            "undated": .integer(account.undated.initiatives),
            "undated_sek": amount(account.undated),
            "straddling": .integer(account.straddling.initiatives),
            "straddling_sek": amount(account.straddling),
        ]
    }

    /// What is stated; null where there are initiatives and none states an amount.
    static func amount(_ tally: AmountTally) -> JSONValue { JSONValue(tally.statedOre.map { Double($0) / 100 }) }

    /// The statuses on file.
    package static func rows(_ records: [StatusRecord]) -> [JSONObject] {
        records.map {
            [
                "status": JSONValue($0.status), "class": .string($0.standing.statusClass.rawValue),
                "origin": .string($0.status == nil ? "none" : $0.standing.origin.rawValue),
                "initiatives": .integer($0.initiatives), MoneyRecord.granted: amount($0.amounts),
                "without_amount": .integer($0.amounts.withoutAmount),
            ]
        }
    }
}
