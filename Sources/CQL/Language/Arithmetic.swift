internal import Foundation

/// The arithmetic operators. The raw value is the operator in JSON and, but for `div`, in text.
public enum Arithmetic: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    /// Integer division: the quotient without its fraction (towards zero).
    case integerDivide = "div"
    /// Remainder of integer division, with the sign of the dividend.
    case modulo = "%"
    case power = "^"

    public var textName: String { self == .integerDivide ? "DIV" : rawValue }

    /// Binding strength: power over products over sums.
    var precedence: Precedence {
        switch self {
        case .add, .subtract: .sum
        case .multiply, .divide, .integerDivide, .modulo: .product
        case .power: .power
        }
    }

    /// The value; nil (unknown) for division by zero, a root of a negative number, and overflow of a double.
    ///
    /// Whole numbers stay whole under `+ - * div %` while they fit 64 bits, else they continue as doubles; `/` always
    /// divides as decimals (`7 / 2` is 3.5). The standard leaves these choices open.
    public func value(_ a: Number, _ b: Number) -> Number? {
        if case .integer(let x) = a, case .integer(let y) = b, let whole = wholeValue(x, y) { return whole }
        let (x, y) = (a.double, b.double)
        let value: Double
        switch self {
        case .add: value = x + y
        case .subtract: value = x - y
        case .multiply: value = x * y
        case .divide:
            guard y != 0 else { return nil }
            value = x / y
        case .integerDivide:
            guard y != 0 else { return nil }
            value = (x / y).rounded(.towardZero)
        case .modulo:
            guard y != 0 else { return nil }
            value = x.truncatingRemainder(dividingBy: y)
        case .power: value = pow(x, y)
        }
        return value.isFinite ? .decimal(value) : nil
    }

    private func wholeValue(_ x: Int64, _ y: Int64) -> Number? {
        let result: (partialValue: Int64, overflow: Bool)
        switch self {
        case .add: result = x.addingReportingOverflow(y)
        case .subtract: result = x.subtractingReportingOverflow(y)
        case .multiply: result = x.multipliedReportingOverflow(by: y)
        case .integerDivide: result = x.dividedReportingOverflow(by: y)
        case .modulo: result = x.remainderReportingOverflow(dividingBy: y)
        case .divide, .power: return nil
        }
        return result.overflow ? nil : .integer(result.partialValue)
    }
}

/// From the loosest to the tightest binding; the grammar of CQL2 text in one scale.
enum Precedence: Int, Comparable {
    case or = 1
    case and, not, comparison, sum, product, power, primary

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
}
