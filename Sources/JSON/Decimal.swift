/// Reads a decimal number in machine notation: `-12.5`, `+3`, `.5`, `1e-3`; the sign may also be U+2212.
///
/// - Returns: the nearest double (ties to even); `nil` when the bytes are anything else, when they are infinite or not
///   a number, and when the number is too large for a double.
/// - Complexity: linear in the digits. Up to 19 significant digits and 19 decimals (every number that a program writes
///   for a coordinate) take one multiplication or one division.
public func parseDecimal(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    var i = 0
    let count = bytes.count
    var negative = false
    if i < count, base[i] == UInt8(ascii: "-") || base[i] == UInt8(ascii: "+") {
        negative = base[i] == UInt8(ascii: "-")
        i += 1
    } else if count > 3, base[0] == 0xE2, base[1] == 0x88, base[2] == 0x92 {
        negative = true
        i = 3
    }
    guard let (magnitude, end) = scanDecimal(base, from: i, to: count, strict: false), end == count else { return nil }
    return negative ? -magnitude : magnitude
}

/// Reads an unsigned decimal number from the front of the bytes `from..<to`.
///
/// - Parameter strict: the grammar of JSON (no leading zeros, digits on both sides of the point).
/// - Returns: its nearest double and where it ends; `nil` when there is none, or none that is finite.
package func scanDecimal(
    _ base: UnsafePointer<UInt8>, from: Int, to count: Int, strict: Bool
) -> (value: Double, end: Int)? {
    var i = from
    var mantissa: UInt64 = 0
    while i < count {
        let digit = base[i] &- 0x30
        guard digit < 10 else { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        i += 1
    }
    var digits = i - from
    if strict, digits == 0 || digits > 1 && base[from] == 0x30 { return nil }
    var decimals = 0
    if i < count, base[i] == UInt8(ascii: ".") {
        i += 1
        let point = i
        while i &+ 8 <= count, let eight = eightDigits(base + i) {
            mantissa = mantissa &* 100_000_000 &+ eight
            i &+= 8
        }
        while i < count {
            let digit = base[i] &- 0x30
            guard digit < 10 else { break }
            mantissa = mantissa &* 10 &+ UInt64(digit)
            i += 1
        }
        decimals = i - point
        digits += decimals
        if strict, decimals == 0 { return nil }
    }
    guard digits > 0 else { return nil }
    var exponent = 0
    if i < count, base[i] | 0x20 == UInt8(ascii: "e") {
        var k = i + 1
        var negative = false
        if k < count, base[k] == UInt8(ascii: "-") || base[k] == UInt8(ascii: "+") {
            negative = base[k] == UInt8(ascii: "-")
            k += 1
        }
        let first = k
        while k < count, base[k] &- 0x30 < 10 {
            if exponent < 100_000 { exponent = exponent * 10 + Int(base[k] &- 0x30) }
            k += 1
        }
        guard k > first else { return nil }
        if negative { exponent = -exponent }
        i = k
    }
    // Leading zeros count among `digits` but not in the mantissa, so 19 is on the safe side of what 64 bits hold.
    if digits <= 19, let value = nearestDouble(mantissa, tenTo: exponent - decimals) { return (value, i) }
    let text = String(decoding: UnsafeBufferPointer(start: base + from, count: i - from), as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return (value, i)
}

/// The value of eight ASCII digits at once, by pairs, fours and eight; `nil` when one of the bytes is no digit.
@inline(__always)
private func eightDigits(_ base: UnsafePointer<UInt8>) -> UInt64? {
    let word = UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(as: UInt64.self))
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let zeros: UInt64 = 0x3030_3030_3030_3030
    guard word & high == zeros, (word &+ 0x0606_0606_0606_0606) & high == zeros else { return nil }
    let pairs = (word &- zeros) &* 10 &+ ((word &- zeros) &>> 8)
    let fours = (pairs & 0x00FF_00FF_00FF_00FF) &* 100 &+ ((pairs &>> 16) & 0x00FF_00FF_00FF_00FF)
    return (fours & 0xFFFF) &* 10_000 &+ ((fours &>> 32) & 0xFFFF)
}

/// mantissa × 10^power, rounded once to the nearest double; `nil` when that takes more than 128 bits.
///
/// Small cases are exact in floating point (Clinger, "How to read floating point numbers accurately", PLDI 1990,
/// section 3). For the others the quotient is computed to 63 or 64 bits by an integer division, with its remainder as a
/// sticky bit, and the conversion to a double rounds once.
@inline(__always)
package func nearestDouble(_ mantissa: UInt64, tenTo power: Int) -> Double? {
    if mantissa < 1 << 53 {
        if power == 0 { return Double(mantissa) }
        if power < 0, power >= -22 { return Double(mantissa) / powersOfTen[-power] }
        if power > 0, power <= 22 { return Double(mantissa) * powersOfTen[power] }
    }
    guard power < 0, power >= -19 else { return power == 0 ? Double(mantissa) : nil }
    var divisor: UInt64 = 1
    for _ in 0 ..< -power { divisor &*= 10 }
    let (up, upDivisor) = (mantissa.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let dividend = mantissa << UInt64(up)
    let (quotient, remainder) = (divisor << UInt64(upDivisor)).dividingFullWidth((dividend >> 1, dividend << 63))
    let sticky: UInt64 = remainder == 0 ? 0 : 1
    return Double(quotient | sticky) * Double(sign: .plus, exponent: upDivisor - up - 63, significand: 1)
}

private let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21,
    1e22,
]
