import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct PxWebReaderTests {
    @Test func `contents are columns, and every value is a text`() throws {
        #expect(
            try Statistics.values("px1_symbols.json") == [
                "Sysselsatta 2303 2023 2301", "Medelålder 2303 2023 44.5", "Sysselsatta 2303 2024 nil [..]",
                "Medelålder 2303 2024 44.7", "Sysselsatta 2305 2023 0 [-]", "Medelålder 2305 2023 nil [.]",
                "Sysselsatta 2305 2024 2899", "Medelålder 2305 2024 45.1",
            ])
        #expect(
            Statistics.refusal("px1_symbols.json") == """
                it is not clear whether “Medelålder” can be added up. State --kind sum (a sum, such as persons) or \
                --kind rate (a rate, share or mean).
                """)
        let (batch, defining) = try Statistics.imported(
            "px1_symbols.json", .init(select: "tabellinnehåll=Medelålder", kind: .intensive))
        #expect(defining.map(\.id) == ["medelalder"] && defining.map(\.kind) == [.intensive])
        #expect(batch.accepted.map(\.record.value) == [44.5, 44.7, 45.1])
        #expect(batch.accepted.first?.record.source == "SCB, AM0207, 2025-11-20")
    }

    @Test func `a table's description has no values`() {
        let text = #"{"title": "x", "variables": [{"code": "a", "text": "a", "values": [], "valueTexts": []}]}"#
        #expect { try Statistics.cube(text) } throws: { error in
            (error as? ImportError)?.wording.en
                == "made: the file describes a table of PxWeb and has no values. Fetch the table with a query."
        }
    }

    @Test func `a row that is too short is refused`() {
        let text = """
            {"columns": [{"code": "Region", "type": "d"}, {"code": "Tid", "type": "t"}, {"code": "x", "type": "c"}],
            "data": [{"key": ["2303"], "values": ["1"]}]}
            """
        #expect { try Statistics.cube(text) } throws: { error in
            (error as? ImportError)?.wording.en == """
                made: row 1 has 1 keys and 1 values, but the columns say 2 and 1. Fetch the table again.
                """
        }
    }
}
