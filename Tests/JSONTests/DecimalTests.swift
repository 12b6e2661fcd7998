import JSON
import TestSupport
import Testing

@Suite struct DecimalTests {
    private func parsed(_ text: String) -> Double? { Array(text.utf8).withUnsafeBytes { parseDecimal($0) } }

    @Test(arguments: ["0", "-0", "+1", "1.", ".5", "007", "1e5", "1E-5", "2.5e+3", "12345678901234567890123", "1e-400"])
    func `reads what machines write`(text: String) { #expect(parsed(text) == Double(text)) }

    @Test func `reads a minus sign`() { #expect(parsed("\u{2212}12.5") == -12.5) }

    @Test(arguments: [
        "", " ", "-", "+", ".", "e5", "1e", "1e+", "1,5", "1 000", "0x10", "inf", "nan", "1e400", "--1", "1.2.3", "12a",
    ])
    func `refuses all else`(text: String) { #expect(parsed(text) == nil) }

    /// Against the standard library's correctly rounded parser: digits of every length on both sides of the point, and
    /// the shortest texts of random doubles.
    @Test func `rounds correctly`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200_000 {
            let digits = Int.random(in: 1...21, using: &generator)
            var text = ""
            for _ in 0..<digits { text.append(String(Int.random(in: 0...9, using: &generator))) }
            let point = Int.random(in: 0...digits, using: &generator)
            text.insert(".", at: text.index(text.startIndex, offsetBy: point))
            #expect(parsed(text) == Double(point == 0 ? "0" + text : text), "\(text)")
            let shortest = Double.random(in: -1000...1000, using: &generator).description
            #expect(parsed(shortest) == Double(shortest), "\(shortest)")
        }
    }

    /// Halfway cases and their neighbours, where a parser that rounds twice goes wrong.
    @Test func `rounds halfway cases to even`() {
        for base in [9_007_199_254_740_993, 9_007_199_254_740_995, 18_014_398_509_481_986, 4_503_599_627_370_497]
            as [UInt64]
        {
            for text in [
                "\(base)", "\(base).0", "\(base).01", "\(base - 1).99", "\(base)e-3", "\(base)e-19", "0.\(base)",
            ] {
                #expect(parsed(text) == Double(text), "\(text)")
            }
        }
    }
}
