import Testing

@testable import Exchange

struct TableTotalsTests {
    private func judged(_ rows: [(String, Double?)], under heading: String = "") -> [TableTotals.Finding?] {
        let candidates = rows.indices.filter { TotalName.isOne(rows[$0].0) }
        let findings = TableTotals(in: rows.count, header: [heading, "Beviljat"], candidates: candidates) {
            row, column in
            column == 0 ? rows[row].0 : rows[row].1.map { "\($0)" } ?? ""
        } value: { row, column in
            column == 0 ? nil : rows[row].1
        }.findings
        return rows.indices.map { findings[$0] }
    }

    @Test func `totals of groups and of all are found, each to the öre`() {
        let found = judged([
            ("a", 1.10), ("b", 2.20), ("Delsumma", 3.30), ("c", 4), ("delsumma 2", 4), ("TOTALT:", 7.304),
        ])
        #expect(found == [nil, nil, .total, nil, .total, .total])
    }

    @Test func `an indicator may be called a total`() {
        let rows: [(String, Double?)] = [("workplaces_farms", 1), ("workplaces_shops", 2), ("Arbetsställen totalt", 3)]
        #expect(judged(rows, under: "Indikator") == [nil, nil, nil])
    }

    @Test func `a total may stand above what it is the sum of`() {
        #expect(judged([("Totalt", 6), ("a", 1), ("b", 5)]) == [.total, nil, nil])
        #expect(judged([("Summa Åre", 3), ("a", 3), ("Summa Berg", 4), ("b", 4)]) == [.total, nil, .total, nil])
        #expect(
            judged([("Totalt", 7), ("Delsumma", 3), ("a", 3), ("Delsumma", 4), ("b", 4)])
                == [.total, .total, nil, .total, nil])
    }

    @Test func `a total that is none is named with the sum that it should be`() {
        #expect(judged([("a", 1), ("b", 2), ("Summa", 4)]) == [nil, nil, .wrong(column: 1, sum: 3)])
    }

    @Test func `a total is rounded to the digits that it is printed with, and to no more`() {
        #expect(
            judged([("a", 1.25), ("b", 2.2), ("Summa", 3.3)])
                == [nil, nil, .wrong(column: 1, sum: 3.45)])
        #expect(
            judged([("a", 1.25), ("b", 2.2), ("Summa", 3.5)]) == [nil, nil, .rounded(column: 1, sum: 3.45)])
        #expect(
            judged([("a", 120_400), ("b", 300_200), ("Summa", 421_000), ("c", 1), ("Total", 420_601)])
                == [nil, nil, .rounded(column: 1, sum: 420_600), nil, .total])
        // Whole thousands of a few are a number as good as any.
        #expect(judged([("a", 900), ("b", 300), ("Summa", 1_000)]) == [nil, nil, .wrong(column: 1, sum: 1_200)])
    }

    @Test func `what one in the last digit of a printed number stands for`() {
        let texts: [(String, Double)] = [
            ("12,50", 12.5), ("12.5", 12.5), ("36 230 501 kr", 36_230_501), ("3,5 mnkr", 3_500_000), ("12", 12),
            ("1.234", 1234), ("1.234", 1.234), ("−7,0", -7), ("x", 0),
        ]
        #expect(texts.map { PrintedStep.of($0.0, value: $0.1) } == [0.01, 0.1, 1, 100_000, 1, 1, 0.001, 0.1, 0])
    }

    @Test func `a name that goes on is a row's own unless its number is the sum`() {
        #expect(judged([("a", 1), ("b", 2), ("Total Produktion AB", 4)]) == [nil, nil, nil])
        #expect(judged([("a", 1), ("b", 2), ("Totalt länet", 3)]) == [nil, nil, .total])
        #expect(judged([("a", 1), ("Totalt", nil)]) == [nil, .total])
    }

    @Test func `a row of its own counts in the totals below it`() {
        #expect(judged([("a", 1), ("b", 2), ("Total Produktion AB", 4), ("Totalt", 7)]) == [nil, nil, nil, .total])
    }

    @Test func `names of totals are words of their own`() {
        func form(_ text: String) -> TotalName.Form? { TotalName(text)?.form(["åre"]) }
        for text in ["Summa", "totalt:", "Delsumma 2", " – Total", "S:a", "TOT"] { #expect(form(text) == .bare) }
        for text in ["Totalt länet", "Grand total", "Summa beviljat", "Åre, summa", "Åre totalt", "Totalt (2 st)"] {
            #expect(form(text) == .plain)
        }
        for text in ["Summa summarum", "Total Produktion AB", "Berg totalt"] { #expect(form(text) == .mixed) }
        for text in ["Summarisk plan", "Totalentreprenad", "Byahus", "36", "Totalförsvar"] {
            #expect(!TotalName.isOne(text))
        }
    }

    @Test func `a date begins or ends with its year`() {
        let texts = ["2023-01-31", "31/12 2023", "2023", "20231", "RUN/101/2024", "12 kr", "1023-01-01"]
        #expect(texts.map { TotalName.year(of: $0) } == ["2023", "2023", "2023", nil, "2024", nil, nil])
    }
}
