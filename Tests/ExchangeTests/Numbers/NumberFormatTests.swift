import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct NumberFormatTests {
    private func amount(_ text: String, in column: [String] = [], _ unit: MoneyUnit? = nil) throws -> Int64 {
        try NumberFormat(column: "belopp", content: .money(unit), texts: column + [text]).amount(text).ore
    }

    private func quantity(_ text: String, in column: [String] = []) throws -> Double {
        try NumberFormat(column: "värde", content: .quantity, texts: column + [text]).quantity(text)
    }

    @Test(arguments: [
        ("1018306", 101_830_600), ("1 018 306,50 kr", 101_830_650), ("1\u{A0}018\u{A0}306,5", 101_830_650),
        ("1\u{202F}018\u{202F}306 SEK", 101_830_600), ("1'018'306.50", 101_830_650), ("1.018.306,50", 101_830_650),
        ("1,018,306.50", 101_830_650), ("SEK 1 000", 100_000), ("kr 500", 50_000), ("500:-", 50_000),
        ("500 kr.", 50_000),
        ("0", 0), ("0,01", 1), (",5", 50), ("+25", 2_500), ("-0", 0), ("1,5 mnkr", 150_000_000),
        ("1.5 Mkr", 150_000_000),
        ("12 tkr", 1_200_000), ("12,5 tkr", 1_250_000), ("2 miljoner kronor", 200_000_000), ("3 milj kr", 300_000_000),
        ("1,25 mdkr", 125_000_000_000), ("10 000 000 000 000", 1_000_000_000_000_000),
    ])
    func `reads amounts to the ore`(text: String, ore: Int64) throws {
        #expect(try amount(text) == ore)
    }

    @Test func `takes the unit of the column unless the field has its own`() throws {
        #expect(try amount("1,5", .millions) == 150_000_000)
        #expect(try amount("1250", .thousands) == 125_000_000)
        #expect(try amount("500 kr", .thousands) == 50_000)
        #expect(try amount("12 tkr", .thousands) == 1_200_000)
    }

    @Test(arguments: [
        "-500", "(500)", "−1 000 kr", "12 EUR", "€ 12", "1 0", "1 00 000", "12.34.5", "1,2,3", "1 000.000,5.1", "fem",
        "kr", "1e6", "1.5E+06",
        "92233720368547758,08", "10 000 000 000 000,01", "99999999999999999999999999", "12 tkr kr", "0.123.456",
        "1.018,306.50", "1--2",
    ])
    func `refuses what is no amount`(text: String) {
        #expect(throws: RowFault.self) { try amount(text) }
    }

    @Test func `rounds parts of an ore and tells it`() throws {
        let format = NumberFormat(
            column: "a", content: .money(nil), texts: ["333333.3333333", "0.0050", "0.00499", "1.50"])
        #expect(try format.amount("333333.3333333") == (33_333_333, true))
        #expect(try format.amount("0.0050") == (1, true))
        #expect(try format.amount("0.00499") == (0, true))
        #expect(try format.amount("1.50") == (150, false))
    }

    // MARK: One mark, three digits

    @Test func `a lone mark in kronor is thousands`() throws {
        #expect(try amount("1.234") == 123_400)
        #expect(try amount("1,234") == 123_400)
        #expect(try amount("1.234", in: ["12.000", "7"]) == 123_400)
        let format = NumberFormat(column: "belopp", content: .money(nil), texts: ["1.234", "500"])
        #expect(
            format.understood.map(\.en) == [
                """
                belopp: nothing in the column settles how to read “1.234”; the mark was taken for thousands (fields: \
                1).
                """
            ])
    }

    @Test func `a lone mark in millions is not guessed at`() throws {
        #expect(throws: RowFault.self) { try amount("1.234", .millions) }
        #expect(throws: RowFault.self) { try amount("1,234 mnkr") }
        #expect(try amount("1,234", in: ["1,5"], .millions) == 123_400_000)
        #expect(try amount("1.234", in: ["1,5"], .millions) == 123_400_000_000)
    }

    @Test func `a lone mark in a quantity is a decimal mark`() throws {
        #expect(try quantity("1.234") == 1.234)
        #expect(try quantity("1,234") == 1.234)
        #expect(NumberFormat(column: "v", content: .quantity, texts: ["63,179"]).understood.count == 1)
    }

    @Test func `the column decides what a field leaves open`() throws {
        #expect(try quantity("1.234", in: ["0,5"]) == 1234)
        #expect(try quantity("1,234", in: ["0.5"]) == 1234)
        #expect(try quantity("1,234", in: ["0,5"]) == 1.234)
        #expect(try quantity("1.234", in: ["1.234.567"]) == 1234)
        #expect(NumberFormat(column: "v", content: .quantity, texts: ["1.234", "0,5"]).understood.isEmpty)
    }

    @Test func `contradictions are refused only where they matter`() throws {
        let column = ["12.5", "12,5", "1.234"]
        #expect(try quantity("12.5", in: column) == 12.5)
        #expect(try quantity("12,5", in: column) == 12.5)
        #expect(try quantity("1 234", in: column) == 1234)
        #expect(throws: RowFault.self) { try quantity("1.234", in: column) }
        #expect(throws: RowFault.self) { try amount("1.234", in: ["1,234"]) }
        #expect(throws: RowFault.self) { try amount("1.234", in: ["197158.50"]) }
    }

    @Test(
        arguments: [
            ("12,5", 12.5), ("-12.5", -12.5), ("\u{2212}3,25", -3.25), ("12,5 %", 12.5), ("1 234,5", 1234.5),
            ("1.2E-05", 1.2e-5), ("1,2e3", 1200),
            (".5", 0.5), ("0", 0), ("123456789.123456789", 123_456_789.123456789), ("0.1", 0.1), ("1e400", nil),
            ("12 km", nil), ("1,5 tkr", nil),
            ("12-13", nil), ("1e", nil), ("", nil), ("12.", nil), ("1 000 00", nil),
        ] as [(String, Double?)])
    func `reads quantities`(text: String, value: Double?) throws {
        if let value {
            #expect(try quantity(text) == value)
        } else {
            #expect(throws: RowFault.self) { try quantity(text) }
        }
    }

    @Test func `counts signs of missing values`() {
        let format = NumberFormat(column: "v", content: .quantity, texts: ["..", "–", "", "-", "12", ".."])
        #expect(format.understood.map(\.en) == ["v: “-”, “..”, “–” was read as no value (fields: 4)."])
        #expect(NumberFormat.isMissing("Uppgift saknas") && !NumberFormat.isMissing("0"))
    }

    /// Whatever a spreadsheet makes of an amount, it reads back as the same öre.
    @Test func `reads back every way of writing`() throws {
        var generator = SeededGenerator(seed: 20)
        for _ in 0..<500 {
            let ore = Int64.random(in: 0...99_999_999_999, using: &generator)
            let (kronor, rest) = ("\(ore / 100)", String(format: ore % 100))
            for (group, decimal) in [
                ("", ","), ("", "."), (" ", ","), (".", ","), (",", "."), ("\u{A0}", "."), ("'", "."),
            ] {
                let text = kronor.grouped(by: group) + decimal + rest
                #expect(try amount(text) == ore, "\(text)")
            }
        }
    }
}

