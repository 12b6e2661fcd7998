import JSON

private let scales: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
private let wholeScales: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
]

extension ByteSink {
    /// Writes a number rounded to at most `decimals` (0…9) decimals, without trailing zeros, and never as `-0`.
    ///
    /// Equal numbers give equal text, so that shared borders stay shared. Numbers too large for exact rounding (10^15
    /// over the scale) are written with all their digits.
    /// - Precondition: the number is finite.
    @inline(__always)
    mutating func writeRounded(_ number: Double, decimals: Int) throws(FileError) {
        let scaled = (number * scales[decimals]).rounded()
        guard abs(scaled) < 1e15 else {
            try write(number.description)
            return
        }
        let output = try reserve(32)
        let whole = Int64(scaled)
        var length = 0
        if whole < 0 {
            output[0] = UInt8(ascii: "-")
            length = 1
        }
        let (integer, part) = whole.magnitude.quotientAndRemainder(dividingBy: wholeScales[decimals])
        length += writeDigits(integer, into: output + length)
        var fraction = part
        if fraction > 0 {
            output[length] = UInt8(ascii: ".")
            for i in stride(from: decimals, to: 0, by: -1) {
                let (quotient, digit) = fraction.quotientAndRemainder(dividingBy: 10)
                output[length + i] = 0x30 + UInt8(truncatingIfNeeded: digit)
                fraction = quotient
            }
            length += decimals + 1
            while output[length - 1] == 0x30 { length -= 1 }
        }
        advance(length)
    }
}
