import Testing

@testable import Exchange

@Suite struct KronorTests {
    @Test(
        arguments: [
            ("0", 0), ("12", 1_200), ("1 000 000", 100_000_000), ("1\u{A0}000,5", 100_050), ("3.07", 307),
            ("90000000000000", 9_000_000_000_000_000),
        ] as [(String, Int64)])
    func `an amount is kept to the öre`(text: String, ore: Int64) {
        #expect(Kronor(text)?.ore == ore)
    }

    @Test(arguments: ["", "10x", "-5", "1,234", "1,", ",5", "1.2.3", "90000000000001", "١٢"])
    func `anything else is no amount`(text: String) {
        #expect(Kronor(text) == nil)
    }
}
