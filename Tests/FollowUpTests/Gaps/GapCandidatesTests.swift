import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// What might lie in a part without being known to.
@Suite struct GapCandidatesTests {
    /// Nothing without a known location can be meant where all of it lies elsewhere by what its source says.
    @Test func `none and unknown are told apart`() throws {
        var elsewhere = Squareland.initiative("x", .unknown, kronor: 5, strengthArea: "Skog")
        elsewhere.marks.social = -1
        let initiatives = [
            Squareland.initiative("y", .municipalities([.init(code: "9901")]), kronor: 5, strengthArea: "Energi"),
            elsewhere,
        ]
        let report = try SquarelandPolicy.run(
            "kind: matrix, dimension: strength_area, values: [Energi, Skog], per: municipality, minimum: 1",
            on: initiatives)
        let nothing = Dictionary(grouping: report.gaps) { $0.dimension }.mapValues { Set($0.map(\.nothing)) }
        #expect(nothing == ["Energi": [.noInitiative], "Skog": [.unknownLocation]])
        let marks = try SquarelandPolicy.run(
            "kind: matrix, dimension: sustainability, values: [social, economic], per: municipality, minimum: 1",
            on: initiatives)
        // x is known not to be social, and nobody has judged it economically.
        #expect(
            Dictionary(grouping: marks.gaps) { $0.dimension }.mapValues { Set($0.map(\.nothing)) } == [
                "social": [.noInitiative], "economic": [.unknownLocation],
            ])
    }

    /// A period leaves out what has no date, and what has but a year that the period cuts through; both may lie in it.
    @Test func `what a period can't place is no absence`() throws {
        let initiatives = [
            Squareland.initiative("a", Squareland.point(5_000, 1_000), kronor: 5, date: "2024-05"),
            Squareland.initiative("b", Squareland.point(15_000, 1_000), kronor: 5),
            Squareland.initiative("c", Squareland.point(25_000, 1_000), kronor: 5, date: "2023"),
            Squareland.initiative("d", Squareland.point(35_000, 1_000), kronor: 5, date: "2022"),
        ]
        let head = "period: {from: 2023-07, to: 2024-12}\n"
        let rule = "kind: minimum_initiatives, per: municipality, minimum: 1"
        let report = try SquarelandPolicy.run(rule, head: head, on: initiatives)
        #expect(report.codes == ["9902", "9903", "9904"])
        #expect(report.gaps.map(\.nothing) == [.unknownDate, .unknownDate, .noInitiative])
        #expect(report.undated == 1)
        // Of money those that state an amount only.
        let money = try SquarelandPolicy.run(
            "kind: minimum_amount, of: granted_sek, per: municipality, minimum: 1", head: head,
            on: [Squareland.initiative("b", Squareland.point(15_000, 1_000), kronor: nil)])
        #expect(money.gaps.map(\.nothing) == [.noInitiative, .noInitiative, .noInitiative, .noInitiative])
        #expect(try SquarelandPolicy.run(rule, on: initiatives).gaps.isEmpty)
    }

    @Test func `a programmes area bounds what may lie there`() throws {
        let initiatives = [
            Squareland.initiative("x", .unknown, kronor: 5, programme: "Leader Öst (Landsbygdsfonden)"),
            Squareland.initiative("y", .unknown, kronor: 7),
            Squareland.initiative("z", .unknown, kronor: 6, programme: "Leader Öst m.fl."),
        ]
        let areas = [ProgrammeArea(programme: "Leader Öst", years: nil, municipalityCodes: ["9903", "9904", "9999"])]
        let rule = "kind: minimum_initiatives, per: municipality, minimum: 1"
        let report = try SquarelandPolicy.run(rule, on: initiatives, programmeAreas: areas)
        // What a programme with others besides it reaches isn't certain.
        #expect(report.gaps.map(\.unlocated.initiatives) == [2, 2, 3, 3])
        #expect(
            report.gaps.map { $0.unlocated.largest.map(\.id) } == [
                ["y", "z"], ["y", "z"], ["y", "z", "x"], ["y", "z", "x"],
            ])
        let only = try SquarelandPolicy.run(rule, on: Array(initiatives.prefix(1)), programmeAreas: areas)
        #expect(only.gaps.map(\.nothing) == [.noInitiative, .noInitiative, .unknownLocation, .unknownLocation])
        let cells = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: roll_up, minimum: 1", on: Array(initiatives.prefix(1)),
            programmeAreas: areas)
        #expect(
            Dictionary(uniqueKeysWithValues: cells.gaps.map { ($0.part?.code, $0.nothing) }) == [
                "urban": .noInitiative, "rural": .unknownLocation,
            ])
        #expect(try SquarelandPolicy.run(rule, on: initiatives).gaps.allSatisfy { $0.unlocated.initiatives == 3 })
    }
}
