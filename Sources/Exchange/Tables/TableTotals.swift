import Territory
import Wording

/// Rows of totals in a table: named as such, with numbers that are the sums of other rows.
///
/// Such a row is left out, since its money is in the rows already. One that is called nothing but a total and whose
/// numbers are no such sums is refused, since nobody knows which of them is wrong. O(rows × columns of totals), and
/// nothing where no row is named so.
struct TableTotals {
    enum Finding: Equatable {
        /// The sum of the rows above, or of those since the last total; at the head of rows, of those below.
        case total
        /// Called a total; in that column the sum of the rows above would be another.
        case wrong(column: Int, sum: Double)
    }

    private static let names: Set<String> = [
        "summa", "totalt", "total", "totals", "totalsumma", "delsumma", "deltotal", "subtotal", "sum", "slutsumma",
    ]

    private let count: Int
    private let candidates: [Int]
    private let texts: (Int) -> [String]
    private let numbers: (Int) -> [(column: Int, value: Double)]
    private let value: (_ row: Int, _ column: Int) -> Double?

    /// - Parameters:
    ///   - count: the number of rows.
    ///   - candidates: positions of the rows whose first text is a total's name, ascending.
    ///   - texts: a row's cells that hold something and are no numbers.
    ///   - numbers: the others, by column.
    ///   - value: the number in a cell, if it is one.
    init(
        in count: Int, candidates: [Int], texts: @escaping (Int) -> [String],
        numbers: @escaping (Int) -> [(column: Int, value: Double)],
        value: @escaping (_ row: Int, _ column: Int) -> Double?
    ) {
        self.count = count
        self.candidates = candidates
        self.texts = texts
        self.numbers = numbers
        self.value = value
    }

    /// What the candidates are; those that are rows like any other are missing.
    var findings: [Int: Finding] {
        guard !candidates.isEmpty else { return [:] }
        let own = Dictionary(uniqueKeysWithValues: candidates.map { ($0, numbers($0)) })
        let columns = Set(own.values.joined().map(\.column)).sorted()
        var all: [Int: Double] = [:]
        var sinceLast: [Int: Double] = [:]
        var found: [Int: Finding] = [:]
        for row in 0..<count {
            if let numbers = own[row] {
                found[row] = judge(row, numbers, all, sinceLast)
                if found[row] == .total { sinceLast = [:] }
                if found[row] != nil { continue }
            }
            for column in columns {
                guard let value = value(row, column) else { continue }
                all[column, default: 0] += value
                sinceLast[column, default: 0] += value
            }
        }
        return found
    }

    private func judge(
        _ row: Int, _ numbers: [(column: Int, value: Double)], _ all: [Int: Double], _ sinceLast: [Int: Double]
    ) -> Finding? {
        let texts = texts(row)
        let isBare = texts.first.map(Self.isBareName) ?? false
        guard let first = numbers.first else { return isBare && texts.count == 1 ? .total : nil }
        if isSum(numbers, sinceLast) || isSum(numbers, all) || isSum(numbers, below(row, numbers)) { return .total }
        guard isBare else { return nil }
        let wrong = numbers.first { !isSum([$0], all) && !isSum([$0], sinceLast) } ?? first
        return .wrong(column: wrong.column, sum: all[wrong.column] ?? 0)
    }

    /// The sums of the rows below, down to the next total.
    private func below(_ row: Int, _ numbers: [(column: Int, value: Double)]) -> [Int: Double] {
        let end = candidates.first { $0 > row } ?? count
        var sums: [Int: Double] = [:]
        for (column, _) in numbers {
            for other in row + 1..<max(end, row + 1) {
                if let value = value(other, column) { sums[column, default: 0] += value }
            }
        }
        return sums
    }

    /// To half an öre, and what adding many numbers may lose.
    private func isSum(_ numbers: [(column: Int, value: Double)], _ sums: [Int: Double]) -> Bool {
        numbers.allSatisfy { column, value in
            sums[column].map { abs($0 - value) <= 0.005 + abs(value) * 1e-11 } ?? false
        }
    }

    /// Whether a text begins with such a word.
    static func isName(_ text: String) -> Bool {
        // Most texts show by their first letter that they are none.
        if let first = text.utf8.first, (0x41...0x7A).contains(first), ![0x73, 0x74, 0x64].contains(first | 0x20) {
            return false
        }
        return names.contains(word(text))
    }

    /// Whether it is nothing else: `Totalt:`, `Delsumma 2`.
    static func isBareName(_ text: String) -> Bool {
        let word = word(text)
        return names.contains(word) && text.count(where: \.isLetter) == word.count
    }

    private static func word(_ text: String) -> String {
        String(text.lowercased().drop { !$0.isLetter && !$0.isNumber }.prefix(while: \.isLetter))
    }

    /// The rows that were left out, to be told: the first twenty by number.
    static func leftOut(_ rows: [Int]) -> Wording? {
        guard !rows.isEmpty else { return nil }
        let list = rows.prefix(20).map(String.init).joined(separator: ", ") + (rows.count > 20 ? " …" : "")
        return Wording(
            sv: "Summor av andra rader, som lämnas utanför: rad \(list).",
            en: "Totals of other rows, left out: row \(list).")
    }

    /// Without what adding many numbers loses.
    static func shown(_ sum: Double) -> String { CellText.number((sum * 1e4).rounded() / 1e4) }

    /// Why a row called a total is rejected.
    static func fault(column: String, value: String, sum: Double) -> RowFault {
        let sum = shown(sum)
        return RowFault(
            column, value,
            sv: "raden kallar sig summa, men raderna ovanför ger \(sum). Ta bort raden, eller rätta den.",
            en: "the row calls itself a total, but the rows above give \(sum). Remove the row, or correct it.")
    }
}
