import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct HeardTests {
    private static func dialogue(
        _ id: String, _ location: Location, _ group: String?, _ participants: String?, kind: String = "Workshop"
    ) -> Initiative {
        var one = Squareland.initiative(id, location, kronor: nil)
        one.extra[KeptColumn.kind.rawValue] = kind
        one.extra[KeptColumn.actorGroup.rawValue] = group
        one.extra[KeptColumn.participants.rawValue] = participants
        return one
    }

    private static func inParts(_ codes: String...) -> Location { .municipalities(codes.map { .init(code: $0) }) }

    private static let initiatives: [Initiative] = {
        var project = Squareland.initiative("p", inParts("9904"), kronor: 500)
        project.extra[KeptColumn.kind.rawValue] = "Projekt"
        return [
            dialogue("a", inParts("9901"), "Kommuner", "12"),
            dialogue("b", inParts("9901", "9902"), "Young people, municipality", "30"),
            dialogue("c", .county, "Samebyar", nil, kind: "Inspel till översynen"),
            dialogue("d", .unknown, nil, "5", kind: "Medborgardialog"),
            dialogue("e", inParts("9902"), "Pensionärsråd", "8", kind: "Möte"), project,
        ]
    }()

    private func distributor(_ initiatives: [Initiative] = initiatives) throws -> Distributor {
        try Distributor(store: Squareland.store(initiatives), selection: Selection())
    }

    @Test func `a dialogue counts whole in each part and for each group, and once among all`() throws {
        let heard = try #require(try distributor().heard())
        #expect(
            heard.groups == [
                "municipality", "business", "academia", "civil_society", "sami", "youth", "state", "Pensionärsråd",
            ])
        #expect(heard.parts.map(\.all) == [2, 2, 0, 0])
        #expect(heard.parts[0].byGroup == [2, 0, 0, 0, 0, 1, 0, 0])
        #expect(heard.parts[1].byGroup == [1, 0, 0, 0, 0, 1, 0, 1])
        #expect(heard.elsewhere.map(\.name.en) == ["the whole county", "location unknown"])
        #expect(heard.elsewhere.map(\.all) == [1, 1] && heard.elsewhere[0].byGroup[4] == 1)
        #expect(heard.total.all == 5 && heard.total.byGroup == [2, 0, 0, 0, 1, 1, 0, 1])
        #expect(heard.withoutGroup == 1)
    }

    /// Nobody knows how many of the 30 are young.
    @Test func `participants of several groups at once are of none of them`() throws {
        let heard = try #require(try distributor().heard())
        #expect(heard.participants == [12, nil, nil, nil, nil, nil, nil, 8])
        #expect(heard.allParticipants == 55 && heard.statingParticipants == 4)
    }

    @Test func `where nobody has been heard there is nothing to tell`() throws {
        #expect(try distributor([Squareland.initiative("p", .county, kronor: 1)]).heard() == nil)
    }

    @Test func `crosstabs by kind and by group, of participants too`() throws {
        let distributor = try distributor()
        let counts = try distributor.crosstab(of: .initiatives, rows: .actorGroup, columns: .kind)
        #expect(counts.rows.map(\.key) == ["Pensionärsråd", "municipality", "municipality + youth", "sami", nil])
        #expect(
            counts.rows.map(\.name.sv).prefix(4) == [
                "Pensionärsråd", "kommuner", "kommuner + unga", "samiska organisationer",
            ])
        #expect(
            counts.columns.map(\.key) == ["Inspel till översynen", "Medborgardialog", "Möte", "Projekt", "Workshop"])
        #expect(counts.total == 6)
        let people = try distributor.crosstab(of: "Deltagare", rows: .actorGroup, columns: .kind)
        #expect(people.rows.indices.map(people.rowTotal) == [8, 12, 30, 5] && people.total == 55)
        #expect(people.withoutValue == 2 && people.indicator.unit.en == "persons")
    }

    @Test func `participants that nobody states are no zero`() throws {
        #expect(throws: ParticipantsError.notStated) {
            try distributor([Self.dialogue("a", .county, "kommun", nil)]).crosstab(
                of: .participants, rows: .kind, columns: .actorGroup)
        }
        #expect(throws: QueryError.noNumbers("participants")) {
            try distributor([Self.dialogue("a", .county, "kommun", "många")]).crosstab(
                of: .participants, rows: .kind, columns: .actorGroup)
        }
    }

    @Test func `a policy asks for groups in every part, in the words of either language`() throws {
        let report = try SquarelandPolicy.run(
            """
            kind: matrix, dimension: actor_group, values: [kommuner, unga], per: municipality, minimum: 1
            """, on: Self.initiatives)
        #expect(report.gaps.map(\.part?.code) == ["9903", "9903", "9904", "9904"])
        #expect(Set(report.gaps.map(\.dimension)) == ["kommuner", "unga"])
        #expect(report.rules[0].remark?.en.hasPrefix("4 of 8 combinations are met") == true)
    }
}
