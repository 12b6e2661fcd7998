import Territory

/// The rows that totals may be of, with their sums by what they share.
struct TotalTable {
    /// Sums by place among the columns of amounts, with how many numbers and rows they are of.
    struct Sums {
        var values: [Double]
        var counts: [Int]
        var rows = 0

        init(_ columns: Int) {
            values = Array(repeating: 0, count: columns)
            counts = Array(repeating: 0, count: columns)
        }

        mutating func add(_ numbers: [Double?]) {
            rows += 1
            for (place, number) in numbers.enumerated() {
                guard let number else { continue }
                values[place] += number
                counts[place] += 1
            }
        }

        func minus(_ other: Sums) -> Sums {
            var difference = self
            difference.rows -= other.rows
            for place in values.indices {
                difference.values[place] -= other.values[place]
                difference.counts[place] -= other.counts[place]
            }
            return difference
        }
    }

    let rows: [Int]
    let labels: [Int]
    let amounts: [Int]
    private let text: (Int, Int) -> String
    private let value: (Int, Int) -> Double?

    init(
        rows: [Int], labels: [Int], amounts: [Int], text: @escaping (Int, Int) -> String,
        value: @escaping (Int, Int) -> Double?
    ) {
        (self.rows, self.labels, self.amounts, self.text, self.value) = (rows, labels, amounts, text, value)
    }

    func numbers(_ row: Int) -> [Double?] { amounts.map { value(row, $0) } }

    /// The labels that every row fills in.
    var filled: Set<Int> {
        Set(labels.filter { column in rows.allSatisfy { !text($0, column).isEmpty } })
    }

    /// With what each total shares with rows of the table.
    func parts(of totals: [NamedTotal]) -> [NamedTotal] {
        var wanted: [Int: Set<String>] = [:]
        for total in totals { for (column, text) in total.cells { wanted[column, default: []].insert(text) } }
        let phrases = Set(totals.flatMap { $0.names.flatMap(\.name.phrases) })
        let longest = (phrases.map(\.utf8.count).max() ?? 0) * 2
        let years = Set(totals.flatMap { $0.names.compactMap(\.name.year) })
        var shared: Set<NamedTotal.Condition> = []
        // By phrase or year, the columns and texts that say it.
        var said: [String: Set<NamedTotal.Condition>] = [:]
        for column in labels {
            var seen: Set<String> = []
            for row in rows {
                let own = text(row, column)
                guard !own.isEmpty, seen.insert(own).inserted else { continue }
                if wanted[column]?.contains(own) == true {
                    shared.insert(.init(column: column, isYear: false, text: own))
                }
                if !phrases.isEmpty, own.utf8.count <= longest {
                    let folded = FoldedName(own).letters
                    if phrases.contains(folded) {
                        said[folded, default: []].insert(.init(column: column, isYear: false, text: own))
                    }
                }
                if !years.isEmpty, let year = TotalName.year(of: own), years.contains(year) {
                    said[year, default: []].insert(.init(column: column, isYear: true, text: year))
                }
            }
        }
        let parts = Set(said.keys)
        return totals.map { total in
            var total = total
            total.shared = total.cells.map { .init(column: $0.column, isYear: false, text: $0.text) }
                .filter(shared.contains)
            for (name, says) in total.names {
                if let part = name.part(among: parts) {
                    total.part += said[part]?.sorted { $0.column < $1.column } ?? []
                }
                if let year = name.year { total.years += said[year]?.sorted { $0.column < $1.column } ?? [] }
                guard says else { continue }
                switch name.form(parts) {
                case .bare: total.form = .bare
                case .plain: if total.form == .mixed { total.form = .plain }
                case .mixed: break
                }
            }
            return total
        }
    }

    /// Sums of the rows that meet conditions, by lists of conditions. Conditions on the same columns take one pass.
    func sums(of lists: Set<[NamedTotal.Condition]>) -> [[NamedTotal.Condition]: Sums] {
        var sums: [[NamedTotal.Condition]: Sums] = [:]
        let groups = Dictionary(grouping: lists) { list in list.map { $0.column * 2 + ($0.isYear ? 1 : 0) } }
        for (columns, lists) in groups.sorted(by: { $0.key.count < $1.key.count }).prefix(64) {
            let wanted = Set(lists)
            for row in rows {
                let own = columns.map { column in
                    let own = text(row, column / 2)
                    let isYear = column % 2 == 1
                    return NamedTotal.Condition(
                        column: column / 2, isYear: isYear, text: isYear ? TotalName.year(of: own) ?? "" : own)
                }
                guard wanted.contains(own) else { continue }
                sums[own, default: Sums(amounts.count)].add(numbers(row))
            }
        }
        return sums
    }
}
