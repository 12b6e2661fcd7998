import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

@Suite struct RoundFundsTests {
    private func funds(_ asked: RoundFunds.Scope?, _ programmes: [String?]) throws -> RoundFunds {
        let initiatives = programmes.enumerated().map {
            Squareland.initiative("i\($0)", .unknown, kronor: 10, programme: $1)
        }
        return try RoundFunds(asked, store: Squareland.store(initiatives))
    }

    @Test func `own funds count where the data name them, and the rest is told apart`() throws {
        let found = try funds(nil, ["1:1-medel (Region Jämtland Härjedalen)", "ERUF", "ERUF; Region Dalarna", nil])
        #expect(found.scope == .own && found.ids == ["i0", "i2"] && !found.isForWantOfNames)
        #expect(found.own.grantedOre == 2_000 && found.other.grantedOre == 1_000 && found.unnamed.grantedOre == 1_000)
    }

    @Test func `all funds count where nobody names own ones, or where they are asked for`() throws {
        let found = try funds(nil, ["ERUF", nil])
        #expect(found.scope == .all && found.ids == nil && found.isForWantOfNames)
        let asked = try funds(.all, ["1:1-medel"])
        #expect(asked.scope == .all && asked.ids == nil && !asked.isForWantOfNames)
    }
}
