internal import GRDB
internal import Territory

extension InitiativeTable {
    /// The same table with the amounts of some of its rows as they count together: money granted on once, at the prices
    /// asked for. The amounts of other rows mean nothing then. O(rows + parts).
    public func countingMoney(among rows: some Collection<Int>) -> InitiativeTable {
        var table = self
        table.countMoney(among: rows)
        return table
    }

    /// The same table where some rows state another amount, as of a part of what they were granted; all rows counted
    /// anew. Of tables with all of each initiative. O(rows + parts).
    package func stating(_ ore: [Int: Int64]) -> InitiativeTable {
        guard !ore.isEmpty else { return self }
        var table = self
        table.initiatives.count(nil)
        table.initiatives.state(ore)
        for row in table.initiatives.indices { table.split(table.initiatives.statedOre(row) ?? 0, row) }
        table.countMoney(among: 0..<count)
        return table
    }

    /// Another amount of a row than the one granted, such as its budget, at the prices asked for.
    public func priced(_ ore: Int64, of row: Int) -> Int64 {
        prices.flatMap { $0.amount(ore, of: initiatives.year(row)) } ?? ore
    }

    /// Reads which initiatives grant on whose money, and the index that prices go by, and counts all rows by them.
    ///
    /// - Throws: `PriceError`.
    mutating func countMoney(by prices: FixedPrices?, _ db: Database) throws {
        funding = try FundingLinks(db)
        if let prices {
            let initiatives = initiatives
            let years = Set(
                initiatives.indices.filter { initiatives.statedOre($0) != nil }.compactMap(initiatives.year))
            let table = try PriceTable(prices, db, years: years)
            var amounts = Amounts()
            for row in initiatives.indices {
                guard let stated = initiatives.statedOre(row) else { continue }
                // No selection of rows can count more than this.
                guard let ore = table.amount(stated, of: initiatives.year(row)), amounts.add(ore) else {
                    throw PriceError.tooLarge
                }
            }
            self.prices = table
        }
        countMoney(among: 0..<count)
    }

    /// As `countingMoney(among:)`, always from the amounts stated, so that it can be repeated for other rows.
    mutating func countMoney(among rows: some Collection<Int>) {
        var account = MoneyAccount()
        account.prices = prices?.prices
        let once = funding.counted(rows, id: initiatives.id, amount: initiatives.statedOre, into: &account)
        if !once.isEmpty || prices != nil || initiatives.countedOre != nil {
            var counted = initiatives.indices.map { initiatives.statedOre($0) ?? 0 }
            for (row, ore) in once { counted[row] = ore }
            if prices != nil { for row in counted.indices { counted[row] = priced(counted[row], of: row) } }
            let before = initiatives
            initiatives.count(counted)
            for row in counted.indices where counted[row] != before.grantedOre(row) ?? 0 { split(counted[row], row) }
        }
        describe(rows, in: &account)
        money = account
    }

    /// Remarks on the amounts of some rows as they count now, together with all others: which years they are of, what
    /// is repaid, and what of all is granted on. O(rows).
    public func moneyAccount(of rows: some Collection<Int>) -> MoneyAccount {
        var account = money
        (account.years, account.undated, account.negative) = (nil, .init(), .init())
        describe(rows, in: &account)
        return account
    }

    private func describe(_ rows: some Collection<Int>, in account: inout MoneyAccount) {
        for row in rows {
            guard let ore = initiatives.grantedOre(row) else { continue }
            if ore < 0 { account.negative.add(ore) }
            guard ore != 0 else { continue }
            guard let year = initiatives.year(row) else {
                account.undated.add(ore)
                continue
            }
            account.years = account.years.map { min($0.lowerBound, year)...max($0.upperBound, year) } ?? year...year
        }
    }

    /// What goes back to an initiative whose money another was granted, where that one isn't there: as the amounts
    /// would be if the file didn't have it. By the row of the latter.
    ///
    /// - Complexity: O(rows + parts of those that fund).
    public func moneyReturned() -> [Int: MoneyReturned] {
        funding.withoutEach(0..<count, id: initiatives.id, amount: initiatives.statedOre).mapValues { source, ore in
            let parts = parts(of: source)
            let split = amounts(of: priced(ore, of: source), source)
            return MoneyReturned(
                funder: source, ore: zip(parts, split).map { part, ore in (Int(cells[part]), ore - grantedOre[part]) })
        }
    }

    /// Another amount over a row's parts, outside and without a location, as `Footprint.split` does.
    private func amounts(of ore: Int64, _ row: Int) -> [Int64] {
        LargestRemainder.split(
            ore,
            by: parts(of: row).map { Share(parts: shares[$0]) } + [
                Share(parts: outsideShare[row]), Share(parts: unlocatedShare[row]),
            ])
    }

    /// Splits another amount over a row's parts.
    private mutating func split(_ ore: Int64, _ row: Int) {
        let parts = parts(of: row)
        let split = amounts(of: ore, row)
        for (part, amount) in zip(parts, split) { grantedOre[part] = amount }
        outsideOre[row] = split[parts.count]
        unlocatedOre[row] = split[parts.count + 1]
    }
}
