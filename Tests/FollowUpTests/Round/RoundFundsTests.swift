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

    /// Of a grant of 1,000 kronor the EU pays 600 and the region 400, whatever the programme is called.
    @Test func `of an initiative that states its financing the region's part counts`() throws {
        func one(_ id: String, _ programme: String?, _ amounts: [KeptColumn: Int]) -> Initiative {
            var one = Squareland.initiative(
                id, .municipalities([.init(code: "9901")]), kronor: 1_000, programme: programme)
            for (column, kronor) in amounts { one.extra[column.rawValue] = "\(kronor)" }
            return one
        }
        let store = try Squareland.store([
            one("a", "ERUF", [.euFunding: 600, .regionFunding: 400]), one("b", "1:1-medel", [.regionFunding: 0]),
            one("c", "1:1-medel", [:]), one("d", "ERUF", [.stateFunding: 250, .regionFunding: 50]),
        ])
        let funds = try RoundFunds(nil, store: store)
        #expect(funds.scope == .own && funds.ids == ["a", "c", "d"])
        #expect(funds.own.statedOre == 1_700_00 && funds.besideOre == 1_300_00)
        #expect(funds.other.initiatives == 1 && funds.other.statedOre == 1_000_00)
        let table = try funds.counted(store.initiatives(.everything, detail: .all))
        #expect(table.initiatives.indices.map(table.initiatives.grantedOre) == [400_00, 0, 1_000_00, 300_00])
        #expect(
            table.initiatives.indices.map { row in table.parts(of: row).reduce(0) { $0 + table.grantedOre[$1] } }
                == [400_00, 0, 1_000_00, 300_00])
    }

    @Test func `all funds count where nobody names own ones, or where they are asked for`() throws {
        let found = try funds(nil, ["ERUF", nil])
        #expect(found.scope == .all && found.ids == nil && found.isForWantOfNames)
        let asked = try funds(.all, ["1:1-medel"])
        #expect(asked.scope == .all && asked.ids == nil && !asked.isForWantOfNames)
    }
}
