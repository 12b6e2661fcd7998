import Store
import Wording

/// Amounts of an indicator as people read them.
extension Figures {
    /// Without unit: money in whole kronor.
    func amount(_ value: Double, of indicator: Indicator) -> String {
        switch indicator.measure {
        case .money: decimal(value, 0)
        case .count, .rate, .other: self.value(value)
        }
    }

    /// Money as kronor granted are written everywhere; for other indicators the unit stands in the heading.
    func amountWithUnit(_ value: Double, of indicator: Indicator) -> String {
        switch indicator.measure {
        case .money: kronor(ore: Int64(clamped: (value * 100).rounded()))
        case .count, .rate, .other: self.value(value)
        }
    }
}
