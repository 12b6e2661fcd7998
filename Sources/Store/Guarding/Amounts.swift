internal import GRDB
internal import Wording

/// Limits amounts of money, in öre, so that no sum of them can overflow.
///
/// The sum of some amounts is at most the sum of the magnitudes of all: where that fits into 64 bits, no sum over a
/// selection, a cell or a split can overflow.
struct Amounts {
    /// More than a hundred times what all of Sweden produces in a year.
    static let largest: Int64 = 1_000_000_000_000_000_000

    private var total: Int64 = 0

    /// Adds an amount; false where it, or the sum, is too large.
    @inline(__always)
    mutating func add(_ ore: Int64) -> Bool {
        let (sum, isOver) = total.addingReportingOverflow(Int64(clamping: ore.magnitude))
        total = sum
        return !isOver && sum <= Self.largest
    }

    /// Checks amounts on file and incoming ones against the limit.
    ///
    /// - Throws: `StoreError.amountsTooLarge`.
    static func check(_ db: Database, adding incoming: some Sequence<(row: Int, ore: Int64)>) throws {
        var amounts = Amounts()
        // In floating point, so that SQLite can sum whatever is on file.
        let onFile = try Double.fetchOne(
            db, sql: "SELECT total(abs(CAST(granted_ore AS REAL))) FROM initiative WHERE granted_ore IS NOT NULL")
        guard amounts.add(Int64(clamped: onFile ?? 0)) else {
            throw StoreError.corrupt(table: "initiative", row: 0, what: "granted_ore")
        }
        for (row, ore) in incoming where !amounts.add(ore) { throw StoreError.amountsTooLarge(row: row) }
    }
}
