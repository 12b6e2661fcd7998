/// Compares rows that call themselves totals with the sums that they could be.
struct TotalJudge {
    private typealias Sums = TotalTable.Sums

    private let table: TotalTable
    private let totals: [NamedTotal]
    private let count: Int

    /// - Parameter count: of rows, those totals and others.
    init(_ table: TotalTable, _ totals: [NamedTotal], count: Int) {
        (self.table, self.totals, self.count) = (table, totals, count)
    }

    var findings: [Int: TableTotals.Finding] {
        let filled = table.filled
        let byPart = table.sums(of: Set(totals.flatMap(conditions)))
        let places = Dictionary(uniqueKeysWithValues: totals.enumerated().map { ($1.row, $0) })
        let isRow = Set(table.rows)
        var whole = Sums(table.amounts.count)
        for row in table.rows { whole.add(table.numbers(row)) }
        var above = Sums(table.amounts.count)
        var atLast = above
        var atName: [String: Sums] = [:]
        var found: [Int: TableTotals.Finding] = [:]
        for row in 0..<count {
            guard let place = places[row] else {
                if isRow.contains(row) { above.add(table.numbers(row)) }
                continue
            }
            let total = totals[place]
            let name = total.names.first?.name.rest ?? ""
            var alongside = [above.minus(atLast), above]
            if let last = atName[name] { alongside.append(above.minus(last)) }
            alongside += [below(row, isRow), whole.minus(above)]
            found[row] = judge(total, alongside, conditions(total).compactMap { byPart[$0] }, above, filled)
            if found[row]?.isTotal == true {
                atLast = above
                atName[name] = above
            }
        }
        return found
    }

    /// The lists of conditions under which rows may be those that a total is of, the narrowest first.
    private func conditions(_ total: NamedTotal) -> [[NamedTotal.Condition]] {
        let shared = total.shared
        guard total.form != .mixed else { return shared.isEmpty ? [] : [shared] }
        var lists: [[NamedTotal.Condition]] = shared.isEmpty ? [] : [shared]
        for year in total.years {
            lists.append([year])
            for part in total.part + shared where part.column != year.column { lists.append([part, year]) }
            if !shared.isEmpty { lists.append(shared + [year]) }
        }
        return lists + (total.part + shared).map { [$0] }
    }

    /// The sums of the rows below, down to the next total.
    private func below(_ row: Int, _ isRow: Set<Int>) -> Sums {
        var sums = Sums(table.amounts.count)
        var next = row + 1
        while next < count, isRow.contains(next) {
            sums.add(table.numbers(next))
            next += 1
        }
        return sums
    }

    private func judge(
        _ total: NamedTotal, _ alongside: [Sums], _ ofParts: [Sums], _ above: Sums, _ filled: Set<Int>
    ) -> TableTotals.Finding? {
        guard let first = total.amounts.firstIndex(where: { $0 != nil }) else {
            return total.isFirstBare && total.isAlone ? .total : nil
        }
        guard total.form != .mixed else {
            // A title with words of its own is a total only where it sums several rows of the part that it states, or
            // stands where others have their ids.
            let sums = total.shared.isEmpty ? alongside : ofParts
            let isNothing = total.amounts.allSatisfy { ($0 ?? 0) == 0 }
            guard !isNothing, let finding = finding(total, sums.filter { $0.rows > 1 || total.leads }) else {
                return nil
            }
            return total.leads || total.blanks.contains(where: filled.contains) ? finding : .kept
        }
        let all = alongside + ofParts
        if let finding = finding(total, all) { return finding }
        for sums in all {
            guard let other = differing(total, sums), agrees(total, sums) else { continue }
            return .wrong(column: table.amounts[other], sum: sums.values[other])
        }
        guard total.isFirstBare else { return nil }
        let likely = total.shared.isEmpty ? above : ofParts.first ?? above
        let place = differing(total, likely) ?? first
        return .wrong(column: table.amounts[place], sum: likely.values[place])
    }

    /// A total of some of the sums: exactly, else as it is printed, else as a text that is nothing but a total's name
    /// may be rounded or say another unit.
    private func finding(_ total: NamedTotal, _ all: [Sums]) -> TableTotals.Finding? {
        for rounding in NamedTotal.Rounding.allCases where rounding <= total.mostRounding {
            for sums in all {
                guard let place = equal(total, sums, rounding) else { continue }
                return rounding == .none
                    ? .total : .rounded(column: table.amounts[place], sum: sums.values[place])
            }
        }
        return nil
    }

    /// Where all amounts that have a sum are it, the place of the first that is it only by rounding, or of the first.
    private func equal(_ total: NamedTotal, _ sums: Sums, _ rounding: NamedTotal.Rounding) -> Int? {
        var found: (first: Int, rounded: Int?)?
        for (place, amount) in total.amounts.enumerated() {
            guard let amount, sums.counts[place] > 0 else { continue }
            let sum = sums.values[place]
            let isExact = isSame(amount, sum)
            guard isExact || total.rounds(sum, to: place, rounding) else { return nil }
            found = (found?.first ?? place, found?.rounded ?? (isExact ? nil : place))
        }
        return found.map { $0.rounded ?? $0.first }
    }

    /// Whether one of its amounts, and not nothing, is the sum.
    private func agrees(_ total: NamedTotal, _ sums: Sums) -> Bool {
        total.amounts.enumerated().contains { place, amount in
            amount.map { $0 != 0 && sums.counts[place] > 0 && isSame($0, sums.values[place]) } ?? false
        }
    }

    /// The first of its amounts that isn't the sum.
    private func differing(_ total: NamedTotal, _ sums: Sums) -> Int? {
        total.amounts.indices.first { place in
            total.amounts[place].map { sums.counts[place] > 0 && !isSame($0, sums.values[place]) } ?? false
        }
    }

    /// To half an öre and what adding many numbers may lose.
    private func isSame(_ amount: Double, _ sum: Double) -> Bool {
        abs(sum - amount) <= 0.005 + abs(amount) * 1e-11
    }
}
