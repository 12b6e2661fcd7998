import Testing

@testable import FollowUp

@Suite struct LevelTests {
    @Test(arguments: Level.allCases) func `every level is read in singular and plural`(level: Level) {
        #expect(Level(named: level.rawValue) == level)
        #expect(Level(named: level.plural) == level)
    }

    @Test func `plurals are those of the contract`() {
        #expect(Level.allCases.map(\.plural) == ["municipalities", "zones", "cells", "roll_up", "fa_regions"])
        #expect(Level(named: "county") == nil)
        #expect(Level(named: "") == nil)
    }
}
