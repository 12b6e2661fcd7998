import Testing

@testable import Exchange

struct CellTextTests {
    @Test(arguments: [
        ("1000000.0", "1000000"), ("1234.5599999999999", "1234.56"), ("1E3", "1000"), ("-0.5", "-0.5"), ("7", "7"),
        ("0114", "114"), ("1e300", "1e+300"),
    ])
    func `a number is the shortest that reads back the same`(_ text: String, _ number: String) {
        #expect(Array(text.utf8).withUnsafeBytes { CellText.number($0) } == number)
    }

    @Test func `what is no number is none`() {
        for text in ["", "a", "1,5", "nan", "inf"] {
            #expect(Array(text.utf8).withUnsafeBytes { CellText.number($0) } == nil)
        }
    }

    @Test func `a point before three digits can't be taken for thousands`() {
        #expect(CellText.unmistakable("1.234") == "1.2340")
        #expect(CellText.unmistakable("1.25") == "1.25")
    }

    @Test func `codes get the digits and signs of their pattern`() {
        #expect(CellText.code("305", pattern: "0000") == "0305")
        #expect(CellText.code("83131", pattern: "000 00") == "831 31")
        #expect(CellText.code("12345", pattern: "0000") == nil)
        #expect(CellText.code("-5", pattern: "0000") == nil)
    }
}
