import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// What applications do about gaps, beside the check itself on a store where they were granted; and choices beside
/// every possible one.
@Suite struct ApplicationAssessmentTests {
    private static let held = [
        Squareland.initiative("a", .place("Staden"), kronor: 800, strengthArea: "Skog", date: "2020"),
        Squareland.initiative(
            "b", Squareland.point(15_000, 5_000), kronor: 200, strengthArea: "Energi", date: "2026-03"),
        Squareland.initiative("w", .county, kronor: 900, strengthArea: "Energi", date: "2025"),
    ]

    private static let applications: [Application] = [
        ("p1", Squareland.point(25_000, 5_000), 120.0, "Skog", 3.0),
        ("p2", Squareland.point(35_000, 2_000), 90, "Energi", 8),
        ("p3", .municipalities([.init(code: "9903"), .init(code: "9904")]), 200, "Energi", 5),
        ("p4", .place("Staden"), 500, "Energi", 9),
        ("p5", Squareland.point(19_000, 9_000), 60, "Skog", 4), ("p6", .unknown, 50, "Skog", 7),
        ("p7", .county, 100, "Skog", 6),
        ("p8", Squareland.point(34_000, 8_000), 150, nil, 2),
    ].map { id, location, kronor, area, score in
        Application(Squareland.initiative(id, location, kronor: kronor, strengthArea: area), score: score)
    }

    private static let rules = """
          - {id: count, kind: minimum_initiatives, per: municipality, minimum: 1}
          - {id: money, kind: minimum_amount, of: granted_sek, per: municipality, minimum: 150}
          - {id: share, kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5, severity: should}
          - {id: area, kind: minimum_share, of: granted_sek, against: area, per: zone, at_least: 0.3}
          - {id: matrix, kind: matrix, dimension: strength_area, per: municipality, minimum: 1, severity: should}
          - {id: half, kind: matrix, dimension: strength_area, per: municipality, minimum_sek: 50, at_least: 0.75}
          - {id: near, kind: reach, distance_m: 8000, at_least: 0.95}
          - {id: nearby, kind: reach, distance_m: 6000, per: municipality, at_least: 0.5, severity: should}
          - {id: gini, kind: maximum_concentration, of: granted_sek, per: municipality, measure: gini, at_most: 0.2}
          - {id: hoover, kind: maximum_concentration, of: granted_sek, per: cell, measure: hoover, at_most: 0.15, \
        severity: should}
          - {id: most, kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, \
        at_most: 0.7}
          - {id: recent, kind: recency, per: municipality, at_most_months: 12}

        """

    private func check(_ initiatives: [Initiative], _ rules: String = rules) throws -> (GapCheck, Store) {
        let store = try Squareland.store(initiatives)
        let reader = PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        return (
            try GapCheck(reader.read("version: 1\nname: Prov\nround: 2026-06-01\nrules:\n\(rules)"), store: store),
            store
        )
    }

    private struct Key: Hashable, Comparable {
        let text: String
        init(_ rule: String, _ part: Part?, _ dimension: String?) {
            text = "\(rule) \(part?.code ?? "-") \(dimension ?? "-")"
        }
        static func < (a: Key, b: Key) -> Bool { a.text < b.text }
    }

    private func conditions(_ check: GapCheck, _ store: Store) throws -> ApplicationConditions {
        let initiatives = Self.applications.map { application in
            var one = application.initiative
            one.decided = PartialDate("2026-06-01")
            return one
        }
        let table = try InitiativeTable.placing(initiatives, on: check.territory, gazetteer: store.gazetteer())
        return try ApplicationConditions(
            check.rules(), added: initiatives.indices.map { index in check.rules(on: table.row(index)) })
    }

