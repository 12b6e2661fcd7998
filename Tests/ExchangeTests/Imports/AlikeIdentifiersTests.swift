import Store
import Testing
import Wording

@testable import Exchange

struct AlikeIdentifiersTests {
    private func remark(_ ids: String...) throws -> Wording? {
        let text = "id;title\n" + ids.map { "\($0);a\n" }.joined()
        return AlikeIdentifiers(
            in: try ImportSource(bytes: Array(text.utf8), path: "f.csv", kind: .initiatives, crs: nil), 0
        ).remark
    }

    @Test func `ids that differ by case or blanks are remarked upon`() throws {
        #expect(
            try remark("D3", " d3 ", "D4")?.en == """
                Ids that differ by case or blanks only: “D3” (row 2), “d3” (row 3). They are different initiatives; \
                write the same id if they are one.
                """)
        #expect(
            try remark("ÅRE 1", "åre1")?.sv == """
                Id som bara skiljer sig i versaler eller blanktecken: ”ÅRE 1” (rad 2), ”åre1” (rad 3). De är olika \
                insatser; skriv samma id om de är en.
                """)
    }

    @Test func `others are not, nor the same id twice, which is a rejection`() throws {
        #expect(try remark("D3", "D-3", "E3") == nil)
        #expect(try remark("D3", "D3") == nil)
    }
}
