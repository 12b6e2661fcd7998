import Testing

@testable import FollowUp

@Suite struct LevelTests {
    @Test(arguments: Level.allCases) func everyLevelIsReadInSingularAndPlural(level: Level) {
        #expect(Level(named: level.rawValue) == level)
        #expect(Level(named: level.plural) == level)
    }

    @Test func pluralsAreThoseOfTheContract() {
        #expect(Level.allCases.map(\.plural) == ["municipalities", "zones", "cells", "roll_up", "fa_regions"])
        #expect(Level(named: "county") == nil)
        #expect(Level(named: "") == nil)
    }
}
