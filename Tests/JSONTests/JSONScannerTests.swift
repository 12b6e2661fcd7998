import JSON
import Testing

@Suite struct JSONScannerTests {
    private func number(_ text: String) throws(JSONFault) -> (text: String, end: Int) {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
            var scanner = JSONScanner(base: bytes.baseAddress!, end: bytes.count)  // No text here is empty.
            let text = try scanner.numberText()
            return (text, scanner.position)
        }
    }

    @Test(
        arguments: ["0", "-0", "10", "1.0", "1.50", "-2e+05", "12345678901234567890.1E-9"])
    func `numbers keep their digits`(text: String) throws {
        let found = try number(text + ",1")
        #expect(found.text == text)
        #expect(found.end == text.utf8.count)
    }

    @Test(
        arguments: [
            ("-", 1), ("01", 2), ("-012", 4), ("1.", 2), ("1.x", 2), ("1e", 2), ("1e+", 3), ("x", 0),
        ])
    func `numbers end where they go wrong`(text: String, offset: Int) {
        let fault = #expect(throws: JSONFault.self) { try number(text) }
        #expect(fault?.offset == offset)
        #expect(fault?.problem == .number(String(text.prefix(offset))))
    }
}
