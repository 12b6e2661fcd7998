/// The character encoding of a text file.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
}

/// Windows-1252 as browsers and Excel read it: Latin-1 but for 0x80–0x9F.
///
/// Source: WHATWG Encoding Standard, index windows-1252. The five bytes that Microsoft left undefined are control
/// characters of the same number there, so that every byte is defined.
enum Windows1252 {
    private static let high: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// Writes `bytes` as UTF-8 and returns the number of bytes written: at most three for each.
    static func decode(_ bytes: UnsafeRawBufferPointer, into output: UnsafeMutablePointer<UInt8>) -> Int {
        var written = 0
        for byte in bytes {
            if byte < 0x80 {
                output[written] = byte
                written += 1
            } else {
                let scalar = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt16(byte)
                written += writeUTF8(UInt32(scalar), into: output + written)
            }
        }
        return written
    }
}

/// Writes one scalar value as UTF-8; returns its length in bytes, 1…4.
@inline(__always)
func writeUTF8(_ scalar: UInt32, into output: UnsafeMutablePointer<UInt8>) -> Int {
    switch scalar {
    case ..<0x80:
        output[0] = UInt8(truncatingIfNeeded: scalar)
        return 1
    case ..<0x800:
        output[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
        output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        return 2
    case ..<0x10000:
        output[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
        output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        return 3
    default:
        output[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
        output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
        output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        output[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        return 4
    }
}
