import Testing
import Wording

@Suite struct WordingTests {
    @Test func `each language has its text`() {
        let wording = Wording(sv: "räckvidd", en: "reach")
        #expect(wording[.swedish] == "räckvidd")
        #expect(wording[.english] == "reach")
    }
}
