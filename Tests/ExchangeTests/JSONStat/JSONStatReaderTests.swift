import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct JSONStatReaderTests {
    // MARK: Order

    @Test func `cells follow the index and the order of id, not that of members`() throws {
        #expect(
            try Statistics.cells(Statistics.fixture("js_index_order.json")) == [
                "2309 BE0101N1 2023 15000", "2309 BE0101N1 2024 15001", "2303 BE0101N1 2023 5200",
                "2303 BE0101N1 2024 5210", "2305 BE0101N1 2023 6100", "2305 BE0101N1 2024 6090",
            ])
        let (batch, defining) = try Statistics.imported("js_index_order.json")
        #expect(batch.accepted.count == 6 && batch.rejected.isEmpty)
        #expect(defining.map(\.id) == [.population] && defining.map(\.kind) == [.extensive])
        #expect(batch.accepted.first?.record.source == "SCB, 2025-02-21")
    }

    @Test func `values may be sparse and signs stand for what is missing`() throws {
        #expect(
            try Statistics.values("js_sparse_status.json") == [
                "2309 2023 15000", "2309 2024 nil [..]", "2303 2023 0 [-]", "2303 2024 5210", "2305 2023 nil [.]",
                "2305 2024 0 [p]",
            ])
        let (batch, _) = try Statistics.imported("js_sparse_status.json")
        #expect(batch.accepted.map(\.record.value) == [15000, 0, 5210, 0])
        #expect(
            batch.accepted.map(\.record.source) == [
                "SCB, 2025-02-21", "SCB, 2025-02-21 [-]", "SCB, 2025-02-21", "SCB, 2025-02-21 [p]",
            ])
    }

    @Test func `a status of one text is that of every cell`() throws {
        #expect(
            try Statistics.fixture("js_status_one.json").symbols == [0: "p", 1: "p", 2: "p", 3: "p", 4: "p", 5: "p"])
    }

    @Test func `a status may be an array`() throws {
        #expect(try Statistics.fixture("js_status_array.json").symbols == [0: "p", 3: "r"])
    }

    // MARK: Refused

    @Test(arguments: [
        ("js_short_values.json", "the table has 5 values, but 3 × 1 × 2 = 6 cells. Fetch it again."),
        ("js_size_differs.json", "size says 3 for Tid, which has 2 categories. Fetch the table again."),
        ("js_huge_size.json", "size says 1000000 for a, which has 0 categories. Fetch the table again."),
        (
            "js_collection.json",
            "the file is a JSON-stat collection: links to tables, no values. Fetch one of them: “A”."
        ),
    ])
    func `a table that contradicts itself is refused`(name: String, words: String) {
        #expect(Statistics.refusal(name) == words)
    }

    @Test func `an index that is no order is refused`() {
        let twice = Self.table(
            index: #"{"2303": 0, "2305": 0}"#, size: "[2, 1]", values: "[1, 2]")
        #expect { try Statistics.cube(twice) } throws: { error in
            (error as? ImportError)?.wording.en
                == "made: the index of Region is no order: 2305 has the place 0. Fetch the table again."
        }
    }

    @Test func `too many cells are refused before there is room for them`() {
        let many = (0..<4000).map { "\"c\($0)\"" }.joined(separator: ",")
        let text = """
            {"version": "2.0", "class": "dataset", "id": ["a", "b"], "size": [4000, 4000], "dimension": {
            "a": {"category": {"index": [\(many)]}}, "b": {"category": {"index": [\(many)]}}}, "value": {}}
            """
        #expect { try Statistics.cube(text) } throws: { error in
            (error as? ImportError)?.wording.en == """
                made: the table has 16000000 cells, more than the 10000000 that are read at once. Fetch fewer \
                categories.
                """
        }
    }

    @Test func `deep nesting is refused`() {
        let text =
            #"{"class": "dataset", "note": "# + String(repeating: "[", count: 200)
            + String(repeating: "]", count: 200) + "}"
        #expect { try Statistics.cube(text) } throws: { error in
            (error as? any WordedError)?.wording.en.hasSuffix("nested more than 128 levels deep.") == true
        }
    }

    // MARK: Versions

    @Test func `a bundle of version 1 is read, and a choice among several is asked for`() throws {
        let one = """
            {"label": "Jobb efter region och år", "dimension": {"id": ["region", "year"], "size": [2, 1],
            "role": {"time": ["year"]}, "region": {"category": {"index": {"2305": 1, "2303": 0}}},
            "year": {"category": {"label": {"2024": "2024"}}}}, "value": [7, 8]}
            """
        let values = try Statistics.values(Statistics.cube(#"{"jobs": \#(one)}"#))
        #expect(values == ["2303 2024 7", "2305 2024 8"])
        let two = #"{"jobs": \#(one), "more": \#(one)}"#
        #expect { try Statistics.cube(two) } throws: { error in
            (error as? ImportError)?.wording.en
                == "made: the file has several tables, “jobs”, “more”. Choose one: --select \"dataset=jobs\"."
        }
        #expect(try Statistics.cube(two, .init(select: "dataset=more")).values == [7, 8])
    }

    private static func table(index: String, size: String, values: String) -> String {
        """
        {"version": "2.0", "class": "dataset", "label": "Jobb efter region och år", "id": ["Region", "Tid"],
        "size": \(size), "dimension": {"Region": {"category": {"index": \(index)}},
        "Tid": {"category": {"index": ["2024"]}}}, "value": \(values)}
        """
    }
}
