import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct PolicyForesightTests {
    /// Squareland has four municipalities: 20 % at most for each is 80 % of all.
    @Test func `rules that no distribution can satisfy are named before any initiative is read`() throws {
        let policy = try PolicyReader(file: "p.yaml").read(
            """
            version: 1
            name: p
            rules:
              - {id: most, kind: maximum_concentration, of: granted_sek, per: municipality, \
              measure: largest_share, at_most: 0.2}
              - {id: least, kind: minimum_share, of: granted_sek, per: municipality, parts: ["9901"], at_least: 0.5}
              - {id: all, kind: minimum_share, of: granted_sek, per: municipality, at_least: 1.5}
            """)
        let found = try PolicyForesight(policy, in: Squareland.store([]))
        #expect(Set(found.impossible) == [["most"], ["all"]])
        #expect(found.names[.municipality, "9901"].sv == "Aby")
    }
}
