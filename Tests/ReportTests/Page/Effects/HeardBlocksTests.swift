import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct HeardBlocksTests {
    private static func dialogue(
        _ id: String, _ location: Location, _ group: String, _ participants: String?
    ) -> Initiative {
        var one = Squareland.initiative(id, location, kronor: nil)
        one.extra = ["initiative_kind": "Workshop", "actor_group": group]
        one.extra["participants"] = participants
        return one
    }

    private func blocks(_ language: Language) throws -> (sentence: String, table: WrittenDocument.Table) {
        let initiatives = [
            Self.dialogue("a", .municipalities([.init(code: "9901")]), "Kommuner", "12"),
            Self.dialogue("b", .municipalities([.init(code: "9901"), .init(code: "9902")]), "unga, näringsliv", "30"),
            Self.dialogue("c", .county, "samebyar", nil),
        ]
        let distributor = try Distributor(store: Squareland.store(initiatives), selection: Selection())
        let blocks = HeardBlocks(heard: try #require(try distributor.heard()), language: language).blocks
        guard blocks.count == 2, case .paragraph(let parts) = blocks[0], case .text(let sentence) = parts[0],
            case .table(let table) = blocks[1]
        else {
            Issue.record("a paragraph and a table")
            return ("", .init(id: "", caption: "", columns: [], rows: []))
        }
        return (sentence, table)
    }

    @Test func `which parts and groups are reached, and which aren't`() throws {
        let (sentence, table) = try blocks(.english)
        #expect(
            sentence
                == """
                3 dialogues were held in 2 of 4 municipalities and with 4 of 7 groups of actors. Participants are 42 \
                in the 2 that state their number; whoever came several times counts each time. No dialogue is of Ceby \
                and Deby by itself. Not heard: academia, civil society and the state. See \

                """)
        #expect(
            table.rows == [
                ["Aby", "1", "1", "0", "0", "0", "1", "0", "2"], ["Beby", "0", "1", "0", "0", "0", "1", "0", "1"],
                ["Ceby", "0", "0", "0", "0", "0", "0", "0", "0"], ["Deby", "0", "0", "0", "0", "0", "0", "0", "0"],
                ["the whole county", "0", "0", "0", "0", "1", "0", "0", "1"],
                ["all", "1", "1", "0", "0", "1", "1", "0", "3"],
                ["participants", "12", "–", "–", "–", "–", "–", "–", "42"],
            ])
        #expect(table.totals == 3)
    }

    @Test func `in Swedish too`() throws {
        let (sentence, table) = try blocks(.swedish)
        #expect(sentence.hasPrefix("3 dialoger har hållits i 2 av 4 kommuner och med 4 av 7 aktörsgrupper."))
        #expect(
            table.columns == [
                "Område", "Kommuner", "Näringsliv", "Akademi", "Civilsamhälle", "Samiska organisationer", "Unga",
                "Staten", "Dialoger",
            ])
    }
}
