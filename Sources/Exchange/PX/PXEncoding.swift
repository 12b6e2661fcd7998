/// The encoding of a PX file: `CODEPAGE` before the data, else a byte order mark, else `CHARSET`.
enum PXEncoding {
    /// The file as UTF-8, without a byte order mark.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
        let head = head(text)
        switch value(of: "CODEPAGE", in: head)?.lowercased() {
        case let page? where page.contains("utf-8") || page.contains("utf8"): return text
        case "iso-8859-15", "latin-9", "latin9", "latin-9 (iso)": return decode(text, latin9)
        case "850", "cp850", "ibm850", "cp-850": return decode(text, codePage850)
        case _?: return hasMark ? text : decode(text, windows)
        case nil: break
        }
        if hasMark { return text }
        let isANSI = value(of: "CHARSET", in: head)?.uppercased() == "ANSI"
        return decode(text, isANSI ? windows : codePage850)
    }

    /// The first hundred lines before the data, read as ASCII.
    private static func head(_ text: [UInt8]) -> String {
        var lines = 0
        let end = text.firstIndex { byte in
            if byte == 0x0A { lines += 1 }
            return lines == 100
        }
        let ascii = text[..<min(end ?? text.count, 1 << 16)].map { $0 < 0x80 ? $0 : 0x3F }
        let head = String(decoding: ascii, as: UTF8.self)
        return head.firstRange(of: "DATA=").map { String(head[..<$0.lowerBound]) } ?? head
    }

    private static func value(of keyword: String, in head: String) -> String? {
        guard let start = head.firstRange(of: keyword + "=") else { return nil }
        let value = head[start.upperBound...].prefix { $0 != ";" && !$0.isNewline }
        return String(value.filter { $0 != "\"" }).withoutOuterSpaces
    }

    private static func decode(_ bytes: [UInt8], _ high: [UInt16]) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                decoded.append(byte)
            } else if let scalar = UnicodeScalar(high[Int(byte) - 0x80]) {
                decoded += Array(String(Character(scalar)).utf8)
            }
        }
        return decoded
    }

    /// Windows-1252, which agrees with ISO-8859-1 but for control characters.
    private static let windows: [UInt16] =
        [
            0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
            0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
        ] + Array(0xA0...0xFF)

    /// ISO-8859-15: eight characters are others than in ISO-8859-1.
    private static let latin9: [UInt16] = {
        var table = Array(windows[..<32]) + Array(0xA0...0xFF)
        for (byte, scalar) in [
            (0xA4, 0x20AC), (0xA6, 0x0160), (0xA8, 0x0161), (0xB4, 0x017D), (0xB8, 0x017E), (0xBC, 0x0152),
            (0xBD, 0x0153), (0xBE, 0x0178),
        ] as [(Int, UInt16)] {
            table[byte - 0x80] = scalar
        }
        return table
    }()

    private static let codePage850: [UInt16] = Array(
        """
        ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ\
        ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
        """.utf16)
}
