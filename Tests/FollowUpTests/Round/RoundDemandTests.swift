import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct RoundDemandTests {
    private static func initiative(_ id: String, _ codes: [String], _ kronor: Double?, status: String? = nil)
        -> Initiative
    {
        var one = Squareland.initiative(id, .municipalities(codes.map { .init(code: $0) }), kronor: kronor)
        one.status = status
        return one
    }

    /// Granted: 90 kronor in 9901 and 9902 by population, 5 in 9904 and an unknown amount in 9903. Refused: 7 in 9903,
    /// by the database and by the file of applications alike.
    private func demand(_ applications: [Initiative]) throws -> RoundDemand {
        let store = try Squareland.store([
            Self.initiative("both", ["9901", "9902"], 90), Self.initiative("silent", ["9903"], nil),
            Self.initiative("north", ["9904"], 5), Self.initiative("refused", ["9903"], 7, status: "avslag"),
        ])
        let reader = PolicyReader(file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: [])
        let check = try GapCheck(
            reader.read(
                "version: 1\nname: P\nrules:\n  - {id: a, kind: minimum_initiatives, per: municipality, minimum: 1}\n"
            ), store: store)
        let gazetteer = try store.gazetteer()
        let advice = try check.advice(
            on: applications.map { Application($0, score: nil) }, gazetteer: gazetteer, .init(budget: 10_000_00))
        var rejected = Selection(classes: [.rejected])
        rejected.ids = ["refused"]
        return try RoundDemand(
            advice,
            applications: .placing(applications, on: check.territory, gazetteer: gazetteer),
            refused: store.initiatives(rejected, detail: .all), appliedOre: { _ in nil },
            granted: store.initiatives(Selection(), detail: .all), on: check.territory, by: .municipality)
    }

    @Test func `parts without room of their own are one row, and the columns add up`() throws {
        let demand = try demand([
            Self.initiative("p", ["9902"], 20), Self.initiative("q", ["9901", "9902"], 9),
            Self.initiative("refused", ["9903"], 7, status: "avslag"),
        ])
        let (shown, others) = demand.lines(most: 1)
        // 9901 has 8 of q, 9902 20 and 1; the others applied for nothing.
        #expect(others == 3 && shown.map(\.code) == ["9902", nil])
        #expect(shown.map(\.name.sv) == ["Beby", "övriga 3 områden"] && shown[1].name.en == "the other 3 parts")
        #expect(shown[1].population == 9_000 && shown[1].applied.ids == ["q"])
        for column in [\RoundDemand.Line.applied, \.refused, \.granted] {
            let sum = shown.reduce(0) { $0 + ($1[keyPath: column].statedOre ?? 0) }
            #expect(sum == demand.total[keyPath: column].statedOre)
        }
        #expect(demand.total.refused.ids == ["refused"])
        #expect(demand.total.refused.statedOre == 700)
        #expect(shown[1].granted.ids == ["both", "silent", "north"])
        #expect(shown[1].granted.withoutAmount == 1)
        // With nothing applied for: most refused and granted.
        #expect(demand.lines(most: 2).shown.map(\.code) == ["9902", "9901", nil])
        #expect(demand.lines(most: 3).others == 0)
    }

    @Test func `among parts with as much applied for, most refused and granted comes first`() throws {
        // 9901 has 80 kronor granted, 9902 10, 9903 7 refused, 9904 5 granted.
        #expect(try demand([]).lines(most: 2).shown.map(\.code) == ["9901", "9902", nil])
        let applied = try demand([Self.initiative("p", ["9904"], 20)])
        #expect(applied.lines(most: 2).shown.map(\.code) == ["9904", "9901", nil])
    }
}
