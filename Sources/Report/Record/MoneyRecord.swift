package import JSON
package import Store

/// Remarks on amounts, for machines.
package enum MoneyRecord {
    /// The key of kronor granted: the indicator's identifier.
    static let granted = Indicator.ID.grantedSek.text

    package static func json(_ account: MoneyAccount) -> JSONValue {
        func tally(_ tally: MoneyAccount.Tally) -> JSONValue {
            ["initiatives": .integer(tally.initiatives), MoneyRecord.granted: sek(tally.ore)]
        }
        return [
            "negative": tally(account.negative),
            "granted_on": [
                "initiatives": .integer(account.grantedOn.initiatives), MoneyRecord.granted: sek(account.grantedOn.ore),
            ],
            "granted_on_sek": sek(account.grantedOn.ore),
            "granted_on_elsewhere": tally(account.elsewhere),
            "granted_on_beyond": .array(
                account.overdrawn.map { ["id": .string($0.id), MoneyRecord.granted: sek($0.ore)] }),
            "funded_by_unresolved": .array(
                account.unresolved.map {
                    ["id": .string($0.id), "funded_by": .string($0.funder), "reason": .string($0.reason.rawValue)]
                }),
            "years": account.years.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null,
            "without_year": tally(account.undated),
            "prices": .string(account.prices.map { "fixed:\($0.year)" } ?? "nominal"),
            "price_index": JSONValue(account.prices?.index.text),
            "nominal_over_years": .bool(account.isNominalOverYears),
        ]
    }

    private static func sek(_ ore: Int64) -> JSONValue { .number(Double(ore) / 100) }
}
