import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct ClassificationImportTests {
    private func read(
        _ text: String, _ assignments: [String] = []
    ) throws -> (ImportBatch<AreaValue>, defining: [Indicator]) {
        try withFile(text) {
            var reading = TableReading()
            reading.assignments = assignments
            return try IndicatorImport.read(file: $0, register: Squareland.municipalities, known: [], as: reading)
        }
    }

    @Test func `a table of codes and classes is a classification`() throws {
        let (batch, defining) = try read(
            "Kommunkod;Kommun;Kommuntyp\n9901;Aby;Stad\n9902;Beby;Landsbygd\n;Ceby;Landsbygd\n")
        #expect(
            batch.classification
                == ClassifiedRows(
                    name: "kommuntyp", title: "Kommuntyp",
                    rows: [
                        .init(row: 2, code: "9901", kind: "Stad"), .init(row: 3, code: "9902", kind: "Landsbygd"),
                        .init(row: 4, code: "9903", kind: "Landsbygd"),
                    ]))
        #expect(batch.accepted.isEmpty && batch.rejected.isEmpty && defining.isEmpty)
        #expect(
            batch.understood.last?.en
                == "The classification kommuntyp: 3 municipalities in 2 classes. Compare with the same class: "
                + "trend --against type:kommuntyp.")
    }

    @Test func `the class may be named by a mapping, and be a number`() throws {
        let (batch, _) = try read("kommun;Tvx 2021\nAby;3\nBeby;6\n", ["Tvx 2021=class"])
        #expect(batch.classification?.name == "tvx_2021")
        #expect(batch.classification?.rows.map(\.kind) == ["3", "6"])
    }

    @Test func `a row without a class, an unknown municipality and a repetition are rejected`() throws {
        let (batch, _) = try read(
            "kommunkod;kommuntyp\n9901;Stad\n9902;\n9999;Stad\n9901;Stad\n9903;Land\n9903;Stad\n")
        #expect(batch.classification?.rows.map(\.row) == [2, 6])
        #expect(batch.rejected.map(\.row) == [3, 4, 5, 7])
        #expect(batch.rejected.map(\.column) == ["kommuntyp", "kommunkod", "kommuntyp", "kommuntyp"])
        #expect(
            batch.rejected.map(\.reason.en).suffix(2) == [
                "the municipality is already in row 2. Remove one of the rows.",
                "row 6 gives the municipality another class. Keep the right one.",
            ])
    }

    /// Tables of values with a column of types are what they were.
    @Test func `values stay values`() throws {
        let (batch, _) = try read("kommun;typ;indikator;år;värde\nAby;sum;Jobb;2023;10\n")
        #expect(batch.classification == nil && batch.accepted.count == 1)
    }
}
