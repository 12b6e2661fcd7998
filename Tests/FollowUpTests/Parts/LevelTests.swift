import Testing
import Wording

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

    @Test func `a list names levels with commas between`() throws {
        #expect(try Level.list("municipality,cells,,fa_region") == [.municipality, .cell, .faRegion])
        #expect(try Level.list("") == [])
        #expect(throws: UnknownLevel(name: "parish")) { try Level.list("zone,parish,county") }
        #expect(
            UnknownLevel(name: "parish").wording
                == Wording(
                    sv: "parish är inte en indelning. Möjliga: cell, fa_region, municipality, roll_up, zone",
                    en: "parish is not a division. Possible: cell, fa_region, municipality, roll_up, zone"))
    }
}
