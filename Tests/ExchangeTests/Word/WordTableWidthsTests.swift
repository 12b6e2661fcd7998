import Testing

@testable import Exchange

struct WordTableWidthsTests {
    private func table(_ rows: [[String]], numeric: Set<Int> = []) -> WordDocument.Table {
        let rows = rows.map { WordDocument.Row($0.map { .init([.text($0, .init())]) }) }
        return WordDocument.Table(title: "", numeric: numeric, head: rows[0], rows: Array(rows.dropFirst()))
    }

    @Test func `a table of little text stays narrow`() {
        let widths = WordTableWidths.widths(of: table([["a", "b"], ["1", "2"]]), size: 10, room: 480)
        #expect(widths == [22.5, 22.5])
    }

    @Test func `a table of much text fills the room, and no number is broken`() {
        let prose = String(repeating: "ord ", count: 60)
        let widths = WordTableWidths.widths(
            of: table([["Text", "Kronor"], [prose, "123 456 789"]], numeric: [1]), size: 10, room: 300)
        #expect((widths.reduce(0, +) - 300).magnitude < 1e-9)
        #expect(widths[1] >= SansWidths.width("123 456 789", size: 10) + 9)
    }

    @Test func `words too long for the room are broken, each by its share`() {
        let long = String(repeating: "0", count: 64)
        let widths = WordTableWidths.widths(of: table([["a", "b", "c"], [long, long, long]]), size: 10, room: 240)
        #expect(widths == [80, 80, 80])
    }
}
