import JSON
import Wording

/// An unambiguous number in the most common form: digits, at most one decimal mark, an optional leading hyphen.
///
/// The same value as ``WrittenNumber``, without a string for every run of digits.
struct PlainNumber {
    let isNegative: Bool
    /// All digits as one whole number, below 10¹⁸.
    let digits: UInt64
    /// The number of decimals: none, or any number but three, which could be thousands.
    let decimals: Int
    /// Nil without decimals.
    let mark: WrittenNumber.Mark?

    /// Nil for everything else, valid or not.
    init?(_ text: String) {
        var digits: UInt64 = 0
        var count = 0
        var markAt: Int?
        var mark: WrittenNumber.Mark?
        var isNegative = false
        for (position, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x30...0x39:
                digits = digits &* 10 &+ UInt64(byte &- 0x30)
                count += 1
                guard count <= 18 else { return nil }
            case 0x2C, 0x2E:
                guard markAt == nil, count > 0 else { return nil }
                markAt = count
                mark = byte == 0x2C ? .comma : .point
            case 0x2D:
                guard position == 0 else { return nil }
                isNegative = true
            default: return nil
            }
        }
        guard count > 0 else { return nil }
        decimals = markAt.map { count - $0 } ?? 0
        guard mark == nil || decimals != 0 && decimals != 3 else { return nil }
        (self.isNegative, self.digits, self.mark) = (isNegative, digits, mark)
    }

    /// The nearest double.
    var value: Double? { nearestDouble(digits, tenTo: -decimals).map { isNegative ? -$0 : $0 } }
}
