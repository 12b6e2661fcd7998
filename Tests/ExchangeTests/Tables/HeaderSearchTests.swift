import Testing

@testable import Exchange

struct HeaderSearchTests {
    /// `t` text, `n` number, `y` a number that may be a year, `-` nothing.
    private func header(_ rows: String...) -> Int {
        HeaderSearch(
            rows.map { row in
                row.enumerated().compactMap { column, sign in
                    sign == "-" ? nil : .init(column: column, isText: sign == "t", mayBeYear: sign == "y")
                }
            }
        ).header
    }

    @Test func `titles and remarks above the header are passed over`() {
        #expect(header("t----", "tt---", "ttttt", "ttnnn", "ttnnn") == 2)
        #expect(header("ttt", "tnn") == 0)
    }

    @Test func `years may be names of columns, amounts may not`() {
        #expect(header("t---", "tyyy", "tnnn") == 1)
        #expect(header("tnnn", "tnnn") == 0)
    }
}
