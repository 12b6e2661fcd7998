import Foundation
import TestSupport
import Testing

@testable import Exchange

@Suite struct TextEncodingTests {
    @Test func `takes a byte order mark off`() throws {
        let table = try Table([0xEF, 0xBB, 0xBF] + Array("k_ID;år\n1;2\n".utf8))
        #expect(table.header == ["k_ID", "år"])
    }

    @Test func `finds out windows 1252`() throws {
        var bytes = Array("namn;ort;pris\n".utf8)
        bytes += [
            0xC5, 0x72, 0x65, 0x3B, 0xD6, 0x73, 0x74, 0x65, 0x72, 0x73, 0x75, 0x6E, 0x64, 0x3B, 0x80, 0x20, 0x35, 0x0A,
        ]
        let reader = try DelimitedReader(bytes: bytes, name: "t")
        #expect(reader.dialect.encoding == .windows1252)
        #expect(try Table(bytes).records == [["Åre", "Östersund", "€ 5"]])
    }

    /// Every byte, against Foundation's own Windows-1252, and the WHATWG rule for the five that it has no character
    /// for.
    @Test func `decodes every byte of windows 1252`() throws {
        for byte in UInt8(0x80)...0xFF {
            let expected =
                String(data: Data([byte]), encoding: .windowsCP1252) ?? String(UnicodeScalar(UInt32(byte))!)
            let table = try Table([0x61, 0x0A, byte, 0xE5, 0x0A], encoding: .windows1252)
            #expect(table.records == [[expected + "å"]], "byte \(byte)")
        }
    }

    @Test func `finds out windows 1252 late in a file of ASCII`() throws {
        var bytes = Array("a;b\n".utf8)
        for _ in 0..<500 { bytes += Array("plain;text\n".utf8) }
        bytes += [0x76, 0xE4, 0x67, 0x3B, 0xD6, 0x0A]
        for window in [64, 257, 1 << 16] {
            let table = try Table(bytes, window: window)
            #expect(table.records.last == ["väg", "Ö"])
            #expect(table.records.count == 501)
        }
    }

    @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian], [16, 100, 1 << 16])
    func `reads UTF 16`(encoding: TextEncoding, window: Int) throws {
        let text = "namn;ort\n" + String(repeating: "Å€😀;Östersund\r\n", count: 50)
        var bytes: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        for unit in text.utf16 {
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            bytes += encoding == .utf16LittleEndian ? [low, high] : [high, low]
        }
        let table = try Table(bytes, window: window)
        #expect(table.records == Array(repeating: ["Å€😀", "Östersund"], count: 50))
    }

    @Test(
        arguments: [[0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], [0xFF, 0xFE, 0x00, 0xDC]] as [[UInt8]])
    func `refuses broken UTF 16`(bytes: [UInt8]) {
        let error = #expect(throws: DelimitedError.self) { try Table(bytes) }
        #expect(error?.problem == .undecodable)
    }

    @Test func `refuses a stray byte among UTF 8 and names its row`() {
        var bytes = Array("namn;ort\n".utf8)
        for _ in 0..<200 { bytes += Array("Åre;Östersund\n".utf8) }
        bytes += [0x76, 0xE4, 0x67, 0x3B, 0x0A]
        for _ in 0..<200 { bytes += Array("Åre;Östersund\n".utf8) }
        for window in [64, 1000, 1 << 16] {
            let error = #expect(throws: DelimitedError.self) { try Table(bytes, window: window) }
            #expect(error?.problem == .undecodable)
            #expect(error?.row == 202)
        }
    }

    /// Overlong forms, surrogates, values beyond Unicode, cut sequences: none of it passes as UTF-8.
    @Test(
        arguments: [
            [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x80, 0x80, 0xAF],
            [0xE2, 0x82],
            [0xFF], [0x80],
        ] as [[UInt8]])
    func `accepts only well formed UTF 8`(bytes: [UInt8]) {
        let text = Array("Östersund åäö ÅÄÖ;".utf8) + bytes
        let error = #expect(throws: DelimitedError.self) { try Table(text, encoding: .utf8) }
        #expect(error?.problem == .undecodable)
    }

    @Test func `agrees with foundation on what is UTF 8`() {
        var generator = SeededGenerator(seed: 7)
        let pool: [UInt8] = [
            0x41, 0x42, 0x80, 0xBF, 0xC2, 0xC3, 0xA5, 0xE0, 0xE2, 0x82, 0xAC, 0xED, 0x9F, 0xF0, 0x9F, 0xF4, 0x8F,
        ]
        var sound = 0
        for _ in 0..<5000 {
            let body = (0..<Int.random(in: 1..<9, using: &generator)).map { _ in pool.randomElement(using: &generator)!
            }
            let expected = String(data: Data(body), encoding: .utf8) != nil
            let found = (try? Table([0x61, 0x0A] + body, encoding: .utf8)) != nil
            #expect(found == expected, "\(body)")
            if expected { sound += 1 }
        }
        #expect(sound > 100)
    }
}
