import Store
import Testing
import Wording

@testable import Report

@Suite struct RowChangeTextTests {
    @Test(arguments: KeptColumn.allCases) func `a known column is called by its name in Swedish`(_ column: KeptColumn) {
        #expect(RowChangeText.title(column.rawValue).sv != column.rawValue)
    }

    @Test func `amounts of known columns are money`() {
        let change = RowChange(
            kind: .changed, subject: .initiative, id: "RUN/1",
            columns: [.init(name: "paid_sek", before: "1000", after: nil)])
        #expect(RowChangeText.line(change, in: .swedish) == "RUN/1: utbetalt belopp 1\u{A0}000 kr → –")
        #expect(RowChangeText.line(change, in: .english) == "RUN/1: amount paid SEK 1,000 → –")
    }
}
