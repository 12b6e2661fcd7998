import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct ClassificationTests {
    private func batch(_ name: String, _ rows: [(String, String)], sha: Character) -> ImportBatch<AreaValue> {
        var batch = ImportBatch<AreaValue>(
            file: ImportFile(name: "\(name).csv", sha256: String(repeating: sha, count: 64), kind: .indicators))
        batch.classification = ClassifiedRows(
            name: name, title: name.capitalized,
            rows: rows.enumerated().map { .init(row: $0 + 2, code: $1.0, kind: $1.1) })
        return batch
    }

    @Test func `a file's classification takes the place of the former, with its history`() throws {
        let store = try Squareland.store([])
        let first = try store.commit(
            batch("kommuntyp", [("9901", "Stad"), ("9902", "Land")], sha: "a"), defining: [])
        #expect(first.read == 2 && first.inserted == 2 && first.rejected == 0)
        let again = try store.commit(
            batch("kommuntyp", [("9901", "Stad"), ("9902", "Stad"), ("9903", "Land")], sha: "b"), defining: [])
        #expect((again.inserted, again.updated, again.unchanged) == (1, 1, 1))
        _ = try store.commit(batch("fa", [("9904", "x")], sha: "c"), defining: [])
        #expect(
            try store.classifications() == [
                Classification(name: "fa", title: "Fa", classes: ["9904": "x"]),
                Classification(
                    name: "kommuntyp", title: "Kommuntyp", classes: ["9901": "Stad", "9902": "Stad", "9903": "Land"]),
            ])
        #expect(try store.imports().map(\.receipt.read).suffix(3) == [2, 3, 1])
    }

    @Test func `the same file again changes nothing`() throws {
        let store = try Squareland.store([])
        let batch = batch("kommuntyp", [("9901", "Stad")], sha: "a")
        _ = try store.commit(batch, defining: [])
        let again = try store.commit(batch, defining: [])
        #expect(again.repeated && again.unchanged == 1)
    }
}
