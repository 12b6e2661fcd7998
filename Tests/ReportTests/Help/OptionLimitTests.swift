import Testing
import Wording

@testable import Report

/// Options that act on nothing are refused by name.
@Suite struct OptionLimitTests {
    private let limit = OptionLimit(
        ["from", "to", "status"], scope: Wording(sv: "insatser", en: "initiatives"),
        instead: Wording(sv: "Utelämna dem.", en: "Leave them out."))

    private func refusal(_ arguments: String...) -> OptionRefusal? {
        do throws(OptionRefusal) {
            try GivenOptions(arguments).refuse([limit])
            return nil
        } catch { return error }
    }

    @Test func `those given are named, in the order of the declaration`() {
        let several = refusal("distribution", "population", "--status=Beviljat", "--from", "2020")
        #expect(several?.options == ["from", "status"])
        #expect(several?.wording.sv == "--from och --status gäller insatser. Utelämna dem.")
        #expect(several?.wording.en == "--from and --status are for initiatives. Leave them out.")
        #expect(refusal("--to", "2020")?.wording.en == "--to is for initiatives. Leave them out.")
        #expect(refusal("--total", "to", "-to") == nil)
        // After two dashes nothing is an option.
        #expect(refusal("query", "--", "--to") == nil)
    }
}