extension String {
    fileprivate init(format rest: Int64) { self = rest < 10 ? "0\(rest)" : "\(rest)" }

    fileprivate func grouped(by mark: String) -> String {
        var result = ""
        for (i, digit) in enumerated() {
            if i > 0, (count - i) % 3 == 0 { result += mark }
            result.append(digit)
        }
        return result
    }

    /// The short way reads what the long way reads, or leaves it.
    @Test func `plain numbers read as written ones`() throws {
        var plain = 0
        for whole in ["", "0", "7", "00", "012", "123", "1234", "123456789012", "9007199254740993"] {
            for rest in [
                "", ".", ",", ".5", ",5", ".25", ",250", ".1234", ",0000001", ".5.5", ",5.5", " 000", "e3", " kr",
            ] {
                for sign in ["", "-", "+", "--"] {
                    let text = sign + whole + rest
                    guard let number = PlainNumber(text) else { continue }
                    plain += 1
                    let written = try #require(WrittenNumber(text), "\(text)")
                    let readings = [written.reading(decimal: .point), written.reading(decimal: .comma)].compactMap {
                        $0
                    }
                    #expect(Set(readings.map(\.decimals)) == [number.decimals], "\(text)")
                    #expect(
                        readings.allSatisfy { UInt64($0.digits) == number.digits }
                            && written.isNegative == number.isNegative, "\(text)")
                    #expect(written.word.isEmpty && written.exponent == 0, "\(text)")
                    #expect(number.value == Double(text.replacing(",", with: ".")), "\(text)")
                }
            }
        }
        #expect(plain > 70)
        for text in ["1.234", "1,234", "12,345", "1e5", "1234567890123456789", "", "-", "5-", "1 000"] {
            #expect(PlainNumber(text) == nil, "\(text)")
        }
    }
}
