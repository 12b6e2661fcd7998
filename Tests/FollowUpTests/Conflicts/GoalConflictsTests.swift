import Planar
import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// Marks, pairs and overlaps of a handful of initiatives, counted by hand.
@Suite struct GoalConflictsTests {
    private static func marked(_ id: String, _ location: Location, _ marks: Initiative.Marks) -> Initiative {
        var initiative = Squareland.initiative(id, location, kronor: 100)
        initiative.marks = marks
        return initiative
    }

    private static let initiatives = [
        marked("a", Squareland.point(5_000, 5_000), .init(economic: 2, environmental: -1)),
        marked("b", Squareland.point(15_000, 5_000), .init(economic: 1, social: 0, environmental: 1, sami: -2)),
        marked("c", Squareland.point(15_500, 5_000), .init()),
        marked("d", .unknown, .init(social: 1, environmental: -1)),
        marked("e", .municipalities([.init(code: "9902"), .init(code: "9903")]), .init(economic: -1, social: -1)),
    ]

    private static var areas: [DialogueLayer.Feature] {
        let (x, y) = Squareland.origin
        return [("norra", 14_000.0, 15_200.0), ("mellersta", 14_900, 15_100), ("södra", 30_000, 40_000)].map {
            name, low, high in
            DialogueLayer.Feature(
                name: name,
                area: WKBWriter.rectangle(Envelope(minX: x + low, minY: y, maxX: x + high, maxY: y + 10_000)))
        }
    }

    private func conflicts(areas: [DialogueLayer.Feature] = []) throws -> GoalConflicts {
        let store = try Squareland.store(Self.initiatives)
        if !areas.isEmpty {
            let file = ImportFile(name: "l.gpkg", sha256: String(repeating: "a", count: 64), kind: .territory)
            try store.commit(
                ImportBatch(file: file, accepted: areas.enumerated().map { ($0 + 1, $1) }), asLayer: "renskötsel")
        }
        return try GoalConflicts(
            store.territory(scheme: nil), store.initiatives(), by: .municipality, layers: store.dialogueLayers())
    }

    @Test(arguments: [
        ("handling", "assessed_on"), ("Hur konflikten hanteras", "Bedömd den"),
        ("Hantering av målkonflikt", "assessed"),
    ])
    func `handling and its day are read under their usual names`(_ handled: String, _ day: String) {
        var one = Squareland.initiative("a", .unknown, kronor: 1)
        one.extra = [handled: "samråd hölls", day: "2026-03-01"]
        let handling = ConflictHandling(one)
        #expect(handling.handling == "samråd hölls" && handling.assessed == "2026-03-01" && handling.isHandled)
    }

    @Test func `positive in one and negative in another is a conflict`() throws {
        let found = try conflicts()
        #expect(found.conflicts.map(\.id) == ["a", "b", "d"])
        #expect(found.conflicts[1].positive == [.economic, .environmental])
        #expect(found.conflicts[1].negative == [.sami])
        #expect(found.conflicts.map(\.parts) == [["9901"], ["9902"], []])
        #expect(
            found.pairs.map { "\($0.positive.rawValue)+ \($0.negative.rawValue)-: \($0.initiatives)" } == [
                "economic+ environmental-: 1", "economic+ sami-: 1", "social+ environmental-: 1",
                "environmental+ sami-: 1",
            ])
    }

    @Test func `marks are counted by part and nothing is not nought`() throws {
        let found = try conflicts()
        #expect(found.rows.map(\.initiatives) == [1, 3, 1, 0])
        #expect(found.rows.map(\.conflicts) == [1, 1, 0, 0])
        let second = found.rows[1].tallies
        // Economic: b +, c unmarked, e −. Social: b nought, c unmarked, e −.
        #expect((second[0].positive, second[0].neutral, second[0].negative, second[0].unmarked) == (1, 0, 1, 1))
        #expect((second[1].positive, second[1].neutral, second[1].negative, second[1].unmarked) == (0, 1, 1, 1))
        #expect(found.unmarked == 1)
        #expect(found.total.allSatisfy { $0.marked + $0.unmarked == 5 })
    }

    @Test func `overlap is for dialogue and changes no mark`() throws {
        let plain = try conflicts()
        let found = try conflicts(areas: Self.areas)
        #expect(found.dialogues.map(\.id) == ["b"])
        #expect(found.dialogues.first?.features == ["mellersta", "norra"])
        #expect(found.placeless == 2)
        #expect(found.rows == plain.rows)
        #expect(found.conflicts == plain.conflicts)
    }
}
