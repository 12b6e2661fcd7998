import Testing

@testable import FollowUp

@Suite struct ComparisonRuleTests {
    @Test func `rules by their words, and files by what is none`() throws {
        #expect(try ComparisonRule(word: "others") == .others)
        #expect(try ComparisonRule(word: "county:22") == .county("22"))
        #expect(try ComparisonRule(word: "similar:7") == .similar(7))
        #expect(try ComparisonRule(word: "koder.csv") == nil && ComparisonRule(word: "C:koder.csv") == nil)
    }

    @Test func `a class of municipalities is named or not, and what is no rule is refused`() throws {
        #expect(try ComparisonRule(word: "type") == .type(nil))
        #expect(try ComparisonRule(word: "type:landsbygd") == .type("landsbygd"))
        #expect(throws: TrendError.notARule("similar:0")) { try ComparisonRule(word: "similar:0") }
        #expect(throws: TrendError.notARule("county:2303")) { try ComparisonRule(word: "county:2303") }
    }
}
