/// Writes a whole number in decimal; returns its length, at most 20.
package func writeInteger(_ number: Int64, into output: UnsafeMutablePointer<UInt8>) -> Int {
    var length = 0
    if number < 0 {
        output[0] = UInt8(ascii: "-")
        length = 1
    }
    return length + writeDigits(number.magnitude, into: output + length)
}

/// Writes a whole number in decimal; returns its length, at most 20.
package func writeDigits(_ number: UInt64, into output: UnsafeMutablePointer<UInt8>) -> Int {
    var length = 1
    var bound: UInt64 = 10
    while length < 20, number >= bound {
        length += 1
        if length == 20 { break }
        bound *= 10
    }
    var rest = number
    for i in stride(from: length - 1, through: 0, by: -1) {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        output[i] = 0x30 + UInt8(truncatingIfNeeded: digit)
        rest = quotient
    }
    return length
}
