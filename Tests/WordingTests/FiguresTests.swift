import Testing
import Wording

@Suite struct FiguresTests {
    let sv = Figures(.swedish), en = Figures(.english)

    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1_000, "1\u{A0}000", "1,000"),
        (-1_234_567, "−1\u{A0}234\u{A0}567", "−1,234,567"),
        (Int.min, "−9\u{A0}223\u{A0}372\u{A0}036\u{A0}854\u{A0}775\u{A0}808", "−9,223,372,036,854,775,808"),
    ])
    func `integers are grouped`(value: Int, swedish: String, english: String) {
        #expect(sv.integer(value) == swedish)
        #expect(en.integer(value) == english)
    }

    @Test(arguments: [
        (0.05, 1, "0,1", "0.1"), (1234.5, 2, "1\u{A0}234,50", "1,234.50"), (-0.004, 2, "0,00", "0.00"),
        (-2.5, 0, "−3", "−3"), (0.999, 2, "1,00", "1.00"),
        (1.234e300, 2, "1,23\u{A0}·\u{A0}10³⁰⁰", "1.23\u{A0}·\u{A0}10³⁰⁰"),
        (-1e21, 0, "−1\u{A0}·\u{A0}10²¹", "−1\u{A0}·\u{A0}10²¹"),
        (-1e18, 2, "−1" + String(repeating: "\u{A0}000", count: 6), "−1" + String(repeating: ",000", count: 6)),
    ])
    func `decimals are rounded and negative zero has no sign`(
        value: Double, places: Int, swedish: String, english: String
    ) {
        #expect(sv.decimal(value, places) == swedish)
        #expect(en.decimal(value, places) == english)
    }

    @Test(arguments: [
        (36_230_500.5, "36\u{A0}230\u{A0}500,5", "36,230,500.5"), (0.1 + 0.2, "0,3", "0.3"), (110.0, "110", "110"),
        (100.25, "100,25", "100.25"), (-2_000.0, "−2\u{A0}000", "−2,000"), (1.0 / 3, "0,3333", "0.3333"),
        (0.0, "0", "0"),
    ])
    func `a sum has the decimals that it has`(value: Double, swedish: String, english: String) {
        #expect(sv.sum(value) == swedish && en.sum(value) == english)
    }

    @Test func `a limit is printed as it was set`() {
        #expect(sv.percent(set: 0.125) == "12,5\u{A0}%")
        #expect(en.percent(set: 0.7) == "70%" && en.percent(set: 1.15) == "115%" && en.percent(set: 0) == "0%")
        #expect(en.percent(set: 0.333) == "33.3%" && en.percent(set: 1.0 / 3) == "33.333%")
    }

    @Test func `percent and kronor`() {
        #expect(sv.percent(0.2244, 1) == "22,4\u{A0}%")
        #expect(en.percent(0.2244) == "22%")
        #expect(sv.kronor(ore: 101_830_600) == "1\u{A0}018\u{A0}306")
        #expect(sv.kronor(ore: -105) == "−1,05")
        #expect(en.kronor(ore: 5) == "0.05")
    }

    private static let values: [(Double, String)] = [
        (0, "0"), (0.1234, "0.123"), (1, "1"), (27.000000000000004, "27"), (4.25, "4.25"), (56.78, "56.8"),
        (1_234.5, "1,235"), (-0.5, "−0.500"),
    ]

    @Test(arguments: values) func `a value alone has the decimals that its size deserves`(value: Double, text: String) {
        #expect(en.value(value) == text)
    }
}
