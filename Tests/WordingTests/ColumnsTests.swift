import TestSupport
import Testing
import Wording

@Suite struct ColumnsTests {
    let sv = Figures(.swedish), en = Figures(.english)

    @Test func `shares of a whole add up to a hundred as printed`() {
        #expect(en.percents([1.0 / 3, 1.0 / 3, 1.0 / 3]) == ["33.4%", "33.3%", "33.3%"])
        #expect(sv.percents([0.125, 0.125, 0.75], 0) == ["13\u{A0}%", "12\u{A0}%", "75\u{A0}%"])
        #expect(en.percents([1, 0]) == ["100.0%", "0.0%"])
    }

    @Test func `any shares add up`() throws {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<500 {
            let weights = (0..<Int.random(in: 2...30, using: &random)).map { _ in
                Double.random(in: 0.002...1, using: &random)
            }
            let whole = weights.reduce(0, +)
            let printed = en.percents(weights.map { $0 / whole }).compactMap { $0 }
            let tenths = printed.map { Int($0.filter(\.isNumber)) ?? 0 }
            if printed.contains(where: { $0.hasPrefix("<") }) { continue }
            #expect(tenths.reduce(0, +) == 1_000, "\(printed)")
            for (weight, tenth) in zip(weights, tenths) {
                #expect(abs(weight / whole * 1_000 - Double(tenth)) < 1)
            }
        }
    }

    @Test func `what is unknown stays unknown and the others are rounded by themselves`() {
        #expect(en.percents([0.256, nil, 0.5]) == ["25.6%", nil, "50.0%"])
        #expect(en.percents([nil, nil]) == [nil, nil])
    }

    @Test func `a share that is not zero never reads as zero`() {
        #expect(en.percents([0.99999, 0.00001]) == [">99.9%", "<0.1%"])
        #expect(en.percent(0.002) == "0.2%")
        #expect(en.percent(0.998) == "99.8%")
        #expect(sv.percent(-0.002) == "−0,2\u{A0}%")
        #expect(en.percent(0.0000001) == "<0.01%")
        #expect(en.percent(0.9999999) == ">99.99%")
        #expect(en.percent(1) == "100%" && en.percent(0) == "0%")
        #expect(en.percent(0.1 + 0.2 + 0.7) == "100%")
    }

    @Test(arguments: [
        ([18.0, 27.000000000000004, 0], ["18", "27", "0"]), ([18, 27.04, 0.5], ["18.0", "27.0", "0.5"]),
        ([2_010_726.4, 14_000], ["2,010,726", "14,000"]), ([1.5, 0.004], ["1.500", "0.004"]),
        ([0.25, 0.5], ["0.250", "0.500"]),
    ])
    func `a column has one number of decimals`(values: [Double], texts: [String]) {
        #expect(en.column(values).compactMap { $0 } == texts)
    }

    @Test func `kronor have ore where one has`() {
        #expect(en.kronorColumn([130_654_984.08, 0, nil]) == ["130,654,984.08", "0.00", nil])
        #expect(sv.kronorColumn([1_000, 2]) == ["1\u{A0}000", "2"])
    }

    private static let limits: [([Double], [String])] = [
        ([2.5, 3, 10], ["2.5", "3.0", "10.0"]), ([100, 2_000], ["100", "2,000"]), ([1], ["1"]), ([], []),
        ([1.0 / 3, 2.0 / 3], ["0.3333", "0.6667"]), ([12.345671, 40], ["12.35", "40.00"]),
        ([1_234.5678, 1_234.5681], ["1,234.5678", "1,234.5681"]), ([0.001, 0.02], ["0.001", "0.020"]),
    ]

    /// As many decimals as the one with most, but none that tell nothing apart.
    @Test(arguments: limits) func `limits have one number of decimals`(limits: [Double], texts: [String]) {
        #expect(en.limits(limits) == texts)
    }
}
