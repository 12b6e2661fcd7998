import Territory
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct NearIdentifiersTests {
    @Test func `one letter off or another spelling`() {
        let near = NearIdentifiers(["I001", "I011", "Ärende-7", "P-1"])
        #expect(
            near.near("I01") == ["I001", "I011"] && near.near("I0011") == ["I001", "I011"]
                && near.near("I002") == ["I001"])
        #expect(
            near.near("ARENDE 7")
                == (FoldedName("ARENDE 7").letters == FoldedName("Ärende-7").letters ? ["Ärende-7"] : []))
        #expect(near.near("ärende-7") == ["Ärende-7"] && near.near("Q-9").isEmpty)
    }

    /// Beside comparing with every identifier.
    @Test func `finds what comparing with all finds`() {
        var random = SeededGenerator(seed: 3)
        func identifier() -> String {
            String((0..<Int.random(in: 1...4, using: &random)).map { _ in "aAåb1".randomElement(using: &random)! })
        }
        let all = Set((0..<150).map { _ in identifier() })
        let near = NearIdentifiers(all)
        for _ in 0..<200 {
            let wrong = identifier()
            let folded = FoldedName(wrong).letters
            #expect(
                near.near(wrong)
                    == all.filter { FoldedName($0).letters == folded || EditDistance.between($0, wrong, limit: 1) <= 1 }
                    .sorted())
        }
    }
}
