import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

@Suite struct RoundRecipientsTests {
    private func initiative(
        _ id: String, _ lead: String?, _ kronor: Double?, number: String? = nil, kind: String? = nil
    ) -> Initiative {
        var initiative = Squareland.initiative(id, .unknown, kronor: kronor)
        initiative.lead = lead
        initiative.extra["organisation_number"] = number
        initiative.extra["actor_kind"] = kind
        return initiative
    }

    private func recipients(
        _ granted: [Initiative], proposed: [Initiative] = []
    ) throws -> RoundRecipients {
        let store = try Squareland.store(granted)
        return RoundRecipients(granted: try store.initiatives(Selection(), detail: .all), proposed: proposed)
    }

    @Test func `a number tells recipients apart, else a name however it is written`() throws {
        let found = try recipients([
            initiative("a", "Byn AB", 10, number: "556000-0001"),
            initiative("b", "Byn Aktiebolag", 5, number: "5560000001"),
            initiative("c", "Lit  Vilt", 3), initiative("d", "LIT VILT", 4), initiative("e", nil, 50),
        ])
        #expect(found.recipients.map(\.grantedOre) == [1_500, 700])
        #expect(found.recipients.map { $0.granted.ids } == [["a", "b"], ["c", "d"]])
        #expect(found.namedOre == 2_200 && found.unnamed.initiatives == 1 && found.unnamed.grantedOre == 5_000)
    }

    @Test func `the ten largest may be others with the proposal`() throws {
        let granted = (1...12).map { initiative("i\($0)", "R\($0)", Double($0)) }
        let found = try recipients(granted, proposed: [initiative("p", "R1", 99), initiative("q", "Ny", 1)])
        // 3 … 12 of 1 … 12; then 4 … 12 and 100 of 178.
        #expect(found.shareOfLargest == 75.0 / 78)
        #expect(found.shareOfLargestWithProposal == 172.0 / 178)
        let nobody = try recipients(granted, proposed: [initiative("p", nil, 99)])
        #expect(nobody.shareOfLargestWithProposal == nil && nobody.proposedUnnamed == ["p"])
        #expect(found.recipients.last?.name == "Ny" && found.recipients.last?.proposedOre == 100)
    }

    @Test func `recipients that are new in the proposal are shown, and counted apart`() throws {
        let granted = (1...12).map { initiative("i\($0)", "R\($0)", Double($0)) }
        let found = try recipients(granted, proposed: [initiative("p", "R1", 99), initiative("q", "Ny", nil)])
        #expect(found.granted.count == 12)
        #expect(found.shown.compactMap(\.name) == (3...12).reversed().map { "R\($0)" } + ["R1", "Ny"])
        let few = try recipients([initiative("a", "A", nil)], proposed: [initiative("q", "Ny", 1)])
        #expect(few.shown.map(\.name) == ["Ny"] && few.granted.map(\.name) == ["A"])
    }

    @Test func `nobody received anything, so nobody has a share`() throws {
        let found = try recipients([initiative("a", "A", nil)])
        #expect(found.shareOfLargest == nil && found.shareOfLargestWithProposal == nil)
        #expect(found.recipients.first?.granted.statedOre == nil)
    }

    @Test func `kinds of actors, with those that state none last among equals`() throws {
        let found = try recipients([
            initiative("a", "A", 5, kind: "offentlig"), initiative("b", "B", 2, kind: "Offentlig"),
            initiative("c", "C", 9),
        ])
        #expect(found.statesKinds && found.kinds.map(\.name) == [nil, "offentlig"])
        #expect(found.kinds.map(\.grantedOre) == [900, 700])
        #expect(try !recipients([initiative("a", "A", 5)]).statesKinds)
    }
}
