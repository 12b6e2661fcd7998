import Testing
import Wording

@testable import Exchange

struct NumberColumnTests {
    private func read(_ text: String, weight: String? = nil) throws -> NumberColumn {
        try withFile(text) { try NumberColumn.read($0, value: "v", weight: weight, groups: [], id: nil, need: nil) }
    }

    @Test func `numbers are read as imports read them`() throws {
        let column = try read("v;w\n1 234,5;1\n2,25 kr;2\n..;3\n−3;4\n", weight: "w")
        #expect(column.values == [1_234.5, 2.25, -3])
        #expect(column.weights == [1, 2, 4])
        #expect(column.missing == 1)
        #expect(column.understood.map(\.en) == ["v: “..” was read as no value (fields: 1)."])
    }

    @Test func `titles and totals are no values`() throws {
        let column = try read("Lista;;\n\nnamn;v;w\na;1;1\nb;2;1\nSumma;3;2\n")
        #expect(column.values == [1, 2])
        #expect(
            column.understood.map(\.sv) == [
                "Kolumnnamnen hittades på rad 3, under 1 rad som inte hör till tabellen.",
                "Summor av andra rader, som lämnas utanför: rad 6.",
            ])
    }

    @Test func `a row that an import would reject ends it`() throws {
        let error = #expect(throws: NumberColumn.BrokenRow.self) { _ = try read("v;w\n1;2;3\n") }
        #expect(error?.row == 2)
    }
}
