import Store
import Testing
import Wording

@testable import Exchange

struct ImportSourceTotalsTests {
    private func source(_ text: String) throws -> ImportSource {
        try ImportSource(bytes: Array(text.utf8), path: "f.csv", kind: .initiatives, crs: nil)
    }

    @Test func `a total is left out whatever column names it, and is told`() throws {
        for total in ["Totalt;2 projekt;36 230 500,50 kr", ";Summa;36 230 500,50 kr"] {
            let source = try source("id;title;Beviljat\nA;a;36 000 000,00 kr\nB;b;230 500,50 kr\n\(total)\n")
            #expect(source.rows.map(\.number) == [2, 3])
            #expect(source.rejected.isEmpty)
            #expect(source.understood.map(\.sv).last == "Summor av andra rader, som lämnas utanför: rad 4.")
        }
    }

    @Test func `a total that is no sum is rejected with what the sum is`() throws {
        let source = try source("id;title;Beviljat\nA;a;1,50\nB;b;2\nSumma;;4\n")
        #expect(source.rows.map(\.number) == [2, 3])
        #expect(source.rejected.map(\.row) == [4])
        #expect(
            source.rejected.map(\.reason.en) == [
                "the row calls itself a total, but the rows above give 3.5. Remove the row, or correct it."
            ])
    }

    @Test func `a project whose title begins so stays`() throws {
        let source = try source("id;title;Beviljat\nA;Totalt förnyad skola;5\nB;Summa summarum;5\n")
        #expect(source.rows.map(\.number) == [2, 3])
    }
}
