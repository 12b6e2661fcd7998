package import Wording

/// A group of initiatives, a part of the county, or all.
package struct FinancingRow: Sendable {
    package let key: String?
    package let kind: Kind
    package let name: Wording
    /// Those that touch it, each counted whole.
    package internal(set) var initiatives = 0
    package internal(set) var sums: [FinancingItem: Sum] = [:]
    package internal(set) var leverage = Leverage()
    /// By identifier, of those that touch it.
    package internal(set) var members: [String] = []
    /// How many of them have other money beside the grant, lack it, or don't say.
    package internal(set) var cofinancing: [InitiativeFinancing.Cofinancing: Int] = [:]

    /// Öre of an item; 0 where no initiative counts, nil where some do and none of them states it.
    package func ore(_ item: FinancingItem) -> Int64? { initiatives == 0 ? 0 : sums[item]?.ore }

    init(key: String?, kind: Kind = .value, name: Wording) { (self.key, self.kind, self.name) = (key, kind, name) }

    package enum Kind: String, Sendable {
        case value
        /// Not stated, or location unknown.
        case unknown
        case outside
        /// With `--spread-years`: start or end isn't known.
        case unspread
    }

    /// What those that state an amount state. There is none where nobody does, which is no zero.
    package struct Sum: Sendable, Hashable {
        package internal(set) var ore: Int64 = 0
        package internal(set) var stating = 0

        mutating func add(_ ore: Int64) {
            self.ore += ore
            stating += 1
        }
    }

    /// Other funding per granted krona (hävstång), of the initiatives whose whole financing is known.
    package struct Leverage: Sendable, Hashable {
        package internal(set) var otherOre: Int64 = 0
        package internal(set) var grantedOre: Int64 = 0
        package internal(set) var initiatives = 0

        package var ratio: Double? { grantedOre > 0 ? Double(otherOre) / Double(grantedOre) : nil }

        mutating func add(other: Int64, granted: Int64) {
            otherOre += other
            grantedOre += granted
            initiatives += 1
        }
    }
}
