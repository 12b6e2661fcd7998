internal import GRDB

/// Converts kronor of one year into kronor of another.
///
/// Exact up to one rounding: an amount in öre times the index of the year asked for, by the index of its own year, to
/// the nearest öre, halves away from zero. Index values count with six decimals.
struct PriceTable: Sendable {
    let prices: FixedPrices
    /// Millionths, by year.
    private let index: [Int: Int64]
    private let base: Int64

    private static let scale = 1e6
    private static let domain = 1e-3...1e9

    /// - Parameter years: of the amounts.
    /// - Throws: `PriceError`.
    init(_ prices: FixedPrices, _ db: Database, years: Set<Int>) throws {
        self.prices = prices
        var values: [Int: (lowest: Double, highest: Double)] = [:]
        try PreparedStatement(
            db, "SELECT year, min(value), max(value) FROM indicator_value WHERE indicator = ? GROUP BY year"
        ).each(prices.index.text) { values[$0.int(0)] = ($0.double(1), $0.double(2)) }
        guard !values.isEmpty else { throw PriceError.noIndex(prices.index) }
        let needed = years.union([prices.year]).sorted()
        let missing = needed.filter { values[$0] == nil }
        guard missing.isEmpty else {
            throw PriceError.noValue(prices.index, years: missing, known: values.keys.sorted())
        }
        var index: [Int: Int64] = [:]
        for year in needed {
            let (lowest, highest) = values[year]!
            guard lowest == highest else { throw PriceError.differs(prices.index, year: year) }
            guard Self.domain.contains(lowest) else { throw PriceError.notAnIndex(prices.index, year: year) }
            index[year] = Int64((lowest * Self.scale).rounded())
        }
        self.index = index
        base = index[prices.year]!
    }

    /// At the prices of the year asked for; as it is where it has no year. Nil beyond 64 bits.
    func amount(_ ore: Int64, of year: Int?) -> Int64? {
        guard let year, let own = index[year], own != base else { return ore }
        let magnitude = (UInt128(ore.magnitude) * UInt128(base) * 2 + UInt128(own)) / (UInt128(own) * 2)
        return Int64(exactly: magnitude).map { ore < 0 ? -$0 : $0 }
    }
}
