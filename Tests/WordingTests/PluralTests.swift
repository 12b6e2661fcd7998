import Testing
import Wording

@Suite struct PluralTests {
    @Test(arguments: [
        (0, "0 insatser", "0 rows"), (1, "1 insats", "1 row"), (1_200, "1\u{A0}200 insatser", "1,200 rows"),
    ])
    func `one is one`(count: Int, swedish: String, english: String) {
        #expect(Plural.sv(count, "insats", "insatser") == swedish)
        #expect(Plural.en(count, "row") == english)
    }

    @Test func `some nouns have a form of their own`() {
        #expect(Plural.en(1, "municipality", "municipalities") == "1 municipality")
        #expect(Plural.en(8, "municipality", "municipalities") == "8 municipalities")
    }
}
