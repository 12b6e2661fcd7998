internal import GRDB
internal import Wording

/// Sees that amounts of money, in öre, stay where every sum of them can be taken.
///
/// Sums of some amounts are no larger than the sum of all without their signs: where that fits into 64 bits, no sum
/// over a selection, a cell or a split can overflow, and nobody need ask again.
struct Amounts {
    /// More than a hundred times what all of Sweden produces in a year.
    static let largest: Int64 = 1_000_000_000_000_000_000

    private var total: Int64 = 0

    /// Enters an amount; false where it, or all together, is too large to reckon with.
    @inline(__always)
    mutating func add(_ ore: Int64) -> Bool {
        let (sum, isOver) = total.addingReportingOverflow(Int64(clamping: ore.magnitude))
        total = sum
        return !isOver && sum <= Self.largest
    }

    /// Nothing of what is on file and comes in may go beyond.
    ///
    /// - Throws: `StoreError.amountsTooLarge`.
    static func check(_ db: Database, adding incoming: some Sequence<(row: Int, ore: Int64)>) throws {
        var amounts = Amounts()
        // In floating point, so that SQLite can add up whatever stands there.
        let onFile = try Double.fetchOne(
            db, sql: "SELECT total(abs(CAST(granted_ore AS REAL))) FROM initiative WHERE granted_ore IS NOT NULL")
        guard amounts.add(Int64(clamped: onFile ?? 0)) else {
            throw StoreError.corrupt(table: "initiative", row: 0, what: "granted_ore")
        }
        for (row, ore) in incoming where !amounts.add(ore) { throw StoreError.amountsTooLarge(row: row) }
    }
}
