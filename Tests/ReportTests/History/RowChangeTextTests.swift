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

    @Test func `the kind of a location is told in words`() {
        let change = RowChange(
            kind: .changed, subject: .initiative, id: "RUN/1",
            columns: [.init(name: "location", before: "unknown", after: "county")])
        #expect(RowChangeText.line(change, in: .swedish) == "RUN/1: slag av läge okänt → hela länet")
        #expect(RowChangeText.line(change, in: .english) == "RUN/1: kind of location unknown → the whole county")
    }

    @Test func `an outcome is told by its indicator's title, its kind in words and its values as people write them`() {
        let titles = IndicatorTitles(["nya_jobb": Wording(sv: "Nya jobb", en: "New jobs")])
        let change = RowChange(
            kind: .changed, subject: .outcome, id: "RUN 1 nya_jobb result 2024",
            columns: [.init(name: "value", before: "4.0", after: "5.5")])
        #expect(
            RowChangeText.line(change, in: .swedish, titles) == "utfall RUN 1, Nya jobb, resultat 2024: värde 4 → 5,50")
        let plain = RowChange(kind: .added, subject: .outcome, id: "RUN/1 nya_jobb target")
        #expect(RowChangeText.line(plain, in: .english, titles) == "outcome RUN/1, New jobs, target: new")
        let value = RowChange(kind: .withdrawn, subject: .indicatorValue, id: "nya_jobb 2321 2024")
        #expect(RowChangeText.line(value, in: .english) == "indicator value nya_jobb 2321 2024: withdrawn")
    }

    @Test func `only commands that write changes to files say so`() {
        let change = RowChange(kind: .added, subject: .initiative, id: "A")
        #expect(
            RowChangeText.lines([change], of: 3, in: .english).last == "  … and 2 more; show them all with --verbose")
        #expect(
            RowChangeText.lines([change], of: 3, in: .english, mayBeWritten: true).last
                == "  … and 2 more; show them all with --verbose or write them with --changes FILE")
    }
}