    /// The gaps without any application are the check's; those with some are the check's on a store where those were
    /// granted. Reach is counted on points of population, to within a part in a hundred; no condition here is that near
    /// its limit.
    @Test(arguments: [[], [0], [1, 4], [2], [3, 6], [0, 1, 2, 4, 7], [5], [0, 1, 2, 3, 4, 5, 6, 7]])
    func `conditions are those of the check`(chosen: [Int]) throws {
        let (check, store) = try check(Self.held)
        let conditions = try conditions(check, store)
        let met = conditions.met(with: (0..<8).map(chosen.contains))
        let open = Set(
            conditions.all.indices.filter { !met[$0] }.map {
                Key(conditions.all[$0].rule.id, conditions.all[$0].part, conditions.all[$0].dimension)
            })
        let granted = chosen.map { index in
            var one = Self.applications[index].initiative
            one.decided = PartialDate("2026-06-01")
            return one
        }
        let report = try self.check(Self.held + granted).0.run()
        // The check names the part that has most; the condition is the county's.
        let gaps = Set(report.gaps.map { Key($0.rule, $0.rule == "most" ? nil : $0.part, $0.dimension) })
        #expect(open.subtracting(gaps).sorted().map(\.text) == [])
        #expect(gaps.subtracting(open).sorted().map(\.text) == [])
    }

    /// All 256 choices within the budget: none is better than the one that the programs found.
    @Test(arguments: [0.0, 130, 300, 420, 700, 2_000])
    func `no choice is better`(budget: Double) throws {
        let (check, store) = try check(Self.held)
        let conditions = try conditions(check, store)
        let amounts = Self.applications.map(\.initiative.grantedOre)
        let scores = Self.applications.map { $0.score ?? 0 }
        let program = ApplicationProgram(
            conditions: conditions, amounts: amounts, scores: scores, budget: Int64(budget * 100))
        let solution = try program.solve()
        let found = program.value(solution.chosen)
        let all = (0..<256).map { set in (0..<8).map { set >> $0 & 1 == 1 } }
        let cost = { (chosen: [Bool]) in zip(amounts, chosen).reduce(Int64(0)) { $0 + ($1.1 ? $1.0 ?? 0 : 0) } }
        let affordable = all.filter { cost($0) <= Int64(budget * 100) }
        let best = try #require(affordable.map(program.value).max())
        #expect(found == best)
        #expect(solution.isProven)
        #expect(cost(solution.chosen) == affordable.filter { program.value($0) == best }.map(cost).min())
        #expect(Int(solution.bounds[0].rounded()) == best.must)
        let greedy = program.greedy()
        #expect(program.value(greedy) <= best)
        #expect(cost(greedy) <= Int64(budget * 100))
    }

    @Test func `without and with stand side by side`() throws {
        let (check, store) = try check(Self.held)
        let advice = try check.advice(on: Self.applications, gazetteer: store.gazetteer(), budget: 300_00)
        #expect(advice.applications.map(\.counts) == [true, true, true, true, true, true, false, true])
        #expect(advice.applications[5].cells.isEmpty)
        let change = try #require(advice.applications[1].changes.first { $0.rule == "money" })
        #expect(
            (change.part?.code, change.required, change.before, change.after, change.isMet) == (
                "9904", 150, 0, 90, false
            ))
        let first = try #require(advice.applications[1].changes.first { $0.rule == "count" })
        #expect((first.before, first.after, first.wasMet, first.isMet) == (0, 1, false, true))
        let choice = try #require(advice.choice)
        #expect(
            choice.spent
                == advice.applications.filter(\.isChosen).reduce(0) { $0 + ($1.application.initiative.grantedOre ?? 0) }
        )
        #expect(choice.isProven)
        #expect(choice.mustBound == choice.must)
        let report = try check.run()
        #expect(advice.mustGaps == report.gaps.count { $0.severity == .must })
        #expect(advice.shouldGaps == report.gaps.count { $0.severity == .should })
    }

    /// One dear application that closes one gap and has the higher score beats, taken first, two cheap ones that close
    /// one each.
    @Test func `greedy is left behind`() throws {
        let (check, store) = try check(
            [], "  - {id: money, kind: minimum_amount, of: granted_sek, per: municipality, minimum: 100}\n")
        let applications = [
            Application(Squareland.initiative("dear", Squareland.point(5_000, 1_000), kronor: 200), score: 9),
            Application(Squareland.initiative("x", Squareland.point(15_000, 5_000), kronor: 100), score: 1),
            Application(Squareland.initiative("y", Squareland.point(25_000, 5_000), kronor: 100), score: 1),
        ]
        let choice = try #require(
            try check.advice(on: applications, gazetteer: store.gazetteer(), budget: 200_00).choice)
        #expect((choice.must, choice.greedyMust) == (2, 1))
        #expect((choice.score, choice.greedyScore) == (2, 9))
    }
}
