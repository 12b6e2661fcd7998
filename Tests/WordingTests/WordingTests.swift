import Testing
import Wording

@Suite struct WordingTests {
    @Test func eachLanguageHasItsText() {
        let wording = Wording(sv: "räckvidd", en: "reach")
        #expect(wording[.swedish] == "räckvidd")
        #expect(wording[.english] == "reach")
    }
}
