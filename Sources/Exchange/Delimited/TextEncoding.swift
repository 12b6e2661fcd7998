/// How a text file spells its characters in bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
}

/// Windows-1252 as browsers and Excel read it: Latin-1 but for 0x80–0x9F.
///
/// Source: WHATWG Encoding Standard, index windows-1252. The five bytes that Microsoft left undefined stand for the
/// control characters of the same number there, so every byte has a meaning.
enum Windows1252 {
    private static let high: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// Writes `bytes` as UTF-8 and returns how many bytes that took: at most three for each.
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

/// What a look through a stretch of bytes says about its being UTF-8.
struct UTF8Finding {
    /// Well-formed sequences of two bytes or more.
    var sequences = 0
    /// Bytes that begin no well-formed sequence.
    var strays = 0
    /// Offset of the first stray.
    var firstStray = 0
    /// Bytes at the end that begin a sequence of which the rest has not come yet: 0…3.
    var incomplete = 0
}

/// Checks UTF-8 after RFC 3629 (no overlong forms, no surrogates, nothing above U+10FFFF). Plain ASCII passes 64 bytes
/// at a time.
func examineUTF8(_ bytes: UnsafeRawBufferPointer) -> UTF8Finding {
    var finding = UTF8Finding()
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return finding }
    let count = bytes.count
    var i = 0
    while i < count {
        if i + 64 <= count {
            let raw = UnsafeRawPointer(base + i)
            var all: UInt64 = 0
            for k in 0..<8 { all |= raw.loadUnaligned(fromByteOffset: k &* 8, as: UInt64.self) }
            if all & 0x8080_8080_8080_8080 == 0 {
                i += 64
                continue
            }
        }
        let end = min(i + 64, count)
        while i < end {
            let lead = base[i]
            if lead < 0x80 {
                i += 1
                continue
            }
            // Table 3-7 of the Unicode Standard: the second byte's range depends on the first.
            let (length, low, high): (Int, UInt8, UInt8) =
                switch lead {
                case 0xC2...0xDF: (2, 0x80, 0xBF)
                case 0xE0: (3, 0xA0, 0xBF)
                case 0xE1...0xEC, 0xEE, 0xEF: (3, 0x80, 0xBF)
                case 0xED: (3, 0x80, 0x9F)
                case 0xF0: (4, 0x90, 0xBF)
                case 0xF1...0xF3: (4, 0x80, 0xBF)
                case 0xF4: (4, 0x80, 0x8F)
                default: (1, 0, 0)
                }
            var good = 1
            if length > 1 {
                while good < length, i + good < count {
                    let next = base[i + good]
                    guard good == 1 ? next >= low && next <= high : next & 0xC0 == 0x80 else { break }
                    good += 1
                }
            }
            if good == length, length > 1 {
                finding.sequences += 1
                i += length
            } else if length > 1, i + good == count {
                finding.incomplete = good
                return finding
            } else {
                if finding.strays == 0 { finding.firstStray = i }
                finding.strays += 1
                i += 1
            }
        }
    }
    return finding
}
