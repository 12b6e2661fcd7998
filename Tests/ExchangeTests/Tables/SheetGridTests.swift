import Testing

@testable import Exchange

struct SheetGridTests {
    @Test(arguments: [("A1", 0, 0), ("XFD1048576", 1_048_575, 16_383), ("$B$7", 6, 1), ("AA10", 9, 26)])
    func `names of cells are their places`(_ name: String, _ row: Int, _ column: Int) throws {
        let place = try #require(SheetGrid.place(name.utf8))
        #expect(place == (row, column))
        #expect(SheetGrid.name(row: row, column: column) == name.filter { $0 != "$" })
    }

    @Test(arguments: ["", "A", "7", "A0", "XFE1", "A1048577", "A1B", "Å1"])
    func `anything else is no place`(_ name: String) { #expect(SheetGrid.place(name.utf8) == nil) }

    @Test func `cells come in order whatever the file's, and the later of two counts`() {
        var grid = SheetGrid()
        for (row, column, text) in [(1, 1, "d"), (0, 0, "a"), (1, 0, "b"), (1, 1, "c")] {
            Array(text.utf8).withUnsafeBytes { grid.append(row: row, column: column, .text, $0) }
        }
        let ordered = grid.ordered()
        #expect((0..<ordered.count).map { ordered.text($0) } == ["a", "b", "c"])
    }
}
