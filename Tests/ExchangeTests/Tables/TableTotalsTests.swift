import Testing

@testable import Exchange

struct TableTotalsTests {
    private func judged(_ rows: [(String, Double?)]) -> [TableTotals.Finding?] {
        let candidates = rows.indices.filter { TableTotals.isName(rows[$0].0) }
        let findings = TableTotals(in: rows.count, candidates: candidates) {
            [rows[$0].0]
        } numbers: { row in
            rows[row].1.map { [(1, $0)] } ?? []
        } value: { row, _ in
            rows[row].1
        }.findings
        return rows.indices.map { findings[$0] }
    }

    @Test func `totals of groups and of all are found, each to the öre`() {
        let found = judged([
            ("a", 1.10), ("b", 2.20), ("Delsumma", 3.30), ("c", 4), ("delsumma 2", 4), ("TOTALT:", 7.304),
        ])
        #expect(found == [nil, nil, .total, nil, .total, .total])
    }

    @Test func `a total may stand above what it is the sum of`() {
        #expect(judged([("Totalt", 6), ("a", 1), ("b", 5)]) == [.total, nil, nil])
        #expect(judged([("Summa Åre", 3), ("a", 3), ("Summa Berg", 4), ("b", 4)]) == [.total, nil, .total, nil])
    }

    @Test func `a total that is none is named with the sum that it should be`() {
        #expect(judged([("a", 1), ("b", 2), ("Summa", 4)]) == [nil, nil, .wrong(column: 1, sum: 3)])
    }

    @Test func `a name that goes on is a row's own unless its number is the sum`() {
        #expect(judged([("a", 1), ("b", 2), ("Total Produktion AB", 4)]) == [nil, nil, nil])
        #expect(judged([("a", 1), ("b", 2), ("Totalt länet", 3)]) == [nil, nil, .total])
        #expect(judged([("a", 1), ("Totalt", nil)]) == [nil, .total])
    }

    @Test func `names of totals are words of their own`() {
        for text in ["Summa", "totalt:", "Delsumma 2", " – Total"] { #expect(TableTotals.isBareName(text)) }
        for text in ["Summarisk plan", "Totalentreprenad", "Byahus", "36"] { #expect(!TableTotals.isName(text)) }
        #expect(TableTotals.isName("Totalt länet") && !TableTotals.isBareName("Totalt länet"))
    }
}
