import Store
import Territory
import Testing
import Wording

@testable import FollowUp

/// One set of words for how county-wide initiatives count, and the earlier ones that policies may still use.
@Suite struct CountyWideWordsTests {
    private func policy(_ word: String) throws -> Policy {
        try PolicyReader(file: "p.yaml").read(
            """
            version: 1
            name: x
            county_wide: \(word)
            rules:
              - {id: a, kind: minimum_initiatives, per: zone, minimum: 1}
            """)
    }

    @Test(arguments: CountyWideRule.allCases)
    func `a policy takes the words of the command line`(rule: CountyWideRule) throws {
        let policy = try policy(rule.rawValue)
        #expect(policy.countyWide == rule)
        #expect(policy.notes == [])
    }

    @Test(arguments: [("by_population", CountyWideRule.population), ("equally", .equal), ("exclude", .leftOut)])
    func `an earlier word is read with a note that names the new one`(word: String, rule: CountyWideRule) throws {
        let policy = try policy(word)
        #expect(policy.countyWide == rule)
        #expect(
            policy.notes.map(\.wording.sv) == [
                """
                p.yaml, rad 3: county_wide: \(word) heter numera \(rule.rawValue); det gamla ordet kan fortfarande läsas
                """
            ])
        #expect(
            policy.notes.map(\.wording.en) == [
                "p.yaml, line 3: county_wide: \(word) is now called \(rule.rawValue); the old word can still be read"
            ])
    }

    @Test func `a range is no way to check a policy`() {
        #expect(throws: PolicyErrors.self) { try policy("range") }
    }

    @Test func `the command line has the same words and the range`() {
        let words = CountyWideRule.OrRange.allCases.map(\.word)
        #expect(words == ["population", "equal", "left_out", "range"])
        #expect(words.map { CountyWideRule.OrRange(word: $0) } == CountyWideRule.OrRange.allCases)
        #expect(CountyWideRule.OrRange(word: "exclude") == nil)
    }
}
