package import Store
import Wording

/// What earlier decisions bind: granted and not yet paid, and granted money that falls in the round's year or later
/// (åtaganden).
package struct RoundCommitments: Sendable {
    package let granted: AmountTally
    /// Of initiatives that state both the grant and what was paid, what is left of the grant.
    package let unpaidOre: Int64?
    package let statingPaid: [String]
    package let withoutPaid: Int
    /// With more repaid than granted: they bind nothing, and take nothing from what the others bind.
    package let repaid: AmountTally
    /// From the round's year on, in order: what falls in it where a grant is spread evenly over its days.
    package let years: [Year]
    /// Granted initiatives without a start or an end, which can't be spread.
    package let unspread: AmountTally

    package struct Year: Sendable {
        package let year: Int
        package let ore: Int64
        package let ids: [String]
    }

    /// - Parameters:
    ///   - paid: of whole grants.
    ///   - whole: by row the whole grant, öre, of which the table may hold a part; what was paid is taken to be
    ///     of all parts alike.
    ///   - first: the round's year; nil: every year.
    init(
        _ table: InitiativeTable, paid: KeptValues?, whole: (Int) -> Int64? = { _ in nil }, from first: Int?
    ) {
        var (granted, unspread, repaid) = (AmountTally(), AmountTally(), AmountTally())
        var (unpaid, stating, withoutPaid) = (Int64(0), [String](), 0)
        var years: [Int: (ore: Int64, ids: [String])] = [:]
        for row in table.initiatives.indices {
            let initiative = table.initiatives[row]
            granted.add(ore: table.initiatives.grantedOre(row))
            guard let ore = table.initiatives.grantedOre(row), ore > 0 else {
                if let ore = table.initiatives.grantedOre(row), ore < 0 { repaid.add(ore: ore) }
                continue
            }
            if let value = paid?.numbers[initiative.id] {
                let own = table.initiatives.statedOre(row) ?? ore
                let all = whole(row).flatMap { $0 > 0 ? $0 : nil } ?? own
                let part = value * Double(own) / Double(all)
                unpaid += max(0, ore - Int64(clamped: (part * 100).rounded()))
                stating.append(initiative.id)
            } else {
                withoutPaid += 1
            }
            guard let over = MoneyOverYears(from: initiative.start, to: initiative.end) else {
                unspread.add(ore: ore)
                continue
            }
            for (year, part) in zip(over.years, over.split(ore)) where first.map({ year >= $0 }) ?? true {
                years[year, default: (0, [])].ore += part
                years[year]?.ids.append(initiative.id)
            }
        }
        (self.granted, self.unspread, self.repaid) = (granted, unspread, repaid)
        (self.withoutPaid, statingPaid) = (withoutPaid, stating)
        unpaidOre = stating.isEmpty ? nil : unpaid
        self.years = years.sorted { $0.key < $1.key }.map { Year(year: $0.key, ore: $0.value.ore, ids: $0.value.ids) }
    }
}
