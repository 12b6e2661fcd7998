import Store
import Wording

/// Amounts of an indicator for people.
extension Figures {
    /// Without unit: money in whole kronor.
    func amount(_ value: Double, of indicator: Indicator) -> String {
        switch indicator.measure {
        case .money: decimal(value, 0)
        case .count, .rate, .other: self.value(value)
        }
    }

    /// Amounts of one column, with one number of decimals: kronor with öre where one of them has öre.
    func amounts(_ values: [Double?], of indicator: Indicator) -> [String?] {
        switch indicator.measure {
        case .money: kronorColumn(values)
        case .count, .rate, .other: column(values)
        }
    }

    /// Money as kronor, written out; for other indicators the unit stands in the heading.
    func amountWithUnit(_ value: Double, of indicator: Indicator) -> String {
        switch indicator.measure {
        case .money: kronor(ore: Int64(clamped: (value * 100).rounded()))
        case .count, .rate, .other: self.value(value)
        }
    }
}
