import Territory
import Wording

/// Rows of totals in a table: named as such, with numbers that are the sums of the rows above them.
///
/// Such a row is left out, since its money is in the rows above already. One by that name whose numbers are no such
/// sums is refused, since nobody knows which of them is wrong.
struct TableTotals {
    enum Finding: Equatable {
        /// The sum of the rows above, or of those since the last total.
        case total
        /// Named as a total, with nothing but numbers besides; in that column the sum would be another.
        case wrong(column: Int, sum: Double)
    }

    private static let names: Set<String> = [
        "summa", "totalt", "total", "totals", "totalsumma", "delsumma", "deltotal", "subtotal", "sum", "slutsumma",
    ]

    /// Half an öre.
    private static let tolerance = 0.005

    private var all: [Int: Double] = [:]
    private var sinceLast: [Int: Double] = [:]

    init() {}

    /// - Parameters:
    ///   - texts: the row's cells that are no numbers.
    ///   - numbers: the others, by column.
    mutating func judge(texts: [String], numbers: [(column: Int, value: Double)]) -> Finding? {
        let isNamed = texts.contains { Self.isName($0) }
        if isNamed, !numbers.isEmpty {
            if isSum(numbers, sinceLast) || isSum(numbers, all) {
                sinceLast = [:]
                return .total
            }
            if texts.count == 1, let (column, value) = numbers.first(where: { !isSum([$0], all) }) ?? numbers.first {
                _ = value
                return .wrong(column: column, sum: all[column] ?? 0)
            }
        }
        for (column, value) in numbers {
            all[column, default: 0] += value
            sinceLast[column, default: 0] += value
        }
        return nil
    }

    private func isSum(_ numbers: [(column: Int, value: Double)], _ sums: [Int: Double]) -> Bool {
        numbers.allSatisfy { column, value in
            sums[column].map { abs($0 - value) <= Self.tolerance + abs(value) * 1e-12 } ?? false
        }
    }

    /// Whether a text begins with such a word.
    static func isName(_ text: String) -> Bool {
        // Most texts show by their first letter that they are none.
        if let first = text.utf8.first, (0x41...0x7A).contains(first), ![0x73, 0x74, 0x64].contains(first | 0x20) {
            return false
        }
        let word = text.lowercased().drop { !$0.isLetter && !$0.isNumber }.prefix(while: \.isLetter)
        return names.contains(String(word))
    }
}
