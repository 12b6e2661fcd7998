import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

@Suite struct RoundCommitmentsTests {
    private func initiative(_ id: String, _ kronor: Double?, paid: String? = nil, to end: String? = nil) -> Initiative {
        var initiative = Squareland.initiative(id, .unknown, kronor: kronor, date: "2027-01-01")
        initiative.end = end.flatMap { PartialDate($0) }
        initiative.extra["paid_sek"] = paid
        return initiative
    }

    @Test func `what isn't stated or was repaid binds nothing, and is told`() throws {
        let store = try Squareland.store([
            initiative("a", 100, paid: "30", to: "2027-12-31"), initiative("b", 50), initiative("repaid", -40),
            initiative("silent", nil, to: "2027"),
        ])
        let found = RoundCommitments(
            try store.initiatives(Selection(), detail: .all), paid: try store.keptColumns()["paid_sek"], from: 2027)
        #expect(found.unpaidOre == 7_000 && found.statingPaid == ["a"] && found.withoutPaid == 1)
        #expect(found.repaid.initiatives == 1 && found.repaid.statedOre == -4_000)
        #expect(found.granted.initiatives == 4 && found.granted.withoutAmount == 1)
        #expect(found.years.map(\.year) == [2027] && found.years.map(\.ore) == [10_000])
        #expect(found.unspread.initiatives == 1 && found.unspread.statedOre == 5_000)
    }
}
