import Testing
import Wording

@testable import Store

@Suite struct SurroundingsTests {
    @Test func `too little memory is refused with what is given and what is needed`() throws {
        #expect(throws: Surroundings.Shortage.memory(given: 767, needed: 768)) {
            try Surroundings.check(memory: (768 << 20) - 1)
        }
        try Surroundings.check(memory: 768 << 20)
        try Surroundings.check(memory: .max)
        #expect(
            Surroundings.Shortage.memory(given: 390, needed: 768).wording
                == Wording(
                    sv: "minnet är begränsat till 390 MiB (ulimit -v); minst 768 behövs.",
                    en: "memory is limited to 390 MiB (ulimit -v); at least 768 are needed."))
    }
}
