import Testing

@testable import Store

@Suite struct StatusChangeTests {
    @Test func `a status and its class stand on either side of the last equals sign`() throws {
        let plain = try #require(StatusChange("vilande=undecided"))
        #expect(plain.status == "vilande")
        #expect(plain.statusClass == .undecided)
        let strange = try #require(StatusChange("fas=2=rejected"))
        #expect(strange.status == "fas=2")
        #expect(strange.statusClass == .rejected)
    }

    @Test func `default gives the word back to the program`() throws {
        let change = try #require(StatusChange("vilande=default"))
        #expect(change.statusClass == nil)
    }

    @Test(arguments: ["vilande", "=undecided", "vilande=", "vilande=beslutad", ""])
    func `anything else is no change`(text: String) {
        #expect(StatusChange(text) == nil)
    }
}
