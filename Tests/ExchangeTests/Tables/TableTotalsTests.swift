import Testing

@testable import Exchange

struct TableTotalsTests {
    private func judged(_ rows: [(String, Double)]) -> [TableTotals.Finding?] {
        var totals = TableTotals()
        return rows.map { totals.judge(texts: [$0.0], numbers: [(1, $0.1)]) }
    }

    @Test func `totals of groups and of all are found, each to the öre`() {
        let found = judged([
            ("a", 1.10), ("b", 2.20), ("Delsumma", 3.30), ("c", 4), ("delsumma 2", 4), ("TOTALT:", 7.304),
        ])
        #expect(found == [nil, nil, .total, nil, .total, .total])
    }

    @Test func `a total that is none is named with the sum that it should be`() {
        #expect(judged([("a", 1), ("b", 2), ("Summa", 4)]) == [nil, nil, .wrong(column: 1, sum: 3)])
    }

    @Test func `a project whose name begins so is a row like any other`() {
        var totals = TableTotals()
        _ = totals.judge(texts: ["A1", "Byahus"], numbers: [(2, 10)])
        #expect(totals.judge(texts: ["A2", "Totalt förnyad skola"], numbers: [(2, 4)]) == nil)
        #expect(!TableTotals.isName("Summarisk plan"))
    }
}
