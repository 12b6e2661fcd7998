import Testing

@testable import Store

struct KeptValuesTests {
    private func values(_ texts: String...) -> KeptValues {
        KeptValues(
            name: "k", texts: Dictionary(uniqueKeysWithValues: texts.enumerated().map { ("\($0)", $1) }))
    }

    @Test func `a column of numbers is numbers, whatever marks it has`() {
        #expect(values("1 800 000,00 kr", "0,00 kr", "−5 kr").numbers == ["0": 1_800_000, "1": 0, "2": -5])
        #expect(values("1800000.5", "2").numbers == ["0": 1_800_000.5, "1": 2])
        #expect(values("1.234", "2,5").numbers == ["0": 1_234, "1": 2.5])
        #expect(values("1.234 kr").numbers == ["0": 1_234])
        #expect(values("1.234").numbers == ["0": 1.234])
        #expect(values("12 %", "..").numbers == ["0": 12])
    }

    @Test func `days are days and anything else a text`() {
        #expect(values("2024-05-17", "2024-01-01").kind == .day)
        #expect(values("2024-05-17", "2024").kind == .text)
        #expect(values("1,5 mnkr", "2").kind == .text)
        #expect(values("ja", "..").texts == ["0": "ja", "1": ".."])
    }

    @Test func `a column is found by its own name, whatever the case, and by those that sources use`() {
        let columns = ["paid_sek": values("1"), "Ansvarig": values("a")]
        #expect(columns.column(named: "paid_sek")?.kind == .number)
        #expect(columns.column(named: "Utbetalt")?.kind == .number)
        #expect(columns.column(named: "ansvarig")?.kind == .text)
        #expect(columns.column(named: "medfinansiering") == nil)
    }
}
