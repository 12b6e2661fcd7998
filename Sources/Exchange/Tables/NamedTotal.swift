import Foundation
import Territory
import Wording

/// A row that calls itself a total: by what, and with which amounts.
struct NamedTotal {
    /// One thing by which rows are of the same part as this one.
    struct Condition: Hashable {
        let column: Int
        /// Whether years are compared, of dates.
        let isYear: Bool
        let text: String
    }

    let row: Int
    /// By place among the columns of amounts, each with what one in the last digit that it is printed with stands for:
    /// 0.01 of `12,50`, 100 000 of `3,5 mnkr`.
    private let printed: [(value: Double?, step: Double)]
    /// The names, first those that say what the row is.
    let names: [(name: TotalName, says: Bool)]
    /// Whether the first text is nothing but a total's name.
    let isFirstBare: Bool
    /// Whether it is the only text.
    let isAlone: Bool
    /// Whether it stands where others have their ids or titles, without an id of its own.
    let leads: Bool
    /// What else the row says, by column.
    let cells: [(column: Int, text: String)]
    /// Labels that the row leaves blank.
    let blanks: [Int]

    var form = TotalName.Form.mixed
    /// The cells that rows share, the part that the name says, and its year in one of the columns of dates.
    var shared: [Condition] = []
    var part: [Condition] = []
    var years: [Condition] = []

    init(
        _ row: Int, labels: [Int], amounts: [Int], _ header: [String], _ text: (Int, Int) -> String,
        _ value: (Int, Int) -> Double?
    ) {
        self.row = row
        printed = amounts.map { column in
            let number = value(row, column)
            return (number, PrintedStep.of(text(row, column), value: number ?? 0))
        }
        var names: [(name: TotalName, says: Bool)] = []
        var cells: [(column: Int, text: String)] = []
        var blanks: [Int] = []
        var texts = 0
        var (isFirst, isFirstBare) = (false, false)
        let sums = Set(amounts)
        for column in header.indices {
            let own = text(row, column)
            if own.isEmpty {
                blanks.append(column)
                continue
            }
            if sums.contains(column), value(row, column) != nil { continue }
            // Numbers are no names of rows; a total's number of rows may stand among them.
            let isText = value(row, column) == nil
            if isText { texts += 1 }
            if let name = TotalName(own) {
                let isFirstText = texts == 1 && isText
                names.append((name, isFirstText || LabelColumn.names(header[column])))
                if isFirstText { (isFirst, isFirstBare) = (true, name.form([]) == .bare) }
            } else {
                cells.append((column, own))
            }
        }
        self.names = names
        self.cells = cells
        self.blanks = blanks
        self.isFirstBare = isFirstBare
        // A row with an id of its own and no amount is an initiative with a strange title.
        let hasID = cells.contains { LabelColumn.isIdentifier(header[$0.column]) }
        isAlone = texts == 1 && !hasID
        leads = isFirst && !hasID
    }
}

extension NamedTotal {
    /// By place among the columns of amounts.
    var amounts: [Double?] { printed.map(\.value) }

    /// How much a total may differ from the sum and still be it.
    enum Rounding: Int, CaseIterable, Comparable {
        case none
        /// By the digits that it isn't printed with.
        case printed
        /// As one in thousands or millions, which its name may state.
        case named

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    /// Titles with words of their own are no totals by another unit.
    var mostRounding: Rounding { form == .mixed ? .printed : .named }

    /// Whether a sum rounds to the amount at a place.
    func rounds(_ sum: Double, to place: Int, _ rounding: Rounding) -> Bool {
        guard let amount = printed[place].value else { return false }
        let step = printed[place].step
        switch rounding {
        case .none: return false
        case .printed: return isNear(sum, amount, step: step)
        case .named:
            if isNear(sum, amount, step: step) { return true }
            let units = names.compactMap(\.name.unit)
            if units.contains(where: { isNear(sum, amount * $0, step: step * $0) }) { return true }
            // Whole thousands of a number with at least three digits before them.
            return [1e3, 1e6].contains { step in
                abs(amount) >= 100 * step && amount.remainder(dividingBy: step) == 0
                    && isNear(sum, amount, step: step)
            }
        }
    }

    private func isNear(_ sum: Double, _ amount: Double, step: Double) -> Bool {
        abs(sum - amount) <= step / 2 + abs(amount) * 1e-11
    }
}

/// What one in the last digit of a printed number stands for.
enum PrintedStep {
    /// - Parameter value: what was read of the text, which tells the decimal mark and the unit.
    static func of(_ text: String, value: Double) -> Double {
        guard let number = WrittenNumber(text) else { return 0 }
        let unit = number.word.isEmpty ? 1 : MoneyUnit(number.word).map { Double($0.rawValue) } ?? 1
        for mark in [WrittenNumber.Mark.comma, .point] {
            guard let reading = number.reading(decimal: mark), let digits = Double(reading.digits) else { continue }
            let step = unit * pow(10, Double(number.exponent - reading.decimals))
            if abs(digits * step - abs(value)) <= abs(value) * 1e-9 { return step }
        }
        return 0
    }
}
