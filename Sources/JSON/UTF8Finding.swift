/// The outcome of a UTF-8 check of a stretch of bytes.
package struct UTF8Finding {
    /// Well-formed sequences of two bytes or more.
    package var sequences = 0
    /// Bytes that begin no well-formed sequence.
    package var strays = 0
    /// Offset of the first stray.
    package var firstStray = 0
    /// Bytes at the end that begin a sequence still incomplete: 0…3.
    package var incomplete = 0
}

/// Checks UTF-8 after RFC 3629 (no overlong forms, no surrogates, nothing above U+10FFFF). Plain ASCII passes 64 bytes
/// at a time.
package func examineUTF8(_ bytes: UnsafeRawBufferPointer) -> UTF8Finding {
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
